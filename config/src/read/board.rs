//! Reads `[board]`: languages, slides and services of the board in the hall.
//!
//! A board that says nothing speaks both languages, Arabic first, and shows every service.

use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use super::words::SPOKEN;
use super::{chosen, ids, scalar};
use crate::{Board, Branch, Language};

pub(super) const KEYS: &[&str] = &["languages", "notices", "slide_seconds", "services"];

/// The board of the document `root`, of `branch` where that could be read.
pub(crate) fn board(root: &Table<'_>, branch: Option<&Branch>) -> Option<Board> {
    let table = root.table("board", KEYS)?;
    let both = vec![Language::Arabic, Language::English];
    let languages = table.or("languages", both, |v| languages(&v));
    let notices = table.or("notices", None, |v| v.parse(scalar::path).map(Some));
    let slide_seconds = table.or("slide_seconds", 12, |v| v.number(5..=300));
    let known: Option<Vec<&str>> = branch.map(|branch| {
        let services = branch.services.iter();
        services.map(|service| service.id.as_str()).collect()
    });
    let services = chosen::services(&table, known.as_deref(), "the board then shows all");
    Some(Board {
        languages: languages?,
        notices: notices?,
        slide_seconds: slide_seconds?,
        services: services?,
    })
}

fn languages(value: &Value<'_>) -> Option<Vec<Language>> {
    let values = value.list()?;
    if values.is_empty() {
        let right = "write [\"ar\"], [\"en\"], or both with the larger one first";
        return value.wrong(Wrong::new("names no language", right));
    }
    let once = ids::each_once(&values, "name each language once");
    let named = all(values.iter().map(|value| value.choice(SPOKEN)));
    once.and(named)
}
