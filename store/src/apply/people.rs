//! Staff and paired devices.

use super::run;
use crate::error::StoreError;
use domain::people::{DeviceRole, StaffRole};
use rusqlite::{Connection, params};

pub(super) fn added(db: &Connection, user: &str, role: StaffRole) -> Result<(), StoreError> {
    let sql = "INSERT INTO staff (user, role, disabled) VALUES (?, ?, 0)";
    run(db, sql, params![user, role.code()])
}

/// Another role; a new PIN changes nothing that follows from facts.
pub(super) fn changed(
    db: &Connection,
    user: &str,
    role: Option<StaffRole>,
) -> Result<(), StoreError> {
    role.map_or(Ok(()), |role| {
        let sql = "UPDATE staff SET role = ? WHERE user = ?";
        run(db, sql, params![role.code(), user])
    })
}

pub(super) fn disabled(db: &Connection, user: &str, disabled: bool) -> Result<(), StoreError> {
    let sql = "UPDATE staff SET disabled = ? WHERE user = ?";
    run(db, sql, params![disabled, user])
}

pub(super) fn paired(db: &Connection, name: &str, role: DeviceRole) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO devices (name, role, revoked) VALUES (?, ?, 0)";
    run(db, sql, params![name, role.code()])
}

pub(super) fn revoked(db: &Connection, name: &str) -> Result<(), StoreError> {
    run(db, "UPDATE devices SET revoked = 1 WHERE name = ?", [name])
}
