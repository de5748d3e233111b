//! Which services give tickets within the opening hours.

use super::Schedule;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};

/// On which days and until when a service gives tickets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServiceHours {
    /// Its weekdays; `None`: every day the branch opens.
    pub days: Option<Vec<Weekday>>,
    /// Minutes before the day's last closing at which it stops giving tickets; 0: at closing.
    pub last_ticket_minutes: u32,
}

/// Whether a service gives tickets. Closed doors come first: before opening and in a break for prayer a
/// service of the day still answers [`Serves::Now`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serves {
    /// It gives tickets.
    Now,
    /// The last ticket of the day is past.
    Ended,
    /// It is not served today.
    NotToday {
        /// The next date on which it is; `None`: not within 400 days.
        next: Option<NaiveDate>,
    },
}

impl Schedule {
    /// Whether a service with these terms gives tickets at a moment. Its last ticket goes by the hours of
    /// the day, not by a prayer before their end; with no hours set it has none.
    #[must_use]
    pub fn serves(&self, service: &ServiceHours, at: DateTime<Utc>) -> Serves {
        let today = self.date_of(at);
        if !self.offers(service, today) {
            let mut days = self.days_ahead(today, 1);
            let next = days.find(|day| self.offers(service, *day));
            return Serves::NotToday { next };
        }
        match self.last_ticket(service, today) {
            Some(last) if at >= last => Serves::Ended,
            _ => Serves::Now,
        }
    }

    fn offers(&self, service: &ServiceHours, date: NaiveDate) -> bool {
        let on = |days: &Vec<Weekday>| days.contains(&date.weekday());
        service.days.as_ref().is_none_or(on) && !self.hours_on(date).is_empty()
    }

    fn last_ticket(&self, service: &ServiceHours, date: NaiveDate) -> Option<DateTime<Utc>> {
        self.week_on(date)?;
        let closes = self.hours_on(date).last()?.to;
        let before = TimeDelta::minutes(i64::from(service.last_ticket_minutes));
        closes.checked_sub_signed(before)
    }
}
