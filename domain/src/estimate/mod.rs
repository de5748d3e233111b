//! How long those who wait will wait (P3, P9), by running the calling rule forward: every counter that is
//! open calls by [`crate::calling`], whom a ticket is addressed to included, serves as long as its services lately took, and calls again, at most
//! [`CALLS`] times. Simulated time ages tickets and brings them to the longest wait as real time would.
//!
//! The run is made twice: with every service quick (the lower quartile of its times) and with every
//! service slow (what one in five exceeds), and the two waits of a ticket are its range. Two runs need no randomness and
//! little time. They stretch a long wait more than chance alone would, since quick and slow services
//! partly cancel out; that is meant, for what moves a long wait is what a run cannot know: who comes
//! later and is called first, how the day's work goes. Better to promise long and deliver early.
//!
//! Where an honest figure cannot be given there is none: nobody open serves the service, fewer than
//! [`ENOUGH`] of its times are known, or the ticket lies beyond the calls that are run.

#[cfg(test)]
mod coverage;
mod range;
mod run;
#[cfg(test)]
mod stories;
mod times;

pub use range::Range;
pub use times::{ENOUGH, KEPT, Times};

use crate::calling::{Desk, Place, Policy, Waiting};
use crate::time::Stamp;
use run::{Called, Run};
use std::collections::BTreeMap;
use times::Pace;
use uuid::Uuid;

/// How many calls a run makes at most (facts.md, "Reports of time").
pub const CALLS: usize = 500;

/// A branch at one moment.
#[derive(Debug, Clone, Copy)]
pub struct Queue<'a> {
    /// All who wait, in any order.
    pub waiting: &'a [Waiting],
    /// The counters that are open.
    pub counters: &'a [Open],
    /// How the branch calls.
    pub policy: &'a Policy,
    /// How long services lately took.
    pub times: &'a Times,
    /// The moment.
    pub now: &'a Stamp,
}

/// A counter that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// What it may call.
    pub desk: Desk,
    /// Whom it called and has not finished with; `None`: it is free to call.
    pub busy: Option<Busy>,
    /// Whether it is on a break. Nobody knows how long that lasts, so it is not reckoned with.
    pub on_break: bool,
}

/// What keeps a counter from calling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Busy {
    /// The service of the ticket it has.
    pub service: String,
    /// Since when it has it: the call, as the times of [`Times`] are counted.
    pub since: Stamp,
}

/// What can be told of waiting at one moment. It holds for as long as the queue stays as it was.
#[derive(Debug, Clone)]
pub struct Estimates {
    ranges: BTreeMap<Uuid, Range>,
    waiting: Vec<Waiting>,
    counters: Vec<Open>,
    policy: Policy,
    times: Times,
    now: Stamp,
}

/// Reckons how long each who waits will wait.
#[must_use]
pub fn estimate(queue: &Queue<'_>) -> Estimates {
    let quick = waits(queue, Pace::Quick);
    let slow = waits(queue, Pace::Slow);
    let both = |(ticket, quick_ms)| {
        let slow_ms = slow.get(&ticket)?;
        Some((ticket, Range::between(quick_ms, *slow_ms)))
    };
    Estimates {
        ranges: quick.into_iter().filter_map(both).collect(),
        waiting: queue.waiting.to_vec(),
        counters: queue.counters.to_vec(),
        policy: *queue.policy,
        times: queue.times.clone(),
        now: *queue.now,
    }
}

impl Estimates {
    /// How long a ticket will still wait, from the moment of the queue; `None` where nothing honest can
    /// be told, and for one who does not wait.
    #[must_use]
    pub fn ticket(&self, ticket: Uuid) -> Option<Range> {
        self.ranges.get(&ticket).copied()
    }

    /// How long one would wait who took a ticket now; `None` where nothing honest can be told. Costs
    /// about as much as [`estimate`] each time.
    #[must_use]
    pub fn newcomer(&self, service: &str, priority: bool) -> Option<Range> {
        let mut waiting = self.waiting.clone();
        waiting.push(Waiting {
            ticket: Uuid::max(),
            service: service.to_owned(),
            priority,
            addressee: None,
            order: Place {
                epoch: u32::MAX,
                seq: u64::MAX,
            },
            arrived: self.now,
        });
        let queue = Queue {
            waiting: &waiting,
            counters: &self.counters,
            policy: &self.policy,
            times: &self.times,
            now: &self.now,
        };
        let wait = |pace| told(&queue, pace).find(|called| called.waiting.ticket == Uuid::max());
        let (quick, slow) = (wait(Pace::Quick)?, wait(Pace::Slow)?);
        Some(Range::between(quick.wait_ms, slow.wait_ms))
    }
}

fn waits(queue: &Queue<'_>, pace: Pace) -> BTreeMap<Uuid, u64> {
    told(queue, pace)
        .map(|called| (called.waiting.ticket, called.wait_ms))
        .collect()
}

/// The calls of a run that may be told of.
fn told<'a>(queue: &Queue<'a>, pace: Pace) -> impl Iterator<Item = Called<'a>> {
    let times = queue.times;
    let calls = Run::new(queue, pace).take(CALLS);
    calls.filter(|called| times.are_enough_for(&called.waiting.service))
}
