//! Services of the branch that a counter or a board chooses, by their ids.

use super::ids;
use super::nearest::one_of;
use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;

/// The `services` that `table` names, each once, or all of `known`, which is `None` after a fault; an empty list is
/// cured by naming one, `or` by what happens otherwise.
pub(super) fn services(table: &Table<'_>, known: Option<&[&str]>, or: &str) -> Option<Vec<String>> {
    let Some(value) = table.optional("services") else {
        return known.map(owned);
    };
    let values = value.list()?;
    if values.is_empty() {
        let right = format!("name at least one by its id, or leave it out: {or}");
        return value.wrong(Wrong::new("names no service", right));
    }
    let once = ids::each_once(&values, "name each service once");
    let named = all(values.iter().map(|value| named(value, known)));
    once.and(named)
}

fn named(value: &Value<'_>, known: Option<&[&str]>) -> Option<String> {
    let id = value.text()?;
    match known.filter(|known| !known.contains(&id)) {
        None => Some(id.to_owned()),
        Some(known) => value.wrong(one_of(id, known)),
    }
}

/// These ids, as settings hold them.
pub(super) fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}
