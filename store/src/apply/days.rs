//! Epochs, business days and the numbers of services.

use super::run;
use crate::error::StoreError;
use domain::calling::Place;
use domain::day::BusinessDay;
use domain::fact::Fact;
use domain::numbers::{NumberRange, Run};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// Before every fact.
const BEGINNING: Place = Place { epoch: 0, seq: 0 };

pub(super) fn opened(
    db: &Connection,
    day: BusinessDay,
    numbers: &BTreeMap<String, NumberRange>,
) -> Result<(), StoreError> {
    run(db, "DELETE FROM numbers", [])?;
    notice(db, false)?;
    set_state(db, "open_day", &day.to_string())?;
    numbers
        .iter()
        .try_for_each(|(service, range)| new_range(db, service, *range))
}

/// Whether a notice is shown; its words are in its fact.
pub(super) fn notice(db: &Connection, shown: bool) -> Result<(), StoreError> {
    if shown {
        return set_state(db, "notice", "shown");
    }
    run(db, "DELETE FROM state WHERE key = 'notice'", [])
}

pub(super) fn epoch_began(
    db: &Connection,
    fact: &Fact,
    number: u32,
    unconfirmed: bool,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO epochs (number, epoch, device) VALUES (?, ?, ?)";
    run(db, sql, params![number, fact.epoch.as_bytes(), fact.device])?;
    if unconfirmed {
        set_state(db, "numbers_unconfirmed", "yes")?;
    }
    Ok(())
}

fn new_range(db: &Connection, service: &str, range: NumberRange) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO numbers (service, first, range_last, next, last, epoch, seq)
        VALUES (?1, ?2, ?3, ?2, ?3, ?4, ?5)";
    let since = BEGINNING;
    run(
        db,
        sql,
        params![
            service,
            range.first,
            range.last,
            since.epoch,
            since.seq as i64
        ],
    )
}

/// A run goes on in its new range where it stood: what it skipped may be on paper. A run that staff
/// ended before the range's end stays so.
pub(super) fn changed_range(
    db: &Connection,
    service: &str,
    range: NumberRange,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO numbers (service, first, range_last, next, last, epoch, seq)
        VALUES (?1, ?2, ?3, ?2, ?3, 0, 0)
        ON CONFLICT (service) DO UPDATE SET first = ?2, range_last = ?3,
            last = CASE WHEN last < range_last AND last BETWEEN ?2 AND ?3 THEN last ELSE ?3 END,
            next = CASE WHEN next BETWEEN ?2 AND ?3 + 1 THEN next ELSE ?2 END";
    run(db, sql, params![service, range.first, range.last])
}

pub(super) fn resumed(
    db: &Connection,
    runs: &BTreeMap<String, Run>,
    place: Place,
) -> Result<(), StoreError> {
    let sql = "UPDATE numbers SET next = ?, last = ?, epoch = ?, seq = ? WHERE service = ?";
    for (service, next) in runs {
        run(
            db,
            sql,
            params![next.next, next.last, place.epoch, place.seq as i64, service],
        )?;
    }
    run(
        db,
        "DELETE FROM state WHERE key = 'numbers_unconfirmed'",
        [],
    )
}

fn set_state(db: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    run(
        db,
        "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)",
        params![key, value],
    )
}
