//! What each fact makes of the state tables. Live changes and `verify`'s replay both come through here,
//! so that the tables can never say what the facts do not.

use crate::error::{Doing, StoreError};
use domain::fact::{Fact, IssuedData, Payload};
use domain::numbers::{NumberRange, Run};
use domain::people::StaffRole;
use rusqlite::{Connection, Params, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A fact's place within this device: epochs in order, then seq.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) epoch: u32,
    pub(crate) seq: u64,
}

/// Before every fact.
const BEGINNING: Place = Place { epoch: 0, seq: 0 };

/// Applies one fact to the state tables of `db`.
pub(crate) fn apply(
    db: &Connection,
    fact: &Fact,
    payload: &Payload,
    place: Place,
) -> Result<(), StoreError> {
    match payload {
        Payload::EpochBegan {
            number,
            numbers_unconfirmed,
            ..
        } => epoch_began(db, fact, *number, *numbers_unconfirmed),
        Payload::DayOpened {
            business_day,
            numbers,
        } => {
            run(db, "DELETE FROM numbers", [])?;
            set_state(db, "open_day", &business_day.to_string())?;
            numbers
                .iter()
                .try_for_each(|(service, range)| new_range(db, service, *range))
        }
        Payload::NumbersChanged { numbers } => numbers
            .iter()
            .try_for_each(|(service, range)| changed_range(db, service, *range)),
        Payload::NumbersResumed { runs } => resumed(db, runs, place),
        Payload::TicketIssued(data) => issued(db, fact, data, place),
        Payload::TicketExpired {} => {
            let ticket = Uuid::parse_str(&fact.subject).unwrap_or_default();
            run(
                db,
                "UPDATE tickets SET state = 'expired' WHERE id = ?",
                params![ticket.as_bytes()],
            )
        }
        Payload::PrintQueued { job, copy } => queued(db, fact, (*job, *copy), place),
        Payload::PrintSending { job } => print_state(db, *job, "sending", None),
        Payload::PrintConfirmed { job, evidence } => {
            let evidence = match evidence {
                domain::print::Evidence::ProcessId => "process-id",
                domain::print::Evidence::Status => "status",
            };
            print_state(db, *job, "confirmed", Some(evidence))
        }
        Payload::PrintUnconfirmed { job, why } => print_state(db, *job, "unconfirmed", Some(why)),
        Payload::PrintFailed { job, why } => print_state(db, *job, "failed", Some(why)),
        Payload::StaffAdded { user, role } => staff_added(db, user, *role),
        Payload::StaffChanged { user, role } => role.map_or(Ok(()), |role| {
            let sql = "UPDATE staff SET role = ? WHERE user = ?";
            run(db, sql, params![role.code(), user])
        }),
        Payload::StaffDisabled { user } => {
            run(db, "UPDATE staff SET disabled = 1 WHERE user = ?", [user])
        }
        Payload::StaffEnabled { user } => {
            run(db, "UPDATE staff SET disabled = 0 WHERE user = ?", [user])
        }
        Payload::StaffSignedIn { .. }
        | Payload::StaffSignedOut { .. }
        | Payload::StaffRefused { .. } => Ok(()),
        Payload::DevicePaired { name, role } => {
            let sql = "INSERT OR REPLACE INTO devices (name, role, revoked) VALUES (?, ?, 0)";
            run(db, sql, params![name, role.code()])
        }
        Payload::DeviceRevoked { name } => {
            run(db, "UPDATE devices SET revoked = 1 WHERE name = ?", [name])
        }
    }
}

fn epoch_began(
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
fn changed_range(db: &Connection, service: &str, range: NumberRange) -> Result<(), StoreError> {
    let sql = "INSERT INTO numbers (service, first, range_last, next, last, epoch, seq)
        VALUES (?1, ?2, ?3, ?2, ?3, 0, 0)
        ON CONFLICT (service) DO UPDATE SET first = ?2, range_last = ?3,
            last = CASE WHEN last < range_last AND last BETWEEN ?2 AND ?3 THEN last ELSE ?3 END,
            next = CASE WHEN next BETWEEN ?2 AND ?3 + 1 THEN next ELSE ?2 END";
    run(db, sql, params![service, range.first, range.last])
}

fn resumed(db: &Connection, runs: &BTreeMap<String, Run>, place: Place) -> Result<(), StoreError> {
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

fn issued(db: &Connection, fact: &Fact, data: &IssuedData, place: Place) -> Result<(), StoreError> {
    let ticket = Uuid::parse_str(&fact.subject).unwrap_or_default();
    let day = fact
        .business_day
        .map(|day| day.to_string())
        .unwrap_or_default();
    let sql = "INSERT INTO tickets (id, business_day, number, service, state, priority, language, code, epoch, seq)
        VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?)";
    let values = params![
        ticket.as_bytes(),
        day,
        data.number,
        data.service,
        data.priority,
        data.language,
        data.code,
        place.epoch,
        place.seq as i64
    ];
    run(db, sql, values)?;
    run(
        db,
        "UPDATE numbers SET next = ? WHERE service = ?",
        params![data.number + 1, data.service],
    )
}

fn queued(db: &Connection, fact: &Fact, job: (Uuid, bool), place: Place) -> Result<(), StoreError> {
    let ticket = Uuid::parse_str(&fact.subject).unwrap_or_default();
    let sql = "INSERT INTO print_jobs (id, ticket, copy, state, detail, epoch, seq) VALUES (?, ?, ?, 'queued', NULL, ?, ?)";
    run(
        db,
        sql,
        params![
            job.0.as_bytes(),
            ticket.as_bytes(),
            job.1,
            place.epoch,
            place.seq as i64
        ],
    )
}

fn print_state(
    db: &Connection,
    job: Uuid,
    state: &str,
    detail: Option<&str>,
) -> Result<(), StoreError> {
    run(
        db,
        "UPDATE print_jobs SET state = ?, detail = ? WHERE id = ?",
        params![state, detail, job.as_bytes()],
    )
}

fn staff_added(db: &Connection, user: &str, role: StaffRole) -> Result<(), StoreError> {
    let sql = "INSERT INTO staff (user, role, disabled) VALUES (?, ?, 0)";
    run(db, sql, params![user, role.code()])
}

fn set_state(db: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    run(
        db,
        "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)",
        params![key, value],
    )
}

fn run(db: &Connection, sql: &str, values: impl Params) -> Result<(), StoreError> {
    db.prepare_cached(sql)
        .and_then(|mut statement| statement.execute(values))
        .doing("keeping the state tables")?;
    Ok(())
}
