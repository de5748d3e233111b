//! Staff, sessions and devices in the journal. Facts tell who there is and what became of them; secrets (hashes
//! only) and sessions stand in tables of their own that follow from no fact, so that a journal that is sent, shown
//! or exported tells none. A backup holds them, `verify` passes them over.

mod devices;
mod sessions;
mod staff;

pub use devices::PairedDevice;
pub(crate) use sessions::end_all_sessions;
pub use sessions::{Session, TokenHash};
pub use staff::StaffMember;

use crate::append::{NewFact, Writer};
use crate::error::{Doing, StoreError};
use crate::open::Store;
use domain::fact::Payload;
use domain::time::Stamp;
use rusqlite::params;

impl Store {
    /// A fact about something that is no ticket, a person or a device, of the open day.
    pub(crate) fn about(
        &self,
        (payload, subject): (Payload, String),
        stamp: &Stamp,
        by: &str,
    ) -> Result<NewFact, StoreError> {
        Ok(NewFact {
            payload,
            subject,
            business_day: self.day()?.business_day,
            stamp: *stamp,
            by: by.to_owned(),
            personal: None,
        })
    }
}

fn keep_secret(
    writer: &Writer<'_>,
    (kind, name): (&str, &str),
    value: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO secrets (kind, name, value) VALUES (?, ?, ?)";
    writer
        .connection
        .execute(sql, params![kind, name, value])
        .doing("keeping a secret's hash")?;
    Ok(())
}

fn check_name(name: &str) -> Result<(), StoreError> {
    domain::people::is_name(name)
        .then_some(())
        .ok_or_else(|| StoreError::BadName(name.to_owned()))
}
