//! The times of prayer and the breaks for them.
//!
//! They are reckoned here and not by a crate: the one there is (`salah`) ends the program on dates when a
//! time falls within half a minute of midnight UTC (Fajr in Dubai, Muscat and Karachi) or the sun stays too
//! high, and rounds to the nearest minute where the Umm al-Qura calendar rounds up. Tests compare with it.

use super::method::{Isha, Method, Terms};
use super::stretch::Stretch;
use super::sun::{Half, SUNSET_DEGREES, Sky};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};

/// One of the five daily prayers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prayer {
    /// Dawn.
    Fajr,
    /// Noon; on Fridays the Friday prayer.
    Dhuhr,
    /// Afternoon.
    Asr,
    /// Sunset.
    Maghrib,
    /// Night.
    Isha,
}

impl Prayer {
    /// The five, in their order in the day.
    pub const ALL: [Self; 5] = [
        Self::Fajr,
        Self::Dhuhr,
        Self::Asr,
        Self::Maghrib,
        Self::Isha,
    ];
}

/// When the branch pauses for prayer. Minutes are whole and at most a few hours.
#[derive(Debug, Clone, PartialEq)]
pub struct PrayerBreaks {
    /// Degrees, north positive, -90 to 90.
    pub latitude: f64,
    /// Degrees, east positive, -180 to 180.
    pub longitude: f64,
    /// Whose rules the times follow.
    pub method: Method,
    /// Asr by the Hanafi school: when shadows are two lengths longer than at noon, not one.
    pub hanafi: bool,
    /// The prayers paused for.
    pub prayers: Vec<Prayer>,
    /// Minutes the break begins before the prayer's time.
    pub before: u32,
    /// Minutes the break lasts from the prayer's time.
    pub after: u32,
    /// Like `before`, for Dhuhr on Fridays.
    pub friday_before: u32,
    /// Like `after`, for Dhuhr on Fridays.
    pub friday_after: u32,
}

impl PrayerBreaks {
    /// The time of a prayer of a local date, in whole minutes; `None` when the sun does not reach its
    /// height on that date.
    #[must_use]
    pub fn time(&self, prayer: Prayer, date: NaiveDate) -> Option<DateTime<Utc>> {
        let terms = self.method.terms(date);
        let minutes = (terms.whole_minutes)(self.minutes(prayer, date, &terms)?);
        let midnight = date.and_time(NaiveTime::MIN).and_utc();
        midnight.checked_add_signed(TimeDelta::minutes(minutes as i64))
    }

    /// Minutes after 0h UTC of the date.
    fn minutes(&self, prayer: Prayer, date: NaiveDate, terms: &Terms) -> Option<f64> {
        let sky = Sky {
            latitude: self.latitude,
            longitude: self.longitude,
            date,
        };
        let [dhuhr, asr, maghrib] = terms.later;
        let sunset = || sky.at_height(SUNSET_DEGREES, Half::Afternoon);
        match prayer {
            Prayer::Fajr => sky.at_height(-terms.fajr, Half::Morning),
            Prayer::Dhuhr => Some(sky.noon()? + dhuhr),
            Prayer::Asr => Some(sky.at_shadow(if self.hanafi { 2.0 } else { 1.0 })? + asr),
            Prayer::Maghrib => Some(sunset()? + maghrib),
            Prayer::Isha => match terms.isha {
                Isha::Below(degrees) => sky.at_height(-degrees, Half::Afternoon),
                Isha::After(minutes) => Some(sunset()? + minutes),
            },
        }
    }

    /// The breaks of a local date; they may overlap.
    pub(super) fn breaks(&self, date: NaiveDate) -> impl Iterator<Item = Stretch> {
        self.prayers.iter().filter_map(move |&prayer| {
            let time = self.time(prayer, date)?;
            let (before, after) = self.around(prayer, date.weekday());
            let from = time.checked_sub_signed(before)?;
            Stretch::between(from, time.checked_add_signed(after)?)
        })
    }

    /// How long before and after a prayer's time the break lasts.
    fn around(&self, prayer: Prayer, weekday: Weekday) -> (TimeDelta, TimeDelta) {
        let (before, after) = match (prayer, weekday) {
            (Prayer::Dhuhr, Weekday::Fri) => (self.friday_before, self.friday_after),
            _ => (self.before, self.after),
        };
        let minutes = |minutes: u32| TimeDelta::minutes(i64::from(minutes));
        (minutes(before), minutes(after))
    }
}
