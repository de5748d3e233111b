//! Fills the templates of a mapping. What a fact has not is an error, never an empty place in somebody's record.

use chrono::format::{Item, StrftimeItems};
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use config::{Shape, Template};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};
use std::fmt::Write;

/// By this name a template is an address, in which what is put in is encoded.
const ADDRESS: &str = "address";

/// Why a template cannot be filled; for staff, without what the fact says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the template {template:?} cannot be filled from this fact: {why}")]
pub(crate) struct Unsaid {
    template: String,
    why: String,
}

/// Fills templates.
pub(crate) struct Engine {
    environment: Environment<'static>,
}

impl Engine {
    /// For a branch in this time zone.
    pub(crate) fn new(zone: Tz) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|name| match name {
            ADDRESS => AutoEscape::Custom(ADDRESS.into()),
            _ => AutoEscape::None,
        });
        environment.set_formatter(|out, state, value| match state.auto_escape() {
            AutoEscape::Custom(_) if !value.is_undefined() && !value.is_safe() => out
                .write_str(&encoded(&value.to_string()))
                .map_err(Error::from),
            _ if value.is_undefined() => Err(Error::from(ErrorKind::UndefinedError)),
            _ => write!(out, "{value}").map_err(Error::from),
        });
        environment.add_filter("date", move |value: &str, form: &str| {
            date(zone, value, form)
        });
        environment.add_filter("digits", digits);
        environment.add_filter("cut", |value: &str, most: usize| {
            value.chars().take(most).collect::<String>()
        });
        Self { environment }
    }

    /// A text.
    pub(crate) fn text(&self, template: &Template, said: &Value) -> Result<String, Unsaid> {
        self.fill("text", template, said)
    }

    /// A part of an address.
    pub(crate) fn address(&self, template: &Template, said: &Value) -> Result<String, Unsaid> {
        self.fill(ADDRESS, template, said)
    }

    /// The fields of a form, as they are sent.
    pub(crate) fn form(
        &self,
        fields: &[(String, Template)],
        said: &Value,
    ) -> Result<String, Unsaid> {
        let field = |(name, template): &(String, Template)| {
            let value = self.text(template, said)?;
            Ok(format!("{}={}", encoded(name), encoded(&value)))
        };
        let fields: Result<Vec<String>, Unsaid> = fields.iter().map(field).collect();
        Ok(fields?.join("&"))
    }

    /// JSON.
    pub(crate) fn json(&self, shape: &Shape, said: &Value) -> Result<serde_json::Value, Unsaid> {
        Ok(match shape {
            Shape::Text(template) => self.leaf(template, said)?,
            Shape::Whole(number) => (*number).into(),
            Shape::Fraction(number) => (*number).into(),
            Shape::Flag(flag) => (*flag).into(),
            Shape::List(items) => items
                .iter()
                .map(|item| self.json(item, said))
                .collect::<Result<_, _>>()?,
            Shape::Table(entries) => {
                let entry =
                    |(name, shape): &(String, Shape)| Ok((name.clone(), self.json(shape, said)?));
                serde_json::Value::Object(entries.iter().map(entry).collect::<Result<_, _>>()?)
            }
        })
    }

    /// A text that is one `{{ … }}` alone keeps the type of its value.
    fn leaf(&self, template: &Template, said: &Value) -> Result<serde_json::Value, Unsaid> {
        let alone = template
            .text()
            .trim()
            .strip_prefix("{{")
            .and_then(|rest| rest.strip_suffix("}}"));
        let Some(Ok(expression)) = alone.map(|alone| self.environment.compile_expression(alone))
        else {
            return self.text(template, said).map(serde_json::Value::String);
        };
        let value = expression
            .eval(said.clone())
            .and_then(|value| match value.is_undefined() {
                true => Err(Error::from(ErrorKind::UndefinedError)),
                false => Ok(value),
            });
        let value = value.map_err(|error| unsaid(template, &error))?;
        serde_json::to_value(value)
            .map_err(|_| unsaid(template, &Error::from(ErrorKind::BadSerialization)))
    }

    fn fill(&self, name: &str, template: &Template, said: &Value) -> Result<String, Unsaid> {
        let filled = self
            .environment
            .render_named_str(name, template.text(), said.clone());
        filled.map_err(|error| unsaid(template, &error))
    }
}

/// Of the error its kind alone: more may hold what the fact says.
fn unsaid(template: &Template, error: &Error) -> Unsaid {
    Unsaid {
        template: template.text().to_owned(),
        why: error.kind().to_string(),
    }
}

fn date(zone: Tz, value: &str, form: &str) -> Result<String, Error> {
    let wrong = |what: &'static str| Error::new(ErrorKind::InvalidOperation, what);
    let items: Vec<Item<'_>> = StrftimeItems::new(form).collect();
    if items.contains(&Item::Error) {
        return Err(wrong("not a form of dates"));
    }
    let mut written = String::new();
    let moment = DateTime::parse_from_rfc3339(value).map(|moment| moment.with_timezone(&zone));
    let done = match (moment, value.parse::<NaiveDate>()) {
        (Ok(moment), _) => write!(written, "{}", moment.format_with_items(items.iter())),
        (_, Ok(day)) => write!(written, "{}", day.format_with_items(items.iter())),
        _ => return Err(wrong("neither a moment nor a day")),
    };
    done.map(|()| written)
        .map_err(|_| wrong("a day has no time"))
}

fn digits(value: &Value, language: &str) -> Result<String, Error> {
    let zero = match language {
        "ar" => '٠',
        "en" => '0',
        _ => {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "digits are \"ar\" or \"en\"",
            ));
        }
    };
    let digit = |c: char| match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '٠'..='٩' => u32::from(c) - u32::from('٠'),
        _ => u32::MAX,
    };
    let shown = |c: char| match digit(c) {
        u32::MAX => c,
        digit => char::from_u32(u32::from(zero) + digit).unwrap_or(c),
    };
    Ok(value.to_string().chars().map(shown).collect())
}

