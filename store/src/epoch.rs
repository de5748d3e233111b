//! Epochs: when one begins, and where its chain stands (facts.md, "A fact"). The number of the last
//! epoch is also kept beside the database, so that a file set aside or replaced cannot bring it back.

use crate::append::{NewFact, Tip, Writer};
use crate::error::{Doing, DoingTo, StoreError};
use crate::open::{Notice, Opening};
use domain::fact::{EpochCause, Payload};
use domain::time::Stamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::path::Path;
use uuid::Uuid;

/// The links of an epoch begin from its id, so that no two epochs share a chain.
pub(crate) fn first_link(epoch: Uuid) -> [u8; 32] {
    let mut link = [0; 32];
    link[..16].copy_from_slice(epoch.as_bytes());
    link
}

/// How a journal was found at start.
pub(crate) struct Found {
    last: Option<Tip>,
    cause: Option<EpochCause>,
}

impl Found {
    /// Looks at where the chain stands and whether a new epoch is due.
    pub(crate) fn read(
        connection: &Connection,
        opening: &Opening,
        set_aside: bool,
    ) -> Result<Self, StoreError> {
        let last = last_tip(connection)?;
        let cause = if set_aside {
            Some(EpochCause::SetAside)
        } else if file(connection, "restored")?.is_some() {
            Some(EpochCause::Restore)
        } else {
            due(connection, opening, last.as_ref())?
        };
        Ok(Self { last, cause })
    }

    /// What staff should know of it.
    pub(crate) fn notice(&self) -> Option<Notice> {
        match self.cause? {
            EpochCause::FirstBoot => Some(Notice::New),
            EpochCause::OtherHardware => Some(Notice::OtherHardware),
            EpochCause::Renamed => Some(Notice::Renamed),
            EpochCause::Restore | EpochCause::SetAside => None,
        }
    }
}

fn due(
    connection: &Connection,
    opening: &Opening,
    last: Option<&Tip>,
) -> Result<Option<EpochCause>, StoreError> {
    let Some(last) = last else {
        // A folder that had epochs and has none in its journal lost its file: what is on paper is unknown.
        let lost = kept_number(&opening.folder)? > 0;
        return Ok(Some(if lost {
            EpochCause::SetAside
        } else {
            EpochCause::FirstBoot
        }));
    };
    let elsewhere = match (file(connection, "hardware")?, &opening.hardware) {
        (Some(found), Some(now)) => found != *now,
        _ => false,
    };
    let renamed = last.device != opening.device;
    Ok(if elsewhere {
        Some(EpochCause::OtherHardware)
    } else {
        renamed.then_some(EpochCause::Renamed)
    })
}

/// The chain to go on with: a new epoch's when one is due, else the last one's.
pub(crate) fn current(
    connection: &mut Connection,
    opening: &Opening,
    found: Found,
    stamp: &Stamp,
) -> Result<Tip, StoreError> {
    match (found.cause, found.last) {
        (None, Some(tip)) => {
            // Known before it is compared: hardware that had no serial number has one now.
            if let Some(hardware) = &opening.hardware {
                set_file(connection, "hardware", hardware)?;
            }
            // A first start that was cut between the epoch and its number.
            if kept_number(&opening.folder)? < tip.number {
                keep_number(&opening.folder, tip.number)?;
            }
            Ok(tip)
        }
        (cause, last) => {
            let number = last
                .map_or(0, |tip| tip.number)
                .max(kept_number(&opening.folder)?)
                + 1;
            begin(
                connection,
                opening,
                (number, cause.unwrap_or(EpochCause::FirstBoot)),
                stamp,
            )
        }
    }
}

fn begin(
    connection: &mut Connection,
    opening: &Opening,
    (number, cause): (u32, EpochCause),
    stamp: &Stamp,
) -> Result<Tip, StoreError> {
    // Kept first, so that a cut between the two skips a number, which does no harm; but a first start
    // that was cut is begun again, and must not look like a journal that was lost.
    if cause != EpochCause::FirstBoot {
        keep_number(&opening.folder, number)?;
    }
    let epoch = Uuid::new_v4();
    let tip = Tip {
        number,
        epoch,
        device: opening.device.clone(),
        seq: 0,
        hash: first_link(epoch),
    };
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .doing("beginning an epoch")?;
    let mut writer = Writer {
        connection: &transaction,
        tip,
    };
    writer.append(&NewFact {
        payload: Payload::EpochBegan {
            number,
            cause,
            numbers_unconfirmed: unconfirmed(cause),
        },
        subject: format!("device:{}", opening.device),
        business_day: None,
        stamp: *stamp,
        by: opening.device.clone(),
        personal: None,
    })?;
    let tip = writer.tip;
    if let Some(hardware) = &opening.hardware {
        set_file(&transaction, "hardware", hardware)?;
    }
    transaction
        .execute("DELETE FROM file WHERE key = 'restored'", [])
        .and_then(|_| transaction.commit())
        .doing("beginning an epoch")?;
    keep_number(&opening.folder, number)?;
    Ok(tip)
}

/// Whether numbers on paper may be missing from an epoch begun for this.
fn unconfirmed(cause: EpochCause) -> bool {
    matches!(cause, EpochCause::Restore | EpochCause::SetAside)
}

fn last_tip(connection: &Connection) -> Result<Option<Tip>, StoreError> {
    let sql = "SELECT e.number, e.epoch, e.device, f.seq, f.hash FROM epochs e JOIN facts f ON f.epoch = e.number
        ORDER BY e.number DESC, f.seq DESC LIMIT 1";
    connection
        .query_row(sql, [], |row| {
            Ok(Tip {
                number: row.get(0)?,
                epoch: Uuid::from_bytes(row.get(1)?),
                device: row.get(2)?,
                seq: row.get::<_, i64>(3)?.unsigned_abs(),
                hash: row.get(4)?,
            })
        })
        .optional()
        .doing("finding the end of the journal")
}

/// A value of the `file` table.
pub(crate) fn file(connection: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    connection
        .query_row("SELECT value FROM file WHERE key = ?", [key], |row| {
            row.get(0)
        })
        .optional()
        .doing("reading what this journal is")
}

/// Sets a value of the `file` table, durably.
pub(crate) fn set_file(connection: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO file (key, value) VALUES (?, ?)";
    connection
        .execute(sql, params![key, value])
        .doing("writing what this journal is")?;
    Ok(())
}

/// The highest epoch number ever begun in this folder, as kept beside the database; 0 for none.
fn kept_number(folder: &Path) -> Result<u32, StoreError> {
    let path = folder.join("epochs");
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(text.trim().parse().unwrap_or(0)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error).doing_to("read", &path),
    }
}

fn keep_number(folder: &Path, number: u32) -> Result<(), StoreError> {
    let (path, unfinished) = (folder.join("epochs"), folder.join("epochs.new"));
    std::fs::write(&unfinished, number.to_string()).doing_to("write", &unfinished)?;
    std::fs::File::open(&unfinished)
        .and_then(|file| file.sync_all())
        .doing_to("write", &unfinished)?;
    std::fs::rename(&unfinished, &path).doing_to("write", &path)?;
    crate::open::sync_folder(&path)
}
