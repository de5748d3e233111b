//! What the journal refuses, as the API tells it: one place for all handlers.

use crate::Problem;
use crate::branch::Refusal;
use axum::http::StatusCode;
use store::{StoreError, Trouble};

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Store(error) => error.into(),
            Refusal::Unavailable => unavailable(),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let error = match error {
            StoreError::Request(refused) => return (*refused).into(),
            StoreError::Visit(refused) => return refused.into(),
            other => other,
        };
        let told = error.to_string();
        let conflict = |word: &str| Self::new(StatusCode::CONFLICT, word, told.clone());
        match &error {
            StoreError::TicketState { forbidden, .. } => {
                return conflict("state").in_state(forbidden.state.code());
            }
            StoreError::RecallsSpent { .. } => return conflict("recalls-spent").in_state("called"),
            StoreError::Holding(ticket) => return conflict("holding").holding(*ticket),
            StoreError::NothingToUndo(_) => {
                return conflict("nothing-to-undo").in_state("settled");
            }
            _ => {}
        }
        let (status, word) = match &error {
            StoreError::Unknown { .. } => (StatusCode::NOT_FOUND, "not-found"),
            StoreError::UnknownReference(_) => (StatusCode::NOT_FOUND, "not-found"),
            StoreError::NoUser(_) => (StatusCode::NOT_FOUND, "no-user"),
            StoreError::NoDevice(_) => (StatusCode::NOT_FOUND, "no-device"),
            StoreError::UserExists(_) => (StatusCode::CONFLICT, "user-exists"),
            StoreError::LastAdmin(_) => (StatusCode::CONFLICT, "last-admin"),
            StoreError::NoDay => (StatusCode::CONFLICT, "no-day"),
            StoreError::DayOpen(_) => (StatusCode::CONFLICT, "day-open"),
            StoreError::NumbersSpent(_) => (StatusCode::CONFLICT, "numbers-spent"),
            StoreError::NumbersUnconfirmed => (StatusCode::CONFLICT, "numbers-unconfirmed"),
            StoreError::JobOver { .. } => (StatusCode::CONFLICT, "job-over"),
            StoreError::UnknownService(_) => (StatusCode::UNPROCESSABLE_ENTITY, "service"),
            StoreError::OutOfRange { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "out-of-range"),
            StoreError::KeyReused => (StatusCode::UNPROCESSABLE_ENTITY, "key-reused"),
            StoreError::ShutOut(_) => (StatusCode::UNPROCESSABLE_ENTITY, "shut-out"),
            StoreError::BadName(_) => (StatusCode::UNPROCESSABLE_ENTITY, "name"),
            _ => return failed(&error),
        };
        Self::new(status, word, told)
    }
}

/// A journal that cannot be used just now. Its log says why; whoever asked is told to try again.
fn failed(error: &StoreError) -> Problem {
    let cause = std::error::Error::source(error).map(ToString::to_string);
    let cause = cause.unwrap_or_default();
    if error.trouble() == Trouble::Refused {
        tracing::error!("the journal refuses what it should not: {error} {cause}");
    } else {
        tracing::warn!("the journal cannot be used just now: {error} {cause}");
    }
    unavailable()
}

fn unavailable() -> Problem {
    let detail = "the journal cannot be used just now; try again";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail).after(1)
}
