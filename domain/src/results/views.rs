//! The views of a period: sums over what is released, by the groups and runs that may be told apart.

use super::{Cell, Faces, Of, Period, Plan, add, count};
use crate::day::BusinessDay;
use crate::rating::Reason;
use std::collections::{BTreeMap, BTreeSet};

/// The faces of a group, by [`crate::rating::Score::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// How many of each.
    pub faces: Faces,
}

/// A group of services, or of departments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceFigures {
    /// The services, or the departments they belong to; `None`: visitors who did not link the visit.
    pub of: BTreeSet<Of>,
    /// Their figures.
    pub figures: Figures,
}

/// A run of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunFigures {
    /// Its first day with a rating.
    pub first: BusinessDay,
    /// Its last.
    pub last: BusinessDay,
    /// Its figures.
    pub figures: Figures,
}

/// The ratings that name a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonFigures {
    /// The reason.
    pub reason: Reason,
    /// Their figures.
    pub figures: Figures,
    /// Of how many ratings these are those that name it.
    pub among: u32,
}

/// What may be seen of a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Views {
    /// All that is released; `None` where nothing is.
    pub all: Option<Figures>,
    /// By service.
    pub services: Vec<ServiceFigures>,
    /// By department.
    pub departments: Vec<ServiceFigures>,
    /// By day.
    pub days: Vec<RunFigures>,
    /// By reason; those that too few name, or leave unnamed, are left out.
    pub reasons: Vec<ReasonFigures>,
}

/// The views of `period` as the last edition of `plan` left them.
#[must_use]
pub fn views(period: &Period<'_>, plan: &Plan) -> Views {
    let released: Vec<&Cell> = period
        .cells
        .iter()
        .filter(|cell| cell.edition > 0)
        .collect();
    if released.is_empty() {
        return Views::default();
    }
    let services = by_service(&released, plan);
    Views {
        all: Some(sum(released.iter().copied())),
        departments: by_department(&services, period.departments),
        services,
        days: by_day(&released, plan),
        reasons: by_reason(&released, plan),
    }
}

fn sum<'a>(cells: impl Iterator<Item = &'a Cell>) -> Figures {
    let mut figures = Figures::default();
    cells.for_each(|cell| add(&mut figures.faces, &cell.faces));
    figures
}

fn by_service(released: &[&Cell], plan: &Plan) -> Vec<ServiceFigures> {
    let groups = plan.groups.iter().enumerate();
    let figures = groups.map(|(place, group)| {
        let own = released.iter().filter(|cell| plan.group(&cell.of) == place);
        ServiceFigures {
            of: group.of.clone(),
            figures: sum(own.copied()),
        }
    });
    figures
        .filter(|group| count(&group.figures.faces) > 0)
        .collect()
}

/// Departments, those together that share a group of services.
fn by_department(
    services: &[ServiceFigures],
    departments: &BTreeMap<String, String>,
) -> Vec<ServiceFigures> {
    let mut joined: Vec<ServiceFigures> = Vec::new();
    for group in services {
        let department = |of: &Of| of.as_ref().and_then(|of| departments.get(of)).cloned();
        let mut whole = ServiceFigures {
            of: group.of.iter().map(department).collect(),
            figures: group.figures,
        };
        let (meets, apart): (Vec<_>, Vec<_>) = joined
            .into_iter()
            .partition(|other| !other.of.is_disjoint(&whole.of));
        for other in meets {
            whole.of.extend(other.of);
            add(&mut whole.figures.faces, &other.figures.faces);
        }
        joined = apart;
        joined.push(whole);
    }
    joined
}

fn by_day(released: &[&Cell], plan: &Plan) -> Vec<RunFigures> {
    let runs = 0..=plan.cuts.len();
    runs.filter_map(|run| {
        let own = || {
            released
                .iter()
                .copied()
                .filter(|cell| plan.run(cell.day) == run)
        };
        Some(RunFigures {
            first: own().map(|cell| cell.day).min()?,
            last: own().map(|cell| cell.day).max()?,
            figures: sum(own()),
        })
    })
    .collect()
}

fn by_reason(released: &[&Cell], plan: &Plan) -> Vec<ReasonFigures> {
    let figures = plan.reasons.iter().map(|(reason, edition)| {
        let then = || {
            released
                .iter()
                .copied()
                .filter(|cell| cell.edition <= *edition)
        };
        ReasonFigures {
            reason: *reason,
            figures: sum(then().filter(|cell| cell.reasons.contains(reason))),
            among: count(&sum(then()).faces),
        }
    });
    figures
        .filter(|figures| count(&figures.figures.faces) > 0)
        .collect()
}
