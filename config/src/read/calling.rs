//! Reads `[branch.calling]`: how those who wait are called.
//!
//! A branch that says nothing of it calls by the figures here.

use super::numbers;
use super::report::Wrong;
use super::scalar::in_latin_digits;
use super::table::Table;
use crate::Calling;

pub(super) const KEYS: &[&str] = &[
    "priority_ratio",
    "aging_minutes",
    "longest_wait_minutes",
    "return_within_numbers",
    "return_within_minutes",
    "recalls",
    "hold_minutes",
    "undo_seconds",
];

/// How `branch` calls.
pub(crate) fn calling(branch: &Table<'_>) -> Option<Calling> {
    let table = branch.table("calling", KEYS)?;
    let priority_ratio = table.or("priority_ratio", (2, 1), |v| v.parse(ratio));
    let aging_minutes = table.or("aging_minutes", 10, |v| v.number(0..=240));
    let longest_wait_minutes = table.or("longest_wait_minutes", 45, |v| v.number(0..=480));
    let return_within_numbers = table.or("return_within_numbers", 5, |v| v.number(0..=50));
    let return_within_minutes = table.or("return_within_minutes", 15, |v| v.number(0..=240));
    let recalls = table.or("recalls", 3, |v| v.number(1..=9));
    let hold_minutes = table.or("hold_minutes", 15, |v| v.number(1..=240));
    let undo_seconds = table.or("undo_seconds", 15, |v| v.number(0..=60));
    Some(Calling {
        priority_ratio: priority_ratio?,
        aging_minutes: aging_minutes?,
        longest_wait_minutes: longest_wait_minutes?,
        return_within_numbers: return_within_numbers?,
        return_within_minutes: return_within_minutes?,
        recalls: recalls?,
        hold_minutes: hold_minutes?,
        undo_seconds: undo_seconds?,
    })
}

/// Two numbers of calls, `FIRST:OTHERS`; neither is 0, so that nobody is left to wait for ever.
fn ratio(text: &str) -> Result<(u32, u32), Wrong> {
    let within = |calls: &u32| (1..=9).contains(calls);
    let pair = numbers::pair(in_latin_digits(text)?, ':');
    let pair = pair.filter(|(first, others)| within(first) && within(others));
    pair.ok_or_else(|| {
        let right =
            "write calls of those served first and of the others, 1 to 9 each, such as \"2:1\"";
        Wrong::new(format!("{text:?} is not a ratio"), right)
    })
}
