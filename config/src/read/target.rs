//! Reads `[[targets]]`: where records are delivered.
//!
//! Tokens and passwords stay in their files, out of the settings and of every message.

use super::ids::distinct;
use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use super::{address, mapping, scalar};
use crate::{Target, TargetKind};

/// Keys that every kind of target knows.
pub(super) const KEYS: &[&str] = &["name", "kind", "url", "token_file", "personal"];
/// Keys of a target that gets batches.
pub(super) const HTTP_KEYS: &[&str] = &["gzip"];
/// What the branch service is called among targets.
const BRANCH: &str = "branch";

#[derive(Clone, Copy)]
enum Kind {
    Http,
    Rest,
}

const KINDS: &[(&str, Kind)] = &[("http", Kind::Http), ("rest", Kind::Rest)];

/// The targets of the document `root`; none where the file is silent.
pub(crate) fn targets(root: &Table<'_>) -> Option<Vec<Target>> {
    let values = root.or("targets", Vec::new(), |value| value.entries())?;
    let tables = all(values.iter().map(|value: &Value<'_>| value.any_table(KEYS)))?;
    let targets = all(tables.iter().map(target));
    distinct(tables.iter(), "name").and(targets)
}

fn target(table: &Table<'_>) -> Option<Target> {
    let kind = table.or("kind", Kind::Http, |value| value.choice(KINDS));
    if let Some(kind) = kind {
        table.only(&known_keys(kind));
    }
    let name = table
        .required("name", "name = \"cases\"")
        .and_then(|v| v.parse(own_name));
    let url = table
        .required("url", "url = \"https://cases.example.org/facts\"")
        .and_then(|v| v.parse(address::http));
    let token_file = table.or("token_file", None, |v| v.parse(scalar::path).map(Some));
    let personal = table.or("personal", false, |v| v.yes_or_no());
    let gzip = table.or("gzip", false, |v| v.yes_or_no());
    let kind = match kind? {
        Kind::Http => Some(TargetKind::Http),
        Kind::Rest => {
            mapping::mapping(table, personal?).map(|mapping| TargetKind::Rest(Box::new(mapping)))
        }
    };
    Some(Target {
        name: name?,
        kind: kind?,
        url: url?,
        token_file: token_file?,
        personal: personal?,
        gzip: gzip?,
    })
}

fn known_keys(kind: Kind) -> Vec<&'static str> {
    let own = match kind {
        Kind::Http => HTTP_KEYS,
        Kind::Rest => mapping::KEYS,
    };
    KEYS.iter().chain(own).copied().collect()
}

fn own_name(text: &str) -> Result<String, Wrong> {
    if text == BRANCH {
        let right = "write another, such as \"cases\"; the branch service is a target by itself (device.branch_service)";
        return Err(Wrong::new("is the branch service's own name", right));
    }
    scalar::id(text)
}
