//! What staff decide of the business day and its numbers: by command, at the kiosk or on the console, one rule for all
//! (facts.md, "The business day and the numbers in people's hands").

use chrono::NaiveDate;
use config::{Branch, Settings};
use domain::day::DayRule;
use domain::time::Stamp;
use std::collections::BTreeMap;
use store::{Store, StoreError};

/// Why a day is not opened, or numbers do not go on.
#[derive(Debug, thiserror::Error)]
pub enum DayError {
    /// The clock is right and says another day.
    #[error("the clock is right and says {today}; open that day or the next, not {date}")]
    Clock {
        /// Today by the clock.
        today: NaiveDate,
        /// What was asked for.
        date: NaiveDate,
    },
    /// The journal refuses it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where and when days begin in a branch.
#[must_use]
pub fn day_rule(branch: &Branch) -> DayRule {
    DayRule {
        zone: branch.time_zone,
        start: branch.day_start,
    }
}

/// The numbers each service of the settings may give.
#[must_use]
pub fn numbers(settings: &Settings) -> BTreeMap<String, domain::numbers::NumberRange> {
    let range = |service: &config::Service| domain::numbers::NumberRange {
        first: *service.numbers.start(),
        last: *service.numbers.end(),
    };
    settings
        .branch
        .services
        .iter()
        .map(|service| (service.id.clone(), range(service)))
        .collect()
}

/// Opens a business day: any while the clock is not trusted, for it is staff who confirm the date; else
/// today or tomorrow.
///
/// # Errors
/// Why not, for the person who asked.
pub fn open_day(
    store: &mut Store,
    settings: &Settings,
    date: NaiveDate,
    stamp: &Stamp,
    by: &str,
) -> Result<(), DayError> {
    let today = day_rule(&settings.branch).day_of(stamp.at);
    if stamp.clock.opens_days() && date != today && Some(date) != today.succ_opt() {
        return Err(DayError::Clock { today, date });
    }
    Ok(store.open_day(date, &numbers(settings), stamp, by)?)
}

/// Goes on with numbers from where staff say.
///
/// # Errors
/// Why not, for the person who asked.
pub fn resume_numbers(
    store: &mut Store,
    settings: &Settings,
    from: &BTreeMap<String, u32>,
    stamp: &Stamp,
    by: &str,
) -> Result<(), DayError> {
    Ok(store.resume_numbers(from, settings.branch.number_gap, stamp, by)?)
}
