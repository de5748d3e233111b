//! Opening hours: whether the branch serves at a moment, until when, and when it serves again. Week,
//! Ramadan, holidays and breaks for prayer are the branch's; the words for them are the surfaces'.
//!
//! Everything is reckoned by local dates: hours do not cross midnight, holidays are whole dates, and
//! Ramadan is the ninth month of the Umm al-Qura calendar. A local time that a clock change skips is the
//! moment the gap ends; one that comes twice is its first coming.

mod doors;
mod holiday;
mod method;
mod outlook;
mod prayer;
mod service;
mod stretch;
mod sun;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walks;
mod week;

pub use doors::Doors;
pub use holiday::{Holiday, HolidayDate};
pub use method::Method;
pub use prayer::{Prayer, PrayerBreaks};
pub use service::{Serves, ServiceHours};
pub use week::{Span, Week};

use crate::calendar::umm_al_qura;
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// How far ahead an opening is looked for, in days: past every yearly holiday, and an end to the search
/// for a branch that never opens.
const HORIZON_DAYS: u64 = 400;

/// When a branch serves.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// The branch's time zone.
    pub zone: Tz,
    /// The usual hours; `None`: open at any hour.
    pub week: Option<Week>,
    /// The hours of Ramadan; `None`: the usual ones.
    pub ramadan: Option<Week>,
    /// Dates on which the branch is closed.
    pub holidays: Vec<Holiday>,
    /// Breaks for prayer; `None`: no breaks.
    pub prayers: Option<PrayerBreaks>,
}

impl Schedule {
    /// The local date of a moment.
    fn date_of(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    /// The hours that hold on a date; `None`: open at any hour.
    fn week_on(&self, date: NaiveDate) -> Option<&Week> {
        self.ramadan
            .as_ref()
            .filter(|_| is_ramadan(date))
            .or(self.week.as_ref())
    }

    /// The holiday a date falls into, by its place among the holidays.
    fn holiday_on(&self, date: NaiveDate) -> Option<usize> {
        self.holidays
            .iter()
            .position(|holiday| holiday.covers(date))
    }
}

fn is_ramadan(date: NaiveDate) -> bool {
    umm_al_qura(date).is_some_and(|hijri| hijri.month == 9)
}
