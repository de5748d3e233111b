//! Reads `[[forms.fields]]`: what a form asks.

use super::ids::{distinct, each_once};
use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use super::{scalar, words};
use crate::{FieldKind, FormChoice, FormField};

pub(super) const KEYS: &[&str] = &[
    "id", "label", "help", "type", "required", "personal", "longest", "least", "most", "choices",
];
const CHOICE_KEYS: &[&str] = &["id", "ar", "en"];
const LONGEST: u32 = 200;
const MOST: u32 = 999_999_999;

#[derive(Clone, Copy, PartialEq)]
enum Type {
    Text,
    Number,
    Date,
    Choice,
    NationalId,
    Phone,
}

const TYPES: &[(&str, Type)] = &[
    ("text", Type::Text),
    ("number", Type::Number),
    ("date", Type::Date),
    ("choice", Type::Choice),
    ("national-id", Type::NationalId),
    ("phone", Type::Phone),
];
/// Keys that say more of one type, and of no other.
const OF_TYPE: [(&str, Type); 4] = [
    ("longest", Type::Text),
    ("least", Type::Number),
    ("most", Type::Number),
    ("choices", Type::Choice),
];

/// The fields of a form's `table`; at least one.
pub(crate) fn fields(table: &Table<'_>) -> Option<Vec<FormField>> {
    let tables = table.tables("fields", KEYS)?;
    if tables.is_empty() {
        let right = "add a [[forms.fields]] table below it for each thing that the form asks";
        table.missing("fields", right.to_owned());
        return None;
    }
    let fields = all(tables.iter().map(field));
    distinct(tables.iter(), "id").and(fields)
}

fn field(table: &Table<'_>) -> Option<FormField> {
    let id = table
        .required("id", "id = \"name\"")
        .and_then(|v| v.parse(scalar::id));
    let label = words::required(table, "label", words::NAME);
    let help = words::optional(table, "help", words::SENTENCE);
    let type_of = table
        .required("type", "type = \"text\"")
        .and_then(|v| v.choice(TYPES));
    let kind = type_of.and_then(|type_of| kind(table, type_of));
    let required = table.or("required", true, |v| v.yes_or_no());
    let personal = table.or("personal", true, |v| personal(&v, type_of));
    Some(FormField {
        id: id?,
        label: label?,
        help: help?,
        kind: kind?,
        required: required?,
        personal: personal?,
    })
}

/// What is written freely, and what names one person, is personal whatever the file says.
fn personal(value: &Value<'_>, type_of: Option<Type>) -> Option<bool> {
    let personal = value.yes_or_no()?;
    match type_of {
        Some(Type::Text | Type::NationalId | Type::Phone) if !personal => value.wrong(Wrong::new(
            "is of a type that is always personal",
            "leave it out, or write true; number, date and choice may be false",
        )),
        _ => Some(personal),
    }
}

fn kind(table: &Table<'_>, type_of: Type) -> Option<FieldKind> {
    let fitting = fitting(table, type_of);
    let kind = match type_of {
        Type::Text => table
            .or("longest", LONGEST, |v| v.number(1..=1000))
            .map(|longest| FieldKind::Text { longest }),
        Type::Number => bounds(table),
        Type::Date => Some(FieldKind::Date),
        Type::NationalId => Some(FieldKind::NationalId),
        Type::Phone => Some(FieldKind::Phone),
        Type::Choice => choices(table).map(FieldKind::Choice),
    };
    fitting.and(kind)
}

/// Reports each key that says something of another type.
fn fitting(table: &Table<'_>, type_of: Type) -> Option<()> {
    let other = OF_TYPE.iter().filter(|(_, of)| *of != type_of);
    let each = other.map(|(key, of)| match table.optional(key) {
        None => Some(()),
        Some(value) => {
            let named = TYPES.iter().find(|(_, known)| known == of);
            let word = named.map_or("", |(word, _)| word);
            let what = format!("belongs to a field of the type {word:?}");
            value.wrong(Wrong::new(what, "take it away, or change the type"))
        }
    });
    all(each).map(|_| ())
}

fn bounds(table: &Table<'_>) -> Option<FieldKind> {
    let least = table.or("least", 0, |v| v.number(0..=MOST));
    let most = table.or("most", MOST, |v| {
        let most = v.number(0..=MOST)?;
        match least {
            Some(least) if most < least => v.wrong(Wrong::new(
                format!("is below least, {least}"),
                format!("write {least} or more"),
            )),
            _ => Some(most),
        }
    });
    Some(FieldKind::Number {
        least: least?,
        most: most?,
    })
}

fn choices(table: &Table<'_>) -> Option<Vec<FormChoice>> {
    let example = "choices = [{ id = \"rent\", ar = \"…\", en = \"…\" }, …]";
    let value = table.required("choices", example)?;
    let values = value.list()?;
    if values.len() < 2 {
        let right = "write at least two, or make it a field of another type";
        return value.wrong(Wrong::new("leaves nothing to choose", right));
    }
    let choices = all(values.iter().map(choice));
    let ids: Vec<Value<'_>> = values.iter().filter_map(named).collect();
    each_once(&ids, "give each choice its own id").and(choices)
}

fn choice(value: &Value<'_>) -> Option<FormChoice> {
    let name = words::beside(value, CHOICE_KEYS, words::NAME);
    // What is no table has been reported with its name.
    let table = value.is_table().then(|| value.any_table(CHOICE_KEYS))??;
    let id = table
        .required("id", "id = \"rent\"")
        .and_then(|v| v.parse(scalar::id));
    Some(FormChoice {
        id: id?,
        name: name?,
    })
}

fn named<'d>(value: &Value<'d>) -> Option<Value<'d>> {
    let table = value.is_table().then(|| value.any_table(CHOICE_KEYS))??;
    table.optional("id")
}
