//! When the branch serves on a date and the one after: hours less holidays less breaks for prayer.

use super::stretch::{Stretch, instant, joined, without};
use super::{Schedule, Span};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc};

/// Two dates, so that a moment before midnight sees past it.
pub(super) const OUTLOOK_DAYS: u64 = 2;

pub(super) struct Outlook {
    /// The opening hours, holidays left out.
    hours: Vec<Stretch>,
    breaks: Vec<Stretch>,
    /// Where the outlook ends; nothing is known from there on.
    pub(super) end: Option<DateTime<Utc>>,
}

impl Outlook {
    /// The stretches in which the branch serves, in order.
    pub(super) fn serving(&self) -> impl Iterator<Item = Stretch> {
        self.hours
            .iter()
            .flat_map(|hours| without(*hours, &self.breaks))
    }

    /// The break that `at` falls into, when the same opening hours go on after it.
    pub(super) fn pause(&self, at: DateTime<Utc>) -> Option<&Stretch> {
        let hours = self.hours.iter().find(|hours| hours.contains(at))?;
        self.breaks
            .iter()
            .find(|pause| pause.contains(at) && pause.to < hours.to)
    }
}

impl Schedule {
    pub(super) fn outlook(&self, date: NaiveDate) -> Outlook {
        let days = || (0..OUTLOOK_DAYS).filter_map(|ahead| date.checked_add_days(Days::new(ahead)));
        let hours = joined(days().flat_map(|day| self.hours_on(day)).collect());
        let breaks = if hours.is_empty() {
            Vec::new()
        } else {
            self.breaks_around(date)
        };
        let end = date
            .checked_add_days(Days::new(OUTLOOK_DAYS))
            .and_then(|day| self.day_begins(day));
        Outlook { hours, breaks, end }
    }

    /// The opening hours of a date; none on a holiday.
    pub(super) fn hours_on(&self, date: NaiveDate) -> Vec<Stretch> {
        if self.holiday_on(date).is_some() {
            return Vec::new();
        }
        match self.week_on(date) {
            None => self.whole_day(date).into_iter().collect(),
            Some(week) => {
                let spans = week.on(date.weekday()).iter();
                joined(
                    spans
                        .filter_map(|span| self.hours_of(date, *span))
                        .collect(),
                )
            }
        }
    }

    fn hours_of(&self, date: NaiveDate, span: Span) -> Option<Stretch> {
        let opens = instant(self.zone, date.and_time(span.open))?;
        let closes = instant(self.zone, date.and_time(span.close))?;
        Stretch::between(opens, closes)
    }

    fn whole_day(&self, date: NaiveDate) -> Option<Stretch> {
        let next = self.day_begins(date.succ_opt()?)?;
        Stretch::between(self.day_begins(date)?, next)
    }

    fn day_begins(&self, date: NaiveDate) -> Option<DateTime<Utc>> {
        instant(self.zone, date.and_time(NaiveTime::MIN))
    }

    /// The breaks that can reach into an outlook, those of the dates beside it included: Isha may end and
    /// Fajr begin across midnight.
    fn breaks_around(&self, date: NaiveDate) -> Vec<Stretch> {
        let Some(prayers) = &self.prayers else {
            return Vec::new();
        };
        let days = date.pred_opt().unwrap_or(date).iter_days();
        let days = days.take(OUTLOOK_DAYS as usize + 2);
        joined(days.flat_map(|day| prayers.breaks(day)).collect())
    }
}
