//! The hidden knock: the header pressed for three seconds, or tapped five times within three.
//!
//! Visitors who touch the header now and then never come that far, and what they would find is only the question who
//! they are.

/// How long a finger rests on the header, or how quickly it taps, in milliseconds.
const KNOCK_MS: u64 = 3_000;
/// So many taps within that time.
const TAPS: usize = 5;

/// What the header felt so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Knock {
    since_ms: Option<u64>,
    taps_ms: Vec<u64>,
}

impl Knock {
    /// A finger came down on the header.
    pub(super) fn press(&mut self, now_ms: u64) {
        self.since_ms = Some(now_ms);
        self.taps_ms.retain(|tap| now_ms - *tap < KNOCK_MS);
        self.taps_ms.push(now_ms);
    }

    /// It was lifted; whether the knock is complete.
    pub(super) fn lift(&mut self, now_ms: u64) -> bool {
        let rested = self.rested(now_ms);
        self.since_ms = None;
        rested || self.taps_ms.len() >= TAPS
    }

    /// Whether a finger has rested there long enough.
    pub(super) fn rested(&self, now_ms: u64) -> bool {
        let rests = |since| now_ms.saturating_sub(since) >= KNOCK_MS;
        self.since_ms.is_some_and(rests)
    }
}
