//! The next edition of a period: which of its new ratings are released, and which groups and runs come apart with them.

use super::apart::{days_may_part, groups_may_part, reason_may_move};
use super::atoms::{Atom, Sum, atoms};
use super::plan::Group;
use super::{Of, Period, Plan, Rule};
use crate::day::BusinessDay;
use crate::rating::Reason;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// An edition that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The grouping from now on.
    pub plan: Plan,
    /// Whose new ratings are released: all that are of these services on these days.
    pub cells: BTreeSet<(Of, BusinessDay)>,
}

/// The next edition after `plan`, if enough new ratings have come for one.
#[must_use]
pub fn release(period: &Period<'_>, plan: &Plan, rule: Rule) -> Option<Release> {
    let mut all = atoms(period, |cell| cell.edition > 0);
    let new = held_back(atoms(period, |cell| cell.edition == 0), &all, plan, rule);
    if new.is_empty() {
        return None;
    }
    let cells: BTreeSet<_> = new.iter().map(|atom| (atom.of.clone(), atom.day)).collect();
    let edition = plan.edition + 1;
    all.extend(new.into_iter().map(|atom| Atom { edition, ..atom }));
    let mut next = Edition {
        rule,
        plan: named(plan, period),
        all,
    };
    next.plan.edition = edition;
    next.part_services(period);
    next.part_days();
    let plan = with_reasons(next.plan, period, &cells, rule);
    Some(Release { plan, cells })
}

/// The new ratings without those that would be too few in their group or on their day, or make a run of which the anchor
/// has too few.
fn held_back<'a>(
    mut new: Vec<Atom<'a>>,
    old: &[Atom<'a>],
    plan: &Plan,
    rule: Rule,
) -> Vec<Atom<'a>> {
    loop {
        let comes = |atom: &Atom<'_>| {
            let (group, run) = (plan.group(atom.of), plan.run(atom.day));
            let of_group = new.iter().filter(|other| plan.group(other.of) == group);
            let of_day = new.iter().filter(|other| other.day == atom.day);
            let of_run = old
                .iter()
                .chain(&new)
                .filter(|other| plan.run(other.day) == run);
            let anchored = plan.anchor.is_none_or(|anchor| {
                Sum::of(of_run.filter(|other| plan.group(other.of) == anchor)).is_enough(rule)
            });
            anchored && Sum::of(of_group).is_enough(rule) && Sum::of(of_day).is_enough(rule)
        };
        let kept: Vec<Atom<'a>> = new.iter().filter(|atom| comes(atom)).cloned().collect();
        if kept.len() == new.len() {
            return kept;
        }
        new = kept;
    }
}

/// The plan with every service named in a group: those it does not know in the first.
fn named(plan: &Plan, period: &Period<'_>) -> Plan {
    let mut plan = plan.clone();
    if plan.groups.is_empty() {
        plan.groups.push(Group {
            of: BTreeSet::new(),
            since: 0,
            from: 0,
        });
    }
    let rated = period.cells.iter().map(|cell| cell.of.clone());
    let of_settings = period.departments.keys().cloned().map(Some);
    for of in rated.chain(of_settings) {
        let place = plan.group(&of);
        plan.groups[place].of.insert(of);
    }
    plan
}

/// What is shown with this edition: `all` ratings, by `plan`.
struct Edition<'a> {
    rule: Rule,
    plan: Plan,
    all: Vec<Atom<'a>>,
}

impl Edition<'_> {
    /// Parts services from their groups: departments first, the most rated first.
    fn part_services(&mut self, period: &Period<'_>) {
        for piece in self.pieces(period) {
            let places = 0..self.plan.groups.len();
            let parted = places
                .into_iter()
                .find_map(|place| self.without(place, &piece));
            if let Some(plan) = parted {
                self.plan = plan;
            }
        }
    }

    /// What could be shown by itself: each department, then each service.
    fn pieces(&self, period: &Period<'_>) -> Vec<BTreeSet<Of>> {
        let all = || self.plan.groups.iter().flat_map(|group| &group.of);
        let department = |of: &Of| of.as_ref().and_then(|of| period.departments.get(of));
        let names: BTreeSet<_> = all().map(department).collect();
        let members = |name| all().filter(|of| department(of) == name).cloned().collect();
        let mut departments: Vec<BTreeSet<Of>> = names.into_iter().map(members).collect();
        let mut services: Vec<BTreeSet<Of>> = all().map(|of| [of.clone()].into()).collect();
        departments.sort_by_key(|piece| Reverse(self.ratings(piece)));
        services.sort_by_key(|piece| Reverse(self.ratings(piece)));
        departments.into_iter().chain(services).collect()
    }

    fn ratings(&self, piece: &BTreeSet<Of>) -> u32 {
        let own = self.all.iter().filter(|atom| piece.contains(atom.of));
        own.map(|atom| atom.ratings).sum()
    }

    /// The plan with `piece` parted from the group at `place`, if that may be.
    fn without(&self, place: usize, piece: &BTreeSet<Of>) -> Option<Plan> {
        let whole = &self.plan.groups.get(place)?.of;
        let (own, rest): (BTreeSet<Of>, BTreeSet<Of>) =
            whole.iter().cloned().partition(|of| piece.contains(of));
        if rest.is_empty() || self.ratings(&own) == 0 || self.plan.anchor == Some(place) {
            return None;
        }
        let mut plan = self.plan.clone();
        plan.groups[place].of = rest;
        plan.groups.push(Group {
            of: own,
            since: plan.edition,
            from: place,
        });
        groups_may_part(&self.all, &plan, place, self.rule).then_some(plan)
    }

    /// Parts runs of days, the oldest first, wherever an anchor holds in all of them.
    fn part_days(&mut self) {
        let days: BTreeSet<BusinessDay> = self.all.iter().map(|atom| atom.day).collect();
        for day in days.into_iter().skip(1) {
            if let Some(plan) = self.cut(day) {
                self.plan = plan;
            }
        }
    }

    /// The plan with a run that begins on `day`, if that may be.
    fn cut(&self, day: BusinessDay) -> Option<Plan> {
        let mut plan = self.plan.clone();
        if !plan.cuts.insert(day) {
            return None;
        }
        let anchors = plan.anchor.map_or(0..plan.groups.len(), |own| own..own + 1);
        anchors.into_iter().find_map(|anchor| {
            let plan = Plan {
                anchor: Some(anchor),
                ..plan.clone()
            };
            days_may_part(&self.all, &plan, anchor, self.rule).then_some(plan)
        })
    }
}

/// Moves the figures of each reason that may move: of whose own ratings, and of all others, enough have come (or none).
fn with_reasons(
    mut plan: Plan,
    period: &Period<'_>,
    released: &BTreeSet<(Of, BusinessDay)>,
    rule: Rule,
) -> Plan {
    for reason in Reason::ALL {
        let shown = plan.reasons.get(&reason).copied().unwrap_or(0);
        let since = |named: bool| {
            let new = atoms(period, |cell| {
                let now = cell.edition == 0 && released.contains(&(cell.of.clone(), cell.day));
                (now || cell.edition > shown) && cell.reasons.contains(&reason) == named
            });
            new.into_iter().map(|atom| Atom {
                edition: if atom.edition == 0 {
                    plan.edition
                } else {
                    atom.edition
                },
                ..atom
            })
        };
        let (named, others): (Vec<Atom<'_>>, Vec<Atom<'_>>) =
            (since(true).collect(), since(false).collect());
        if reason_may_move(&named, &others, rule) {
            plan.reasons.insert(reason, plan.edition);
        }
    }
    plan
}
