//! The checklist (H2): of each paper, whether it was given, whether it was matched with the data, and whether it was valid on
//! that day; each with who says so.

use super::Visit;
use super::mark::Mark;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Papers that were looked at, by their ids.
pub type Checks = BTreeMap<String, Checked>;

/// What an employee ticks of one paper: how it stands, not what changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ticks {
    /// It was given.
    pub given: bool,
    /// It was matched with the data.
    pub matched: bool,
    /// It was valid on that day.
    pub valid: bool,
}

/// What is known of one paper; each by whom and when it was first said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Checked {
    /// It was given.
    pub given: Option<Mark>,
    /// It was matched with the data.
    pub matched: Option<Mark>,
    /// It was valid on the mark's day.
    pub valid: Option<Mark>,
}

impl Ticks {
    /// All three.
    pub const ALL: Self = Self {
        given: true,
        matched: true,
        valid: true,
    };
}

impl Checked {
    /// How it stands.
    #[must_use]
    pub fn ticks(&self) -> Ticks {
        Ticks {
            given: self.given.is_some(),
            matched: self.matched.is_some(),
            valid: self.valid.is_some(),
        }
    }

    /// Whether nothing is left to be done with it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.ticks() == Ticks::ALL
    }

    /// What is ticked anew is by `mark`; what was ticked stays by whom it was; what is not ticked any more is by nobody.
    pub(super) fn tick(&mut self, ticks: Ticks, mark: &Mark) {
        let set = |said: &mut Option<Mark>, ticked: bool| {
            *said = ticked.then(|| said.take().unwrap_or_else(|| mark.clone()));
        };
        set(&mut self.given, ticks.given);
        set(&mut self.matched, ticks.matched);
        set(&mut self.valid, ticks.valid);
    }
}

/// The papers of several visits together, as those of one request (H6): what a later visit says of a paper takes the place of
/// what an earlier one said. The earliest visit comes first.
#[must_use]
pub fn gathered<'v>(visits: impl IntoIterator<Item = &'v Visit>) -> Checks {
    let papers = visits.into_iter().flat_map(|visit| &visit.checks);
    papers
        .map(|(paper, checked)| (paper.clone(), checked.clone()))
        .collect()
}
