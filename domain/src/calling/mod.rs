//! Who is called next, why, and before whom (design.md, rule 5; P2, H3). One rule for a counter's call
//! and for the runs that estimate waiting time. Who may take part (state, day, service open) is the
//! caller's to say.
//!
//! The rules, in this order:
//!
//! 1. Who has waited as long as the policy's longest wait goes first, the earliest of them before the rest.
//! 2. Where both priority and normal visitors wait for the counter's services, a fixed cycle says whose
//!    turn it is, so that neither class keeps the other out. Where one class waits, it is called.
//! 3. Within the class, the service that the counter prefers; waiting lifts a visitor over preference.
//!    Then the earlier.
//!
//! A ticket may be **addressed** to a member of staff (H3). While that person works at an open counter, only a
//! counter where they work calls it, also one that does not serve its service, and there it counts as of the
//! counter's most preferred service, since nobody else will call it. All else is as for anyone: its class, its
//! order, the longest wait. While the person works at no open counter (closed, on a break, gone), the ticket is
//! called as if it were addressed to nobody: no visitor is left waiting for one who is away.
//!
//! A service, a class and an addressee make a **lane**, and a lane is served strictly in order: only its first is ever
//! weighed against the first of other lanes. Usually the first has also waited longest, so nothing is
//! lost by it; across restarts under a wrong clock a later one may *seem* to have waited longer, and then
//! the journal's order, which is certain, decides over the clock, which is not. Therefore the first of
//! each lane are all that a choice needs to know.

mod absent;
mod reason;
mod rule;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod walks;

pub use absent::{Missed, ReturnPolicy, may_recall, returns_to_place};
pub use reason::Because;
pub use rule::{choose, pick};

pub(crate) use rule::among;

use crate::time::Stamp;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A fact's place in the device's journal: epochs in order, then `seq`. What came first is told by it,
/// never by a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The epoch's number within the device.
    pub epoch: u32,
    /// The place within the epoch.
    pub seq: u64,
}

/// One who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The ticket.
    pub ticket: Uuid,
    /// Service id.
    pub service: String,
    /// One of those served first (P2).
    pub priority: bool,
    /// User name of the member of staff it is addressed to.
    pub addressee: Option<String>,
    /// Its order: the first arrival, which a transfer keeps (H3); for one who returned too late
    /// ([`returns_to_place`]), the return.
    pub order: Place,
    /// When its wait began: the moment of `order`, so that one who returned too late does not gain by
    /// the time they were away.
    pub arrived: Stamp,
}

/// What a counter may call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// Service ids in order of preference, none twice.
    pub services: Vec<String>,
    /// How many turns of the ratio it has spent today: calls with [`Choice::contested`].
    pub turn: u32,
    /// User name of the member of staff who works there, where it is one.
    pub person: Option<String>,
    /// User names of those who work at the other counters that are open.
    pub colleagues: BTreeSet<String>,
}

/// How a branch calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    /// Priority calls in a cycle of the ratio; at least 1, and 0 is taken as 1.
    pub priority: u32,
    /// Normal calls in a cycle of the ratio; at least 1, and 0 is taken as 1.
    pub normal: u32,
    /// Waiting this many milliseconds lifts a ticket by one rank of the counter's preference; 0: never.
    pub aging_ms: u64,
    /// Who has waited this many milliseconds goes before everyone else; 0: no such limit.
    pub longest_wait_ms: u64,
}

/// A call to be made, with what explains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Whom to call.
    pub ticket: Uuid,
    /// Why this one.
    pub because: Because,
    /// Whether this call spends a turn of the ratio: both classes waited and the ratio decided.
    pub contested: bool,
    /// How many whom the counter could have called came earlier.
    pub overtook: u32,
    /// The earliest of those, at most [`OVERTAKEN_NAMED`], earliest first.
    pub overtaken: Vec<Uuid>,
}

/// A choice without the count of those overtaken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// Whom to call.
    pub waiting: &'a Waiting,
    /// Why this one.
    pub because: Because,
    /// As [`Choice::contested`].
    pub contested: bool,
}

/// How many of those overtaken a call names (facts.md, "Reports of time").
pub const OVERTAKEN_NAMED: usize = 5;

impl Waiting {
    /// What orders those who wait. Places are unique; should two ever be equal, the ticket decides, so
    /// that a choice never depends on how rows were read.
    pub(crate) fn key(&self) -> (Place, Uuid) {
        (self.order, self.ticket)
    }

    /// Its service, class and addressee.
    pub(crate) fn lane(&self) -> (&str, bool, Option<&str>) {
        (&self.service, self.priority, self.addressee.as_deref())
    }

    /// Milliseconds waited until `now`.
    #[must_use]
    pub fn waited(&self, now: &Stamp) -> u64 {
        elapsed(&self.arrived, now)
    }
}

impl Desk {
    /// Whether the counter may call those who wait for `service`, addressed to `addressee`.
    #[must_use]
    pub fn may_call(&self, service: &str, addressee: Option<&str>) -> bool {
        self.rank(service, addressee).is_some()
    }

    /// The place in the counter's preference, from 0; `None` for one whom it does not call.
    fn rank(&self, service: &str, addressee: Option<&str>) -> Option<i64> {
        match addressee {
            Some(_) if addressee == self.person.as_deref() => Some(0),
            Some(person) if self.colleagues.contains(person) => None,
            _ => self.preference(service),
        }
    }

    /// The place of a service in the counter's preference, from 0; `None` where it does not serve it.
    fn preference(&self, service: &str) -> Option<i64> {
        let mut ranked = (0..).zip(&self.services);
        ranked.find_map(|(rank, served)| (served == service).then_some(rank))
    }
}

/// Milliseconds from `earlier` to `now`. What began before this boot has lasted at least as long as the
/// boot: without that floor a ticket issued under a clock far ahead would seem new for ever.
#[must_use]
pub fn elapsed(earlier: &Stamp, now: &Stamp) -> u64 {
    let floor = if earlier.boot == now.boot {
        0
    } else {
        now.mono_ms
    };
    now.millis_since(earlier).max(floor)
}
