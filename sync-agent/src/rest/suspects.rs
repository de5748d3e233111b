//! Facts that a system fails at (500) although it answers otherwise. They are tried again ever later while others go on,
//! and given up only where the system took others meanwhile: then it is the fact, not the system.

use crate::backoff::{BackOff, Pace, chance};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

/// How often in a row a system may fail at a fact, or deny what it said, before that is parked.
pub(crate) const TRIES: u32 = 5;

/// By the number of the step; kept for as long as this program runs.
#[derive(Default)]
pub(crate) struct Suspects {
    by_step: BTreeMap<i64, Suspect>,
    /// How many records the system made or changed.
    written: u64,
}

struct Suspect {
    backoff: BackOff,
    due: Instant,
    written_before: u64,
}

impl Suspects {
    /// Something was made or changed.
    pub(crate) fn wrote(&mut self) {
        self.written += 1;
    }

    /// Counts a failure at a step; whether it is the fact's own fault by now.
    pub(crate) fn failed_at(&mut self, step: i64, pace: Pace) -> bool {
        let (written, now) = (self.written, Instant::now());
        let suspect = self.by_step.entry(step).or_insert_with(|| Suspect {
            backoff: BackOff::new(pace),
            due: now,
            written_before: written,
        });
        suspect.due = now + suspect.backoff.failed(None, chance());
        suspect.backoff.failures() >= TRIES && written > suspect.written_before
    }

    /// How often in a row it failed at a step.
    pub(crate) fn failures(&self, step: i64) -> u32 {
        self.by_step
            .get(&step)
            .map_or(0, |suspect| suspect.backoff.failures())
    }

    pub(crate) fn forget(&mut self, step: i64) {
        self.by_step.remove(&step);
    }

    /// How long a step is to wait yet; `None`: not any more.
    pub(crate) fn rests(&self, step: i64) -> Option<Duration> {
        let due = self.by_step.get(&step)?.due;
        let rest = due.saturating_duration_since(Instant::now());
        (!rest.is_zero()).then_some(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_given_up_only_where_the_system_took_others_meanwhile() {
        let mut suspects = Suspects::default();
        suspects.wrote();
        assert!((0..20).all(|_| !suspects.failed_at(7, Pace::USUAL)));
        suspects.wrote();
        assert!(suspects.failed_at(7, Pace::USUAL));
        assert!(!suspects.failed_at(8, Pace::USUAL));
        assert!(suspects.rests(8).is_some() && suspects.rests(9).is_none());
        suspects.forget(8);
        assert!(suspects.rests(8).is_none());
    }
}
