//! How long services lately took.

use std::collections::BTreeMap;

/// How many of a service's last times count.
pub const KEPT: usize = 200;

/// Fewer times than this tell nothing about a service.
pub const ENOUGH: usize = 5;

/// What a ticket takes at least until its counter is free again, in milliseconds, however long it has been
/// there.
const LEAST_REST_MS: u64 = 30_000;

/// How quickly a run lets the counters work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// Every service takes the lower quartile of its times.
    Quick,
    /// Every service takes what one in five exceeds.
    Slow,
}

/// The last times of each service: how long a ticket kept its counter, from the call until the counter
/// was free again, in milliseconds. Calls that nobody answered are no service and do not belong here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    /// Sorted, by service.
    services: BTreeMap<String, Vec<u64>>,
    /// Those of all services, sorted.
    branch: Vec<u64>,
}

impl Times {
    /// The times of each service, oldest first; the last [`KEPT`] of a service count.
    #[must_use]
    pub fn new(samples: impl IntoIterator<Item = (String, Vec<u64>)>) -> Times {
        let services: BTreeMap<_, _> = samples.into_iter().map(last_sorted).collect();
        let mut branch: Vec<u64> = services.values().flatten().copied().collect();
        branch.sort_unstable();
        Times { services, branch }
    }

    /// Whether a wait for this service may be told.
    pub(super) fn are_enough_for(&self, service: &str) -> bool {
        let known = self.services.get(service).map_or(0, Vec::len);
        known >= ENOUGH
    }

    /// How long a ticket of this service keeps a counter. Where the service's own times are too few, the
    /// branch's stand in: those after it wait for it too.
    pub(super) fn whole(&self, service: &str, pace: Pace) -> u64 {
        pace.of(self.of(service))
    }

    /// How long a ticket still keeps a counter that it has kept for `gone_ms`: by those that lasted longer
    /// than that. One that outlasted them all may end at once, or take as long again as a slow one.
    pub(super) fn rest(&self, service: &str, gone_ms: u64, pace: Pace) -> u64 {
        let times = self.of(service);
        let longer = &times[times.partition_point(|time| *time <= gone_ms)..];
        let rest = match (longer, pace) {
            ([], Pace::Quick) => 0,
            ([], Pace::Slow) => pace.of(times),
            (longer, pace) => pace.of(longer) - gone_ms,
        };
        rest.max(LEAST_REST_MS)
    }

    fn of(&self, service: &str) -> &[u64] {
        let own = self.services.get(service);
        own.filter(|times| times.len() >= ENOUGH)
            .unwrap_or(&self.branch)
    }
}

impl Pace {
    /// The lower quartile, or the upper fifth, of sorted times; 0 of none. The two lie unevenly because waits
    /// grow longer than services alone make them: people of priority come later and go first. With the
    /// upper quartile, a fourth of visitors were called later than told (see the coverage tests).
    fn of(self, sorted: &[u64]) -> u64 {
        let last = sorted.len().saturating_sub(1);
        let place = match self {
            Pace::Quick => last / 4,
            Pace::Slow => last * 4 / 5,
        };
        sorted.get(place).copied().unwrap_or(0)
    }
}

fn last_sorted((service, mut times): (String, Vec<u64>)) -> (String, Vec<u64>) {
    let mut last = times.split_off(times.len().saturating_sub(KEPT));
    last.sort_unstable();
    (service, last)
}
