//! Reads `[branch.prayers]`: the breaks for prayer.
//!
//! At what time a prayer is, is a rule of `domain`.

use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use crate::{Prayer, PrayerMethod, Prayers, School};
use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;

pub(super) const KEYS: &[&str] = &[
    "latitude",
    "longitude",
    "method",
    "school",
    "prayers",
    "before",
    "after",
    "friday_before",
    "friday_after",
];
const METHODS: &[(&str, PrayerMethod)] = &[
    ("umm-al-qura", PrayerMethod::UmmAlQura),
    ("muslim-world-league", PrayerMethod::MuslimWorldLeague),
    ("egyptian", PrayerMethod::Egyptian),
    ("karachi", PrayerMethod::Karachi),
    ("dubai", PrayerMethod::Dubai),
    ("kuwait", PrayerMethod::Kuwait),
    ("qatar", PrayerMethod::Qatar),
    ("north-america", PrayerMethod::NorthAmerica),
    ("singapore", PrayerMethod::Singapore),
    ("turkey", PrayerMethod::Turkey),
];
const SCHOOLS: &[(&str, School)] = &[("standard", School::Standard), ("hanafi", School::Hanafi)];
const PRAYERS: &[(&str, Prayer)] = &[
    ("fajr", Prayer::Fajr),
    ("dhuhr", Prayer::Dhuhr),
    ("asr", Prayer::Asr),
    ("maghrib", Prayer::Maghrib),
    ("isha", Prayer::Isha),
];
/// In this time the sun goes one degree west.
const SECONDS_A_DEGREE: f64 = 240.0;
/// Kashgar, under the clocks of Shanghai, is the place farthest from its own: not quite three hours.
const MOST_APART_H: f64 = 3.0;
/// 15 January 2026, when no clock north of the equator is set forward.
const WINTER_S: i64 = 1_768_435_200;
/// No reception is open at dawn.
const DEFAULT_PRAYERS: [Prayer; 4] = [Prayer::Dhuhr, Prayer::Asr, Prayer::Maghrib, Prayer::Isha];

/// The breaks of `branch`; none where the file is silent.
pub(crate) fn prayers(branch: &Table<'_>, zone: Option<Tz>) -> Option<Option<Prayers>> {
    match branch.optional("prayers") {
        None => Some(None),
        Some(value) => {
            let table = value.table(KEYS)?;
            let breaks = breaks(&table)?;
            under_its_sun(&table, breaks.longitude, zone).map(|()| Some(breaks))
        }
    }
}

/// Reports a place whose sun and clocks cannot be of one branch: its sign is wrong, as a rule, and every prayer
/// would be hours off.
fn under_its_sun(table: &Table<'_>, longitude: f64, zone: Option<Tz>) -> Option<()> {
    let zone = zone?;
    let winter = DateTime::from_timestamp(WINTER_S, 0)?.naive_utc();
    let clocks = zone
        .offset_from_utc_datetime(&winter)
        .fix()
        .local_minus_utc();
    let apart_h = (longitude * SECONDS_A_DEGREE - f64::from(clocks)).abs() / 3600.0;
    if apart_h <= MOST_APART_H {
        return Some(());
    }
    let what = format!("lies {apart_h:.0} hours of sun away from the clocks of {zone}");
    let right =
        "write degrees east of Greenwich, west of it below 0, and the latitude on its own line";
    table.optional("longitude")?.wrong(Wrong::new(what, right))
}

fn breaks(table: &Table<'_>) -> Option<Prayers> {
    let latitude = table
        .required("latitude", "latitude = 24.7, degrees north of the equator")
        .and_then(|v| v.decimal(-90.0..=90.0));
    let longitude = table
        .required("longitude", "longitude = 46.7, degrees east of Greenwich")
        .and_then(|v| v.decimal(-180.0..=180.0));
    let method = table.or("method", PrayerMethod::default(), |v| v.choice(METHODS));
    let school = table.or("school", School::default(), |v| v.choice(SCHOOLS));
    let prayers = table.or("prayers", DEFAULT_PRAYERS.to_vec(), |v| named(&v));
    let before = table.or("before", 0, |v| v.number(0..=60));
    let after = table.or("after", 25, |v| v.number(1..=120));
    let friday_before = table.or("friday_before", before.unwrap_or_default(), |v| {
        v.number(0..=60)
    });
    let friday_after = table.or("friday_after", 60, |v| v.number(1..=120));
    Some(Prayers {
        latitude: latitude?,
        longitude: longitude?,
        method: method?,
        school: school?,
        prayers: prayers?,
        before: before?,
        after: after?,
        friday_before: friday_before?,
        friday_after: friday_after?,
    })
}

fn named(value: &Value<'_>) -> Option<Vec<Prayer>> {
    let values = value.list()?;
    if values.is_empty() {
        let right =
            "name at least one, such as [\"dhuhr\", \"asr\"], or leave [branch.prayers] out";
        return value.wrong(Wrong::new("names no prayer", right));
    }
    all(values.iter().map(|prayer| prayer.choice(PRAYERS)))
}
