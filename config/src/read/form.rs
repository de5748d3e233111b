//! Reads `[[forms]]`: the forms of requests, and which service takes which.
//!
//! What a field takes is left to `field`.

use super::field;
use super::ids::distinct;
use super::nearest::one_of;
use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use super::{scalar, words};
use crate::{Bilingual, Form};

pub(super) const KEYS: &[&str] = &[
    "id",
    "name",
    "fields",
    "committee",
    "earliest_answer_days",
    "latest_answer_days",
    "silence_days",
];
/// The clause's own two weeks (H5).
const EARLIEST: u32 = 14;
/// Long enough that nobody is called about a request that goes its usual way.
const SILENCE: u32 = 30;

/// The forms of the document `root`.
pub(crate) fn forms(root: &Table<'_>) -> Option<Vec<Form>> {
    let tables = root.tables("forms", KEYS)?;
    let forms = all(tables.iter().map(form));
    distinct(tables.iter(), "id").and(forms)
}

/// Reports each of `services` that takes a form which is none of `forms`.
pub(crate) fn taken(services: &[Table<'_>], forms: &[Form]) -> Option<()> {
    let known: Vec<&str> = forms.iter().map(|form| form.id.as_str()).collect();
    all(services.iter().map(|service| takes(service, &known))).map(|_| ())
}

fn takes(service: &Table<'_>, known: &[&str]) -> Option<()> {
    let value = service.optional("form").filter(Value::is_text);
    match value.and_then(|value| Some((value.text()?, value))) {
        Some((id, value)) if !known.contains(&id) => value.wrong(match known {
            [] => {
                let right = "add a [[forms]] table with this id, or leave the form out";
                Wrong::new(format!("{id:?} is not known"), right)
            }
            _ => one_of(id, known),
        }),
        _ => Some(()),
    }
}

fn form(table: &Table<'_>) -> Option<Form> {
    let id = table
        .required("id", "id = \"support\"")
        .and_then(|v| v.parse(scalar::id));
    let name = words::required(table, "name", words::NAME);
    let fields = field::fields(table);
    let committee = words::optional(table, "committee", words::NAME);
    let earliest = table.or("earliest_answer_days", EARLIEST, |v| v.number(0..=365));
    let latest = table.or("latest_answer_days", None, |v| {
        latest(&v, earliest).map(Some)
    });
    let silence_days = table.or("silence_days", SILENCE, |v| v.number(1..=365));
    Some(Form {
        id: id?,
        name: name?,
        fields: fields?,
        committee: committee?.unwrap_or_else(research_committee),
        earliest_answer_days: earliest?,
        latest_answer_days: latest?,
        silence_days: silence_days?,
    })
}

fn latest(value: &Value<'_>, earliest: Option<u32>) -> Option<u32> {
    let latest = value.number(1..=730)?;
    match earliest {
        Some(earliest) if latest < earliest => value.wrong(Wrong::new(
            format!("is before earliest_answer_days, {earliest}"),
            format!("write {earliest} or more, or leave it out: nothing is then overdue"),
        )),
        _ => Some(latest),
    }
}

/// Whom the policy names.
fn research_committee() -> Bilingual {
    Bilingual {
        ar: "لجنة البحث".to_owned(),
        en: "Research committee".to_owned(),
    }
}
