//! How fast a target may be sent to: bytes and records a second, on average.

use std::time::Duration;
use tokio::time::Instant;

/// The bounds of a target; `None` is without one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) kib_per_second: Option<u32>,
    pub(crate) records_per_second: Option<u32>,
}

impl Limits {
    /// How many records go at once, at most: no more than a second's worth.
    pub(crate) fn records(self, most: usize) -> usize {
        self.records_per_second
            .map_or(most, |limit| most.min(limit as usize))
    }

    /// How many bytes go at once, at most: no more than a second's worth.
    pub(crate) fn bytes(self, most: usize) -> usize {
        self.kib_per_second
            .map_or(most, |limit| most.min(limit as usize * 1024))
    }
}

/// Keeps a target's bounds: each batch is followed by the time that it takes at the allowed rate.
#[derive(Debug)]
pub(crate) struct Throttle {
    limits: Limits,
    next: Option<Instant>,
}

impl Throttle {
    pub(crate) fn new(limits: Limits) -> Self {
        Self { limits, next: None }
    }

    /// How long to wait before anything may be sent; `None` for not at all.
    pub(crate) fn wait(&self) -> Option<Duration> {
        let wait = self.next?.saturating_duration_since(Instant::now());
        (!wait.is_zero()).then_some(wait)
    }

    /// Counts what is sent now.
    pub(crate) fn sent(&mut self, bytes: usize, records: usize) {
        let takes = |many: usize, limit: Option<u32>| {
            limit.map_or(0.0, |limit| many as f64 / f64::from(limit))
        };
        let seconds = takes(records, self.limits.records_per_second);
        let seconds = seconds.max(takes(bytes, self.limits.kib_per_second) / 1024.0);
        self.next = Some(Instant::now() + Duration::from_secs_f64(seconds));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(kib: u32, records: u32) -> Limits {
        let some = |limit| (limit > 0).then_some(limit);
        Limits {
            kib_per_second: some(kib),
            records_per_second: some(records),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn an_hour_of_sending_stays_below_either_bound() {
        for (limits, bytes, records, most) in [
            (limits(16, 0), 16 * 1024, 40, 3601),
            (limits(16, 0), 100 * 1024, 1, 577),
            (limits(0, 20), 9_000, 20, 3601),
            (limits(1, 20), 2_048, 20, 1801),
        ] {
            let mut throttle = Throttle::new(limits);
            let (end, mut sent) = (Instant::now() + Duration::from_secs(3600), 0);
            while Instant::now() <= end {
                match throttle.wait() {
                    Some(wait) => tokio::time::advance(wait).await,
                    None => {
                        throttle.sent(bytes, records);
                        sent += 1;
                    }
                }
            }
            assert_eq!(sent, most, "{limits:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn without_bounds_nothing_waits() {
        let mut throttle = Throttle::new(limits(0, 0));
        throttle.sent(1 << 30, 1_000_000);
        assert_eq!(throttle.wait(), None);
    }

    #[test]
    fn a_batch_is_no_more_than_a_second_may_take() {
        assert_eq!(limits(0, 20).records(200), 20);
        assert_eq!(limits(0, 900).records(200), 200);
        assert_eq!(limits(16, 0).bytes(256 * 1024), 16 * 1024);
        assert_eq!(limits(0, 0).bytes(256 * 1024), 256 * 1024);
    }
}
