//! Reads one request of a mapping.

use super::super::report::Wrong;
use super::super::table::{Table, all};
use super::super::value::Value;
use super::template::{self, Scope};
use crate::{Body, Method, Request, Shape, Template};
use toml::de::DeValue;

/// Keys of every request.
pub(in super::super) const KEYS: &[&str] = &["method", "url", "headers", "json", "form"];
const METHODS: &[(&str, Method)] = &[
    ("GET", Method::Get),
    ("POST", Method::Post),
    ("PUT", Method::Put),
    ("PATCH", Method::Patch),
];

/// Where a request stands: its usual method, and what its templates may name.
pub(super) struct Position<'s> {
    pub(super) method: Method,
    pub(super) scope: &'s Scope,
}

/// The request in `table`, which may have keys of its `own` beside.
pub(super) fn request(table: &Table<'_>, own: &[&str], position: Position<'_>) -> Option<Request> {
    let known: Vec<&str> = KEYS.iter().chain(own).copied().collect();
    table.only(&known);
    let method = table.or("method", position.method, |v| v.choice(METHODS));
    let url = table.required(
        "url",
        "url = \"issues/{{ key }}\", what follows the target's address",
    );
    let url =
        url.and_then(|value| below(&value).and_then(|()| template::read(&value, position.scope)));
    let headers = headers(table, position.scope);
    let body = body(table, position.scope);
    Some(Request {
        method: method?,
        url: url?,
        headers: headers?,
        body: body?,
    })
}

/// Elsewhere than below the target's address nothing may go: the token would go along.
fn below(value: &Value<'_>) -> Option<()> {
    let text = value.text()?;
    if text.starts_with('/') || text.contains("://") {
        let right = "write what follows the target's url and a slash, such as \"issues/{{ key }}\"";
        return value.wrong(Wrong::new("is a whole address", right));
    }
    Some(())
}

/// The headers of `table`.
pub(super) fn headers(table: &Table<'_>, scope: &Scope) -> Option<Vec<(String, Template)>> {
    let header = |(name, value): &(&str, Value<'_>)| {
        value
            .parse(|_| header_name(name))
            .and(template::read(value, scope))
            .map(|text| ((*name).to_owned(), text))
    };
    let headers = table.or("headers", Vec::new(), |value| {
        Some(value.any_table(&["Accept"])?.each())
    })?;
    all(headers.iter().map(header))
}

fn header_name(name: &str) -> Result<(), Wrong> {
    if name.eq_ignore_ascii_case("authorization") {
        let right =
            "name the file that holds the secret instead: token_file or login_file of the target";
        return Err(Wrong::new("would keep a secret in the settings", right));
    }
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    match !name.is_empty() && name.chars().all(token) {
        true => Ok(()),
        false => Err(Wrong::new(
            "is not a header's name",
            "use letters, digits and hyphens, such as X-Requested-With",
        )),
    }
}

fn body(table: &Table<'_>, scope: &Scope) -> Option<Body> {
    match (table.optional("json"), table.optional("form")) {
        (None, None) => Some(Body::Empty),
        (Some(json), None) => shape(&json, scope).map(Body::Json),
        (None, Some(form)) => fields(&form, scope).map(Body::Form),
        (Some(_), Some(form)) => form.wrong(Wrong::new(
            "stands beside json",
            "keep the one that the system wants",
        )),
    }
}

fn fields(form: &Value<'_>, scope: &Scope) -> Option<Vec<(String, Template)>> {
    let fields = form.any_table(&["title"])?.each();
    let field = |(name, value): &(&str, Value<'_>)| {
        Some(((*name).to_owned(), template::read(value, scope)?))
    };
    all(fields.iter().map(field))
}

fn shape(value: &Value<'_>, scope: &Scope) -> Option<Shape> {
    match value.value {
        DeValue::String(_) => template::read(value, scope).map(Shape::Text),
        DeValue::Boolean(flag) => Some(Shape::Flag(*flag)),
        DeValue::Integer(_) => value.whole().map(Shape::Whole),
        DeValue::Float(_) => value.decimal(f64::MIN..=f64::MAX).map(Shape::Fraction),
        DeValue::Array(_) => {
            let items = value.list()?;
            all(items.iter().map(|item| shape(item, scope))).map(Shape::List)
        }
        DeValue::Table(_) => {
            let entries = value.any_table(&[])?.each();
            let entry = |(name, value): &(&str, Value<'_>)| {
                Some(((*name).to_owned(), shape(value, scope)?))
            };
            all(entries.iter().map(entry)).map(Shape::Table)
        }
        // JSON has none: reported as not a text.
        DeValue::Datetime(_) => value.text().and(None),
    }
}

/// Statuses of refusals that mean something; `default` where the file is silent.
pub(super) fn statuses(table: &Table<'_>, key: &str, default: &[u16]) -> Option<Vec<u16>> {
    table.or(key, default.to_vec(), |value| {
        let statuses = value.list()?;
        all(statuses
            .iter()
            .map(|status| status.number(400..=499)?.try_into().ok()))
    })
}
