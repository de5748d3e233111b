//! The rules by table: what the doors and the services say at local times of a branch.

use super::*;
use chrono::{Days, NaiveDateTime, TimeDelta, TimeZone, Weekday};
use chrono_tz::{Africa::Cairo, Asia::Riyadh};

const WORKDAYS: [Weekday; 5] = [
    Weekday::Sun,
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
];

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The span of a text like `08:00-12:00`.
fn span(text: &str) -> Span {
    let (open, close) = text.split_once('-').unwrap();
    Span {
        open: open.parse().unwrap(),
        close: close.parse().unwrap(),
    }
}

fn week(days: &[Weekday], spans: &[&str]) -> Week {
    let spans = |day: &Weekday| {
        spans
            .iter()
            .map(|text| (*day, span(text)))
            .collect::<Vec<_>>()
    };
    Week::new(days.iter().flat_map(spans))
}

fn any_hour(zone: Tz) -> Schedule {
    Schedule {
        zone,
        week: None,
        ramadan: None,
        holidays: Vec::new(),
        prayers: None,
    }
}

/// Open on workdays at these hours, in Riyadh.
fn workdays(spans: &[&str]) -> Schedule {
    Schedule {
        week: Some(week(&WORKDAYS, spans)),
        ..any_hour(Riyadh)
    }
}

fn holiday(date: HolidayDate, days: u32) -> Holiday {
    Holiday { date, days }
}

/// Breaks in Riyadh. On 8 September 2025, a Monday, prayer is at 04:19, 11:51, 15:20, 18:05 and 19:35.
fn riyadh_breaks(prayers: &[Prayer], before: u32, after: u32) -> PrayerBreaks {
    PrayerBreaks {
        latitude: 24.7136,
        longitude: 46.6753,
        method: Method::UmmAlQura,
        hanafi: false,
        prayers: prayers.to_vec(),
        before,
        after,
        friday_before: before,
        friday_after: after,
    }
}

fn praying(schedule: Schedule, prayers: PrayerBreaks) -> Schedule {
    Schedule {
        prayers: Some(prayers),
        ..schedule
    }
}

/// The moment a clock of the branch first shows a local time.
fn at(schedule: &Schedule, local: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    let at = schedule.zone.from_local_datetime(&local).earliest();
    at.unwrap().with_timezone(&Utc)
}

/// What the doors say, in local time.
fn said(schedule: &Schedule, at: DateTime<Utc>) -> String {
    let local = |at: Option<DateTime<Utc>>| match at {
        Some(at) => at
            .with_timezone(&schedule.zone)
            .format("%m-%d %H:%M")
            .to_string(),
        None => "?".to_owned(),
    };
    match schedule.doors(at) {
        Doors::Open { until } => format!("open to {}", local(until)),
        Doors::Prayer { resumes } => format!("prayer to {}", local(Some(resumes))),
        Doors::Closed { holiday, reopens } => {
            let why = holiday.map_or("closed".to_owned(), |place| format!("holiday {place}"));
            format!("{why} to {}", local(reopens))
        }
    }
}

/// Checks what the doors say at local times.
fn check(schedule: &Schedule, cases: &[(&str, &str)]) {
    for (local, expected) in cases {
        assert_eq!(said(schedule, at(schedule, local)), *expected, "{local}");
    }
}

#[test]
fn the_week_opens_and_closes_and_names_the_next_opening() {
    check(
        &workdays(&["13:00-16:00", "08:00-12:00"]),
        &[
            ("2025-09-08 07:59", "closed to 09-08 08:00"),
            ("2025-09-08 08:00", "open to 09-08 12:00"),
            ("2025-09-08 11:59", "open to 09-08 12:00"),
            ("2025-09-08 12:00", "closed to 09-08 13:00"),
            ("2025-09-08 15:59", "open to 09-08 16:00"),
            ("2025-09-08 16:00", "closed to 09-09 08:00"),
            ("2025-09-11 16:00", "closed to 09-14 08:00"), // Thursday to Sunday
            ("2025-09-12 10:00", "closed to 09-14 08:00"),
        ],
    );
}

#[test]
fn spans_that_touch_or_overlap_are_one_and_an_empty_one_is_none() {
    let schedule = workdays(&[
        "08:00-12:00",
        "12:00-14:00",
        "13:00-16:00",
        "14:00-15:00",
        "18:00-18:00",
    ]);
    check(
        &schedule,
        &[
            ("2025-09-08 09:00", "open to 09-08 16:00"),
            ("2025-09-08 17:00", "closed to 09-09 08:00"),
        ],
    );
}

