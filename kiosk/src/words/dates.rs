//! Dates in both calendars and times of day, as screens, paper and pages show them.
//!
//! The names of days and months and the order of the parts stand in the catalogues; which day it is and what is known of
//! the clock is the caller's.

use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;
use domain::calendar::umm_al_qura;

use super::{Value, Words, WordsError};

/// One line with the weekday: `الأحد ١٢ جمادى الآخرة ١٤٤٨هـ، ٢٢ نوفمبر ٢٠٢٦م`.
///
/// # Errors
/// When the date lies outside the calendars.
pub fn header(words: &Words, date: NaiveDate) -> Result<String, WordsError> {
    Ok(words.with("date-header", parts(date)?)?)
}

/// Two lines parted by `\n`, one per calendar, the language's own first.
///
/// # Errors
/// When the date lies outside the calendars.
pub fn lines(words: &Words, date: NaiveDate) -> Result<String, WordsError> {
    Ok(words.with("date-lines", parts(date)?)?)
}

/// A local time of day on the twelve-hour clock: `٩:٤٧ صباحًا`.
///
/// # Errors
/// When the catalogue lacks its words.
pub fn time(words: &Words, at: DateTime<Tz>) -> Result<String, WordsError> {
    let (_, hour) = at.hour12();
    // One text, isolated as one: right to left, hour and minute in two isolates would change places.
    let figures = words.digits().show(&format!("{hour}:{:02}", at.minute()));
    let half = match (at.hour(), at.minute()) {
        (0, 0) => "midnight",
        (0..12, _) => "morning",
        (12, 0) => "midday",
        (12, _) => "noon",
        _ => "evening",
    };
    let parts = [("time", figures.into()), ("half", half.into())];
    Ok(words.with("time-of-day", parts)?)
}

/// Everything a sentence can say of a date, by the names of the places in the catalogues.
pub(super) fn parts(date: NaiveDate) -> Result<[(&'static str, Value<'static>); 7], WordsError> {
    let hijri = umm_al_qura(date).ok_or(WordsError::Date(date))?;
    Ok([
        ("weekday", date.weekday().number_from_monday().into()),
        ("day", date.day().into()),
        ("month", date.month().into()),
        ("year", date.year().into()),
        ("hijri-day", hijri.day.into()),
        ("hijri-month", hijri.month.into()),
        ("hijri-year", hijri.year.into()),
    ])
}
