//! What the visitor's page asks once the visit has ended: four faces in one tap, then more if one likes, and a suggestion,
//! whose answer is shown here. Plain forms: nothing of it needs a script.

use super::Sheet;
use crate::console::terms;
use askama::filters::Safe;
use domain::rating::{FollowUp, Reason, Score};

/// The faces in the order of reading, the best first.
const FACES: [Score; 4] = [Score::VeryGood, Score::Good, Score::Bad, Score::VeryBad];

/// A suggestion of this visit, with what staff answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The visitor's words; `None`: they are erased.
    pub words: Option<String>,
    /// How far staff are with it.
    pub state: FollowUp,
    /// What staff answer.
    pub answer: Option<String>,
}

/// What was said on the page before, by a word of ours in its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing yet.
    Nothing,
    /// A face: more may be said.
    Rated(Score),
    /// More was said.
    Done,
    /// A suggestion was left.
    Suggested,
    /// It could not be kept.
    Failed,
}

impl Before {
    pub(super) fn of(said: Option<&str>) -> Self {
        match said {
            Some("done") => Self::Done,
            Some("suggested") => Self::Suggested,
            Some("failed") => Self::Failed,
            said => said
                .and_then(Score::from_code)
                .map_or(Self::Nothing, Self::Rated),
        }
    }
}

/// The part of the page.
pub(super) struct Asking<'a> {
    pub(super) code: &'a str,
    pub(super) before: Before,
    pub(super) answers: &'a [Answered],
}

impl Asking<'_> {
    pub(super) fn rated(&self) -> Option<Score> {
        match self.before {
            Before::Rated(score) => Some(score),
            _ => None,
        }
    }

    /// Whether faces are to be shown: not while one is asked for more, or thanked.
    pub(super) fn asks(&self) -> bool {
        !matches!(self.before, Before::Rated(_) | Before::Done)
    }

    pub(super) fn faces(&self) -> [Score; 4] {
        FACES
    }

    pub(super) fn reasons(&self) -> [Reason; 5] {
        Reason::ALL
    }

    /// What is said of what was sent before.
    pub(super) fn told(&self, s: &Sheet) -> Option<String> {
        let key = match self.before {
            Before::Nothing => return None,
            Before::Rated(_) => "rate-thanks",
            Before::Done => "rate-done",
            Before::Suggested => "suggest-done",
            Before::Failed => "rate-failed",
        };
        Some(s.t(key))
    }

    pub(super) fn score(&self, s: &Sheet, score: &Score) -> String {
        s.t(terms::score(*score))
    }

    pub(super) fn about(&self, s: &Sheet, reason: &Reason) -> String {
        s.t(terms::reason(reason.code()))
    }

    pub(super) fn state(&self, s: &Sheet, state: &FollowUp) -> String {
        s.t(terms::follow_up(*state))
    }

    /// A face as a picture; its word stands beneath.
    pub(super) fn face(&self, score: &Score) -> Safe<String> {
        let mouth = match score {
            Score::VeryGood => "M14 28q10 14 20 0z",
            Score::Good => "M15 30q9 7 18 0",
            Score::Bad => "M15 34q9 -7 18 0",
            Score::VeryBad => "M14 37q10 -14 20 0z",
        };
        Safe(format!(
            "<svg viewBox=\"0 0 48 48\" aria-hidden=\"true\" focusable=\"false\"><circle cx=\"24\" cy=\"24\" r=\"21\"/>\
             <path d=\"M17 17v4M31 17v4{mouth}\"/></svg>"
        ))
    }
}