#[test]
fn a_branch_open_at_any_hour_closes_only_for_what_is_set() {
    check(&any_hour(Riyadh), &[("2025-09-08 03:00", "open to ?")]);
    let holiday = holiday(HolidayDate::Once(date("2025-09-10")), 2);
    let schedule = Schedule {
        holidays: vec![holiday],
        ..any_hour(Riyadh)
    };
    check(
        &schedule,
        &[
            ("2025-09-08 03:00", "open to ?"), // neither today nor tomorrow
            ("2025-09-09 03:00", "open to 09-10 00:00"),
            ("2025-09-10 03:00", "holiday 0 to 09-12 00:00"),
            ("2025-09-12 00:00", "open to ?"),
        ],
    );
}

#[test]
fn a_prayer_within_the_hours_pauses_and_says_when_service_resumes() {
    let breaks = riyadh_breaks(&[Prayer::Dhuhr, Prayer::Asr], 5, 20);
    check(
        &praying(workdays(&["08:00-16:00"]), breaks),
        &[
            ("2025-09-08 08:00", "open to 09-08 11:46"),
            ("2025-09-08 11:45", "open to 09-08 11:46"),
            ("2025-09-08 11:46", "prayer to 09-08 12:11"),
            ("2025-09-08 12:10", "prayer to 09-08 12:11"),
            ("2025-09-08 12:11", "open to 09-08 15:15"),
            ("2025-09-08 15:20", "prayer to 09-08 15:40"),
            ("2025-09-08 15:40", "open to 09-08 16:00"),
            ("2025-09-08 18:10", "closed to 09-09 08:00"), // no break is set for Maghrib
        ],
    );
}

#[test]
fn a_prayer_that_goes_on_to_closing_is_closing_with_the_real_reopening() {
    let breaks = || riyadh_breaks(&[Prayer::Asr], 5, 20); // 15:15 to 15:40
    let cases = [
        (&["08:00-15:30"][..], "closed to 09-09 08:00"),
        (&["08:00-15:40"], "closed to 09-09 08:00"),
        (&["08:00-15:41"], "prayer to 09-08 15:40"),
        (&["08:00-15:30", "16:00-20:00"], "closed to 09-08 16:00"),
        (&["08:00-15:30", "15:35-20:00"], "closed to 09-08 15:40"),
    ];
    for (spans, expected) in cases {
        let schedule = praying(workdays(spans), breaks());
        check(&schedule, &[("2025-09-08 15:20", expected)]);
    }
}

#[test]
fn an_opening_within_a_prayer_moves_to_its_end() {
    let breaks = riyadh_breaks(&[Prayer::Dhuhr], 5, 20);
    check(
        &praying(workdays(&["12:00-16:00"]), breaks),
        &[
            ("2025-09-08 07:00", "closed to 09-08 12:11"),
            ("2025-09-08 12:05", "prayer to 09-08 12:11"),
            ("2025-09-07 16:00", "closed to 09-08 12:11"),
        ],
    );
}

#[test]
fn hours_that_a_prayer_takes_whole_are_no_opening() {
    let breaks = riyadh_breaks(&[Prayer::Dhuhr], 5, 20);
    check(
        &praying(workdays(&["11:50-12:10", "14:00-16:00"]), breaks),
        &[
            ("2025-09-08 11:00", "closed to 09-08 14:00"),
            ("2025-09-08 12:00", "closed to 09-08 14:00"),
        ],
    );
}

#[test]
fn breaks_that_run_into_each_other_are_one() {
    let breaks = riyadh_breaks(&[Prayer::Isha, Prayer::Maghrib], 0, 100);
    check(
        &praying(workdays(&["16:00-23:00"]), breaks),
        &[
            ("2025-09-08 18:05", "prayer to 09-08 21:15"),
            ("2025-09-08 21:14", "prayer to 09-08 21:15"),
            ("2025-09-08 21:15", "open to 09-08 23:00"),
        ],
    );
}

#[test]
fn the_friday_prayer_has_minutes_of_its_own() {
    let breaks = PrayerBreaks {
        friday_before: 30,
        friday_after: 60,
        ..riyadh_breaks(&[Prayer::Dhuhr, Prayer::Asr], 5, 20)
    };
    // Dhuhr is at 11:50 and Asr at 15:18 on Friday the 12th.
    check(
        &praying(any_hour(Riyadh), breaks),
        &[
            ("2025-09-11 12:15", "open to 09-11 15:13"),
            ("2025-09-12 11:20", "prayer to 09-12 12:50"),
            ("2025-09-12 15:20", "prayer to 09-12 15:38"),
        ],
    );
}

