//! What staff do with a visit: each act is a fact, or is refused with a name.

use super::checks::Ticks;
use super::{Visit, VisitFact};
use crate::visit::Ended;

/// What the settings say of the visit's service and branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules<'a> {
    /// Ids of the papers of the service it is served by.
    pub papers: &'a [String],
    /// Ids of the outcomes.
    pub outcomes: &'a [String],
    /// Id of the service that is social research; `None`: the branch has none.
    pub social_research: Option<&'a str>,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A paper stands like this (H2).
    Check {
        /// Its id.
        paper: String,
        /// How it stands.
        ticks: Ticks,
    },
    /// Referred to social research (H3). Its ticket is transferred in the same transaction, where it has one.
    Refer,
    /// It ends with this outcome (H7).
    End {
        /// Its id.
        outcome: String,
    },
}

/// Why an act was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The visit has ended.
    #[error("the visit was ended by {}", .0.mark.by)]
    Ended(Ended),
    /// The service has no such paper.
    #[error("the service has no paper {paper:?}")]
    UnknownPaper {
        /// What was named.
        paper: String,
    },
    /// What was not given cannot be matched or valid.
    #[error("the paper {paper:?} was not given, so it cannot be matched or valid")]
    NotGiven {
        /// The paper.
        paper: String,
    },
    /// The branch names no service for social research.
    #[error("the branch has no service for social research")]
    NowhereToRefer,
    /// Social research serves it already.
    #[error("social research serves this visit already")]
    AlreadyThere,
    /// The branch has no such outcome.
    #[error("the branch has no outcome {outcome:?}")]
    UnknownOutcome {
        /// What was named.
        outcome: String,
    },
}

impl Visit {
    /// The fact that `act` is.
    ///
    /// # Errors
    /// [`Refused`], with why.
    pub fn act(&self, act: Act, rules: &Rules<'_>) -> Result<VisitFact, Refused> {
        if let Some(ended) = &self.ended {
            return Err(Refused::Ended(ended.clone()));
        }
        match act {
            Act::Check { paper, ticks } => checked(paper, ticks, rules),
            Act::Refer => self.referred_to(rules.social_research),
            Act::End { outcome } if rules.outcomes.contains(&outcome) => {
                Ok(VisitFact::Ended { outcome })
            }
            Act::End { outcome } => Err(Refused::UnknownOutcome { outcome }),
        }
    }

    fn referred_to(&self, social_research: Option<&str>) -> Result<VisitFact, Refused> {
        let to = social_research.ok_or(Refused::NowhereToRefer)?;
        if self.service == to {
            return Err(Refused::AlreadyThere);
        }
        Ok(VisitFact::Referred { to: to.to_owned() })
    }
}

fn checked(paper: String, ticks: Ticks, rules: &Rules<'_>) -> Result<VisitFact, Refused> {
    if !rules.papers.contains(&paper) {
        return Err(Refused::UnknownPaper { paper });
    }
    if !ticks.given && (ticks.matched || ticks.valid) {
        return Err(Refused::NotGiven { paper });
    }
    Ok(VisitFact::Checked { paper, ticks })
}
