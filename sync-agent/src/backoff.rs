//! How long to wait after a failure: longer each time, and never in step with other devices.

use std::time::Duration;

/// The shortest and the longest wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pace {
    pub(crate) soonest: Duration,
    pub(crate) latest: Duration,
}

impl Pace {
    /// Half a second, doubled up to a minute.
    pub(crate) const USUAL: Self = Self {
        soonest: Duration::from_millis(500),
        latest: Duration::from_secs(60),
    };
}

/// As long as any target may ask to be left alone.
const LONGEST_REST: Duration = Duration::from_secs(3600);

/// Failures in a row.
#[derive(Debug)]
pub(crate) struct BackOff {
    pace: Pace,
    failures: u32,
}

impl BackOff {
    pub(crate) fn new(pace: Pace) -> Self {
        Self { pace, failures: 0 }
    }

    /// How many there were since it last went well.
    pub(crate) fn failures(&self) -> u32 {
        self.failures
    }

    pub(crate) fn went_well(&mut self) {
        self.failures = 0;
    }

    /// Counts a failure and says how long to wait: between half and all of a time that doubles, at least as long as the
    /// target asked for. `chance` is random.
    pub(crate) fn failed(&mut self, rest: Option<Duration>, chance: u32) -> Duration {
        let doubled = self.pace.soonest * 2_u32.saturating_pow(self.failures.min(20));
        let most = doubled.min(self.pace.latest);
        self.failures = self.failures.saturating_add(1);
        let wait = most / 2 + (most / 2).mul_f64(f64::from(chance) / f64::from(u32::MAX));
        rest.map_or(wait, |rest| rest.min(LONGEST_REST).max(wait))
    }
}

/// A random number; a system without randomness gives the middle.
pub(crate) fn chance() -> u32 {
    getrandom::u32().unwrap_or(u32::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(wait: Duration) -> u128 {
        wait.as_millis()
    }

    #[test]
    fn waits_double_up_to_the_longest_and_begin_anew_once_it_went_well() {
        let mut backoff = BackOff::new(Pace::USUAL);
        let waits: Vec<u128> = (0..9)
            .map(|_| millis(backoff.failed(None, u32::MAX)))
            .collect();
        let expected = [500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000];
        assert_eq!(waits, expected);
        for _ in 0..1000 {
            backoff.failed(None, u32::MAX);
        }
        assert_eq!(millis(backoff.failed(None, u32::MAX)), 60_000);
        backoff.went_well();
        assert_eq!(millis(backoff.failed(None, u32::MAX)), 500);
    }

    #[test]
    fn devices_that_failed_together_do_not_come_back_together() {
        let wait = |chance| millis(BackOff::new(Pace::USUAL).failed(None, chance));
        assert_eq!((wait(0), wait(u32::MAX)), (250, 500));
    }

    #[test]
    fn a_target_is_left_alone_as_long_as_it_asks_within_an_hour() {
        let wait = |seconds| {
            let rest = Some(Duration::from_secs(seconds));
            BackOff::new(Pace::USUAL).failed(rest, 0).as_secs()
        };
        assert_eq!((wait(7), wait(1_000_000)), (7, 3600));
    }
}
