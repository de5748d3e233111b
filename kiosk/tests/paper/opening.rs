//! When a branch or a service serves again, as screens say it.

use chrono::{DateTime, NaiveDate, TimeZone};
use chrono_tz::{Asia::Riyadh, Tz};
use config::Language;
use kiosk::words::{Words, opening};

use crate::catalogues::plain;
use crate::{latin, words};

/// A Sunday.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn at(day: u32, hour: u32, minute: u32) -> DateTime<Tz> {
    Riyadh
        .with_ymd_and_hms(2026, 11, day, hour, minute, 0)
        .unwrap()
}

fn check(said: impl Fn(&Words) -> String, arabic: &str, english: &str) {
    for (language, expected) in [(Language::Arabic, arabic), (Language::English, english)] {
        let said = plain(&said(&words(language))).replace('\u{A0}', " ");
        assert_eq!(said, expected);
    }
}

#[test]
fn a_closed_branch_says_when_it_opens() {
    let cases = [
        (
            at(22, 16, 30),
            "نستقبلك اليوم الساعة ٤:٣٠ مساءً.",
            "We open today at 4:30 pm.",
        ),
        (
            at(22, 12, 0),
            "نستقبلك اليوم الساعة ١٢:٠٠ ظهرًا.",
            "We open today at 12:00 noon.",
        ),
        (
            at(23, 8, 0),
            "نستقبلك غدًا الساعة ٨:٠٠ صباحًا.",
            "We open tomorrow at 8:00 am.",
        ),
        (
            at(23, 0, 0),
            "نستقبلك غدًا الساعة ١٢:٠٠ منتصف الليل.",
            "We open tomorrow at 12:00 midnight.",
        ),
        (
            at(24, 8, 0),
            "نستقبلك يوم الثلاثاء الساعة ٨:٠٠ صباحًا.",
            "We open on Tuesday at 8:00 am.",
        ),
        (
            at(28, 12, 30),
            "نستقبلك يوم السبت الساعة ١٢:٣٠ ظهرًا.",
            "We open on Saturday at 12:30 pm.",
        ),
        // A week ahead "Sunday" would be taken for today.
        (
            at(29, 8, 0),
            "نستقبلك يوم الأحد ١٩ جمادى الآخرة ١٤٤٨هـ، الموافق ٢٩ نوفمبر ٢٠٢٦م، الساعة ٨:٠٠ صباحًا.",
            "We open on Sunday 29 November 2026 (19 Jumada al-Akhirah 1448 AH) at 8:00 am.",
        ),
    ];
    for (at, arabic, english) in cases {
        let said = |words: &Words| opening::reopens(words, at, today()).unwrap();
        check(said, arabic, english);
    }
}

#[test]
fn a_prayer_break_says_when_service_resumes() {
    check(
        |words| opening::resumes(words, at(22, 12, 5)).unwrap(),
        "نستأنف الخدمة الساعة ١٢:٠٥ ظهرًا.",
        "Service resumes at 12:05 pm.",
    );
}

#[test]
fn a_branch_that_shows_latin_digits_has_them_in_its_hours() {
    let latin = latin();
    let said = opening::resumes(&latin, at(22, 15, 20)).unwrap();
    assert_eq!(plain(&said), "نستأنف الخدمة الساعة 3:20 مساءً.");
}

#[test]
fn a_service_that_is_not_served_today_says_on_which_day_it_is() {
    let cases = [
        (
            at(23, 0, 0),
            "تُقدَّم هذه الخدمة غدًا.",
            "This service is next served tomorrow.",
        ),
        (
            at(24, 0, 0),
            "تُقدَّم هذه الخدمة يوم الثلاثاء.",
            "This service is next served on Tuesday.",
        ),
        (
            at(30, 0, 0),
            "تُقدَّم هذه الخدمة يوم الاثنين ٢٠ جمادى الآخرة ١٤٤٨هـ، الموافق ٣٠ نوفمبر ٢٠٢٦م.",
            "This service is next served on Monday 30 November 2026 (20 Jumada al-Akhirah 1448 AH).",
        ),
    ];
    for (next, arabic, english) in cases {
        let next = next.date_naive();
        let said = |words: &Words| opening::served_again(words, next, today()).unwrap();
        check(said, arabic, english);
    }
}
