//! A fact on its way, and what can come of its next step.

use super::client::Unanswered;
use super::ledger::Row;
use super::plan::Task;
use super::said::{Place, Said};
use crate::fault::{DeliveryError, Trouble};

/// A fact on its way, as the ways to tell it need it.
pub(crate) struct Job<'m> {
    pub(crate) row: Row,
    pub(crate) task: Task<'m>,
    pub(crate) key: String,
    pub(crate) place: Place,
    pub(crate) said: Said,
}

/// What came of a fact's next step.
#[derive(Debug)]
pub(crate) enum Came {
    /// It goes on with the step that is kept.
    On,
    /// It is done: the record's id.
    Done(String),
    /// Nothing is to be told.
    Nothing,
    /// The system will not have it, or did something else than it said: why, and what it said for it.
    Wrong(String, String),
    /// It is to be tried again.
    Later(Trouble),
    /// The system failed at this fact, whatever it does with others.
    Failed(String),
    /// What the system said is not to be seen yet.
    Early(String),
}

impl Came {
    pub(super) fn wrong(why: impl Into<String>) -> Self {
        Self::Wrong(why.into(), String::new())
    }
}

/// What ends a fact's step before its end.
pub(crate) enum Stop {
    /// It was not answered, or not asked.
    Unanswered(Unanswered),
    /// This program or its disk.
    Here(DeliveryError),
}

impl Stop {
    pub(super) fn came(self) -> Result<Came, DeliveryError> {
        match self {
            Self::Unanswered(Unanswered::Trouble(trouble)) => Ok(Came::Later(trouble)),
            Self::Unanswered(Unanswered::Unsaid(unsaid)) => Ok(Came::wrong(unsaid.to_string())),
            Self::Here(error) => Err(error),
        }
    }
}

impl From<Unanswered> for Stop {
    fn from(unanswered: Unanswered) -> Self {
        Self::Unanswered(unanswered)
    }
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Unanswered(Unanswered::Trouble(trouble))
    }
}

impl From<DeliveryError> for Stop {
    fn from(error: DeliveryError) -> Self {
        Self::Here(error)
    }
}
