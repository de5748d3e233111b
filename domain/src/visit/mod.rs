//! What happens at the desk during one visit: who came and through which channel (P1, P11, P13), which papers were given,
//! matched and found valid (H2), referral to social research (H3), and what came of it (H7). The ticket that it may belong to
//! goes its own way ([`crate::ticket`]).

mod act;
mod checks;
mod fact;
mod mark;
#[cfg(test)]
mod stories;

pub use act::{Act, Refused, Rules};
pub use checks::{Checked, Checks, Ticks, gathered};
pub use fact::{Begun, VisitFact};
pub use mark::Mark;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A visit as its facts have made it. Nothing of it is personal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Its identity: the subject of its facts.
    pub id: Uuid,
    /// How it began.
    pub begun: Begun,
    /// Who began it, and when.
    pub since: Mark,
    /// Id of the service it is served by now: where it began, or where it was referred to.
    pub service: String,
    /// Papers that were looked at, by their ids.
    pub checks: Checks,
    /// Referrals, the first first (H3).
    pub referred: Vec<Referral>,
    /// How it ended; `None`: it has not.
    pub ended: Option<Ended>,
}

/// One referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Id of the service it left.
    pub from: String,
    /// Id of the service it went to.
    pub to: String,
    /// Who referred, and when.
    pub mark: Mark,
}

/// The end of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Id of its outcome (H7).
    pub outcome: String,
    /// Who ended it, and when.
    pub mark: Mark,
}

impl Visit {
    /// The visit that begins with this fact; `None` for a fact that begins none.
    #[must_use]
    pub fn began(id: Uuid, fact: &VisitFact, mark: &Mark) -> Option<Self> {
        let VisitFact::Begun(begun) = fact else {
            return None;
        };
        Some(Self {
            id,
            begun: begun.clone(),
            since: mark.clone(),
            service: begun.service.clone(),
            checks: Checks::new(),
            referred: Vec::new(),
            ended: None,
        })
    }

    /// What a further fact makes of it. Facts are what happened: they are not judged again.
    pub fn apply(&mut self, fact: &VisitFact, mark: &Mark) {
        match fact {
            VisitFact::Begun(_) => {}
            VisitFact::Checked { paper, ticks } => {
                let checked = self.checks.entry(paper.clone()).or_default();
                checked.tick(*ticks, mark);
            }
            VisitFact::Referred { to } => {
                let from = std::mem::replace(&mut self.service, to.clone());
                self.referred.push(Referral {
                    from,
                    to: to.clone(),
                    mark: mark.clone(),
                });
            }
            VisitFact::Ended { outcome } => {
                self.ended = Some(Ended {
                    outcome: outcome.clone(),
                    mark: mark.clone(),
                });
            }
        }
    }
}
