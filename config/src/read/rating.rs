//! Reads `[branch.results]` and `[exit]`: what may be seen of ratings, and how the exit terminal asks for them.

use super::table::Table;
use crate::{Exit, Pace, Results};

pub(super) const RESULTS_KEYS: &[&str] = &["smallest_group", "leave_out_play"];
pub(super) const EXIT_KEYS: &[&str] = &[
    "best_first",
    "suggestions",
    "thanks_seconds",
    "apart_seconds",
    "most",
    "within_seconds",
];
/// Ratings of the smallest group that is shown (facts.md, "Ratings"); of fewer than three each would be known by the others.
const SMALLEST_GROUP: u32 = 5;
const LEAST: u32 = 3;

/// The results of `branch`.
pub(crate) fn results(branch: &Table<'_>) -> Option<Results> {
    let table = branch.table("results", RESULTS_KEYS)?;
    let smallest_group = table.or("smallest_group", SMALLEST_GROUP, |v| v.number(LEAST..=100));
    let leave_out_play = table.or("leave_out_play", true, |v| v.yes_or_no());
    Some(Results {
        smallest_group: smallest_group?,
        leave_out_play: leave_out_play?,
    })
}

/// The exit terminal of the document `root`.
pub(crate) fn exit(root: &Table<'_>) -> Option<Exit> {
    let table = root.table("exit", EXIT_KEYS)?;
    let best_first = table.or("best_first", true, |v| v.yes_or_no());
    let suggestions = table.or("suggestions", true, |v| v.yes_or_no());
    let thanks_seconds = table.or("thanks_seconds", 5, |v| v.number(2..=60));
    let apart_seconds = table.or("apart_seconds", 3, |v| v.number(0..=60));
    let most = table.or("most", 6, |v| v.number(1..=100));
    let within_seconds = table.or("within_seconds", 60, |v| v.number(1..=3600));
    Some(Exit {
        best_first: best_first?,
        suggestions: suggestions?,
        thanks_seconds: thanks_seconds?,
        pace: Pace {
            apart_seconds: apart_seconds?,
            most: most?,
            within_seconds: within_seconds?,
        },
    })
}
