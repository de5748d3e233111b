//! What is wrong with a form that was filled in, as the API tells it: field by field, in a short word for programs.

use crate::Problem;
use crate::problem::More;
use axum::http::StatusCode;
use domain::request::{DateFault, Faulty, FieldFault as Fault, NationalIdFault, PhoneFault};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FieldFault {
    /// The field's id.
    pub field: String,
    /// A short stable word, such as `missing` or `id-check-digit`.
    pub why: String,
    /// The same as a sentence.
    pub detail: String,
}

/// 422 with what is wrong, field by field.
pub(super) fn problem(faults: &[Faulty]) -> Problem {
    let fault = |faulty: &Faulty| FieldFault {
        field: faulty.field.clone(),
        why: word(faulty.fault).to_owned(),
        detail: faulty.fault.to_string(),
    };
    let told: Vec<String> = faults.iter().map(Faulty::to_string).collect();
    let detail = format!("the form is not right yet: {}", told.join("; "));
    let faults = faults.iter().map(fault).collect();
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "form", detail).more(More {
        faults,
        ..More::default()
    })
}

fn word(fault: Fault) -> &'static str {
    match fault {
        Fault::Missing => "missing",
        Fault::TooLong { .. } => "too-long",
        Fault::NotANumber => "not-a-number",
        Fault::OutOfRange { .. } => "out-of-range",
        Fault::Date(DateFault::Form) => "date-form",
        Fault::Date(DateFault::OtherCalendar) => "other-calendar",
        Fault::Date(DateFault::Year { .. }) => "date-year",
        Fault::Date(DateFault::Month) => "date-month",
        Fault::Date(DateFault::Day { .. }) => "date-day",
        Fault::NotAChoice => "not-a-choice",
        Fault::NationalId(NationalIdFault::Length) => "id-length",
        Fault::NationalId(NationalIdFault::FirstDigit) => "id-first-digit",
        Fault::NationalId(NationalIdFault::CheckDigit) => "id-check-digit",
        Fault::Phone(PhoneFault::Signs) => "phone-signs",
        Fault::Phone(PhoneFault::Saudi) => "phone-saudi",
        Fault::Phone(PhoneFault::International) => "phone-international",
        Fault::OtherKind => "other-kind",
        Fault::NoSuchField => "no-such-field",
    }
}
