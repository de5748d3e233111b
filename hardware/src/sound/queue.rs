//! Which of the utterances that wait is next. When more come than can be said in good time, the newest are kept.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::utterance::Utterance;

/// What waited so long while nothing could be heard has lost its sense: the number stands on the board.
const STALE: Duration = Duration::from_secs(20);

pub(super) struct Queue {
    most: usize,
    waiting: VecDeque<(Utterance, Instant)>,
}

impl Queue {
    /// A queue that keeps the `most` newest, at least one.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most: most.max(1),
            waiting: VecDeque::new(),
        }
    }

    /// Adds one, and gives back those that are too many now: the oldest.
    pub(super) fn add(&mut self, utterance: Utterance, now: Instant) -> Vec<u64> {
        self.waiting.push_back((utterance, now));
        let many = self.waiting.len().saturating_sub(self.most);
        self.waiting.drain(..many).map(|(old, _)| old.id).collect()
    }

    /// Takes the oldest.
    pub(super) fn next(&mut self) -> Option<Utterance> {
        self.waiting.pop_front().map(|(next, _)| next)
    }

    /// Gives back those that grew old.
    pub(super) fn drop_stale(&mut self, now: Instant) -> Vec<u64> {
        let fresh = |since: Instant| now.saturating_duration_since(since) < STALE;
        let old = self
            .waiting
            .iter()
            .take_while(|(_, since)| !fresh(*since))
            .count();
        self.waiting.drain(..old).map(|(old, _)| old.id).collect()
    }

    /// Gives back all.
    pub(super) fn clear(&mut self) -> Vec<u64> {
        self.waiting.drain(..).map(|(old, _)| old.id).collect()
    }
}
