//! How a period's ratings are grouped where they are shown: kept from edition to edition, because groups only come apart.

use super::Of;
use crate::day::BusinessDay;
use crate::rating::Reason;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Services that are shown together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The services.
    pub of: BTreeSet<Of>,
    /// The edition since which they are shown apart from others; 0 for the group that had all.
    pub since: u32,
    /// The place of the group that they were part of before.
    pub from: usize,
}

/// The grouping of a period, as its last edition left it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// The last edition; 0: nothing was released yet.
    pub edition: u32,
    /// Groups of services. A service in none of them belongs to the first.
    pub groups: Vec<Group>,
    /// The days on which runs of days begin, but the first run.
    pub cuts: BTreeSet<BusinessDay>,
    /// The group that has enough ratings in every run, by its place in `groups`; `None` while days are one run.
    pub anchor: Option<usize>,
    /// Each reason that is shown, with the edition its figures are of.
    pub reasons: BTreeMap<Reason, u32>,
}

impl Plan {
    /// The place of the group that a service belongs to.
    pub(super) fn group(&self, of: &Of) -> usize {
        let named = self.groups.iter().position(|group| group.of.contains(of));
        named.unwrap_or(0)
    }

    /// The place of the group that the one at `place` was part of at an edition.
    pub(super) fn group_then(&self, place: usize, edition: u32) -> usize {
        match self.groups.get(place) {
            Some(group) if group.since > edition => self.group_then(group.from, edition),
            _ => place,
        }
    }

    /// The number of the run that a day belongs to, from 0.
    pub(super) fn run(&self, day: BusinessDay) -> usize {
        self.cuts.range(..=day).count()
    }
}
