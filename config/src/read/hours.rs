//! Reads `[[branch.hours]]` and `[[branch.ramadan_hours]]`: on which days the branch is open, and when.
//!
//! Hours of one day may be several, but never overlap.

use super::report::Wrong;
use super::scalar;
use super::table::{Table, all};
use super::value::Value;
use crate::Hours;
use chrono::NaiveTime;

pub(super) const KEYS: &[&str] = &["days", "open", "close"];

/// The hours of a branch, of most weeks and of those in Ramadan.
pub(crate) struct Weeks {
    pub(crate) usual: Vec<Hours>,
    pub(crate) ramadan: Vec<Hours>,
}

/// The hours of `branch`; none where the file is silent.
pub(crate) fn weeks(branch: &Table<'_>) -> Option<Weeks> {
    let usual = hours(branch, "hours");
    let ramadan = hours(branch, "ramadan_hours");
    let (usual, ramadan) = (usual?, ramadan?);
    if usual.is_empty() && !ramadan.is_empty() {
        let right = "add [[branch.hours]] for the other months, or take these away";
        let wrong = Wrong::new("has no hours of the other months beside it", right);
        return branch.optional("ramadan_hours")?.wrong(wrong);
    }
    Some(Weeks { usual, ramadan })
}

fn hours(branch: &Table<'_>, key: &str) -> Option<Vec<Hours>> {
    let tables = branch.tables(key, KEYS)?;
    let hours = all(tables.iter().map(opening))?;
    let earlier = |index| hours.iter().take(index);
    let each = tables.iter().zip(&hours).enumerate();
    all(each.map(|(index, (table, own))| alone(table, own, earlier(index))))?;
    Some(hours)
}

fn opening(table: &Table<'_>) -> Option<Hours> {
    let days = table
        .required("days", "days = [\"sun\", \"mon\"]")
        .and_then(|value| days(&value));
    let open = table
        .required("open", "open = \"08:00\"")
        .and_then(|v| v.parse(scalar::time));
    let close = table.required("close", "close = \"14:30\"");
    let close = close.and_then(|value| Some((value.parse(scalar::time)?, value)));
    let (open, (close, value)) = (open?, close?);
    if close <= open {
        let what = format!(
            "{} is not after {}, the time of opening",
            show(close),
            show(open)
        );
        let right =
            "write a later time of the same day; hours past midnight go on the next day's line";
        return value.wrong(Wrong::new(what, right));
    }
    Some(Hours {
        days: days?,
        open,
        close,
    })
}

/// The days that `value` names, at least one.
pub(crate) fn days(value: &Value<'_>) -> Option<Vec<chrono::Weekday>> {
    let values = value.list()?;
    if values.is_empty() {
        let right = "name at least one day, such as [\"sun\", \"mon\"]";
        return value.wrong(Wrong::new("names no day", right));
    }
    all(values.iter().map(|day| day.parse(scalar::weekday)))
}

fn show(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Reports hours that share time with `earlier` ones of the same day: nobody could tell which holds.
fn alone<'h>(
    table: &Table<'_>,
    hours: &Hours,
    mut earlier: impl Iterator<Item = &'h Hours>,
) -> Option<()> {
    let meets = |other: &&Hours| {
        let same_day = hours.days.iter().any(|day| other.days.contains(day));
        same_day && hours.open < other.close && other.open < hours.close
    };
    let Some(other) = earlier.find(meets) else {
        return Some(());
    };
    let what = format!(
        "overlaps {}-{} of the same day",
        show(other.open),
        show(other.close)
    );
    let right = "join the two, or begin the later one after the earlier one ends";
    table.optional("open")?.wrong(Wrong::new(what, right))
}
