//! Paired devices, each known by the hash of its token.

use super::{TokenHash, check_name, keep_secret};
use crate::error::{Doing, StoreError};
use crate::open::Store;
use crate::read::Reader;
use domain::fact::Payload;
use domain::people::DeviceRole;
use domain::time::Stamp;
use rusqlite::{Connection, OptionalExtension, Row};

/// A device that was paired with the branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairedDevice {
    /// Its name, as facts carry it.
    pub name: String,
    /// What it is for; `None` for a role of a newer version.
    pub role: Option<DeviceRole>,
    /// Whether it was shut out.
    pub revoked: bool,
}

impl Store {
    /// Pairs a device. One of that name that was paired before is known by the new token alone.
    ///
    /// # Errors
    /// [`StoreError::BadName`], a failing disk.
    pub fn pair_device(
        &mut self,
        (name, role): (&str, DeviceRole),
        token: &TokenHash,
        stamp: &Stamp,
        by: &str,
    ) -> Result<(), StoreError> {
        check_name(name)?;
        let payload = Payload::DevicePaired {
            name: name.to_owned(),
            role,
        };
        let fact = self.about((payload, subject(name)), stamp, by)?;
        self.transact(|writer| {
            keep_secret(writer, ("device", name), &written(token))?;
            writer.append(&fact).map(|_| ())
        })
    }

    /// Shuts a device out, at once. One that is shut out already stays so.
    ///
    /// # Errors
    /// [`StoreError::NoDevice`], a failing disk.
    pub fn revoke_device(&mut self, name: &str, stamp: &Stamp, by: &str) -> Result<(), StoreError> {
        let known = devices(&self.connection)?;
        let found = known.iter().find(|device| device.name == name);
        if found
            .ok_or_else(|| StoreError::NoDevice(name.to_owned()))?
            .revoked
        {
            return Ok(());
        }
        let payload = Payload::DeviceRevoked {
            name: name.to_owned(),
        };
        let fact = self.about((payload, subject(name)), stamp, by)?;
        self.transact(|writer| {
            let sql = "DELETE FROM secrets WHERE kind = 'device' AND name = ?";
            let forgotten = writer.connection.execute(sql, [name]);
            forgotten.doing("forgetting a device's token")?;
            writer.append(&fact).map(|_| ())
        })
    }

    /// Every device that was ever paired, by name.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn devices(&self) -> Result<Vec<PairedDevice>, StoreError> {
        devices(&self.connection)
    }
}

impl Reader {
    /// Every device that was ever paired, by name.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn devices(&self) -> Result<Vec<PairedDevice>, StoreError> {
        devices(&self.connection)
    }

    /// The device of a token, unless it was shut out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn device(&self, token: &TokenHash) -> Result<Option<PairedDevice>, StoreError> {
        let doing = "looking for a device";
        let sql = "SELECT devices.name, role, revoked FROM secrets JOIN devices ON devices.name = secrets.name
            WHERE kind = 'device' AND value = ? AND NOT revoked";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        statement
            .query_row([written(token)], device)
            .optional()
            .doing(doing)
    }
}

fn subject(name: &str) -> String {
    format!("device:{name}")
}

fn written(token: &TokenHash) -> String {
    token.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn devices(connection: &Connection) -> Result<Vec<PairedDevice>, StoreError> {
    let doing = "reading the paired devices";
    let mut statement = connection
        .prepare_cached("SELECT name, role, revoked FROM devices ORDER BY name")
        .doing(doing)?;
    let rows = statement.query_map([], device);
    rows.and_then(Iterator::collect).doing(doing)
}

fn device(row: &Row<'_>) -> rusqlite::Result<PairedDevice> {
    let role: String = row.get(1)?;
    Ok(PairedDevice {
        name: row.get(0)?,
        role: DeviceRole::from_code(&role),
        revoked: row.get(2)?,
    })
}
