//! What a branch says of its groups, its visitors and its days is read as it is written, and each silence
//! has its default.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono::{NaiveDate, NaiveTime, Weekday};
use config::{
    Bilingual, Branch, HolidayDate, Prayer, PrayerMethod, Prayers, School, Settings, VisitorKind,
};

const GOOD: &str = include_str!("files/good.toml");
const GROUPED: &str = include_str!("files/grouped.toml");

fn branch(text: &str) -> Branch {
    Settings::parse(text, "east.toml").unwrap().branch
}

#[test]
fn services_stand_in_groups_and_groups_in_one_another() {
    let branch = branch(GROUPED);
    let groups = branch.groups.iter();
    let standing: Vec<_> = groups
        .map(|group| (group.id.as_str(), group.parent.as_deref()))
        .collect();
    assert_eq!(
        standing,
        [("care", None), ("families", Some("care")), ("youth", None)]
    );
    assert_eq!(branch.services[0].group.as_deref(), Some("families"));
    assert_eq!(branch.groups[2].name.ar, "الشباب");
    assert_eq!(branch.groups[2].icon, "star");
}

#[test]
fn a_group_has_a_sentence_where_it_is_written() {
    let sentence = "icon = \"star\"\ndescription = { ar = \"للشباب.\", en = \"For the young.\" }";
    let branch = branch(&GROUPED.replacen("icon = \"star\"", sentence, 1));
    let told = Bilingual {
        ar: "للشباب.".to_owned(),
        en: "For the young.".to_owned(),
    };
    assert_eq!(branch.groups[2].description, Some(told));
    assert_eq!(branch.groups[0].description, None);
}

#[test]
fn a_service_says_who_comes_when_and_what_to_expect() {
    let branch = branch(GROUPED);
    let help = &branch.services[0];
    assert!(branch.ask_visitor);
    assert_eq!(help.visitor, Some(VisitorKind::Beneficiary));
    assert_eq!(help.confirm.as_ref().unwrap().en, "Is the need urgent?");
    assert_eq!(help.information.len(), 1);
    assert_eq!(help.information[0].ar, "نسمع منك أولًا.");
    assert_eq!(help.days, Some(vec![Weekday::Sun, Weekday::Tue]));
    assert_eq!(help.last_ticket_minutes, 30);
}

#[test]
fn each_kind_of_visitor_is_known() {
    let table = [
        ("beneficiary", VisitorKind::Beneficiary),
        ("supporter", VisitorKind::Supporter),
        ("volunteer", VisitorKind::Volunteer),
        ("internal", VisitorKind::Internal),
        ("other", VisitorKind::Other),
    ];
    for (word, kind) in table {
        let branch = branch(&GROUPED.replacen("beneficiary", word, 1));
        assert_eq!(branch.services[0].visitor, Some(kind), "{word}");
    }
}

/// A file from before these settings means what it meant.
#[test]
fn a_branch_that_is_silent_asks_nothing_and_closes_for_nothing() {
    let branch = branch(GOOD);
    assert!(!branch.ask_visitor);
    assert!(branch.groups.is_empty() && branch.ramadan_hours.is_empty());
    assert!(branch.holidays.is_empty() && branch.prayers.is_none());
    let help = &branch.services[0];
    assert_eq!((&help.group, &help.visitor), (&None, &None));
    assert_eq!((&help.confirm, &help.days), (&None, &None));
    assert!(help.information.is_empty());
    assert_eq!(help.last_ticket_minutes, 0);
}

#[test]
fn ramadan_has_hours_of_its_own() {
    let branch = branch(GROUPED);
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    assert_eq!(branch.hours.len(), 1);
    assert_eq!(branch.ramadan_hours.len(), 2);
    assert_eq!(branch.ramadan_hours[1].days, [Weekday::Sun]);
    assert_eq!(branch.ramadan_hours[1].open, hour(21));
    assert_eq!(branch.ramadan_hours[1].close, hour(23));
}

#[test]
fn a_holiday_comes_once_or_in_each_year_of_either_calendar() {
    let holidays = branch(GROUPED).holidays;
    let dates: Vec<_> = holidays.iter().map(|day| (day.date, day.days)).collect();
    let once = NaiveDate::from_ymd_opt(2026, 12, 30).unwrap();
    assert_eq!(
        dates,
        [
            (HolidayDate::Yearly { month: 9, day: 23 }, 1),
            (HolidayDate::Hijri { month: 10, day: 1 }, 4),
            (HolidayDate::Once(once), 1),
        ]
    );
    assert_eq!(holidays[1].name.ar, "عيد الفطر");
}

#[test]
fn the_edges_of_both_calendars_are_days() {
    let date = |from: &str, to: &str| branch(&GROUPED.replacen(from, to, 1)).holidays;
    let leap = date("\"09-23\"", "\"02-29\"")[0].date;
    assert_eq!(leap, HolidayDate::Yearly { month: 2, day: 29 });
    let last = date("\"10-01\"", "\"12-30\"")[1].date;
    assert_eq!(last, HolidayDate::Hijri { month: 12, day: 30 });
}

#[test]
fn breaks_for_prayer_are_read_as_written() {
    let written = Prayers {
        latitude: 24.7136,
        longitude: 46.6753,
        method: PrayerMethod::Egyptian,
        school: School::Hanafi,
        prayers: vec![Prayer::Dhuhr, Prayer::Asr],
        before: 5,
        after: 20,
        friday_before: 30,
        friday_after: 50,
    };
    assert_eq!(branch(GROUPED).prayers, Some(written));
}

#[test]
fn a_place_alone_gives_the_breaks_of_four_prayers_by_umm_al_qura() {
    let text = GROUPED.split("method =").next().unwrap();
    let expected = |before| Prayers {
        latitude: 24.7136,
        longitude: 46.6753,
        method: PrayerMethod::UmmAlQura,
        school: School::Standard,
        prayers: vec![Prayer::Dhuhr, Prayer::Asr, Prayer::Maghrib, Prayer::Isha],
        before,
        after: 25,
        friday_before: before,
        friday_after: 60,
    };
    assert_eq!(branch(text).prayers, Some(expected(0)));
    let earlier = format!("{text}before = 10\n");
    assert_eq!(branch(&earlier).prayers, Some(expected(10)));
}

#[test]
fn each_method_of_prayer_times_is_known_by_its_name() {
    let table = [
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
    for (name, method) in table {
        let prayers = branch(&GROUPED.replacen("egyptian", name, 1)).prayers;
        assert_eq!(prayers.unwrap().method, method, "{name}");
    }
}

#[test]
fn the_dawn_prayer_may_have_a_break_and_the_south_and_west_be_places() {
    let text = GROUPED
        .replacen("[\"dhuhr\", \"asr\"]", "[\"fajr\"]", 1)
        .replacen("24.7136", "-33", 1)
        .replacen("46.6753", "-70.5", 1)
        .replacen("Asia/Riyadh", "America/Santiago", 1);
    let prayers = branch(&text).prayers.unwrap();
    assert_eq!(prayers.prayers, [Prayer::Fajr]);
    assert_eq!((prayers.latitude, prayers.longitude), (-33.0, -70.5));
}
