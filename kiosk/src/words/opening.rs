//! When the branch, or a service, serves again: a time today, a weekday within the week, else a date.
//!
//! The sentences stand whole in the catalogues; when it is, and what now is, the caller knows.

use chrono::{DateTime, Datelike, NaiveDate};
use chrono_tz::Tz;

use super::{Value, Words, WordsError, dates};

/// How a day to come is named.
enum Day {
    Today,
    Tomorrow,
    /// Within the next six days, so that its weekday alone names it.
    Weekday,
    Date,
}

/// The moment a closed branch opens again: `نستقبلك غدًا الساعة ٨:٠٠ صباحًا.`
///
/// # Errors
/// When the date lies outside the calendars.
pub fn reopens(words: &Words, at: DateTime<Tz>, today: NaiveDate) -> Result<String, WordsError> {
    let date = at.date_naive();
    let time = dates::time(words, at)?;
    let key = match day(date, today) {
        Day::Today => "closed-today",
        Day::Tomorrow => "closed-tomorrow",
        Day::Weekday => "closed-on",
        Day::Date => "closed-date",
    };
    let time: (&'static str, Value) = ("time", time.into());
    Ok(words.with(key, dates::parts(date)?.into_iter().chain([time]))?)
}

/// The moment service resumes after a prayer: `نستأنف الخدمة الساعة ١٢:٤٥ ظهرًا.`
///
/// # Errors
/// When the catalogue lacks its words.
pub fn resumes(words: &Words, at: DateTime<Tz>) -> Result<String, WordsError> {
    let time = dates::time(words, at)?;
    Ok(words.with("prayer-resumes", [("time", time.into())])?)
}

/// The next date on which a service is served: `تُقدَّم هذه الخدمة يوم الثلاثاء.`
///
/// # Errors
/// When the date lies outside the calendars.
pub fn served_again(
    words: &Words,
    next: NaiveDate,
    today: NaiveDate,
) -> Result<String, WordsError> {
    let key = match day(next, today) {
        Day::Today | Day::Tomorrow => "service-again-tomorrow",
        Day::Weekday => "service-again-on",
        Day::Date => "service-again-date",
    };
    Ok(words.with(key, dates::parts(next)?)?)
}

fn day(date: NaiveDate, today: NaiveDate) -> Day {
    match date.num_days_from_ce() - today.num_days_from_ce() {
        ..=0 => Day::Today,
        1 => Day::Tomorrow,
        2..=6 => Day::Weekday,
        _ => Day::Date,
    }
}