/// As it may stand in an address and in a form: all but unreserved letters by their bytes (RFC 3986).
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().fold(String::new(), |mut out, byte| {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use config::{Body, FILTERS, Settings, TargetKind};
    use minijinja::value::Serde;
    use serde_json::json;

    /// What each of these values would be in a request about a fact.
    fn filled(values: &[&str]) -> Vec<Result<serde_json::Value, Unsaid>> {
        let said = json!({
            "kind": "ticket.called", "business_day": "2026-11-22", "at": "2026-11-22T21:30:00.000Z",
            "data": { "number": 107, "priority": true, "service": "طلب دعم" },
        });
        let (said, engine) = (
            Value::from(Serde(said)),
            Engine::new(chrono_tz::Asia::Riyadh),
        );
        let shapes = shapes(values);
        shapes
            .iter()
            .map(|shape| engine.json(shape, &said))
            .collect()
    }

    /// Values as settings hold them.
    fn shapes(values: &[&str]) -> Vec<Shape> {
        let branch = include_str!("../../../config/branches/manarat.toml");
        let text = format!(
            "{branch}\n[[targets]]\nname = \"t\"\nkind = \"rest\"\nurl = \"https://t.example.org\"\n[[targets.records]]\nname = \"r\"\n\
             lookup = {{ url = \"l\", records = \"\", id = \"/id\", key = \"/key\" }}\nread = {{ url = \"r\", key = \"/key\" }}\n\
             [targets.records.create]\nkinds = [\"ticket.issued\"]\nurl = \"c\"\njson = {{ all = [{}] }}",
            values.join(", ")
        );
        let mut settings =
            Settings::parse(&text, "t.toml").unwrap_or_else(|faults| panic!("{faults}"));
        let TargetKind::Rest(mut mapping) = settings.targets.remove(0).kind else {
            panic!("it is not a mapping")
        };
        let Body::Json(Shape::Table(mut fields)) = mapping.records.remove(0).create.request.body
        else {
            panic!("it sends something else")
        };
        match fields.remove(0).1 {
            Shape::List(shapes) => shapes,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_stands_in_braces_is_filled_from_the_fact() {
        let cases = [
            ("{{ data.number }}", json!(107)),
            (" {{ data.priority }} ", json!(true)),
            ("n {{ data.number }}", json!("n 107")),
            ("{{ data.number }}{{ data.number }}", json!("107107")),
            ("{{ data.number | digits('ar') }}", json!("١٠٧")),
            ("{{ '١٢a' | digits('en') }}", json!("12a")),
            (
                "{{ at | date('%Y-%m-%d %H:%M') }}",
                json!("2026-11-23 00:30"),
            ),
            ("{{ business_day | date('%d/%m') }}", json!("22/11")),
            ("{{ data.service | cut(3) }}", json!("طلب")),
            ("{{ data.visitor | default('–') }}", json!("–")),
            ("{{ {'ticket.called': 5}[kind] }}", json!(5)),
            ("{{ {'x': 5}[kind] | default('other') }}", json!("other")),
        ];
        let texts = cases
            .each_ref()
            .map(|(template, _)| format!("\"{template}\""));
        let filled = filled(&texts.each_ref().map(String::as_str));
        for ((template, expected), filled) in cases.into_iter().zip(filled) {
            assert_eq!(filled, Ok(expected), "{template}");
        }
    }

    #[test]
    fn tables_lists_and_numbers_stay_what_they_are() {
        let filled = filled(&[
            "1",
            "1.5",
            "false",
            "[\"{{ data.number }}\", { e = \"x\" }]",
        ]);
        let filled: Vec<_> = filled.into_iter().map(Result::unwrap).collect();
        assert_eq!(
            filled,
            [
                json!(1),
                json!(1.5),
                json!(false),
                json!([107, { "e": "x" }])
            ]
        );
    }

    #[test]
    fn what_a_fact_has_not_is_said_and_what_it_has_is_not() {
        let templates = [
            "{{ data.visitor }}",
            "for {{ data.visitor }}",
            "{{ data.service | date('%Y') }}",
            "{{ business_day | date('%H') }}",
            "{{ data.number | digits('fr') }}",
        ];
        let texts = templates.map(|template| format!("\"{template}\""));
        for (template, filled) in templates
            .iter()
            .zip(filled(&texts.each_ref().map(String::as_str)))
        {
            let why = filled.unwrap_err().to_string();
            assert!(why.contains(template) && !why.contains("طلب"), "{why}");
        }
    }

    #[test]
    fn every_filter_that_settings_may_use_is_there() {
        let engine = Engine::new(chrono_tz::UTC);
        for filter in FILTERS {
            let tried = engine
                .environment
                .render_str(&format!("{{{{ 'a' | {filter} }}}}"), ());
            let unknown = tried.is_err_and(|error| error.kind() == ErrorKind::UnknownFilter);
            assert!(!unknown, "{filter}");
        }
    }

    #[test]
    fn what_is_put_into_an_address_cannot_leave_its_place() {
        let engine = Engine::new(chrono_tz::UTC);
        let said = Value::from(Serde(json!({ "key": "a/../b?c=1&d ب" })));
        let filled =
            engine
                .environment
                .render_named_str(ADDRESS, "i/{{ key }}?q={{ key | safe }}", said);
        assert_eq!(
            filled.unwrap(),
            "i/a%2F..%2Fb%3Fc%3D1%26d%20%D8%A8?q=a/../b?c=1&d ب"
        );
    }
}
