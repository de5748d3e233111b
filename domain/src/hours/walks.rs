//! Random schedules at random moments: what the doors say comes true.

use super::*;
use chrono::{NaiveTime, TimeDelta, Weekday};
use proptest::prelude::*;

const SECOND: TimeDelta = TimeDelta::seconds(1);

fn any_span() -> impl Strategy<Value = (Weekday, Span)> {
    let time = |minute: u32| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
    (0u8..7, 0u32..1439, 1u32..600).prop_map(move |(day, open, length)| {
        let span = Span {
            open: time(open),
            close: time((open + length).min(1439)),
        };
        (Weekday::try_from(day).unwrap(), span)
    })
}

fn any_week() -> impl Strategy<Value = Week> {
    proptest::collection::vec(any_span(), 0..8).prop_map(Week::new)
}

fn any_holiday() -> impl Strategy<Value = Holiday> {
    let once = (0u64..800).prop_map(|day| {
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
        HolidayDate::Once(first + chrono::Days::new(day))
    });
    let yearly = (1u32..13, 1u32..32).prop_map(|(month, day)| HolidayDate::Yearly { month, day });
    let hijri = (1u8..13, 1u8..31).prop_map(|(month, day)| HolidayDate::Hijri { month, day });
    (prop_oneof![once, yearly, hijri], 1u32..15).prop_map(|(date, days)| Holiday { date, days })
}

fn any_breaks() -> impl Strategy<Value = PrayerBreaks> {
    let prayers = proptest::sample::subsequence(Prayer::ALL.to_vec(), 0..=5);
    let minutes = || 0u32..200;
    (prayers, minutes(), minutes(), minutes(), minutes()).prop_map(
        |(prayers, before, after, friday_before, friday_after)| PrayerBreaks {
            latitude: 30.0,
            longitude: 35.0,
            method: Method::UmmAlQura,
            hanafi: false,
            prayers,
            before,
            after,
            friday_before,
            friday_after,
        },
    )
}

fn any_schedule() -> impl Strategy<Value = Schedule> {
    let zone = prop_oneof![
        Just(chrono_tz::Asia::Riyadh),
        Just(chrono_tz::Africa::Cairo),
        Just(chrono_tz::Asia::Beirut),
        Just(chrono_tz::Europe::London),
    ];
    let optional_week = || proptest::option::of(any_week());
    let holidays = proptest::collection::vec(any_holiday(), 0..4);
    let prayers = proptest::option::of(any_breaks());
    (zone, optional_week(), optional_week(), holidays, prayers).prop_map(
        |(zone, week, ramadan, holidays, prayers)| Schedule {
            zone,
            week,
            ramadan,
            holidays,
            prayers,
        },
    )
}

/// A moment of 2025 or 2026.
fn any_moment() -> impl Strategy<Value = DateTime<Utc>> {
    (1_735_689_600i64..1_798_761_600)
        .prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

fn is_open(schedule: &Schedule, at: DateTime<Utc>) -> bool {
    matches!(schedule.doors(at), Doors::Open { .. })
}

/// Moments from `from` to just before `to`.
fn between(from: DateTime<Utc>, to: DateTime<Utc>) -> impl Iterator<Item = DateTime<Utc>> {
    let step = (to - from) / 12;
    (0..12)
        .map(move |part| from + step * part)
        .chain([to - SECOND])
}

fn comes_true(schedule: &Schedule, at: DateTime<Utc>) -> Result<(), TestCaseError> {
    let doors = schedule.doors(at);
    match doors {
        Doors::Open { until: Some(until) } => {
            prop_assert!(at < until);
            prop_assert!(!is_open(schedule, until), "still open at {until}");
            for moment in between(at, until) {
                prop_assert!(is_open(schedule, moment), "closed at {moment}");
            }
        }
        Doors::Open { until: None } => {
            prop_assert!(is_open(schedule, at + TimeDelta::hours(24)));
        }
        Doors::Prayer { resumes } => {
            prop_assert!(at < resumes);
            prop_assert!(is_open(schedule, resumes), "not open at {resumes}");
            for moment in between(at, resumes) {
                prop_assert_eq!(schedule.doors(moment), doors);
            }
        }
        Doors::Closed { reopens, .. } => {
            let known = reopens.unwrap_or(at + TimeDelta::days(399));
            prop_assert!(at < known);
            prop_assert_eq!(is_open(schedule, known), reopens.is_some(), "at {}", known);
            for moment in between(at, known) {
                prop_assert!(!is_open(schedule, moment), "open at {moment}");
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_the_doors_say_comes_true(
        schedule in any_schedule(),
        moments in proptest::collection::vec(any_moment(), 8)
    ) {
        for at in moments {
            comes_true(&schedule, at)?;
        }
    }

    #[test]
    fn one_word_of_the_doors_leads_to_the_next(schedule in any_schedule(), start in any_moment()) {
        let mut at = start;
        for _ in 0..20 {
            comes_true(&schedule, at)?;
            at = match schedule.doors(at) {
                Doors::Open { until: Some(next) } => next,
                Doors::Prayer { resumes } => resumes,
                Doors::Closed { reopens: Some(next), .. } => next,
                Doors::Open { until: None } | Doors::Closed { reopens: None, .. } => break,
            };
        }
    }
}
