//! What the branch service tells a board (`GET /board`), in the board's own terms.

use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// The board's part of the queue at one place of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The place in the journal it is of, where the service names one.
    pub place: Option<Place>,
    /// The service's own wall clock when it answered, where it is known: the age of calls that were made
    /// while the board heard nothing is told by it.
    pub answered: Option<DateTime<Utc>>,
    /// The last calls, newest first.
    pub calls: Vec<Call>,
    /// Who waits for each service.
    pub services: Vec<Queued>,
    /// What staff want to be read, by language code.
    pub notice: Option<BTreeMap<String, String>>,
}

/// A place in a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which journal.
    pub epoch: String,
    /// How far.
    pub seq: u64,
}

impl Place {
    /// The place written `epoch:seq`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (epoch, seq) = text.rsplit_once(':')?;
        Some(Self {
            epoch: epoch.to_owned(),
            seq: seq.parse().ok()?,
        })
    }

    /// Whether this lies before `other` in the same journal.
    #[must_use]
    pub fn is_before(&self, other: &Self) -> bool {
        self.epoch == other.epoch && self.seq < other.seq
    }
}

/// One call, told apart from every other: calling again makes another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Made {
    /// Display number.
    pub number: u32,
    /// Number of the counter.
    pub counter: u32,
    /// When, by the service's wall clock.
    pub at: DateTime<Utc>,
    /// How often the ticket had been called again by then.
    pub recalls: u32,
}

/// A call and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Which.
    pub made: Made,
    /// What became of it.
    pub state: CallState,
    /// The service's id, where it is told.
    pub service: Option<String>,
}

impl Call {
    /// Whether the visitor is on the way or at the counter.
    #[must_use]
    pub fn in_progress(&self) -> bool {
        self.state != CallState::Finished
    }
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallState {
    /// The visitor is on the way.
    Called,
    /// The visitor is at the counter.
    Serving,
    /// The visit is over.
    Finished,
}

impl CallState {
    /// The state of the API's word; an unknown one is of a call that is over.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        match code {
            "called" => Self::Called,
            "serving" => Self::Serving,
            _ => Self::Finished,
        }
    }
}

/// A service on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// Its id.
    pub service: String,
    /// The number called last today.
    pub serving: Option<u32>,
    /// How many wait; `None` where that is not known now.
    pub waiting: Option<u32>,
    /// What a newcomer may expect, least and most minutes, where it can be told.
    pub wait: Option<(u32, u32)>,
}

impl Queued {
    /// A service of which nothing is known.
    #[must_use]
    pub fn unknown(service: &str) -> Self {
        Self {
            service: service.to_owned(),
            serving: None,
            waiting: None,
            wait: None,
        }
    }
}
