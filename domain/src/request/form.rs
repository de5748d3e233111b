//! The form of a request: its fields in their order, how what was typed becomes values, and how the values of a draft go over
//! to a form that the settings changed meanwhile.

use super::digest::{Digest, Written};
use super::field::{Field, FieldFault, Kind, Typed, Value};
use super::label::Label;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Values by the ids of their fields; an empty field has none.
pub type Values = BTreeMap<String, Value>;

/// What was typed, by the ids of the fields.
pub type Typing = BTreeMap<String, Typed>;

/// A form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Its id in the settings.
    pub id: String,
    /// Its name.
    pub name: Label,
    /// Its fields in their order, ids unique.
    pub fields: Vec<Field>,
}

/// Which form, and as it stood then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormRef {
    /// Its id.
    pub id: String,
    /// Over everything in it, words too.
    pub digest: Digest,
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {fault}")]
pub struct Faulty {
    /// Its id.
    pub field: String,
    /// What is wrong.
    pub fault: FieldFault,
}

/// What was read of a form that is being filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The good values.
    pub values: Values,
    /// What is wrong, in the form's order; what is only missing is not among it.
    pub faults: Vec<Faulty>,
}

/// What becomes of a draft's values under another form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// Those that go over.
    pub values: Values,
    /// Fields whose value does not: they are gone, or take something else now.
    pub dropped: Vec<Faulty>,
    /// Fields to be asked now: required and without a value.
    pub ask: Vec<String>,
}

/// Values parted by where they are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parted {
    /// Those that stand in a fact's data.
    pub open: Values,
    /// Those that stand sealed beside it.
    pub personal: Values,
}

impl Form {
    /// The field with this id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Which form it is, as it stands.
    #[must_use]
    pub fn as_ref(&self) -> FormRef {
        FormRef {
            id: self.id.clone(),
            digest: self.digest(),
        }
    }

    /// The values of what was typed. A form half filled in has values and no fault.
    #[must_use]
    pub fn read(&self, typing: &Typing) -> Reading {
        let mut reading = Reading::default();
        for field in &self.fields {
            let typed = typing.get(&field.id);
            match typed.map_or(Ok(None), |typed| field.read(typed)) {
                Ok(Some(value)) => {
                    reading.values.insert(field.id.clone(), value);
                }
                Ok(None) => {}
                Err(fault) => reading.faults.push(field.faulty(fault)),
            }
        }
        let unknown = typing.keys().filter(|id| self.field(id).is_none());
        reading.faults.extend(unknown.map(|id| no_such_field(id)));
        reading
    }

    /// What is wrong with these values; what is only missing is not.
    #[must_use]
    pub fn faults(&self, values: &Values) -> Vec<Faulty> {
        let mut faults = Vec::new();
        for (id, value) in values {
            match self.field(id).map(|field| (field, field.check(value))) {
                None => faults.push(no_such_field(id)),
                Some((field, Err(fault))) => faults.push(field.faulty(fault)),
                Some((_, Ok(()))) => {}
            }
        }
        faults
    }

    /// The required fields that have no value, in the form's order.
    #[must_use]
    pub fn missing(&self, values: &Values) -> Vec<String> {
        let empty = |field: &&Field| field.required && !values.contains_key(&field.id);
        let fields = self.fields.iter().filter(empty);
        fields.map(|field| field.id.clone()).collect()
    }

    /// Everything that keeps these values from being signed.
    #[must_use]
    pub fn unfinished(&self, values: &Values) -> Vec<Faulty> {
        let missing = self.missing(values).into_iter().map(|field| Faulty {
            field,
            fault: FieldFault::Missing,
        });
        self.faults(values).into_iter().chain(missing).collect()
    }

    /// Values parted by where they are kept; one of an unknown field is personal.
    #[must_use]
    pub fn part(&self, values: &Values) -> Parted {
        let mut parted = Parted::default();
        for (id, value) in values {
            let open = self.field(id).is_some_and(|field| !field.is_personal());
            let side = if open {
                &mut parted.open
            } else {
                &mut parted.personal
            };
            side.insert(id.clone(), value.clone());
        }
        parted
    }

