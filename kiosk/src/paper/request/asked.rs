//! What was filled in, in words.

use config::{FieldKind, Form, FormField};
use domain::digits::isolate;
use domain::request::{Value, Values};

use crate::words::{Words, WordsError, dates};

/// The labels of a form's fields with the values that were filled in, in the form's order; what is empty is left out.
///
/// # Errors
/// When a date lies outside the calendars, or words are missing.
pub fn asked(
    form: &Form,
    values: &Values,
    words: &Words,
) -> Result<Vec<(String, String)>, WordsError> {
    let filled = form
        .fields
        .iter()
        .filter_map(|field| Some((field, values.get(&field.id)?)));
    let line = |(field, value): (&FormField, &Value)| {
        let label = field.label.get(words.language()).to_owned();
        Ok((label, said(field, value, words)?))
    };
    filled.map(line).collect()
}

/// As it is dialled here: a sign before Arabic digits would change places with them.
fn dialled(number: &str) -> String {
    match number.strip_prefix("+966") {
        Some(rest) => format!("0{rest}"),
        None => number.replacen('+', "00", 1),
    }
}

fn said(field: &FormField, value: &Value, words: &Words) -> Result<String, WordsError> {
    Ok(match value {
        Value::Number(number) => isolate(&words.digits().number(*number)),
        Value::Date { date, .. } => dates::lines(words, *date)?,
        Value::Text(text) => match &field.kind {
            FieldKind::Choice(choices) => {
                let chosen = choices.iter().find(|choice| choice.id == *text);
                chosen.map_or(text.as_str(), |choice| choice.name.get(words.language()))
            }
            .to_owned(),
            FieldKind::NationalId => isolate(&words.digits().show(text)),
            FieldKind::Phone => isolate(&words.digits().show(&dialled(text))),
            _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
        },
    })
}
