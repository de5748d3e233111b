//! How long the service waits for those who are slow, so that they cost nobody else a place or an answer.

use std::time::Duration;

/// How long the service waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Until a request's head is there, on a connection new or kept.
    pub head: Duration,
    /// From then until the answer begins, the reading of the request's body included.
    pub answer: Duration,
    /// Until a listener to events takes the next, once what can be held back for it is full.
    pub listener: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(20),
            answer: Duration::from_secs(15),
            listener: Duration::from_secs(10),
        }
    }
}
