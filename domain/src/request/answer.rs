//! When the committee's answer may come (H5). The clause says "خلال مدة لا تقل عن أسبوعين", which pulls two ways: so there is
//! a date before which no answer comes, and only where the charity sets one a date after which it is overdue.

use crate::day::BusinessDay;
use chrono::Days;

/// How long an answer takes, by the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerTimes {
    /// Days after the submission before which no answer comes; 14 by the clause.
    pub earliest_days: u32,
    /// Days after which it is overdue, where the charity says so; not below `earliest_days`.
    pub latest_days: Option<u32>,
}

impl AnswerTimes {
    /// The first date on which an answer to what was submitted on `day` may come.
    #[must_use]
    pub fn earliest(&self, day: BusinessDay) -> BusinessDay {
        after(day, self.earliest_days)
    }

    /// The last date on which it is not overdue; `None`: it never is.
    #[must_use]
    pub fn latest(&self, day: BusinessDay) -> Option<BusinessDay> {
        self.latest_days.map(|days| after(day, days))
    }
}

fn after(day: BusinessDay, days: u32) -> BusinessDay {
    day.checked_add_days(Days::new(days.into()))
        .unwrap_or(BusinessDay::MAX)
}