#[test]
fn a_prayer_that_lasts_past_midnight_ends_on_the_next_date_or_with_its_holiday() {
    let breaks = riyadh_breaks(&[Prayer::Isha], 0, 300); // 19:35 to 00:35
    let schedule = praying(any_hour(Riyadh), breaks);
    check(
        &schedule,
        &[
            ("2025-09-08 23:00", "prayer to 09-09 00:35"),
            ("2025-09-09 00:34", "prayer to 09-09 00:35"),
        ],
    );
    let before_holiday = Schedule {
        holidays: vec![holiday(HolidayDate::Once(date("2025-09-09")), 1)],
        ..schedule
    };
    // The last break before reopening is that of the holiday itself: Isha at 19:34.
    check(
        &before_holiday,
        &[
            ("2025-09-08 23:00", "closed to 09-10 00:34"),
            ("2025-09-09 12:00", "holiday 0 to 09-10 00:34"),
        ],
    );
}

#[test]
fn the_hours_of_ramadan_hold_from_its_first_to_its_last_date() {
    // 1 Ramadan 1446 was Saturday 1 March 2025; its last date, the 29th, a Saturday too.
    let schedule = Schedule {
        ramadan: Some(week(&WORKDAYS, &["10:00-14:00"])),
        ..workdays(&["08:00-16:00"])
    };
    check(
        &schedule,
        &[
            ("2025-02-27 15:00", "open to 02-27 16:00"),
            ("2025-02-27 16:00", "closed to 03-02 10:00"),
            ("2025-03-27 13:00", "open to 03-27 14:00"),
            ("2025-03-27 14:00", "closed to 03-30 08:00"),
        ],
    );
}

#[test]
fn a_branch_without_hours_in_ramadan_reopens_after_it() {
    let schedule = Schedule {
        ramadan: Some(Week::default()),
        ..workdays(&["08:00-16:00"])
    };
    check(&schedule, &[("2025-02-27 16:00", "closed to 03-30 08:00")]);
    let only_ramadan = Schedule {
        week: Some(Week::default()),
        ramadan: Some(week(&WORKDAYS, &["10:00-14:00"])),
        ..any_hour(Riyadh)
    };
    // Ramadan 1447 begins on Wednesday 18 February 2026.
    check(
        &only_ramadan,
        &[("2025-03-27 14:00", "closed to 02-18 10:00")],
    );
}

#[test]
fn eid_closes_by_the_umm_al_qura_calendar_every_year() {
    let eid = HolidayDate::Hijri { month: 10, day: 1 };
    let schedule = Schedule {
        holidays: vec![holiday(eid, 4)],
        ..workdays(&["08:00-16:00"])
    };
    check(
        &schedule,
        &[
            ("2025-03-27 16:00", "closed to 04-03 08:00"), // Sunday 30 March is Eid
            ("2025-03-30 09:00", "holiday 0 to 04-03 08:00"),
            ("2025-04-02 09:00", "holiday 0 to 04-03 08:00"),
            ("2026-03-19 16:00", "closed to 03-24 08:00"), // Friday 20 March is Eid
        ],
    );
}

#[test]
fn holidays_cover_their_dates_and_no_others() {
    let hijri = |month, day| HolidayDate::Hijri { month, day };
    let yearly = |month, day| HolidayDate::Yearly { month, day };
    let once = |text| HolidayDate::Once(date(text));
    let cases = [
        (once("2025-09-23"), 1, "2025-09-22", false),
        (once("2025-09-23"), 1, "2025-09-23", true),
        (once("2025-09-23"), 1, "2025-09-24", false),
        (once("2025-09-23"), 1, "2026-09-23", false),
        (yearly(9, 23), 1, "2031-09-23", true),
        (yearly(12, 30), 5, "2026-01-03", true), // begun the year before
        (yearly(12, 30), 5, "2026-01-04", false),
        (yearly(2, 29), 1, "2028-02-29", true),
        (yearly(2, 29), 1, "2028-03-01", false),
        (yearly(2, 29), 1, "2027-03-01", true), // no 29 February
        (hijri(12, 9), 5, "2025-06-04", false),
        (hijri(12, 9), 5, "2025-06-05", true),
        (hijri(12, 9), 5, "2025-06-09", true),
        (hijri(12, 9), 5, "2025-06-10", false),
        (hijri(12, 29), 4, "2025-06-27", true), // 2 Muharram 1447
        (hijri(9, 30), 1, "2025-03-30", true),  // 29 days: the day after them
        (hijri(9, 30), 1, "2026-03-19", true),  // 30 days
        (hijri(9, 30), 1, "2026-03-20", false),
        (hijri(13, 1), 9, "2026-03-20", false), // no such month
        (yearly(1, 0), 9, "2026-01-01", false), // no such day
    ];
    for (first, days, day, covered) in cases {
        let holiday = holiday(first, days);
        assert_eq!(holiday.covers(date(day)), covered, "{first:?} {day}");
    }
}

