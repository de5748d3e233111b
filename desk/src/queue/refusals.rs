//! What the journal refuses, as people are told.

use crate::branch::Refusal;
use crate::problem::Problem;
use axum::http::StatusCode;
use store::StoreError;

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unavailable => unavailable(),
            Refusal::Store(error) => refused(error),
        }
    }
}

fn unavailable() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "unavailable",
        "The branch service cannot store changes just now; nothing was done. Try again in a moment.",
    )
    .after(5)
}

fn refused(error: StoreError) -> Problem {
    let conflict =
        |word: &str, said: &StoreError| Problem::new(StatusCode::CONFLICT, word, sentence(said));
    match &error {
        StoreError::TicketState { forbidden, .. } => {
            conflict("state", &error).in_state(forbidden.state.code())
        }
        StoreError::RecallsSpent { .. } => conflict("recalls-spent", &error).in_state("called"),
        StoreError::Holding(ticket) => conflict("holding", &error).holding(*ticket),
        StoreError::NothingToUndo(_) => conflict("nothing-to-undo", &error).in_state("settled"),
        StoreError::NumbersSpent(_) => conflict("numbers-spent", &error),
        StoreError::NumbersUnconfirmed => conflict("numbers-unconfirmed", &error),
        StoreError::NoDay => conflict("no-day", &error),
        StoreError::DayOpen(_) => conflict("day-open", &error),
        StoreError::KeyReused => Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "key-reused",
            sentence(&error),
        ),
        StoreError::UnknownService(_) | StoreError::OutOfRange { .. } => Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "not-of-this-branch",
            sentence(&error),
        ),
        StoreError::Unknown { .. } => {
            Problem::new(StatusCode::NOT_FOUND, "unknown", sentence(&error))
        }
        _ => {
            tracing::error!("a change could not be made: {error}");
            unavailable()
        }
    }
}

/// A sentence as people write it: a capital and a full stop.
fn sentence(error: &StoreError) -> String {
    let said = error.to_string();
    let mut letters = said.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}
