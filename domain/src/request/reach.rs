//! What calls for reaching out to an applicant, without their having to ask (P3): for their page, and for the list that staff
//! reach out from.

use super::Request;
use super::fact::Decision;
use super::state::State;
use crate::day::BusinessDay;
use serde::{Deserialize, Serialize};

/// What there is to tell an applicant; the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The committee answered.
    Answer,
    /// The answer is overdue, where the charity set a latest date (H5).
    Overdue,
    /// Papers are missing (H6).
    Papers,
    /// Nothing was heard of it for long.
    Silence,
}

/// One thing to reach out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reach {
    /// What about.
    pub about: About,
    /// The day since which it calls for it.
    pub since: BusinessDay,
}

impl About {
    /// All, the most urgent first.
    pub const ALL: [Self; 4] = [Self::Answer, Self::Overdue, Self::Papers, Self::Silence];

    /// The word facts, tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Overdue => "overdue",
            Self::Papers => "papers",
            Self::Silence => "silence",
        }
    }

    /// What a word means; `None` for another word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.code() == code)
    }
}

impl Request {
    /// What calls for reaching out `today`, the most urgent first; what the applicant was told since it arose does not. Silence
    /// is long after `silence_days` without anything said or done.
    #[must_use]
    pub fn reach(&self, today: BusinessDay, silence_days: u32) -> Vec<Reach> {
        let found = About::ALL.into_iter().filter_map(|about| {
            let since = self.arose(about, today, silence_days)?;
            let told = self.told.contains_key(&about);
            (!told || about == About::Silence).then_some(Reach { about, since })
        });
        found.collect()
    }

    /// Whether nothing more will be done with it: provided, withdrawn, or refused and told so.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        match self.state {
            State::Served | State::Withdrawn => true,
            State::Answered => self.is_refused() && self.told.contains_key(&About::Answer),
            State::Draft | State::Waiting | State::Signed | State::Attested | State::Submitted => {
                false
            }
        }
    }

    fn is_refused(&self) -> bool {
        let decision = self.answered.as_ref().map(|answered| answered.decision);
        decision == Some(Decision::Refused)
    }

    fn arose(&self, about: About, today: BusinessDay, silence_days: u32) -> Option<BusinessDay> {
        let since = |state| (self.state == state).then_some(self.since.day);
        match about {
            About::Answer => since(State::Answered),
            About::Papers => since(State::Waiting),
            About::Overdue => {
                let latest = self.submitted.as_ref()?.latest?;
                let late = self.state == State::Submitted && today > latest;
                late.then_some(latest)
            }
            About::Silence => {
                let silent = (today - self.last.day).num_days() >= i64::from(silence_days);
                (silent && !self.is_closed()).then_some(self.last.day)
            }
        }
    }
}
