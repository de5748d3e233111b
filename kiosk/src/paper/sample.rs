//! Papers of a branch to look at before anyone has drawn one: what `kiosk render` shows.

use chrono::{DateTime, NaiveDate, Utc};
use config::{Branch, FieldKind, Form, Language, Service};
use domain::request::{AnswerTimes, Calendar, Value, Values};
use domain::time::ClockTrust;

use desk::day;

use super::error::PaperError;
use super::information::InformationPaper;
use super::receipt::ReceiptPaper;
use super::request::{RequestPaper, Submitted, asked};
use super::ticket::TicketPaper;
use crate::words::Words;

/// Sunday 22 November 2026, 06:47 UTC.
const ISSUED_S: i64 = 1_795_330_020;
/// As long as a true code; no branch's key signed it.
const CODE: &str = "04K7QF2M9D1T5X8R3VN6WGZ0J4B7YHS2CEPA9K5M3QX8T1R6V0NDW";
const SHORT_CODE: &str = "4K7-QF2-M9D";
const REFERENCE: &str = "4821-0372";
/// How a visit often ends, in a branch that names no outcomes of its own.
const OUTCOME: &str = "incomplete";

/// A ticket of the branch's first service, with everything a ticket can say but "copy".
///
/// # Errors
/// When the branch has no services.
pub fn sample(branch: &Branch) -> Result<TicketPaper<'_>, PaperError> {
    let service = branch.services.first().ok_or(PaperError::NoService)?;
    Ok(sample_of(branch, service))
}

/// The same of another service.
#[must_use]
pub fn sample_of<'a>(branch: &'a Branch, service: &'a Service) -> TicketPaper<'a> {
    let issued = issued();
    TicketPaper {
        branch,
        service,
        number: service.numbers.start() + 7,
        priority: true,
        ahead: Some(3),
        wait: Some((10, 15)),
        issued,
        clock: ClockTrust::Synced,
        business_day: day::day_rule(branch).day_of(issued),
        code: CODE,
        short_code: SHORT_CODE,
        copy: false,
    }
}

/// The sheet of information on a service.
#[must_use]
pub fn sample_information<'a>(branch: &'a Branch, service: &'a Service) -> InformationPaper<'a> {
    let local = issued().with_timezone(&branch.time_zone);
    InformationPaper {
        branch,
        service,
        date: Some(local.date_naive()),
    }
}

/// The receipt of a visit for a service, two of whose papers were still missing.
///
/// # Errors
/// When the branch names no outcomes.
pub fn sample_receipt<'a>(
    branch: &'a Branch,
    service: &'a Service,
    language: Language,
) -> Result<ReceiptPaper<'a>, PaperError> {
    let outcome = branch.outcome(OUTCOME).or(branch.outcomes.first());
    let papers = service.papers.iter().take(2);
    Ok(ReceiptPaper {
        branch,
        service,
        number: service.numbers.start() + 7,
        reference: SHORT_CODE,
        date: day::day_rule(branch).day_of(issued()),
        outcome: &outcome.ok_or(PaperError::NoOutcome)?.name,
        missing: papers.map(|paper| paper.get(language).to_owned()).collect(),
        next: service.next_step.as_ref(),
        code: CODE,
        copy: false,
    })
}

/// The receipt of a request on a form, one of whose papers was still missing when it was submitted.
///
/// # Errors
/// When words are missing.
pub fn sample_request<'a>(
    branch: &'a Branch,
    service: &'a Service,
    form: &'a Form,
    words: &Words,
) -> Result<RequestPaper<'a>, PaperError> {
    let date = day::day_rule(branch).day_of(issued());
    let times = AnswerTimes {
        earliest_days: form.earliest_answer_days,
        latest_days: form.latest_answer_days,
    };
    let mut given: Vec<String> = service
        .checklist
        .iter()
        .map(|paper| paper.name.get(words.language()).to_owned())
        .collect();
    let missing = given.pop().into_iter().collect();
    Ok(RequestPaper {
        branch,
        form: &form.name,
        reference: REFERENCE,
        date,
        asked: asked(form, &filled_in(form, words.language()), words)?,
        given,
        missing,
        submitted: Some(Submitted {
            committee: &form.committee,
            on: date,
            earliest: times.earliest(date),
            latest: times.latest(date),
        }),
        signed_on_screen: false,
        copy: false,
    })
}

/// Every field with something that it takes.
fn filled_in(form: &Form, language: Language) -> Values {
    let fields = form.fields.iter();
    fields
        .map(|field| (field.id.clone(), value(&field.kind, language)))
        .collect()
}

fn value(kind: &FieldKind, language: Language) -> Value {
    match kind {
        FieldKind::Number { least, most } => Value::Number((*least).max(5).min(*most)),
        FieldKind::Date => Value::Date {
            date: NaiveDate::from_ymd_opt(1975, 3, 14).unwrap_or_default(),
            calendar: Calendar::UmmAlQura,
        },
        FieldKind::Choice(choices) => Value::Text(
            choices
                .first()
                .map_or(String::new(), |choice| choice.id.clone()),
        ),
        FieldKind::NationalId => Value::Text("1000000008".to_owned()),
        FieldKind::Phone => Value::Text("+966501234567".to_owned()),
        FieldKind::Text { .. } => Value::Text(
            match language {
                Language::Arabic => "كما كُتب في النموذج",
                Language::English => "As it was written in the form",
            }
            .to_owned(),
        ),
    }
}

fn issued() -> DateTime<Utc> {
    DateTime::from_timestamp(ISSUED_S, 0).unwrap_or_default()
}
