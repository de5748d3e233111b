//! Reads `[[targets]]`: where records are delivered.
//!
//! Tokens and passwords stay in their files, out of the settings and of every message.

use super::ids::distinct;
use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use super::{address, mapping, scalar};
use crate::{ClientCertificate, Target, TargetKind};
use std::path::PathBuf;

/// Keys that every kind of target knows.
pub(super) const KEYS: &[&str] = &[
    "name",
    "kind",
    "url",
    "token_file",
    "token_env",
    "certificate_file",
    "key_file",
    "personal",
    "bandwidth_kib",
    "most_per_second",
];
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
    let token = token(table);
    let certificate = certificate(table);
    let personal = table.or("personal", false, |v| v.yes_or_no());
    let gzip = table.or("gzip", false, |v| v.yes_or_no());
    let bandwidth_kib = table.or("bandwidth_kib", None, |v| v.number(1..=1_000_000).map(Some));
    let most = kind.and_then(usual_rate);
    let most_per_second = table.or("most_per_second", most, |v| v.number(1..=10_000).map(Some));
    let (token_file, token_env) = token?;
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
        token_file,
        token_env,
        certificate: certificate?,
        personal: personal?,
        gzip: gzip?,
        bandwidth_kib: bandwidth_kib?,
        most_per_second: most_per_second?,
    })
}

/// Records a second at most, where the settings are silent. Five requests are kind to most systems, and still a full day's
/// tickets within minutes.
fn usual_rate(kind: Kind) -> Option<u32> {
    match kind {
        Kind::Http => None,
        Kind::Rest => Some(5),
    }
}

/// Where the token stands: a file or a variable, never both.
fn token(table: &Table<'_>) -> Option<(Option<PathBuf>, Option<String>)> {
    let file = table.or("token_file", None, |v| v.parse(scalar::path).map(Some));
    let env = table.or("token_env", None, |v| v.parse(scalar::variable).map(Some));
    match (file?, env?) {
        (Some(_), Some(_)) => table.optional("token_env")?.wrong(Wrong::new(
            "stands beside token_file",
            "keep one of the two",
        )),
        one => Some(one),
    }
}

/// A certificate is of no use without its key, nor the key without it.
fn certificate(table: &Table<'_>) -> Option<Option<ClientCertificate>> {
    let file = |key| table.or(key, None, |v| v.parse(scalar::path).map(Some));
    let (certificate_file, key_file) = (file("certificate_file"), file("key_file"));
    match (certificate_file?, key_file?) {
        (Some(certificate_file), Some(key_file)) => Some(Some(ClientCertificate {
            certificate_file,
            key_file,
        })),
        (None, None) => Some(None),
        (Some(_), None) => lacking(table, "key_file", "cases.key"),
        (None, Some(_)) => lacking(table, "certificate_file", "cases.pem"),
    }
}

fn lacking<T>(table: &Table<'_>, key: &str, example: &str) -> Option<T> {
    table.missing(key, format!("add {key} = \"{example}\""));
    None
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
