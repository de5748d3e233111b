//! Marks what looks like play by children; never deletes it (P10: the right is everyone's).

use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Why a rating may be play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It came sooner after the one before than a visitor can.
    Quick,
    /// It is one of more than visitors can leave in that time.
    Burst,
}

impl Mark {
    /// The word facts and tables carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Burst => "burst",
        }
    }
}

/// How fast visitors can follow one another; from the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Milliseconds between two visitors' ratings at least.
    pub apart_ms: u64,
    /// The most ratings in any `within_ms`.
    pub most: usize,
    /// Milliseconds in which `most` may come.
    pub within_ms: u64,
}

/// What one terminal remembers of the ratings before, to mark the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    pace: Pace,
    before: VecDeque<u64>,
}

impl Guard {
    /// One that has seen no rating.
    #[must_use]
    pub fn new(pace: Pace) -> Self {
        let before = VecDeque::new();
        Self { pace, before }
    }

    /// Takes down a rating at `now_ms` (boot clock) and says why it may be play; `None` for one like a visitor's.
    pub fn mark(&mut self, now_ms: u64) -> Option<Mark> {
        let since = |earlier: &u64| now_ms.saturating_sub(*earlier);
        let quick = self
            .before
            .back()
            .is_some_and(|last| since(last) < self.pace.apart_ms);
        while self
            .before
            .front()
            .is_some_and(|first| since(first) >= self.pace.within_ms)
        {
            self.before.pop_front();
        }
        self.before.push_back(now_ms);
        // As many as matter: a day of play is remembered in as little as a visitor.
        let crowd = self.before.len() > self.pace.most;
        if crowd {
            self.before.pop_front();
        }
        let burst = crowd.then_some(Mark::Burst);
        burst.or(quick.then_some(Mark::Quick))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace {
        apart_ms: 3_000,
        most: 4,
        within_ms: 60_000,
    };

    fn marks(times: &[u64]) -> Vec<Option<Mark>> {
        let mut guard = Guard::new(PACE);
        times.iter().map(|time| guard.mark(*time)).collect()
    }

    #[test]
    fn visitors_who_leave_one_after_another_are_not_marked() {
        assert_eq!(marks(&[0, 20_000, 40_000, 60_000, 80_000]), [None; 5]);
    }

    #[test]
    fn a_second_touch_sooner_than_anyone_can_follow_is_marked() {
        assert_eq!(marks(&[0, 900, 30_000]), [None, Some(Mark::Quick), None]);
    }

    #[test]
    fn a_child_who_goes_on_and_on_is_marked_until_there_is_rest() {
        let child: Vec<u64> = (0..8).map(|turn| turn * 4_000).collect();
        let marked = marks(&child);
        assert_eq!(marked[..4], [None; 4]);
        assert_eq!(marked[4..], [Some(Mark::Burst); 4]);
        assert_eq!(
            marks(&[0, 4_000, 8_000, 12_000, 16_000, 200_000]).last(),
            Some(&None)
        );
    }

    #[test]
    fn a_day_of_play_fills_no_memory() {
        let mut guard = Guard::new(PACE);
        for time in 0..100_000 {
            guard.mark(time);
        }
        assert!(guard.before.len() <= PACE.most);
    }
}
