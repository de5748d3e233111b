//! The calls that were heard of, those that wait for the large place, and the one that was put there last.

use super::{Call, CallState, Effect, Made};
use std::collections::VecDeque;

/// So many calls are remembered, so that one that comes back (an undone end of a visit) is not said again. The
/// service tells of the last ten.
const REMEMBERED: usize = 256;

/// How calls come to the large place: one after another, the newest of a burst only.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Queue {
    known: VecDeque<Made>,
    coming: VecDeque<Made>,
    shown: Option<Made>,
    shown_ms: u64,
    /// How many calls were put in the large place as news.
    pub(super) raised: u64,
}

impl Queue {
    /// The calls in progress that were not heard of before, oldest first; they are known from now on.
    pub(super) fn news(&mut self, calls: &[Call]) -> Vec<Call> {
        let mut news = Vec::new();
        for call in calls.iter().rev() {
            if !self.known.contains(&call.made) {
                self.known.push_back(call.made);
                news.push(call.clone());
            }
        }
        let surplus = self.known.len().saturating_sub(REMEMBERED);
        self.known.drain(..surplus);
        news.retain(Call::in_progress);
        news
    }

    /// Lets calls that are no longer in progress go.
    pub(super) fn keep(&mut self, calls: &[Call]) {
        self.coming.retain(|made| find(calls, made).is_some());
        self.shown = self.shown.filter(|made| find(calls, made).is_some());
    }

    /// These come next, oldest first.
    pub(super) fn extend(&mut self, news: &[Call]) {
        self.coming.extend(news.iter().map(|call| call.made));
    }

    /// The newest of `news` at once, whatever was to come before it.
    pub(super) fn jump(&mut self, news: &[Call], now_ms: u64) {
        self.coming.clear();
        if let Some(newest) = news.last() {
            self.raise(newest.made, now_ms);
        }
    }

    /// Puts the next call in the large place once the one there stood `dwell_ms`; what is to be said of it. Of those
    /// that still wait, only the newest `waiting` stay.
    pub(super) fn advance(
        &mut self,
        calls: &[Call],
        (dwell_ms, waiting): (u64, usize),
        now_ms: u64,
    ) -> Option<Effect> {
        let due = self.shown.is_none() || now_ms.saturating_sub(self.shown_ms) >= dwell_ms;
        let next = if due { self.coming.pop_front() } else { None };
        let surplus = self.coming.len().saturating_sub(waiting);
        self.coming.drain(..surplus);
        let made = next?;
        self.raise(made, now_ms);
        find(calls, &made).and_then(said)
    }

    /// The call in the large place: while others wait for it the one put there, else the newest in progress.
    pub(super) fn large<'c>(&self, calls: &'c [Call]) -> Option<&'c Call> {
        let shown = self.shown.filter(|_| !self.coming.is_empty());
        let kept = shown.and_then(|made| find(calls, &made));
        kept.or_else(|| calls.iter().find(|call| call.in_progress()))
    }

    /// How many wait for the large place.
    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        self.coming.len()
    }

    fn raise(&mut self, made: Made, now_ms: u64) {
        self.shown = Some(made);
        self.shown_ms = now_ms;
        self.raised += 1;
    }
}

/// What is said of a call; nothing of one whose visitor is there already.
pub(super) fn said(call: &Call) -> Option<Effect> {
    (call.state == CallState::Called).then_some(Effect::Announce {
        number: call.made.number,
        counter: call.made.counter,
        recall: call.made.recalls > 0,
    })
}

/// The call, while it is in progress.
fn find<'c>(calls: &'c [Call], made: &Made) -> Option<&'c Call> {
    let mut calls = calls.iter();
    calls.find(|call| call.made == *made && call.in_progress())
}
