//! Reads the `papers` of a service: what visitors bring, and what staff tick of it (H2).

use super::ids;
use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use super::{scalar, words};
use crate::Paper;

pub(super) const KEYS: &[&str] = &["id", "optional", "ar", "en"];

/// The papers of a service's `table`; one that names no id is known by its place.
pub(crate) fn papers(table: &Table<'_>) -> Option<Vec<Paper>> {
    let values = table.or("papers", Vec::new(), |value| value.list())?;
    let papers = all(values
        .iter()
        .zip(1..)
        .map(|(value, place)| paper(value, place)));
    let ids: Vec<Value<'_>> = values.iter().filter_map(named).collect();
    ids::each_once(&ids, "give each paper its own id").and(papers)
}

fn paper(value: &Value<'_>, place: usize) -> Option<Paper> {
    let name = words::beside(value, KEYS, words::SENTENCE);
    // What is no table has been reported with its name.
    let table = value.is_table().then(|| value.any_table(KEYS))??;
    let own = format!("paper-{place}");
    let id = table.or("id", own.clone(), |v| v.parse(|text| id_beside(text, &own)));
    let optional = table.or("optional", false, |v| v.yes_or_no());
    Some(Paper {
        id: id?,
        name: name?,
        required: !optional?,
    })
}

/// An id that no paper without one has by its place.
fn id_beside(text: &str, own: &str) -> Result<String, Wrong> {
    let place = text
        .strip_prefix("paper-")
        .and_then(|rest| rest.parse::<u32>().ok());
    if place.is_some() && text != own {
        let what = format!("{text:?} is kept for the paper in that place");
        return Err(Wrong::new(
            what,
            "write what the paper is, such as \"lease\"",
        ));
    }
    scalar::id(text)
}

fn named<'d>(value: &Value<'d>) -> Option<Value<'d>> {
    value
        .is_table()
        .then(|| value.any_table(KEYS))??
        .optional("id")
}
