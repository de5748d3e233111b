//! Patience with whoever guesses: some misses are free, then each doubles the wait. What is counted falls into a
//! fixed number of places by a hash that nobody outside can foretell: memory is bounded however many names are
//! tried, and nobody can choose to meet another's place.

use std::hash::{BuildHasher, Hash, RandomState};

const PLACES: usize = 4096;
/// Misses are forgotten when so long none came.
const FORGET_MS: u64 = 30 * 60 * 1000;

/// Misses by whatever is counted.
pub(crate) struct Delays {
    free: u32,
    longest_seconds: u64,
    places: Vec<Misses>,
    hasher: RandomState,
}

#[derive(Clone, Copy, Default)]
struct Misses {
    times: u32,
    last_ms: u64,
}

impl Delays {
    /// Delays that begin after `free` misses and grow up to `longest_seconds`.
    pub(crate) fn new(free: u32, longest_seconds: u64) -> Self {
        Self {
            free,
            longest_seconds,
            places: vec![Misses::default(); PLACES],
            hasher: RandomState::new(),
        }
    }

    /// Seconds still to wait at this time of the boot clock; `None`: none.
    pub(crate) fn wait(&mut self, key: impl Hash, now_ms: u64) -> Option<u64> {
        let (free, longest) = (self.free, self.longest_seconds);
        let misses = *self.place(key)?;
        let since = now_ms.saturating_sub(misses.last_ms);
        if misses.times < free || since > FORGET_MS {
            return None;
        }
        let doubled = (misses.times - free).min(16);
        let wait_ms = (1_u64 << doubled).min(longest) * 1000;
        wait_ms
            .checked_sub(since)
            .filter(|left| *left > 0)
            .map(|left| left.div_ceil(1000))
    }

    /// Counts a miss.
    pub(crate) fn miss(&mut self, key: impl Hash, now_ms: u64) {
        if let Some(misses) = self.place(key) {
            if now_ms.saturating_sub(misses.last_ms) > FORGET_MS {
                misses.times = 0;
            }
            misses.times = misses.times.saturating_add(1);
            misses.last_ms = now_ms;
        }
    }

    /// Forgets every miss.
    pub(crate) fn forget(&mut self, key: impl Hash) {
        if let Some(misses) = self.place(key) {
            *misses = Misses::default();
        }
    }

    /// Counts one miss less.
    pub(crate) fn take_back(&mut self, key: impl Hash) {
        if let Some(misses) = self.place(key) {
            misses.times = misses.times.saturating_sub(1);
        }
    }

    fn place(&mut self, key: impl Hash) -> Option<&mut Misses> {
        let place = self.hasher.hash_one(key) as usize % PLACES;
        self.places.get_mut(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_to_their_longest_and_end() {
        let mut delays = Delays::new(2, 8);
        let mut waits = Vec::new();
        let mut now = 0;
        for _ in 0..7 {
            let wait = delays.wait("amal", now);
            waits.push(wait.unwrap_or(0));
            now += wait.unwrap_or(0) * 1000;
            assert_eq!(delays.wait("amal", now), None);
            delays.miss("amal", now);
        }
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 8]);
        assert_eq!(delays.wait("amal", now + FORGET_MS + 1), None);
    }

    #[test]
    fn one_that_is_forgiven_waits_no_more_and_one_less_counts() {
        let mut delays = Delays::new(1, 60);
        delays.miss("amal", 0);
        assert_eq!(delays.wait("amal", 0), Some(1));
        delays.take_back("amal");
        assert_eq!(delays.wait("amal", 0), None);
        delays.miss("amal", 0);
        delays.forget("amal");
        assert_eq!(delays.wait("amal", 0), None);
    }
}
