//! Who did something, and when.

use crate::day::BusinessDay;
use crate::fact::Fact;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Who, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The member of staff or the device, as facts name them.
    pub by: String,
    /// The moment, by the wall clock.
    pub at: DateTime<Utc>,
    /// The business day.
    pub day: BusinessDay,
}

impl Mark {
    /// Of a fact. One without a business day is of its date in UTC.
    #[must_use]
    pub fn of(fact: &Fact) -> Self {
        Self {
            by: fact.by.clone(),
            at: fact.at,
            day: fact.business_day.unwrap_or(fact.at.date_naive()),
        }
    }
}
