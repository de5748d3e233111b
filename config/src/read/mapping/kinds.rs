//! Kinds of facts in a mapping: known ones, and each in one place only.

use super::super::ids;
use super::super::nearest::one_of;
use super::super::report::Wrong;
use super::super::table::{Table, all};
use super::super::value::Value;
use crate::KINDS;

/// The kinds that `table` names.
pub(super) fn kinds(table: &Table<'_>) -> Option<Vec<String>> {
    let value = table.required("kinds", "kinds = [\"ticket.issued\"], the facts it is for")?;
    let values = value.list()?;
    if values.is_empty() {
        return value.wrong(Wrong::new(
            "names no fact",
            "name at least one kind of fact",
        ));
    }
    all(values.iter().map(|value| value.parse(known)))
}

fn known(kind: &str) -> Result<String, Wrong> {
    if kind == "ticket.undone" {
        let right = "leave it out; add \"ticket.issued\" to an update, which says what a ticket is that waits again";
        return Err(Wrong::new("is told by itself, as what stands again", right));
    }
    let found = KINDS.iter().find(|known| **known == kind);
    found
        .map(|kind| (*kind).to_owned())
        .ok_or_else(|| one_of(kind, KINDS))
}

/// Reports each kind that two records, or two updates, would be for; `None` after a fault.
pub(super) fn each_once(records: &[Table<'_>]) -> Option<()> {
    let creates: Vec<Value<'_>> = records
        .iter()
        .filter_map(|record| record.optional("create"))
        .collect();
    let updates = records
        .iter()
        .filter_map(|record| record.optional("updates"));
    let updates: Vec<Value<'_>> = updates
        .filter_map(|list| list.quiet_list())
        .flatten()
        .collect();
    let right = "name each kind once among all creates and once among all updates of a target";
    let created = ids::each_once(&of(&creates), right);
    ids::each_once(&of(&updates), right).and(created)
}

fn of<'d>(tables: &[Value<'d>]) -> Vec<Value<'d>> {
    let kinds = tables.iter().filter_map(|table| table.inner("kinds"));
    kinds
        .filter_map(|kinds| kinds.quiet_list())
        .flatten()
        .collect()
}
