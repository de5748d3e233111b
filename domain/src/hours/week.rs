//! The hours of a week.

use chrono::{NaiveTime, Weekday};

/// Local times of one stretch of a day on which the branch is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first moment it is open.
    pub open: NaiveTime,
    /// The first moment it is no longer open; later than `open`, or the stretch counts for nothing.
    pub close: NaiveTime,
}

/// Hours by weekday. A weekday without spans is a closed day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week {
    days: [Vec<Span>; 7],
}

impl Week {
    /// The week of these spans. Order does not matter; spans of a day that touch or overlap count as one.
    pub fn new(spans: impl IntoIterator<Item = (Weekday, Span)>) -> Self {
        let mut week = Self::default();
        for (weekday, span) in spans {
            week.days[place(weekday)].push(span);
        }
        for day in &mut week.days {
            day.sort_by_key(|span| span.open);
        }
        week
    }

    /// The spans of a weekday, by their opening.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[Span] {
        &self.days[place(weekday)]
    }

    pub(super) fn never_opens(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }
}

fn place(weekday: Weekday) -> usize {
    weekday.num_days_from_monday() as usize
}
