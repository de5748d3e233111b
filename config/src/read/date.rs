//! Dates of holidays.
//!
//! Pure functions from a text to a checked date. On which day a Hijri date falls is a rule of `domain`.

use super::numbers;
use super::report::Wrong;
use super::scalar::in_latin_digits;
use crate::HolidayDate;
use chrono::{Datelike, NaiveDate};

/// Before this, a year was written short or is of the Hijri calendar.
const FIRST_YEAR: i32 = 2000;

/// A date of one year, `YYYY-MM-DD`.
pub(crate) fn once(text: &str) -> Result<HolidayDate, Wrong> {
    let date = NaiveDate::parse_from_str(in_latin_digits(text)?, "%Y-%m-%d").ok();
    let date = date.filter(|date| date.year() >= FIRST_YEAR);
    date.map(HolidayDate::Once).ok_or_else(|| {
        let right = "write year, month and day of the Gregorian calendar, such as \"2026-09-23\"";
        Wrong::new(format!("{text:?} is not a date"), right)
    })
}

/// A day of every Gregorian year, `MM-DD`.
pub(crate) fn yearly(text: &str) -> Result<HolidayDate, Wrong> {
    // The day may be the 29th of February, which a leap year has.
    let in_leap_year = |month, day| NaiveDate::from_ymd_opt(2024, month, day);
    let date = numbers::pair(in_latin_digits(text)?, '-');
    let date = date.and_then(|(month, day)| in_leap_year(month, day));
    let date = date.map(|date| HolidayDate::Yearly {
        month: date.month(),
        day: date.day(),
    });
    date.ok_or_else(|| {
        let right = "write month and day of the Gregorian calendar, such as \"09-23\"";
        Wrong::new(format!("{text:?} is not a day of the year"), right)
    })
}

/// A day of every Hijri year, `MM-DD`.
pub(crate) fn hijri(text: &str) -> Result<HolidayDate, Wrong> {
    let within = |number: u32, last| u8::try_from(number).ok().filter(|n| (1..=last).contains(n));
    let date = numbers::pair(in_latin_digits(text)?, '-').and_then(|(month, day)| {
        Some(HolidayDate::Hijri {
            month: within(month, 12)?,
            day: within(day, 30)?,
        })
    });
    date.ok_or_else(|| {
        let right =
            "write month and day of the Hijri calendar, such as \"10-01\" for the first of Shawwal";
        Wrong::new(format!("{text:?} is not a day of the Hijri year"), right)
    })
}
