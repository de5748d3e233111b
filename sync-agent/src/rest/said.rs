//! What templates may say of a fact.

use domain::fact::{Fact, written};
use minijinja::Value;
use minijinja::value::Serde;
use serde_json::{Map, Value as Json, json};

/// A fact as templates see it, and what the steps found out meanwhile.
#[derive(Debug, Clone)]
pub(crate) struct Said(Map<String, Json>);

impl Said {
    /// A fact that stands at `place` in the journal of a device of this branch.
    pub(crate) fn of(fact: &Fact, place: Place, branch: &str) -> Self {
        let mut said = Map::new();
        let mut say = |name: &str, value: Json| said.insert(name.to_owned(), value);
        say("id", json!(fact.id));
        say("kind", json!(fact.kind));
        say("subject", json!(fact.subject));
        say("seq", json!(fact.seq));
        say("epoch", json!(fact.epoch));
        say("device", json!(fact.device));
        say("branch", json!(branch));
        say("at", json!(written(&fact.at)));
        say("clock", json!(fact.clock.code()));
        say("data", present(&fact.data));
        say("place", json!(place.to_string()));
        if let Some(day) = fact.business_day {
            say("business_day", json!(day.to_string()));
        }
        Self(said)
    }

    /// What is personal in it: as JSON where it is that, else as text; an empty table once it is erased.
    #[must_use]
    pub(crate) fn with_personal(self, personal: Option<&str>) -> Self {
        let value =
            personal.map(|text| serde_json::from_str(text).unwrap_or_else(|_| Json::from(text)));
        let value = value.unwrap_or_else(|| json!({}));
        self.with_value("personal", present(&value))
    }

    /// This and what was found out.
    #[must_use]
    pub(crate) fn with(&self, name: &str, value: &str) -> Self {
        self.clone().with_value(name, Json::from(value))
    }

    fn with_value(mut self, name: &str, value: Json) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    /// For templates.
    pub(crate) fn value(&self) -> Value {
        Value::from(Serde(&self.0))
    }
}

/// Without what is null, so that templates find it missing and may give a default.
fn present(value: &Json) -> Json {
    match value {
        Json::Object(fields) => {
            let fields = fields.iter().filter(|(_, value)| !value.is_null());
            Json::Object(
                fields
                    .map(|(name, value)| (name.clone(), present(value)))
                    .collect(),
            )
        }
        Json::Array(items) => items.iter().map(present).collect(),
        other => other.clone(),
    }
}

/// Where a fact stands in its device's journal: the epoch's number and the seq in it. Later facts have greater places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) epoch: u32,
    pub(crate) seq: u64,
}

impl Place {
    /// A place as a record holds it; `None` for what is none.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (epoch, seq) = text.trim().split_once('.')?;
        Some(Self {
            epoch: epoch.parse().ok()?,
            seq: seq.parse().ok()?,
        })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}", self.epoch, self.seq)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_after_all_of_earlier_epochs_and_reads_as_it_is_written() {
        let place = |epoch, seq| Place { epoch, seq };
        assert!(place(2, 1) > place(1, 900) && place(1, 10) > place(1, 9));
        assert_eq!(Place::read(&place(2, 31).to_string()), Some(place(2, 31)));
        for text in ["", "2", "2.", ".3", "a.b", "2.3.4"] {
            assert_eq!(Place::read(text), None, "{text:?}");
        }
    }
}