#[test]
fn the_first_of_holidays_that_meet_is_named() {
    let once = |text: &str| holiday(HolidayDate::Once(date(text)), 1);
    let schedule = Schedule {
        holidays: vec![once("2025-01-01"), once("2025-09-08"), once("2025-09-08")],
        ..workdays(&["08:00-16:00"])
    };
    check(
        &schedule,
        &[("2025-09-08 09:00", "holiday 1 to 09-09 08:00")],
    );
}

#[test]
fn a_branch_that_never_opens_says_so() {
    let never = Schedule {
        week: Some(Week::default()),
        ..any_hour(Riyadh)
    };
    check(&never, &[("2025-09-08 09:00", "closed to ?")]);
    let always_holiday = Schedule {
        holidays: vec![holiday(HolidayDate::Once(date("2025-01-01")), 10_000)],
        ..workdays(&["08:00-16:00"])
    };
    check(&always_holiday, &[("2025-09-08 09:00", "holiday 0 to ?")]);
}

#[test]
fn hours_stay_at_their_local_times_when_clocks_change() {
    // Cairo goes from 00:00 to 01:00 on Friday 24 April 2026 and from 24:00 to 23:00 on Thursday 29 October.
    let schedule = Schedule {
        zone: Cairo,
        ..workdays(&["08:00-16:00"])
    };
    let utc = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
    let cases = [
        ("2026-04-23T13:59:59Z", "open to 04-23 16:00"),
        ("2026-04-23T14:00:00Z", "closed to 04-26 08:00"),
        ("2026-04-26T04:59:59Z", "closed to 04-26 08:00"),
        ("2026-04-26T05:00:00Z", "open to 04-26 16:00"),
        ("2026-10-29T13:00:00Z", "closed to 11-01 08:00"),
        ("2026-11-01T05:59:59Z", "closed to 11-01 08:00"),
        ("2026-11-01T06:00:00Z", "open to 11-01 16:00"),
    ];
    for (at, expected) in cases {
        assert_eq!(said(&schedule, utc(at)), expected, "{at}");
    }
}

#[test]
fn a_skipped_time_is_the_end_of_the_gap_and_a_repeated_one_its_first_coming() {
    let nights = Schedule {
        week: Some(week(
            &[Weekday::Fri, Weekday::Thu],
            &["00:15-03:00", "20:00-23:30"],
        )),
        ..any_hour(Cairo)
    };
    let opens = |at: DateTime<Utc>| matches!(nights.doors(at), Doors::Open { .. });
    let cases = [
        ("2026-04-23T21:59:59Z", false), // 23:59:59, and then it is 01:00
        ("2026-04-23T22:00:00Z", true),
        ("2026-04-23T23:59:59Z", true), // 02:59:59
        ("2026-04-24T00:00:00Z", false),
        ("2026-10-29T20:29:59Z", true), // 23:29:59
        ("2026-10-29T20:30:00Z", false),
        ("2026-10-29T21:15:00Z", false), // 23:15 again
    ];
    for (at, open) in cases {
        assert_eq!(opens(at.parse().unwrap()), open, "{at}");
    }
}

#[test]
fn a_day_at_any_hour_goes_on_through_a_clock_change() {
    let first = HolidayDate::Once(date("2026-04-24"));
    let schedule = Schedule {
        holidays: vec![holiday(first, 1)],
        ..any_hour(Cairo)
    };
    // The holiday begins at 01:00, the first moment of its date.
    check(&schedule, &[("2026-04-23 12:00", "open to 04-24 01:00")]);
    check(
        &schedule,
        &[("2026-04-24 12:00", "holiday 0 to 04-25 00:00")],
    );
    check(&any_hour(Cairo), &[("2026-10-29 23:30", "open to ?")]);
}

