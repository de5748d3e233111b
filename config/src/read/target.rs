//! Reads `[[targets]]`: where records are delivered.
//!
//! The token itself stays in its file, out of the settings and of every message.

use super::ids::distinct;
use super::table::{Table, all};
use super::{address, scalar};
use crate::Target;

/// The targets of the document `root`; none where the file is silent.
pub(crate) fn targets(root: &Table<'_>) -> Option<Vec<Target>> {
    let tables = root.tables("targets", &["name", "url", "token_file", "personal"])?;
    let targets = all(tables.iter().map(target));
    distinct(tables.iter(), "name").and(targets)
}

fn target(table: &Table<'_>) -> Option<Target> {
    let name = table
        .required("name", "name = \"cases\"")
        .and_then(|v| v.parse(scalar::id));
    let url = table
        .required("url", "url = \"https://cases.example.org/facts\"")
        .and_then(|v| v.parse(address::http));
    let token_file = table.or("token_file", None, |v| v.parse(scalar::path).map(Some));
    let personal = table.or("personal", false, |v| v.yes_or_no());
    Some(Target {
        name: name?,
        url: url?,
        token_file: token_file?,
        personal: personal?,
    })
}
