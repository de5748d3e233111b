//! What staff decide of the day and its numbers, by command or through the running kiosk: one rule for both.

use crate::place;
use anyhow::{Result, bail};
use chrono::NaiveDate;
use config::Settings;
use domain::time::Stamp;
use std::collections::BTreeMap;
use store::Store;

/// Who a fact says it was.
const STAFF: &str = "staff";

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
) -> Result<()> {
    let today = place::day_rule(&settings.branch).day_of(stamp.at);
    if stamp.clock.opens_days() && date != today && Some(date) != today.succ_opt() {
        bail!("the clock is right and says {today}; open that day or the next, not {date}");
    }
    Ok(store.open_day(date, &place::numbers(settings), stamp, STAFF)?)
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
) -> Result<()> {
    Ok(store.resume_numbers(from, settings.branch.number_gap, stamp, STAFF)?)
}
