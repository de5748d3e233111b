//! Reads `[privacy]`: who sees what is personal in requests.

use super::ids;
use super::report::Wrong;
use super::table::{Table, all};
use crate::{Privacy, StaffRole};

pub(super) const KEYS: &[&str] = &["see_personal"];
const ROLES: &[(&str, StaffRole)] = &[
    ("clerk", StaffRole::Clerk),
    ("manager", StaffRole::Manager),
    ("admin", StaffRole::Admin),
];

/// The privacy of the document `root`.
pub(crate) fn privacy(root: &Table<'_>) -> Option<Privacy> {
    let table = root.table("privacy", KEYS)?;
    Some(Privacy {
        see_personal: see_personal(&table)?,
    })
}

/// Those who fill requests in and those who answer them; who keeps devices has no need to.
fn see_personal(table: &Table<'_>) -> Option<Vec<StaffRole>> {
    let Some(value) = table.optional("see_personal") else {
        return Some(vec![StaffRole::Clerk, StaffRole::Manager]);
    };
    let values = value.list()?;
    if values.is_empty() {
        let right = "name at least one role, such as [\"clerk\", \"manager\"]";
        return value.wrong(Wrong::new(
            "names nobody who could fill in a request",
            right,
        ));
    }
    let once = ids::each_once(&values, "name each role once");
    let roles = all(values.iter().map(|value| value.choice(ROLES)));
    once.and(roles)
}
