//! Reads `[[branch.outcomes]]`: what staff may say a visit ended with.
//!
//! A branch that names none has those which suit any reception.

use super::ids::distinct;
use super::table::{Table, all};
use super::{scalar, words};
use crate::{Bilingual, Outcome};

pub(super) const KEYS: &[&str] = &["id", "name"];

/// Id and name in Arabic and English.
const DEFAULTS: [(&str, &str, &str); 4] = [
    ("served", "قُدّمت الخدمة", "Served"),
    ("incomplete", "لم تكتمل المستندات", "Papers incomplete"),
    ("referred", "أُحيل إلى جهة أخرى", "Referred elsewhere"),
    ("information", "أُجيب عن الاستفسار", "Question answered"),
];

/// The outcomes of `branch`.
pub(crate) fn outcomes(branch: &Table<'_>) -> Option<Vec<Outcome>> {
    let tables = branch.tables("outcomes", KEYS)?;
    if tables.is_empty() {
        return Some(defaults());
    }
    let outcomes = all(tables.iter().map(outcome));
    distinct(tables.iter(), "id").and(outcomes)
}

fn defaults() -> Vec<Outcome> {
    let outcome = |(id, ar, en): (&str, &str, &str)| Outcome {
        id: id.to_owned(),
        name: Bilingual {
            ar: ar.to_owned(),
            en: en.to_owned(),
        },
    };
    DEFAULTS.map(outcome).into()
}

fn outcome(table: &Table<'_>) -> Option<Outcome> {
    let id = table
        .required("id", "id = \"served\"")
        .and_then(|v| v.parse(scalar::id));
    let name = words::required(table, "name", words::NAME);
    Some(Outcome {
        id: id?,
        name: name?,
    })
}
