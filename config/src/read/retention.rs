//! Reads `[retention]`: how long what is personal stays.

use super::report::Wrong;
use super::table::Table;
use crate::Retention;

pub(super) const KEYS: &[&str] = &["days", "longest_days"];
/// Long enough for a quarter's report.
const DAYS: u32 = 90;
/// Long enough for any repair of a line.
const LONGEST: u32 = 365;
const MOST: u32 = 3650;

/// The retention of the document `root`.
pub(crate) fn retention(root: &Table<'_>) -> Option<Retention> {
    let table = root.table("retention", KEYS)?;
    let days = table.or("days", DAYS, |v| v.number(1..=MOST));
    let longest = table.or("longest_days", LONGEST.max(days.unwrap_or(DAYS)), |v| {
        let longest = v.number(1..=MOST)?;
        match days {
            Some(days) if longest < days => v.wrong(Wrong::new(
                format!("is shorter than days, {days}"),
                format!("write {days} or more"),
            )),
            _ => Some(longest),
        }
    });
    Some(Retention {
        days: days?,
        longest_days: longest?,
    })
}
