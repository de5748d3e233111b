//! Those who did not come when called: how often they are called again, and where they stand when they
//! return.

use super::elapsed;
use crate::time::Stamp;

/// A call that its visitor missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// When the counter gave up waiting (no-show).
    pub at: Stamp,
    /// How many numbers of the ticket's service were called since.
    pub calls_since: u32,
}

/// How late one may return and still keep one's place. A limit of 0 is not used; with both 0 one who
/// returns always goes to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReturnPolicy {
    /// Up to so many numbers called since.
    pub calls: u32,
    /// Or up to so many minutes.
    pub minutes: u32,
}

/// Whether a visitor who returns `now` keeps their old order; else theirs is the order of the return.
/// Either limit is enough: few calls on a slow day, few minutes on a quick one.
#[must_use]
pub fn returns_to_place(missed: &Missed, policy: &ReturnPolicy, now: &Stamp) -> bool {
    let limit_ms = u64::from(policy.minutes) * 60_000;
    let in_calls = policy.calls > 0 && missed.calls_since <= policy.calls;
    let in_minutes = limit_ms > 0 && elapsed(&missed.at, now) <= limit_ms;
    in_calls || in_minutes
}

/// Whether a ticket that was called again `recalls` times may be called once more; `limit` 0: a number
/// is called once and never again.
#[must_use]
pub fn may_recall(recalls: u32, limit: u32) -> bool {
    recalls < limit
}
