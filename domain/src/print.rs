//! The truth about a print job: what is known of the paper, and by which evidence (facts.md,
//! "Printing"). A job never goes back and nothing is resent by itself.

use serde::{Deserialize, Serialize};

/// What is known of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrintState {
    /// Promised with its ticket; not a byte has gone.
    Queued,
    /// Bytes may have gone to the printer.
    Sending,
    /// The paper came out, by evidence.
    Confirmed,
    /// It may have come out; nobody knows.
    Unconfirmed,
    /// Surely nothing came out.
    Failed,
}

/// How a confirmed job is known to be on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The printer answered `GS ( H` for this job.
    ProcessId,
    /// Its status was clean after the time the paper needs.
    Status,
}

impl Evidence {
    /// The word facts and tables carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ProcessId => "process-id",
            Self::Status => "status",
        }
    }

    /// The evidence of a word; `None` for another word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::ProcessId, Self::Status]
            .into_iter()
            .find(|evidence| evidence.code() == code)
    }
}

/// What can happen to a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintEvent {
    /// Its first byte is about to go.
    Send,
    /// Evidence of paper came.
    Confirm,
    /// No evidence will come.
    GiveUp,
    /// It ended before anything of it could be printed.
    Fail,
}

impl PrintState {
    /// The word tables and pages carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Confirmed => "confirmed",
            Self::Unconfirmed => "unconfirmed",
            Self::Failed => "failed",
        }
    }

    /// The state after `event`; `None` when that cannot happen to a job in this state.
    #[must_use]
    pub fn step(self, event: PrintEvent) -> Option<Self> {
        match (self, event) {
            (Self::Queued, PrintEvent::Send) => Some(Self::Sending),
            (Self::Queued | Self::Sending, PrintEvent::Fail) => Some(Self::Failed),
            (Self::Sending, PrintEvent::Confirm) => Some(Self::Confirmed),
            (Self::Sending, PrintEvent::GiveUp) => Some(Self::Unconfirmed),
            _ => None,
        }
    }

    /// What a job left in this state by a stop of the program becomes at the next start: `Sending`
    /// may be on paper, `Queued` surely is not.
    #[must_use]
    pub fn at_start(self) -> Option<PrintEvent> {
        match self {
            Self::Queued => Some(PrintEvent::Fail),
            Self::Sending => Some(PrintEvent::GiveUp),
            Self::Confirmed | Self::Unconfirmed | Self::Failed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_cut_by_a_stop_is_settled_by_what_may_have_reached_the_paper() {
        let settle = |state: PrintState| state.at_start().and_then(|event| state.step(event));
        assert_eq!(settle(PrintState::Queued), Some(PrintState::Failed));
        assert_eq!(settle(PrintState::Sending), Some(PrintState::Unconfirmed));
        assert_eq!(settle(PrintState::Confirmed), None);
    }

    #[test]
    fn an_ended_job_is_never_sent_again() {
        for state in [
            PrintState::Confirmed,
            PrintState::Unconfirmed,
            PrintState::Failed,
        ] {
            assert_eq!(state.step(PrintEvent::Send), None);
        }
    }
}
