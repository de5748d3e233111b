//! Papers of a branch to look at before anyone has drawn one: what `kiosk render` shows.

use chrono::{DateTime, Utc};
use config::{Branch, Language, Service};
use domain::time::ClockTrust;

use desk::day;

use super::error::PaperError;
use super::information::InformationPaper;
use super::receipt::ReceiptPaper;
use super::ticket::TicketPaper;

/// Sunday 22 November 2026, 06:47 UTC.
const ISSUED_S: i64 = 1_795_330_020;
/// As long as a true code; no branch's key signed it.
const CODE: &str = "04K7QF2M9D1T5X8R3VN6WGZ0J4B7YHS2CEPA9K5M3QX8T1R6V0NDW";
const SHORT_CODE: &str = "4K7-QF2-M9D";
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

fn issued() -> DateTime<Utc> {
    DateTime::from_timestamp(ISSUED_S, 0).unwrap_or_default()
}
