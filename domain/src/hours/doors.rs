//! Whether the doors are open.

use super::outlook::{OUTLOOK_DAYS, Outlook};
use super::{HORIZON_DAYS, Schedule, Week};
use chrono::{DateTime, Days, NaiveDate, Utc};

/// Whether the branch serves. It never names a moment of reopening at which it is then still closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doors {
    /// It serves.
    Open {
        /// The moment it stops, for a prayer or for the day; `None`: not today nor tomorrow.
        until: Option<DateTime<Utc>>,
    },
    /// It is closed by its hours, or by a prayer that goes on to their end.
    Closed {
        /// The holiday today is, by its place in [`Schedule::holidays`].
        holiday: Option<usize>,
        /// The moment it serves again; `None`: not within 400 days.
        reopens: Option<DateTime<Utc>>,
    },
    /// It pauses for a prayer within its hours.
    Prayer {
        /// The moment it serves again.
        resumes: DateTime<Utc>,
    },
}

impl Schedule {
    /// Whether the branch serves at a moment.
    #[must_use]
    pub fn doors(&self, at: DateTime<Utc>) -> Doors {
        let date = self.date_of(at);
        let outlook = self.outlook(date);
        if let Some(open) = outlook.serving().find(|open| open.contains(at)) {
            let until = Some(open.to).filter(|_| Some(open.to) != outlook.end);
            return Doors::Open { until };
        }
        if let Some(pause) = outlook.pause(at) {
            return Doors::Prayer { resumes: pause.to };
        }
        Doors::Closed {
            holiday: self.holiday_on(date),
            reopens: self.reopens(at, date, &outlook),
        }
    }

    /// The first moment after `at` at which the branch serves, `at` being on `date` and not served.
    fn reopens(&self, at: DateTime<Utc>, date: NaiveDate, near: &Outlook) -> Option<DateTime<Utc>> {
        let after = |outlook: &Outlook| {
            let mut opens = outlook.serving().map(|open| open.from);
            opens.find(|from| *from > at)
        };
        after(near).or_else(|| {
            self.days_ahead(date, OUTLOOK_DAYS)
                .step_by(OUTLOOK_DAYS as usize)
                .find_map(|day| after(&self.outlook(day)))
        })
    }

    /// The dates `from` days after `date` and on to the horizon; none for a branch that never opens.
    pub(super) fn days_ahead(
        &self,
        date: NaiveDate,
        from: u64,
    ) -> impl Iterator<Item = NaiveDate> + use<> {
        let never = |week: &Option<Week>| week.as_ref().is_some_and(Week::never_opens);
        let closed = never(&self.week) && (self.ramadan.is_none() || never(&self.ramadan));
        let horizon = if closed { 0 } else { HORIZON_DAYS };
        (from..=horizon).filter_map(move |ahead| date.checked_add_days(Days::new(ahead)))
    }
}
