//! Ratings by the least that views tell apart but faces: so many, of a service, on a day, released in an edition.

use super::{Cell, Of, Period, Rule, Served, count};
use crate::day::BusinessDay;
use std::collections::{BTreeMap, BTreeSet};

/// Ratings of one service on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Atom<'a> {
    pub(super) of: &'a Of,
    pub(super) day: BusinessDay,
    /// In which edition they were released; 0: not yet.
    pub(super) edition: u32,
    pub(super) ratings: u32,
    /// Who may have served these visitors.
    pub(super) employees: BTreeSet<&'a str>,
}

/// The atoms of the cells that are `wanted`, the earliest edition first.
pub(super) fn atoms<'a>(period: &Period<'a>, wanted: impl Fn(&Cell) -> bool) -> Vec<Atom<'a>> {
    let mut sums: BTreeMap<(u32, &Of, BusinessDay), u32> = BTreeMap::new();
    for cell in period.cells.iter().filter(|cell| wanted(cell)) {
        *sums.entry((cell.edition, &cell.of, cell.day)).or_default() += count(&cell.faces);
    }
    let sums = sums.into_iter().filter(|(_, ratings)| *ratings > 0);
    let atom = |((edition, of, day), ratings)| Atom {
        of,
        day,
        edition,
        ratings,
        employees: employees(period.served, of, day),
    };
    sums.map(atom).collect()
}

/// Who served a service on a day; everyone who served, for visitors who did not say of which.
fn employees<'a>(served: &'a Served, of: &Of, day: BusinessDay) -> BTreeSet<&'a str> {
    let those = served
        .iter()
        .filter(|((service, when), _)| *when == day && of.as_ref().is_none_or(|of| of == service));
    let users = those.flat_map(|(_, users)| users);
    users.map(String::as_str).collect()
}

/// Ratings that are seen together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sum<'a> {
    ratings: u32,
    employees: BTreeSet<&'a str>,
}

impl<'a> Sum<'a> {
    /// Of these.
    pub(super) fn of<'b>(atoms: impl Iterator<Item = &'b Atom<'a>>) -> Self
    where
        'a: 'b,
    {
        let mut sum = Self::default();
        atoms.for_each(|atom| sum.add(atom));
        sum
    }

    /// With these too.
    pub(super) fn add(&mut self, atom: &Atom<'a>) {
        self.ratings += atom.ratings;
        self.employees.extend(&atom.employees);
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.ratings == 0
    }

    /// Whether there are enough, of enough employees.
    pub(super) fn is_enough(&self, rule: Rule) -> bool {
        self.ratings >= rule.ratings && self.employees.len() >= rule.employees
    }

    /// Whether they may be seen: there are none, or enough.
    pub(super) fn may_be_seen(&self, rule: Rule) -> bool {
        self.is_empty() || self.is_enough(rule)
    }
}