    /// What becomes of the values of a draft that another form was filled in with, open and personal together.
    #[must_use]
    pub fn carry(&self, values: &Values) -> Carried {
        let dropped = self.faults(values);
        let kept = |id: &String| !dropped.iter().any(|faulty| faulty.field == *id);
        let kept = values.iter().filter(|(id, _)| kept(id));
        let values: Values = kept
            .map(|(id, value)| (id.clone(), value.clone()))
            .collect();
        let ask = self.missing(&values);
        Carried {
            values,
            dropped,
            ask,
        }
    }

    fn digest(&self) -> Digest {
        let mut written = Written::new("istiqbal form 1");
        written.text(&self.id).label(&self.name);
        written.count(self.fields.len());
        for field in &self.fields {
            field.write(&mut written);
        }
        written.digest()
    }
}

impl Field {
    fn faulty(&self, fault: FieldFault) -> Faulty {
        let field = self.id.clone();
        Faulty { field, fault }
    }

    fn write(&self, written: &mut Written) {
        written.text(&self.id).label(&self.label);
        written.flag(self.required).flag(self.is_personal());
        match &self.kind {
            Kind::Text { longest } => written.text("text").number(*longest),
            Kind::Number { least, most } => written.text("number").number(*least).number(*most),
            Kind::Date => written.text("date"),
            Kind::NationalId => written.text("national-id"),
            Kind::Phone => written.text("phone"),
            Kind::Choice { choices } => {
                written.text("choice").count(choices.len());
                for choice in choices {
                    written.text(&choice.id).label(&choice.label);
                }
                written
            }
        };
    }
}

fn no_such_field(id: &str) -> Faulty {
    Faulty {
        field: id.to_owned(),
        fault: FieldFault::NoSuchField,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{form, label, typing, values};
    use super::*;

    #[test]
    fn a_form_half_filled_in_is_read_and_each_slip_is_told_of_its_field() {
        let form = form();
        let typed = typing(&[
            ("name", "سارة"),
            ("national-id", "1012345673"),
            ("household", "٥"),
            ("colour", "blue"),
        ]);
        let reading = form.read(&typed);
        let told: Vec<String> = reading.faults.iter().map(Faulty::to_string).collect();
        assert_eq!(
            told,
            [
                "national-id: one of its digits is wrong",
                "colour: the form has no such field"
            ]
        );
        assert_eq!(reading.values.len(), 2);
        assert_eq!(form.missing(&reading.values), ["national-id", "need"]);
    }

    #[test]
    fn values_are_parted_by_where_they_are_kept() {
        let parted = form().part(&values());
        let ids = |values: &Values| values.keys().cloned().collect::<Vec<_>>();
        assert_eq!(ids(&parted.open), ["household", "need"]);
        assert_eq!(ids(&parted.personal), ["born", "name", "national-id"]);
    }

    #[test]
    fn a_form_is_another_as_soon_as_one_word_of_it_is() {
        let mut seen = vec![form().as_ref().digest];
        let changes: [fn(&mut Form); 6] = [
            |form| form.name.ar = "طلب".to_owned(),
            |form| form.fields[0].label.en = "Your name".to_owned(),
            |form| form.fields[1].required = false,
            |form| form.fields.swap(0, 1),
            |form| form.fields[3].kind = Kind::Number { least: 1, most: 50 },
            |form| form.fields[3].personal = true,
        ];
        for change in changes {
            let mut other = form();
            change(&mut other);
            let digest = other.as_ref().digest;
            assert!(!seen.contains(&digest));
            seen.push(digest);
        }
        assert_eq!(form().as_ref(), form().as_ref());
    }

    #[test]
    fn a_draft_goes_over_to_a_form_that_was_changed_meanwhile() {
        let mut new = form();
        new.fields.retain(|field| field.id != "household");
        if let Some(Kind::Choice { choices }) = new.fields.last_mut().map(|field| &mut field.kind) {
            choices.retain(|choice| choice.id != "rent");
        }
        new.fields.push(Field {
            id: "district".to_owned(),
            label: label("الحي", "District"),
            kind: Kind::Text { longest: 80 },
            required: true,
            personal: true,
        });
        let carried = new.carry(&values());
        let told: Vec<String> = carried.dropped.iter().map(Faulty::to_string).collect();
        assert_eq!(
            told,
            [
                "household: the form has no such field",
                "need: it is none of the choices"
            ]
        );
        assert_eq!(carried.ask, ["need", "district"]);
        let kept: Vec<&str> = carried.values.keys().map(String::as_str).collect();
        assert_eq!(kept, ["born", "name", "national-id"]);
        assert_eq!(form().carry(&values()).values, values());
    }
}
