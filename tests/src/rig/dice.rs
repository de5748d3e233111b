//! Chance for stories, from a seed that a failure shows: `ISTIQBAL_SEED=N` throws the same again.

use std::fmt;
use std::hash::{BuildHasher, RandomState};

/// A sequence of random numbers (splitmix64).
pub struct Dice {
    seed: u64,
    state: u64,
}

impl Dice {
    /// From the environment's seed, or one that nobody chose.
    #[must_use]
    pub fn seeded() -> Self {
        let named = std::env::var("ISTIQBAL_SEED").ok();
        let seed = named
            .and_then(|seed| seed.parse().ok())
            .unwrap_or_else(|| RandomState::new().hash_one(0) >> 32);
        Self { seed, state: seed }
    }

    /// From a seed that another sequence threw.
    #[must_use]
    pub fn of(seed: u64) -> Self {
        Self { seed, state: seed }
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

impl fmt::Display for Dice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "with ISTIQBAL_SEED={}", self.seed)
    }
}
