//! How many requests an address may send in a minute. Addresses fall into a fixed number of places by a hash that
//! nobody outside can foretell: memory is bounded, and nobody can choose to use up another's.

use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

const PLACES: usize = 4096;
const MINUTE_MS: u64 = 60_000;

pub(super) struct Rate {
    per_minute: u32,
    hasher: RandomState,
    places: Mutex<Vec<Minute>>,
}

#[derive(Clone, Copy, Default)]
struct Minute {
    began_ms: u64,
    requests: u32,
}

impl Rate {
    pub(super) fn new(per_minute: u32) -> Self {
        Self {
            per_minute,
            hasher: RandomState::new(),
            places: Mutex::new(vec![Minute::default(); PLACES]),
        }
    }

    /// Counts a request at this time of the boot clock; the seconds to wait when it is one too many.
    pub(super) fn count(&self, address: IpAddr, now_ms: u64) -> Option<u64> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let place = self.hasher.hash_one(network(address)) as usize % PLACES;
        let minute = places.get_mut(place)?;
        if now_ms.saturating_sub(minute.began_ms) >= MINUTE_MS {
            *minute = Minute {
                began_ms: now_ms,
                requests: 0,
            };
        }
        if minute.requests >= self.per_minute {
            return Some((minute.began_ms + MINUTE_MS - now_ms).div_ceil(1000).max(1));
        }
        minute.requests += 1;
        None
    }
}

/// Whoever has an IPv6 address has all of its network's.
fn network(address: IpAddr) -> u64 {
    match address.to_canonical() {
        IpAddr::V4(address) => u64::from(address.to_bits()),
        IpAddr::V6(address) => (address.to_bits() >> 64) as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_asks_too_much_waits_for_the_next_minute_alone() {
        let rate = Rate::new(2);
        let one = |now| rate.count("192.168.1.7".parse().unwrap(), now);
        assert_eq!(
            (one(70_000), one(80_000), one(90_000)),
            (None, None, Some(40))
        );
        assert_eq!(rate.count("192.168.1.8".parse().unwrap(), 90_000), None);
        assert_eq!(one(130_000), None);
    }

    #[test]
    fn an_ipv6_network_is_one_address() {
        let rate = Rate::new(1);
        assert_eq!(rate.count("2001:db8::1".parse().unwrap(), 60_000), None);
        assert!(rate.count("2001:db8::2".parse().unwrap(), 60_000).is_some());
    }
}
