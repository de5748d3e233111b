//! The choice itself: limit, class, preference, order.

use super::{Because, Choice, Chosen, Desk, OVERTAKEN_NAMED, Policy, Waiting};
use crate::time::Stamp;
use std::collections::BTreeMap;

/// Whom a counter calls next among all who wait, and whom it overtakes; `None` when nobody waits whom it
/// may call. The order of `waiting` does not matter.
#[must_use]
pub fn pick(waiting: &[Waiting], desk: &Desk, policy: &Policy, now: &Stamp) -> Option<Choice> {
    let chosen = choose(waiting, desk, policy, now)?;
    let came_earlier = |other: &&Waiting| other.key() < chosen.waiting.key();
    let callable = |other: &&Waiting| desk.may_call(&other.service, other.addressee.as_deref());
    let mut earlier: Vec<_> = waiting
        .iter()
        .filter(came_earlier)
        .filter(callable)
        .collect();
    earlier.sort_by_key(|other| other.key());
    let named = earlier.iter().take(OVERTAKEN_NAMED);
    Some(Choice {
        ticket: chosen.waiting.ticket,
        because: chosen.because,
        contested: chosen.contested,
        overtook: u32::try_from(earlier.len()).unwrap_or(u32::MAX),
        overtaken: named.map(|other| other.ticket).collect(),
    })
}

/// The same choice without counting whom it overtakes. `heads` need only hold the first, by order, of
/// each lane; more does no harm and changes nothing.
#[must_use]
pub fn choose<'a>(
    heads: &'a [Waiting],
    desk: &Desk,
    policy: &Policy,
    now: &Stamp,
) -> Option<Chosen<'a>> {
    among(&first_of_lanes(heads), desk, policy, now)
}

/// The choice among the first of each lane, no lane twice.
pub(crate) fn among<'a>(
    heads: &[&'a Waiting],
    desk: &Desk,
    policy: &Policy,
    now: &Stamp,
) -> Option<Chosen<'a>> {
    let weigh = |head: &&'a Waiting| Candidate::weigh(head, desk, policy, now);
    let callable: Vec<_> = heads.iter().filter_map(weigh).collect();
    over_limit(&callable, policy).or_else(|| in_turn(&callable, desk, policy))
}

/// The first of a lane that a counter could call.
struct Candidate<'a> {
    waiting: &'a Waiting,
    waited_ms: u64,
    /// Its service's rank less what waiting lifted it by; lower is called first, and it may go below 0.
    rank: i64,
}

impl<'a> Candidate<'a> {
    fn weigh(
        waiting: &'a Waiting,
        desk: &Desk,
        policy: &Policy,
        now: &Stamp,
    ) -> Option<Candidate<'a>> {
        let rank = desk.rank(&waiting.service, waiting.addressee.as_deref())?;
        let waited_ms = waiting.waited(now);
        let lifts = waited_ms.checked_div(policy.aging_ms).unwrap_or(0);
        let lifts = i64::try_from(lifts).unwrap_or(i64::MAX);
        Some(Candidate {
            waiting,
            waited_ms,
            rank: rank.saturating_sub(lifts),
        })
    }
}

fn first_of_lanes(waiting: &[Waiting]) -> Vec<&Waiting> {
    let mut heads = BTreeMap::new();
    for one in waiting {
        let head = heads.entry(one.lane()).or_insert(one);
        if one.key() < head.key() {
            *head = one;
        }
    }
    heads.into_values().collect()
}

/// Rule 1. It stands before the ratio, so it spends no turn.
fn over_limit<'a>(callable: &[Candidate<'a>], policy: &Policy) -> Option<Chosen<'a>> {
    let limit = Some(policy.longest_wait_ms).filter(|limit| *limit > 0)?;
    let over = callable.iter().filter(|one| one.waited_ms >= limit);
    let first = over.min_by_key(|one| one.waiting.key())?.waiting;
    let nobody_earlier = earlier_than(first, callable).next().is_none();
    let because = if nobody_earlier {
        Because::FirstCome
    } else {
        Because::LongestWait
    };
    Some(Chosen {
        waiting: first,
        because,
        contested: false,
    })
}

/// Rules 2 and 3.
fn in_turn<'a>(callable: &[Candidate<'a>], desk: &Desk, policy: &Policy) -> Option<Chosen<'a>> {
    let waits = |class: bool| callable.iter().any(|one| one.waiting.priority == class);
    let contested = waits(true) && waits(false);
    let class = if contested {
        policy.turn_is_prioritys(desk.turn)
    } else {
        waits(true)
    };
    let of_class = callable.iter().filter(|one| one.waiting.priority == class);
    let first = of_class.min_by_key(|one| (one.rank, one.waiting.key()))?;
    Some(Chosen {
        waiting: first.waiting,
        because: because(first.waiting, callable, desk),
        contested,
    })
}

/// What put a ticket of the class in turn before those who came earlier.
fn because(first: &Waiting, callable: &[Candidate<'_>], desk: &Desk) -> Because {
    let mut earlier = earlier_than(first, callable).peekable();
    if earlier.peek().is_none() {
        return Because::FirstCome;
    }
    match earlier.any(|other| other.priority != first.priority) {
        true if first.priority => Because::Priority,
        true => Because::NormalTurn,
        false if first.addressee.is_some() && first.addressee == desk.person => Because::Addressed,
        false => Because::PreferredService,
    }
}

fn earlier_than<'a>(
    first: &Waiting,
    callable: &[Candidate<'a>],
) -> impl Iterator<Item = &'a Waiting> {
    let heads = callable.iter().map(|one| one.waiting);
    heads.filter(|other| other.key() < first.key())
}

impl Policy {
    /// Whether priority has this turn, from 0. The turns are spread as evenly as whole turns can be
    /// (Bresenham's line): in the first n turns priority has its share of n rounded up, so the first turn
    /// is priority's and no prefix is off by a whole call.
    fn turn_is_prioritys(&self, turn: u32) -> bool {
        let priority = u128::from(self.priority.max(1));
        let cycle = priority + u128::from(self.normal.max(1));
        let among_first = |turns: u128| (turns * priority).div_ceil(cycle);
        let turn = u128::from(turn);
        among_first(turn + 1) > among_first(turn)
    }
}
