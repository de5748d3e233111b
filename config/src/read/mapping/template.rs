//! Checks templates: their syntax, the variables they name and the filters they use.
//!
//! What a fact's `data` holds differs by kind and is not known here; a template that asks for what a fact has not
//! lets that fact be parked, with the reason.

use super::super::nearest::one_of;
use super::super::report::Wrong;
use super::super::value::Value;
use crate::{FILTERS, Template};
use chrono::format::{Item, StrftimeItems};
use minijinja::Environment;

/// What every template may name.
pub(in super::super) const VARIABLES: &[&str] = &[
    "id",
    "kind",
    "subject",
    "seq",
    "epoch",
    "device",
    "branch",
    "business_day",
    "at",
    "clock",
    "data",
    "place",
];
const PERSONAL: &str = "personal";

/// What a template may name where it stands.
pub(super) struct Scope(Vec<&'static str>);

impl Scope {
    /// A fact, with or without what is personal in it.
    pub(super) fn of_facts(personal: bool) -> Self {
        let personal = personal.then_some(PERSONAL);
        Self(VARIABLES.iter().copied().chain(personal).collect())
    }

    /// This and more.
    pub(super) fn with(&self, more: &[&'static str]) -> Self {
        Self(self.0.iter().chain(more).copied().collect())
    }

    fn check(&self, variable: &str) -> Result<(), Wrong> {
        if self.0.contains(&variable) {
            return Ok(());
        }
        if variable == PERSONAL {
            let right = "set personal = true for this target if it may have that, or leave it out";
            return Err(Wrong::new("names what is personal", right));
        }
        Err(one_of(variable, &self.0))
    }
}

/// The template in `value`.
pub(super) fn read(value: &Value<'_>, scope: &Scope) -> Option<Template> {
    value.parse(|text| checked(text, scope))
}

fn checked(text: &str, scope: &Scope) -> Result<Template, Wrong> {
    let environment = Environment::new();
    let template = environment.template_from_str(text).map_err(|error| {
        let what = format!(
            "is not a template: {}",
            error.detail().unwrap_or("it cannot be read")
        );
        Wrong::new(
            what,
            "write it as Jinja does, such as \"Ticket {{ data.number }}\"",
        )
    })?;
    let mut named: Vec<String> = template.undeclared_variables(false).into_iter().collect();
    named.sort();
    for variable in named {
        scope.check(&variable)?;
    }
    for (filter, rest) in filters(text) {
        check_filter(filter, rest)?;
    }
    Ok(Template(text.to_owned()))
}

fn check_filter(filter: &str, rest: &str) -> Result<(), Wrong> {
    if !FILTERS.contains(&filter) {
        let wrong = one_of(filter, FILTERS);
        return Err(Wrong::new(
            format!("the filter {}", wrong.what),
            wrong.right,
        ));
    }
    let Some(format) = quoted(rest).filter(|_| filter == "date") else {
        return Ok(());
    };
    if StrftimeItems::new(format).any(|item| item == Item::Error) {
        let right = "use strftime's letters, such as \"%Y-%m-%d %H:%M\"";
        return Err(Wrong::new(
            format!("{format:?} is not a form of dates"),
            right,
        ));
    }
    Ok(())
}

/// What stands in quotes in the brackets that `rest` begins with.
fn quoted(rest: &str) -> Option<&str> {
    let inner = rest.trim_start().strip_prefix('(')?.trim_start();
    let quote = inner.chars().next().filter(|c| "'\"".contains(*c))?;
    inner.get(1..)?.split(quote).next()
}

/// The filters that a template uses, each with what follows it: minijinja finds out about them only when it renders.
fn filters(text: &str) -> Vec<(&str, &str)> {
    let (mut found, mut quote, mut inside, mut before) = (Vec::new(), None, false, ' ');
    for (at, c) in text.char_indices() {
        match (before, c) {
            ('{', '{' | '%') if !inside => (inside, quote) = (true, None),
            ('}' | '%', '}') if quote.is_none() => inside = false,
            (_, '"' | '\'') if inside && quote.is_none() => quote = Some(c),
            (_, c) if quote == Some(c) && before != '\\' => quote = None,
            (_, '|') if inside && quote.is_none() => found.extend(name(&text[at + 1..])),
            _ => {}
        }
        before = c;
    }
    found
}

/// The name that `rest` begins with, and what follows it.
fn name(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.trim_start();
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    rest.split_at_checked(end)
}
