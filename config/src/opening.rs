//! When a branch is open: weekly hours, holidays and breaks for prayer.
//!
//! Whether it is open at a moment is a rule of `domain`.

use crate::Bilingual;
use chrono::{NaiveDate, NaiveTime, Weekday};

/// Opening hours of some days of the week.
#[derive(Debug, Clone, PartialEq)]
pub struct Hours {
    /// Days these hours hold on.
    pub days: Vec<Weekday>,
    /// From, local time.
    pub open: NaiveTime,
    /// To, local time; later than `open`.
    pub close: NaiveTime,
}

/// Days on which the branch stays closed.
#[derive(Debug, Clone, PartialEq)]
pub struct Holiday {
    /// What visitors are told it is closed for.
    pub name: Bilingual,
    /// Its first day, local.
    pub date: HolidayDate,
    /// How many days it lasts, 1 to 60.
    pub days: u32,
}

/// When a holiday begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayDate {
    /// Once, on this date.
    Once(NaiveDate),
    /// On this day of every Gregorian year; 29 February is 1 March in other years.
    Yearly {
        /// Month, 1 to 12.
        month: u32,
        /// Day, 1 up to the month's last.
        day: u32,
    },
    /// On this day of every Hijri year, by the Umm al-Qura calendar; a day 30 that a month lacks is the next month's
    /// first.
    Hijri {
        /// Month, 1 (Muharram) to 12 (Dhu al-Hijja).
        month: u8,
        /// Day, 1 to 30; not every year's month has a thirtieth.
        day: u8,
    },
}

/// Breaks for prayer, by the sun over one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Prayers {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
    /// Whose angles count.
    pub method: PrayerMethod,
    /// When the afternoon prayer begins.
    pub school: School,
    /// Prayers with a break, at least one.
    pub prayers: Vec<Prayer>,
    /// Minutes before a prayer at which its break begins, 0 to 60.
    pub before: u32,
    /// Minutes after a prayer's time at which service resumes, 1 to 120.
    pub after: u32,
    /// `before` of the Friday prayer, which takes the place of dhuhr.
    pub friday_before: u32,
    /// `after` of the Friday prayer.
    pub friday_after: u32,
}

/// The authorities by whose angles prayer times are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PrayerMethod {
    /// Umm al-Qura University, Makkah.
    #[default]
    UmmAlQura,
    /// Muslim World League.
    MuslimWorldLeague,
    /// Egyptian General Authority of Survey.
    Egyptian,
    /// University of Islamic Sciences, Karachi.
    Karachi,
    /// The United Arab Emirates.
    Dubai,
    /// Kuwait.
    Kuwait,
    /// Qatar.
    Qatar,
    /// Islamic Society of North America.
    NorthAmerica,
    /// Singapore, Malaysia and Indonesia.
    Singapore,
    /// Near to the Diyanet's, for Turkey.
    Turkey,
}

/// When the afternoon prayer begins, by the length of a shadow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum School {
    /// One length of the object, as most schools hold.
    #[default]
    Standard,
    /// Two lengths, as the Hanafi school holds.
    Hanafi,
}

/// The five daily prayers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prayer {
    /// Dawn.
    Fajr,
    /// Noon; on Fridays the Friday prayer.
    Dhuhr,
    /// Afternoon.
    Asr,
    /// Sunset.
    Maghrib,
    /// Night.
    Isha,
}
