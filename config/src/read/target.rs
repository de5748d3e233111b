//! Reads `[[targets]]`: where records are delivered.
//!
//! The token itself stays in its file, out of the settings and of every message.

use super::ids::distinct;
use super::report::Wrong;
use super::table::{Table, all};
use super::{address, scalar};
use crate::Target;

const KEYS: &[&str] = &["name", "url", "token_file", "personal", "gzip"];
/// What the branch service is called among targets.
const BRANCH: &str = "branch";

/// The targets of the document `root`; none where the file is silent.
pub(crate) fn targets(root: &Table<'_>) -> Option<Vec<Target>> {
    let tables = root.tables("targets", KEYS)?;
    let targets = all(tables.iter().map(target));
    distinct(tables.iter(), "name").and(targets)
}

fn target(table: &Table<'_>) -> Option<Target> {
    let name = table
        .required("name", "name = \"cases\"")
        .and_then(|v| v.parse(own_name));
    let url = table
        .required("url", "url = \"https://cases.example.org/facts\"")
        .and_then(|v| v.parse(address::http));
    let token_file = table.or("token_file", None, |v| v.parse(scalar::path).map(Some));
    let personal = table.or("personal", false, |v| v.yes_or_no());
    let gzip = table.or("gzip", false, |v| v.yes_or_no());
    Some(Target {
        name: name?,
        url: url?,
        token_file: token_file?,
        personal: personal?,
        gzip: gzip?,
    })
}

fn own_name(text: &str) -> Result<String, Wrong> {
    if text == BRANCH {
        let right = "write another, such as \"cases\"; the branch service is a target by itself (device.branch_service)";
        return Err(Wrong::new("is the branch service's own name", right));
    }
    scalar::id(text)
}
