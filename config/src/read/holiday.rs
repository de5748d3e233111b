//! Reads `[[branch.holidays]]`: on which days the branch stays closed.
//!
//! How a date is written is left to `date`.

use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use super::{date, words};
use crate::{Holiday, HolidayDate};

pub(super) const KEYS: &[&str] = &["name", "date", "yearly", "hijri", "days"];
type ReadDate = fn(&str) -> Result<HolidayDate, Wrong>;
/// The ways to say when a holiday begins.
const DATES: [(&str, ReadDate); 3] = [
    ("date", date::once),
    ("yearly", date::yearly),
    ("hijri", date::hijri),
];

/// The holidays of `branch`; none where the file is silent.
pub(crate) fn holidays(branch: &Table<'_>) -> Option<Vec<Holiday>> {
    all(branch.tables("holidays", KEYS)?.iter().map(holiday))
}

fn holiday(table: &Table<'_>) -> Option<Holiday> {
    let name = words::required(table, "name", words::NAME);
    let date = begins(table);
    let days = table.or("days", 1, |v| v.number(1..=60));
    Some(Holiday {
        name: name?,
        date: date?,
        days: days?,
    })
}

/// The one date that the table gives.
fn begins(table: &Table<'_>) -> Option<HolidayDate> {
    let given = DATES
        .iter()
        .filter_map(|(key, read)| Some((table.optional(key)?, read)));
    let mut given: Vec<(Value<'_>, &ReadDate)> = given.collect();
    given.sort_by_key(|(value, _)| value.place.line);
    let dates = all(given.iter().map(|(value, read)| value.parse(read)));
    if let Some((second, _)) = given.get(1) {
        let right = "keep one of date, yearly and hijri";
        return second.wrong(Wrong::new("gives a second date", right));
    }
    if given.is_empty() {
        let right = "add date = \"2026-09-23\", yearly = \"09-23\" or hijri = \"10-01\"";
        table.missing("date", right.to_owned());
    }
    dates?.first().copied()
}
