//! Parked records, as staff see and steer them. A running agent need not be stopped: it notices within its look.

use crate::delivery::{Record, Records};
use crate::fault::DeliveryError;
use std::path::Path;
use uuid::Uuid;

/// What every target, or one of them, has not got: parked records, those behind them, those to be sent again and those
/// given up, in the order of each epoch.
///
/// # Errors
/// When nothing was ever delivered to a target of that name, or `delivery.db` cannot be read.
pub fn parked(data: &Path, target: Option<&str>) -> Result<Vec<Record>, DeliveryError> {
    let Some(records) = Records::open(data)? else {
        return target.map_or(Ok(Vec::new()), |target| Err(no_target(target)));
    };
    if let Some(target) = target
        && !records.knows(target)?
    {
        return Err(no_target(target));
    }
    records.list(target)
}

/// Has the parked record of a fact sent again, and after it what waits behind it; as they are then.
///
/// # Errors
/// When no such record is parked, or it only waits behind another.
pub fn retry_parked(
    data: &Path,
    target: Option<&str>,
    id: Uuid,
) -> Result<Vec<Record>, DeliveryError> {
    let (mut records, found) = find(data, target, id)?;
    if let Some(behind) = found.iter().find(|record| record.state == "behind") {
        return Err(only_behind(behind));
    }
    records.retry(&found, &user())?;
    records.of(&id.to_string(), target)
}

/// Gives the parked record of a fact up, with why; what waits behind it goes on. As it is then.
///
/// # Errors
/// When no such record is parked, it only waits behind another, or `why` says nothing.
pub fn drop_parked(
    data: &Path,
    target: Option<&str>,
    id: Uuid,
    why: &str,
) -> Result<Vec<Record>, DeliveryError> {
    if why.trim().is_empty() {
        let why = "say with --why why the record is given up; it is kept beside it";
        return Err(DeliveryError::Parked(why.to_owned()));
    }
    let (mut records, found) = find(data, target, id)?;
    if let Some(behind) = found.iter().find(|record| record.state == "behind") {
        return Err(only_behind(behind));
    }
    records.give_up(&found, &user(), why.trim())?;
    records.of(&id.to_string(), target)
}

fn find(
    data: &Path,
    target: Option<&str>,
    id: Uuid,
) -> Result<(Records, Vec<Record>), DeliveryError> {
    let records = Records::open(data)?.ok_or_else(|| not_parked(id, target))?;
    let found = records.of(&id.to_string(), target)?;
    match found.is_empty() {
        false => Ok((records, found)),
        true => Err(not_parked(id, target)),
    }
}

fn not_parked(id: Uuid, target: Option<&str>) -> DeliveryError {
    let of = target.map_or(String::new(), |target| format!(" for {target}"));
    DeliveryError::Parked(format!(
        "no record {id} is parked{of}; `sync-agent parked` lists those that are"
    ))
}

fn no_target(target: &str) -> DeliveryError {
    DeliveryError::Parked(format!(
        "nothing was ever delivered to a target called {target}; `sync-agent status` names them"
    ))
}

fn only_behind(record: &Record) -> DeliveryError {
    DeliveryError::Parked(format!(
        "record {} was not refused, it waits behind another of {}; retry or drop that one",
        record.id, record.subject
    ))
}

/// The user of the system who asks, and whose rights they took.
fn user() -> String {
    let own = rustix::process::getuid().as_raw();
    let name = name_of(own).unwrap_or_else(|| format!("user {own}"));
    match std::env::var("SUDO_USER") {
        Ok(asked) if own == 0 && !asked.is_empty() => format!("{asked} (as {name})"),
        _ => name,
    }
}

fn name_of(user: u32) -> Option<String> {
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let named = |line: &str| {
        let mut parts = line.split(':');
        let (name, _, number) = (parts.next()?, parts.next()?, parts.next()?);
        (number.parse() == Ok(user)).then(|| name.to_owned())
    };
    users.lines().find_map(named)
}
