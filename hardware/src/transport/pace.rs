//! Keeps a line without flow control below its rate, so that the printer's buffer never runs over.

use std::time::{Duration, Instant};

/// The share of the line's rate that is used.
const SHARE: f64 = 0.8;
/// Bits a byte takes on the line: start, eight, stop.
const BITS: f64 = 10.0;
/// Bytes that may be given at once.
const BURST: f64 = 64.0;

/// How many bytes may be given, and when more.
pub(super) struct Pace {
    bytes_per_second: f64,
    allowed: f64,
    counted: Option<Instant>,
}

impl Pace {
    pub(super) fn new(baud: u32) -> Self {
        Self {
            bytes_per_second: f64::from(baud.max(300)) / BITS * SHARE,
            allowed: BURST,
            counted: None,
        }
    }

    /// Bytes that may be given now.
    pub(super) fn room(&mut self, now: Instant) -> usize {
        let passed = self
            .counted
            .map_or(Duration::ZERO, |then| now.saturating_duration_since(then));
        self.counted = Some(now);
        self.allowed = (self.allowed + passed.as_secs_f64() * self.bytes_per_second).min(BURST);
        self.allowed as usize
    }

    pub(super) fn gave(&mut self, bytes: usize) {
        self.allowed -= bytes as f64;
    }

    /// Until half a burst may be given.
    pub(super) fn rest(&self) -> Duration {
        Duration::from_secs_f64((BURST / 2.0 - self.allowed).max(1.0) / self.bytes_per_second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_carries_four_fifths_of_the_line() {
        let mut pace = Pace::new(9600);
        let start = Instant::now();
        let mut given = 0;
        for millisecond in 0..=1000 {
            let room = pace.room(start + Duration::from_millis(millisecond));
            pace.gave(room);
            given += room;
        }
        assert!((760..=840).contains(&given), "{given} bytes");
    }
}
