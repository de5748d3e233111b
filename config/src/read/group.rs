//! Reads `[[branch.groups]]`: what services stand behind one button.
//!
//! In which group a group stands is held by `levels`.

use super::table::{Table, all};
use super::{scalar, words};
use crate::Group;

pub(super) const KEYS: &[&str] = &["id", "name", "description", "icon", "parent"];

/// The groups of `tables`.
pub(crate) fn groups(tables: &[Table<'_>]) -> Option<Vec<Group>> {
    all(tables.iter().map(group))
}

fn group(table: &Table<'_>) -> Option<Group> {
    let id = table
        .required("id", "id = \"family\"")
        .and_then(|v| v.parse(scalar::id));
    let name = words::required(table, "name", words::NAME);
    let description = words::optional(table, "description", words::SENTENCE);
    let icon = table
        .required("icon", "icon = \"house-line\"")
        .and_then(|v| v.parse(scalar::icon));
    let parent = table.or("parent", None, |v| v.text().map(|id| Some(id.to_owned())));
    Some(Group {
        id: id?,
        name: name?,
        description: description?,
        icon: icon?,
        parent: parent?,
    })
}
