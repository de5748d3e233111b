//! One run of the calling rule into the future, call by call.

use super::times::{Pace, Times};
use super::{Open, Queue};
use crate::calling::{Desk, Policy, Waiting, among, elapsed};
use crate::time::Stamp;
use chrono::TimeDelta;
use std::collections::BTreeMap;
use std::vec::IntoIter;

/// A call of the run.
pub(super) struct Called<'a> {
    /// Who is called.
    pub(super) waiting: &'a Waiting,
    /// After how many milliseconds.
    pub(super) wait_ms: u64,
}

/// The calls to come, in order of time, until nobody is left whom a counter could call. Nobody new comes.
pub(super) struct Run<'a> {
    /// The first of each lane that is not at its end.
    heads: Vec<&'a Waiting>,
    /// What follows each head.
    lanes: Vec<Lane<'a>>,
    counters: Vec<Counter>,
    policy: &'a Policy,
    now: &'a Stamp,
}

struct Lane<'a> {
    rest: IntoIter<&'a Waiting>,
    /// How long each of it keeps a counter.
    takes_ms: u64,
}

struct Counter {
    desk: Desk,
    free_in_ms: u64,
}

impl<'a> Run<'a> {
    pub(super) fn new(queue: &Queue<'a>, pace: Pace) -> Run<'a> {
        let lanes = lanes(queue.waiting).into_iter().filter_map(|lane| {
            let mut rest = lane.into_iter();
            let head = rest.next()?;
            let takes_ms = queue.times.whole(&head.service, pace);
            Some((head, Lane { rest, takes_ms }))
        });
        let (heads, lanes) = lanes.unzip();
        let open = queue.counters.iter().filter(|counter| !counter.on_break);
        Run {
            heads,
            lanes,
            counters: open
                .map(|open| Counter::of(open, queue.times, queue.now, pace))
                .collect(),
            policy: queue.policy,
            now: queue.now,
        }
    }

    /// The place of the counter that is free first, the earlier in the list of two.
    fn next_free(&self) -> Option<usize> {
        let free_in_ms = |place: &usize| self.counters[*place].free_in_ms;
        (0..self.counters.len()).min_by_key(free_in_ms)
    }

    /// Whom this counter calls once it is free, and whether that spends a turn.
    fn call(&self, counter: &Counter) -> Option<(usize, bool)> {
        let now = after(self.now, counter.free_in_ms);
        let chosen = among(&self.heads, &counter.desk, self.policy, &now)?;
        let is_chosen = |head: &&Waiting| std::ptr::eq(*head, chosen.waiting);
        let lane = self.heads.iter().position(is_chosen)?;
        Some((lane, chosen.contested))
    }

    /// Takes the head of a lane away; answers it and how long it keeps a counter.
    fn take(&mut self, lane: usize) -> (&'a Waiting, u64) {
        let (head, takes_ms) = (self.heads[lane], self.lanes[lane].takes_ms);
        if let Some(next) = self.lanes[lane].rest.next() {
            self.heads[lane] = next;
        } else {
            self.heads.swap_remove(lane);
            self.lanes.swap_remove(lane);
        }
        (head, takes_ms)
    }
}

impl<'a> Iterator for Run<'a> {
    type Item = Called<'a>;

    fn next(&mut self) -> Option<Called<'a>> {
        loop {
            let place = self.next_free()?;
            let Some((lane, contested)) = self.call(&self.counters[place]) else {
                // Nobody new comes, so a counter that finds nobody will find nobody later.
                self.counters.remove(place);
                continue;
            };
            let (waiting, takes_ms) = self.take(lane);
            let counter = &mut self.counters[place];
            let wait_ms = counter.free_in_ms;
            counter.free_in_ms = wait_ms.saturating_add(takes_ms);
            counter.desk.turn = counter.desk.turn.saturating_add(u32::from(contested));
            return Some(Called { waiting, wait_ms });
        }
    }
}

impl Counter {
    fn of(open: &Open, times: &Times, now: &Stamp, pace: Pace) -> Counter {
        let rest = |busy: &super::Busy| times.rest(&busy.service, elapsed(&busy.since, now), pace);
        Counter {
            desk: open.desk.clone(),
            free_in_ms: open.busy.as_ref().map_or(0, rest),
        }
    }
}

/// Those of each lane, in order.
fn lanes(waiting: &[Waiting]) -> Vec<Vec<&Waiting>> {
    let mut lanes = BTreeMap::<_, Vec<&Waiting>>::new();
    for one in waiting {
        lanes.entry(one.lane()).or_default().push(one);
    }
    let in_order = |mut lane: Vec<_>| {
        lane.sort_by_key(|one: &&Waiting| one.key());
        lane
    };
    lanes.into_values().map(in_order).collect()
}

/// The moment `ms` milliseconds on, by both clocks.
fn after(now: &Stamp, ms: u64) -> Stamp {
    let step = i64::try_from(ms).ok().and_then(TimeDelta::try_milliseconds);
    let at = step.and_then(|step| now.at.checked_add_signed(step));
    Stamp {
        at: at.unwrap_or(now.at),
        mono_ms: now.mono_ms.saturating_add(ms),
        ..*now
    }
}
