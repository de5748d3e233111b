//! Forms of the settings as requests are filled in with them, and what was typed into them.

use super::faults;
use crate::Problem;
use crate::serve::Service;
use axum::http::StatusCode;
use config::{Bilingual, FieldKind, FormField};
use domain::request::{
    AnswerTimes, Calendar, Choice, Field, Form, Kind, Label, Typed, Typing, Values,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Days of silence for a service without a form: requests of a form that the settings gave up.
const SILENCE: u32 = 30;

/// What was typed into a form; a field that is left out is empty.
#[derive(Clone, Default, Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TypedIn {
    /// What was typed, by the ids of the fields, with digits of any script.
    #[serde(default)]
    pub(crate) values: BTreeMap<String, String>,
    /// Of dates: `umm-al-qura` or `gregorian`, by which they are meant; `gregorian` where nothing is said.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub(crate) calendars: BTreeMap<String, Calendar>,
}

impl TypedIn {
    /// The values of a form.
    ///
    /// # Errors
    /// 422 with what is wrong, field by field; what is only missing is not.
    pub(crate) fn read(&self, form: &Form) -> Result<Values, Problem> {
        let typed = self.values.iter().map(|(id, text)| {
            let calendar = self.calendars.get(id).copied().unwrap_or_default();
            let text = text.clone();
            (id.clone(), Typed { text, calendar })
        });
        let reading = form.read(&typed.collect::<Typing>());
        if reading.faults.is_empty() {
            return Ok(reading.values);
        }
        Err(faults::problem(&reading.faults))
    }
}

impl Service {
    /// The form that requests of a service are filled in with.
    ///
    /// # Errors
    /// 422 where the settings name none.
    pub(crate) fn form_of(&self, service: &str) -> Result<Form, Problem> {
        let form = self.settings_form(service).map(of_settings);
        form.ok_or_else(|| {
            let detail = "no requests are made at this service; the settings name no form for it";
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "no-form", detail)
        })
    }

    /// The same as the settings have it.
    pub(crate) fn settings_form(&self, service: &str) -> Option<&config::Form> {
        let branch = &self.settings.branch;
        let form = branch.service(service)?.form.as_deref()?;
        branch.form(form)
    }

    /// How long an answer to a request of a service takes (H5).
    pub(crate) fn answer_times(&self, service: &str) -> Result<AnswerTimes, Problem> {
        self.form_of(service)?;
        let form = self.settings_form(service);
        Ok(AnswerTimes {
            earliest_days: form.map_or(0, |form| form.earliest_answer_days),
            latest_days: form.and_then(|form| form.latest_answer_days),
        })
    }

    /// After how many days of silence staff reach out, by service (P3).
    pub(crate) fn silences(&self) -> impl Fn(&str) -> u32 + use<> {
        let services = self.settings.branch.services.iter();
        let days: BTreeMap<String, u32> = services
            .filter_map(|service| {
                Some((
                    service.id.clone(),
                    self.settings_form(&service.id)?.silence_days,
                ))
            })
            .collect();
        move |service| days.get(service).copied().unwrap_or(SILENCE)
    }
}

/// A form of the settings, as `domain` judges by it.
pub(crate) fn of_settings(form: &config::Form) -> Form {
    Form {
        id: form.id.clone(),
        name: label(&form.name),
        fields: form.fields.iter().map(field).collect(),
    }
}

fn field(field: &FormField) -> Field {
    Field {
        id: field.id.clone(),
        label: label(&field.label),
        kind: kind(&field.kind),
        required: field.required,
        personal: field.personal,
    }
}

fn kind(kind: &FieldKind) -> Kind {
    match kind {
        FieldKind::Text { longest } => Kind::Text { longest: *longest },
        FieldKind::Number { least, most } => Kind::Number {
            least: *least,
            most: *most,
        },
        FieldKind::Date => Kind::Date,
        FieldKind::Choice(choices) => Kind::Choice {
            choices: choices.iter().map(choice).collect(),
        },
        FieldKind::NationalId => Kind::NationalId,
        FieldKind::Phone => Kind::Phone,
    }
}

fn choice(choice: &config::FormChoice) -> Choice {
    Choice {
        id: choice.id.clone(),
        label: label(&choice.name),
    }
}

fn label(name: &Bilingual) -> Label {
    Label {
        ar: name.ar.clone(),
        en: name.en.clone(),
    }
}
