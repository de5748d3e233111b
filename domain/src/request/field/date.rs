//! Dates as visitors know them: Gregorian or Umm al-Qura, typed with the year first or last.

use crate::calendar::{HijriDate, gregorian, last_of_hijri_month};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// A calendar in which a date is typed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Calendar {
    /// ميلادي
    #[default]
    Gregorian,
    /// هجري، تقويم أم القرى
    UmmAlQura,
}

/// Why something is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// Not a day, a month and a year of four digits.
    #[error("it is not a day, a month and a year, such as 17/5/1990")]
    Form,
    /// A year of the other calendar, by which it is probably meant.
    #[error("its year is one of the other calendar")]
    OtherCalendar,
    /// A year that no person's papers carry.
    #[error("its year is not within {first} to {last}")]
    Year {
        /// The first year that is taken.
        first: i32,
        /// The last.
        last: i32,
    },
    /// No month of twelve.
    #[error("there is no such month")]
    Month,
    /// A day that this month does not have.
    #[error("that month has {last} days")]
    Day {
        /// Its last day.
        last: u8,
    },
}

impl Calendar {
    /// Years that papers carry; the two do not meet, so that a date of the other calendar is noticed.
    fn years(self) -> RangeInclusive<i32> {
        match self {
            Self::Gregorian => 1883..=2173,
            Self::UmmAlQura => 1300..=1600,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Gregorian => Self::UmmAlQura,
            Self::UmmAlQura => Self::Gregorian,
        }
    }

    fn last_day(self, year: i32, month: u8) -> Option<u8> {
        match self {
            Self::UmmAlQura => last_of_hijri_month(year, month),
            Self::Gregorian => (28..=31)
                .rev()
                .find(|day| NaiveDate::from_ymd_opt(year, month.into(), (*day).into()).is_some()),
        }
    }

    fn date(self, year: i32, month: u8, day: u8) -> Option<NaiveDate> {
        match self {
            Self::Gregorian => NaiveDate::from_ymd_opt(year, month.into(), day.into()),
            Self::UmmAlQura => gregorian(HijriDate { year, month, day }),
        }
    }
}

/// The date that was typed by this calendar, with digits 0-9.
pub(super) fn read(text: &str, calendar: Calendar) -> Result<NaiveDate, DateFault> {
    let (year, month, day) = figures(text).ok_or(DateFault::Form)?;
    year_of(year, calendar)?;
    let last = calendar.last_day(year, month).ok_or(DateFault::Month)?;
    if !(1..=last).contains(&day) {
        return Err(DateFault::Day { last });
    }
    calendar.date(year, month, day).ok_or(DateFault::Form)
}

/// Whether a stored date is one that could have been typed by this calendar.
pub(super) fn check(date: NaiveDate, calendar: Calendar) -> Result<(), DateFault> {
    match calendar {
        Calendar::Gregorian => year_of(date.year(), calendar),
        Calendar::UmmAlQura => {
            let hijri = crate::calendar::umm_al_qura(date).ok_or(DateFault::Form)?;
            year_of(hijri.year, calendar)
        }
    }
}

fn year_of(year: i32, calendar: Calendar) -> Result<(), DateFault> {
    let years = calendar.years();
    if years.contains(&year) {
        Ok(())
    } else if calendar.other().years().contains(&year) {
        Err(DateFault::OtherCalendar)
    } else {
        let (first, last) = years.into_inner();
        Err(DateFault::Year { first, last })
    }
}

/// Year, month and day; the year is the one of four digits, first or last.
fn figures(text: &str) -> Option<(i32, u8, u8)> {
    let part = |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | '\\' | '،' | 'ـ');
    let parts: Vec<&str> = text.split(part).filter(|part| !part.is_empty()).collect();
    let [first, middle, last] = parts.try_into().ok()?;
    let (year, day) = match (first.len(), last.len()) {
        (4, 1 | 2) => (first, last),
        (1 | 2, 4) => (last, first),
        _ => return None,
    };
    // `parse` would take a sign.
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let all = digits(year) && digits(middle) && digits(day);
    all.then_some((year.parse().ok()?, middle.parse().ok()?, day.parse().ok()?))
}
