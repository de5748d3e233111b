//! Holds services and groups together: each group that is named is there, none stands in itself, none
//! stands deeper than screens lead, and none is empty.
//!
//! It asks the tables, so that those which are at fault otherwise still take part.

use super::ids::{self, id};
use super::nearest::one_of;
use super::report::{EMPTY, Wrong};
use super::table::{Table, all};
use super::value::Value;
use std::collections::BTreeMap;

/// Levels of groups: with their services that makes three screens, as deep as visitors still find back.
const MOST_LEVELS: usize = 2;

/// Which group stands in which.
type Parents<'t> = BTreeMap<&'t str, &'t str>;

/// Reports each service and group that does not stand where it can; `None` after a fault.
pub(crate) fn stand(services: &[Table<'_>], groups: &[Table<'_>]) -> Option<()> {
    // Which groups are known cannot be told while one has no good id of its own, and that has been reported.
    let ids = ids::own(groups, services)?;
    let known = |tables: &[Table<'_>], key| all(names(tables, key).map(|name| known(&name, &ids)));
    let in_groups = known(services, "group");
    let parents = known(groups, "parent").and_then(|_| parents(groups));
    let deep = parents.and_then(|parents| not_too_deep(groups, &parents));
    // A name that is not known may be meant for the group that seems empty.
    in_groups.and(deep).and_then(|()| filled(services, groups))
}

/// The groups that `tables` name by `key`.
fn names<'t, 'd>(tables: &'t [Table<'d>], key: &'t str) -> impl Iterator<Item = Value<'d>> + 't {
    tables.iter().filter_map(move |table| table.optional(key))
}

fn known(name: &Value<'_>, ids: &[&str]) -> Option<()> {
    // What is no text has been reported.
    let text = name.is_text().then(|| name.text())??;
    if ids.contains(&text) {
        return Some(());
    }
    name.wrong(match ids {
        [] => {
            let right = "add a [[branch.groups]] table with this id, or leave the group out";
            Wrong::new(format!("{text:?} is not known"), right)
        }
        _ => one_of(text, ids),
    })
}

/// Which group stands in which, when no group stands in itself; each circle is reported once.
fn parents<'d>(groups: &[Table<'d>]) -> Option<Parents<'d>> {
    let parents: Parents<'d> = groups
        .iter()
        .filter_map(|g| Some((id(g)?, parent(g)?)))
        .collect();
    let mut told: Vec<&str> = Vec::new();
    for group in groups {
        let own = id(group)?;
        let above = above(own, &parents);
        if above.contains(&own) && !told.contains(&own) {
            circle(group, own, &above);
            told.extend(above);
        }
    }
    told.is_empty().then_some(parents)
}

fn parent<'d>(group: &Table<'d>) -> Option<&'d str> {
    group.optional("parent").filter(Value::is_text)?.text()
}

/// The groups that `id` stands in, nearest first, up to where a circle closes.
fn above<'d>(id: &str, parents: &Parents<'d>) -> Vec<&'d str> {
    let mut above: Vec<&str> = Vec::new();
    let mut next = parents.get(id);
    while let Some(parent) = next.filter(|parent| !above.contains(parent)) {
        above.push(parent);
        next = parents.get(parent);
    }
    above
}

fn circle(group: &Table<'_>, id: &str, above: &[&str]) -> Option<()> {
    let what = format!("stands in itself: {id} in {}", above.join(" in "));
    let right = "take `parent` away from the one that the first screen offers";
    group.optional("parent")?.wrong(Wrong::new(what, right))
}

fn not_too_deep(groups: &[Table<'_>], parents: &Parents<'_>) -> Option<()> {
    let each = groups.iter().map(|group| {
        let own = id(group)?;
        let above = above(own, parents);
        if above.len() < MOST_LEVELS {
            return Some(());
        }
        let what = format!("stands too deep: {own} in {}", above.join(" in "));
        let right =
            format!("name a group that has no parent: groups have at most {MOST_LEVELS} levels");
        group.optional("parent")?.wrong(Wrong::new(what, right))
    });
    all(each).map(|_| ())
}

/// Reports each group with nothing in it. One that holds only empty groups is filled with them.
fn filled(services: &[Table<'_>], groups: &[Table<'_>]) -> Option<()> {
    let holds = |own: &str| {
        let mut inside = names(services, "group").chain(names(groups, "parent"));
        inside.any(|name| name.text() == Some(own))
    };
    let each = groups.iter().map(|group| {
        let own = id(group)?;
        match holds(own) {
            true => Some(()),
            false => {
                let right = format!("write group = {own:?} in its services, or take it away");
                group.wrong(Wrong::new(EMPTY, right))
            }
        }
    });
    all(each).map(|_| ())
}
