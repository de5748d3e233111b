//! Refused sign-ins on record: a fact for the first, then one a minute at most, or a guesser would fill the disk.

use std::sync::{Mutex, PoisonError};

const MINUTE_MS: u64 = 60_000;

/// Refusals since the last fact.
#[derive(Default)]
pub(crate) struct Refusals(Mutex<Burst>);

#[derive(Default)]
struct Burst {
    told_ms: Option<u64>,
    times: u32,
    user: Option<String>,
    mixed: bool,
}

impl Refusals {
    /// Counts one, of a user where there is such a user; the user and the number to put on record when a fact is
    /// due. The user is named when all of them were of the same.
    pub(crate) fn count(&self, user: Option<&str>, now_ms: u64) -> Option<(Option<String>, u32)> {
        let mut burst = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if burst.times > 0 && burst.user.as_deref() != user {
            burst.mixed = true;
        }
        burst.times = burst.times.saturating_add(1);
        burst.user = user.map(str::to_owned);
        if burst
            .told_ms
            .is_some_and(|told| now_ms.saturating_sub(told) < MINUTE_MS)
        {
            return None;
        }
        let user = if burst.mixed { None } else { burst.user.take() };
        let times = burst.times;
        *burst = Burst {
            told_ms: Some(now_ms),
            ..Burst::default()
        };
        Some((user, times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_one_fact_a_minute_that_counts_them_all() {
        let refusals = Refusals::default();
        assert_eq!(
            refusals.count(Some("amal"), 5),
            Some((Some("amal".to_owned()), 1))
        );
        for at in 0..9 {
            assert_eq!(refusals.count(Some("amal"), 100 + at), None);
        }
        assert_eq!(refusals.count(None, 60_005), Some((None, 10)));
    }
}
