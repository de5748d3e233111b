//! How a visit ended, as staff say it: with `finish`, or with the call of the next.

use super::Queue;
use super::acts::{CallNext, not_of_settings};
use crate::problem::Problem;
use axum::http::StatusCode;
use serde::Deserialize;
use store::{After, Ended};
use utoipa::ToSchema;

/// Papers an employee may list as missing.
const PAPERS: usize = 20;
/// Letters of one, and of a note.
pub(super) const LETTERS: usize = 200;

/// How a visit ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Finish {
    /// What came of it: an id of the settings' outcomes.
    #[schema(max_length = 40)]
    pub outcome: Option<String>,
    /// Papers still missing, as the employee names them; at most 20.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub missing: Vec<String>,
    /// Whether the visit's receipt is to be printed.
    #[serde(default)]
    pub receipt: bool,
}

impl CallNext {
    /// How the visit ended that is finished by this call.
    fn finish(&self) -> Finish {
        Finish {
            outcome: self.outcome.clone(),
            missing: self.missing.clone(),
            receipt: self.receipt,
        }
    }
}

impl Queue {
    /// What is said with a call of how the visit before it ended.
    ///
    /// # Errors
    /// 422 where that visit is not finished by the call, and as [`Queue::ended`].
    pub(super) fn ended_by(&self, call: &CallNext) -> Result<Ended, Problem> {
        let how = call.finish();
        if call.after != Some(After::Finish) && how != Finish::default() {
            return Err(unfit(
                "after",
                "Say `outcome`, `missing` and `receipt` only where `after` is `finish`.",
            ));
        }
        self.ended(&how)
    }

    /// What staff say of a visit's end, within what the settings and a receipt can hold.
    ///
    /// # Errors
    /// 422.
    pub(super) fn ended(&self, how: &Finish) -> Result<Ended, Problem> {
        let too_long = |paper: &String| paper.trim().is_empty() || paper.chars().count() > LETTERS;
        if how.missing.len() > PAPERS || how.missing.iter().any(too_long) {
            return Err(unfit(
                "missing",
                "Name at most 20 missing papers, each in 1 to 200 letters.",
            ));
        }
        if how.receipt && how.outcome.is_none() {
            return Err(unfit(
                "outcome",
                "Say what came of the visit: it stands on the receipt.",
            ));
        }
        let unknown = |id: &String| self.settings.branch.outcome(id).is_none();
        if how.outcome.as_ref().is_some_and(unknown) {
            return Err(not_of_settings("outcome"));
        }
        Ok(Ended {
            outcome: how.outcome.clone(),
            missing: how.missing.clone(),
        })
    }
}

fn unfit(word: &str, detail: &str) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, word, detail)
}