#[test]
fn a_service_gives_its_last_ticket_before_the_last_closing_of_the_day() {
    let schedule = workdays(&["08:00-12:00", "13:00-16:00"]);
    let cases = [
        (30, "2025-09-08 07:00", Serves::Now),
        (30, "2025-09-08 11:45", Serves::Now), // not the day's last closing
        (30, "2025-09-08 15:29", Serves::Now),
        (30, "2025-09-08 15:30", Serves::Ended),
        (30, "2025-09-08 20:00", Serves::Ended),
        (30, "2025-09-09 00:00", Serves::Now),
        (0, "2025-09-08 15:59", Serves::Now),
        (0, "2025-09-08 16:00", Serves::Ended),
    ];
    for (last_ticket_minutes, local, expected) in cases {
        let service = ServiceHours {
            days: None,
            last_ticket_minutes,
        };
        let found = schedule.serves(&service, at(&schedule, local));
        assert_eq!(found, expected, "{last_ticket_minutes} {local}");
    }
}

#[test]
fn a_service_names_the_next_date_it_is_served_on() {
    let eid = HolidayDate::Hijri { month: 10, day: 1 };
    let schedule = Schedule {
        holidays: vec![holiday(eid, 4)],
        ..workdays(&["08:00-16:00"])
    };
    let next = |text| Serves::NotToday {
        next: Some(date(text)),
    };
    let cases = [
        (Some(vec![Weekday::Mon]), "2025-09-08 09:00", Serves::Now),
        (
            Some(vec![Weekday::Mon]),
            "2025-09-09 09:00",
            next("2025-09-15"),
        ),
        (
            Some(vec![Weekday::Mon]),
            "2025-03-25 09:00",
            next("2025-04-07"),
        ), // Eid between
        (None, "2025-03-30 09:00", next("2025-04-03")),
        (None, "2025-09-12 09:00", next("2025-09-14")),
        (
            Some(vec![Weekday::Fri]),
            "2025-09-08 09:00",
            Serves::NotToday { next: None },
        ),
        (
            Some(Vec::new()),
            "2025-09-08 09:00",
            Serves::NotToday { next: None },
        ),
    ];
    for (days, local, expected) in cases {
        let service = ServiceHours {
            days,
            last_ticket_minutes: 0,
        };
        let found = schedule.serves(&service, at(&schedule, local));
        assert_eq!(found, expected, "{service:?} {local}");
    }
}

#[test]
fn at_any_hour_a_service_has_days_but_no_last_ticket() {
    let service = ServiceHours {
        days: Some(vec![Weekday::Mon]),
        last_ticket_minutes: 60,
    };
    let schedule = any_hour(Riyadh);
    let serves = |local| schedule.serves(&service, at(&schedule, local));
    assert_eq!(serves("2025-09-08 23:59"), Serves::Now);
    let next = Some(date("2025-09-15"));
    assert_eq!(serves("2025-09-09 00:00"), Serves::NotToday { next });
}

/// The rules said once more in the plainest way, by the clock on the wall.
fn open_by_the_clock(schedule: &Schedule, at: DateTime<Utc>) -> bool {
    let local = at.with_timezone(&schedule.zone).naive_local();
    let in_span = |span: &Span| span.open <= local.time() && local.time() < span.close;
    let week = schedule.week.as_ref().unwrap();
    let prayers = schedule.prayers.as_ref().unwrap();
    let minutes = |minutes: u32| TimeDelta::minutes(i64::from(minutes));
    let around = |at: DateTime<Utc>| (at - minutes(prayers.before), at + minutes(prayers.after));
    let mut times = prayers.prayers.iter();
    let praying = times.any(|prayer| {
        let (from, to) = around(prayers.time(*prayer, local.date()).unwrap());
        from <= at && at < to
    });
    use chrono::Datelike;
    week.on(local.weekday()).iter().any(in_span) && !praying
}

#[test]
fn at_every_minute_of_a_fortnight_the_doors_are_as_the_clock_and_the_prayers_say() {
    let breaks = riyadh_breaks(&Prayer::ALL, 5, 25);
    let schedule = praying(
        workdays(&["08:00-12:00", "13:10-15:40", "17:50-22:00"]),
        breaks,
    );
    let start = at(&schedule, "2025-09-01 00:00");
    let end = start + Days::new(14);
    let mut seen = [0; 3];
    for minute in 0..(end - start).num_minutes() {
        let at = start + TimeDelta::minutes(minute);
        let doors = schedule.doors(at);
        let open = matches!(doors, Doors::Open { .. });
        assert_eq!(open, open_by_the_clock(&schedule, at), "{at} {doors:?}");
        seen[match doors {
            Doors::Open { .. } => 0,
            Doors::Closed { .. } => 1,
            Doors::Prayer { .. } => 2,
        }] += 1;
    }
    assert!(seen.iter().all(|minutes| *minutes > 100), "{seen:?}");
}
