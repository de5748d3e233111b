//! The journal's facts as a story asks of them: which tickets, what became of each paper, and whether any rule
//! about numbers and papers was broken.

use domain::fact::{Fact, Payload};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use store::{Reader, Since, StoreError};
use uuid::Uuid;

/// All facts of a journal, oldest first.
pub struct Record {
    /// The facts.
    pub facts: Vec<Fact>,
}

/// A promised ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The ticket.
    pub id: Uuid,
    /// Its number.
    pub number: u32,
    /// Its service.
    pub service: String,
    /// Two letters.
    pub language: String,
    /// Served first.
    pub priority: bool,
}

impl Record {
    /// The journal of a data folder; no facts where there is none yet.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn read(data: &Path) -> Self {
        let mut facts = Vec::new();
        let reader = match Reader::open(data) {
            Err(StoreError::NoJournal(_)) => return Self { facts },
            other => other.unwrap(),
        };
        let keep = |fact: &Fact| -> Result<(), StoreError> {
            facts.push(fact.clone());
            Ok(())
        };
        reader.facts(Since::Beginning, None, keep).unwrap();
        Self { facts }
    }

    /// Facts of one kind.
    #[must_use]
    pub fn of(&self, kind: &str) -> Vec<&Fact> {
        self.facts.iter().filter(|fact| fact.kind == kind).collect()
    }

    /// Tickets in the order they were promised.
    #[must_use]
    pub fn tickets(&self) -> Vec<Given> {
        self.facts.iter().filter_map(given).collect()
    }

    /// What became of the paper of the ticket with this number: `queued`, `sending`, then `confirmed EVIDENCE`,
    /// `unconfirmed WHY` or `failed WHY`.
    #[must_use]
    pub fn paper(&self, number: u32) -> Vec<String> {
        let tickets = self.tickets();
        let Some(ticket) = tickets.iter().rfind(|ticket| ticket.number == number) else {
            return Vec::new();
        };
        let subject = ticket.id.to_string();
        let about = self.facts.iter().filter(|fact| fact.subject == subject);
        about.filter_map(paper_step).collect()
    }

    /// Whether every paper has its last state.
    #[must_use]
    pub fn papers_settled(&self) -> bool {
        let ended = |fact: &&Fact| {
            matches!(
                fact.kind.as_str(),
                "print.confirmed" | "print.unconfirmed" | "print.failed"
            )
        };
        self.facts.iter().filter(ended).count() == self.of("print.queued").len()
    }

    /// Every rule about numbers and papers that the facts break, in words; none in a journal of ours.
    #[must_use]
    pub fn broken_promises(&self) -> Vec<String> {
        let mut broken = Vec::new();
        let mut numbers = BTreeSet::new();
        let mut ids = BTreeSet::new();
        let mut jobs: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for fact in &self.facts {
            if let Some(ticket) = given(fact) {
                if !numbers.insert((fact.business_day, ticket.number)) {
                    broken.push(format!("number {} was given twice", ticket.number));
                }
                if !ids.insert(ticket.id) {
                    broken.push(format!("ticket {} was issued twice", ticket.id));
                }
            }
            if let (Some(job), Some(step)) =
                (fact.data["job"].as_str(), fact.kind.strip_prefix("print."))
            {
                jobs.entry(job.to_owned()).or_default().push(step);
            }
        }
        broken.extend(
            jobs.iter()
                .filter(|(_, steps)| !possible(steps))
                .map(|(job, steps)| format!("print job {job} went {steps:?}")),
        );
        broken
    }
}

/// What can become of one job: sent at most once, ended at most once, nothing after its end.
fn possible(steps: &[&str]) -> bool {
    matches!(
        steps,
        ["queued"]
            | ["queued", "sending" | "failed"]
            | ["queued", "sending", "confirmed" | "unconfirmed" | "failed"]
    )
}

fn given(fact: &Fact) -> Option<Given> {
    match Payload::from_parts(&fact.kind, &fact.data).ok()? {
        Payload::TicketIssued(data) => Some(Given {
            id: fact.subject.parse().ok()?,
            number: data.number,
            service: data.service,
            language: data.language,
            priority: data.priority,
        }),
        _ => None,
    }
}

fn paper_step(fact: &Fact) -> Option<String> {
    let step = fact.kind.strip_prefix("print.")?;
    let detail = ["evidence", "why"]
        .iter()
        .find_map(|key| fact.data[*key].as_str());
    Some(detail.map_or(step.to_owned(), |detail| format!("{step} {detail}")))
}
