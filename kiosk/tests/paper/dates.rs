//! Dates and times as the screen's head and the ticket show them.

use chrono::{NaiveDate, TimeZone};
use config::Language;
use kiosk::words::dates;

use crate::catalogues::plain;
use crate::{latin, words};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

#[test]
fn the_head_of_a_screen_shows_both_calendars() {
    let arabic = dates::header(&words(Language::Arabic), day()).unwrap();
    assert_eq!(
        plain(&arabic),
        "الأحد ١٢ جمادى الآخرة ١٤٤٨هـ، ٢٢ نوفمبر ٢٠٢٦م"
    );
    let english = dates::header(&words(Language::English), day()).unwrap();
    assert_eq!(
        plain(&english),
        "Sunday 22 November 2026 · 12 Jumada al-Akhirah 1448\u{a0}AH"
    );
}

#[test]
fn a_ticket_shows_one_calendar_a_line() {
    let latin = latin();
    let lines = dates::lines(&latin, day()).unwrap();
    assert_eq!(plain(&lines), "12 جمادى الآخرة 1448هـ\n22 نوفمبر 2026م");
    let english = dates::lines(&words(Language::English), day()).unwrap();
    assert_eq!(
        plain(&english),
        "22 November 2026\n12 Jumada al-Akhirah 1448\u{a0}AH"
    );
}

#[test]
fn a_year_of_days_names_twelve_months_in_each_calendar() {
    for language in crate::LANGUAGES {
        let words = words(language);
        let month = |date: NaiveDate, calendar: &str| {
            let lines = plain(&dates::lines(&words, date).unwrap());
            let line = lines.lines().find(|line| line.contains(calendar)).unwrap();
            line.chars()
                .filter(|letter| !letter.is_numeric())
                .collect::<String>()
        };
        let hijri_mark = if language == Language::Arabic {
            "هـ"
        } else {
            "AH"
        };
        let months: std::collections::BTreeSet<String> = day()
            .iter_days()
            .take(360)
            .map(|date| month(date, hijri_mark))
            .collect();
        assert_eq!(months.len(), 12, "{months:?}");
    }
}

#[test]
fn times_of_day_are_said_on_twelve_hours() {
    let cases = [
        ((9, 47), "٩:٤٧ صباحًا", "9:47 am"),
        ((0, 5), "١٢:٠٥ صباحًا", "12:05 am"),
        ((12, 30), "١٢:٣٠ ظهرًا", "12:30 pm"),
        ((20, 0), "٨:٠٠ مساءً", "8:00 pm"),
    ];
    for ((hour, minute), arabic, english) in cases {
        let at = chrono_tz::Asia::Riyadh
            .with_ymd_and_hms(2026, 11, 22, hour, minute, 0)
            .unwrap();
        assert_eq!(
            plain(&dates::time(&words(Language::Arabic), at).unwrap()),
            arabic
        );
        assert_eq!(
            plain(&dates::time(&words(Language::English), at).unwrap()),
            english
        );
    }
}
