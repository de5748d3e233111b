//! Holidays: whole local dates on which the branch is closed.

use crate::calendar::umm_al_qura;
use chrono::{Datelike, Days, NaiveDate};
use icu_calendar::cal::Hijri;
use icu_calendar::{Date, Gregorian};

/// The first date of a holiday. A day that its month does not have that year (29 February, 30 Ramadan) is
/// the day after the month's last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayDate {
    /// On one date only.
    Once(NaiveDate),
    /// Every Gregorian year.
    Yearly {
        /// Month, 1 to 12.
        month: u32,
        /// Day of the month, from 1.
        day: u32,
    },
    /// Every year of the Umm al-Qura calendar.
    Hijri {
        /// Month, 1 (Muharram) to 12 (Dhu al-Hijja).
        month: u8,
        /// Day of the month, 1 to 30.
        day: u8,
    },
}

/// Dates on which the branch is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its first date.
    pub date: HolidayDate,
    /// How many consecutive dates, from 1.
    pub days: u32,
}

impl Holiday {
    /// Whether `date` is one of the holiday's dates, also of one that began in the year before.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        let days_in = |first: NaiveDate| (date - first).num_days();
        self.date
            .near(date)
            .into_iter()
            .flatten()
            .any(|first| (0..i64::from(self.days)).contains(&days_in(first)))
    }
}

impl HolidayDate {
    /// The holiday's first dates in the year of `date` and the year before.
    fn near(self, date: NaiveDate) -> [Option<NaiveDate>; 2] {
        match self {
            Self::Once(first) => [Some(first), None],
            Self::Yearly { month, day } => [date.year(), date.year() - 1]
                .map(|year| day_of(NaiveDate::from_ymd_opt(year, month, 1), day)),
            Self::Hijri { month, day } => {
                let Some(hijri) = umm_al_qura(date) else {
                    return [None, None];
                };
                [hijri.year, hijri.year - 1]
                    .map(|year| day_of(first_of_hijri(year, month), u32::from(day)))
            }
        }
    }
}

/// The `day`th day from the first of a month, the first being 1.
fn day_of(first: Option<NaiveDate>, day: u32) -> Option<NaiveDate> {
    first?.checked_add_days(Days::new(u64::from(day.checked_sub(1)?)))
}

fn first_of_hijri(year: i32, month: u8) -> Option<NaiveDate> {
    let calendar = Hijri::new_umm_al_qura();
    let first = Date::try_new_hijri_with_calendar(year, month, 1, calendar).ok()?;
    let first = first.to_calendar(Gregorian);
    NaiveDate::from_ymd_opt(
        first.year().extended_year(),
        u32::from(first.month().ordinal),
        u32::from(first.day_of_month().0),
    )
}
