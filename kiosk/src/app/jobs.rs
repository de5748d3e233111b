//! Papers on their way, by the number the printer confirms, and ends that could not be journaled yet.

use domain::screen::About;
use std::collections::BTreeMap;
use store::PrintOutcome;
use uuid::Uuid;

/// What is printed by a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Paper {
    /// A promised ticket, by its print job in the journal.
    Ticket { ticket: Uuid, job: Uuid },
    /// Information on a service or a document, which promises nothing and so is not journaled.
    Sheet(Sheet),
    /// A test page for staff.
    Test,
    /// The receipt of a visit.
    Receipt,
}

/// A sheet of information, by who asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) visit: u64,
    pub(super) about: About,
}

#[derive(Default)]
pub(super) struct Jobs {
    last: u32,
    on_the_way: BTreeMap<u32, Paper>,
    /// Ends of tickets' jobs that could not be journaled.
    pub(super) late: Vec<(Uuid, PrintOutcome)>,
}

impl Jobs {
    /// Puts a paper on its way; the number to print it under.
    pub(super) fn begin(&mut self, paper: Paper) -> u32 {
        self.last += 1;
        self.on_the_way.insert(self.last, paper);
        self.last
    }

    /// The paper of a job that is on its way.
    pub(super) fn paper(&self, job: u32) -> Option<&Paper> {
        self.on_the_way.get(&job)
    }

    /// The paper of a job that ended.
    pub(super) fn end(&mut self, job: u32) -> Option<Paper> {
        self.on_the_way.remove(&job)
    }

    /// Every ticket whose paper is on its way.
    pub(super) fn tickets(&self) -> Vec<Uuid> {
        let papers = self.on_the_way.values();
        let ticket = |paper: &Paper| match paper {
            Paper::Ticket { ticket, .. } => Some(*ticket),
            Paper::Sheet(_) | Paper::Test | Paper::Receipt => None,
        };
        papers.filter_map(ticket).collect()
    }

    /// Whether nothing is on its way.
    pub(super) fn none(&self) -> bool {
        self.on_the_way.is_empty()
    }
}
