//! What may be seen of ratings (P10, P11): satisfaction by service, department, day and reason, and never a group so small,
//! or served by so few, that it would be somebody's report; not by subtraction either (facts.md, "Ratings").
//!
//! A period (a calendar month) is a set of its own; no figure spans two. Within it, everything shown is a sum over groups
//! of services, or over runs of days, of the ratings *released* so far. Three things make subtraction useless:
//!
//! - Groups only ever come apart, and only where no figure of before, held against one of now, leaves a handful (`apart`).
//! - New ratings of a group or of a day wait until there are enough of them, so that reloading isolates nobody.
//! - Days come apart only while one group of services, the *anchor*, has enough ratings in every run: every difference
//!   between days and services then holds one of the anchor's parts whole.

mod apart;
mod atoms;
mod month;
mod plan;
mod release;
mod share;
mod views;
#[cfg(test)]
mod walks;

pub use month::{Month, NoMonth};
pub use plan::{Group, Plan};
pub use release::{Release, release};
pub use share::Share;
pub use views::{Figures, ReasonFigures, RunFigures, ServiceFigures, Views, views};

use crate::day::BusinessDay;
use crate::rating::{Reason, Score};
use std::collections::{BTreeMap, BTreeSet};

/// The service a rating is of: an id of the settings, or `None` where the visitor did not link the visit.
pub type Of = Option<String>;

/// Who served (user names) of which service on which day.
pub type Served = BTreeMap<(String, BusinessDay), BTreeSet<String>>;

/// How large a group must be to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Ratings at least; from the settings, 5 by default.
    pub ratings: u32,
    /// Employees who served it at least; a one-clerk service is that clerk's report.
    pub employees: usize,
}

/// So many ratings with each face, by [`Score::ALL`].
pub type Faces = [u32; 4];

/// Ratings that are alike in all that views tell apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Which service.
    pub of: Of,
    /// Which business day.
    pub day: BusinessDay,
    /// What about.
    pub reasons: BTreeSet<Reason>,
    /// In which edition they were released; 0: not yet.
    pub edition: u32,
    /// How many, by face.
    pub faces: Faces,
}

/// A period's ratings with what is known of those who served.
#[derive(Debug, Clone, Copy)]
pub struct Period<'a> {
    /// Its ratings.
    pub cells: &'a [Cell],
    /// Who served.
    pub served: &'a Served,
    /// The department of each service (P11).
    pub departments: &'a BTreeMap<String, String>,
}

/// How many these are.
#[must_use]
pub fn count(faces: &Faces) -> u32 {
    faces.iter().sum()
}

/// How many of these are glad.
#[must_use]
pub fn glad(faces: &Faces) -> u32 {
    let each = Score::ALL.into_iter().zip(faces);
    each.filter(|(score, _)| score.is_glad())
        .map(|(_, count)| count)
        .sum()
}

/// Two sums as one.
fn add(sum: &mut Faces, more: &Faces) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}
