//! Records set aside, as staff see and steer them beside whoever delivers.

use super::{aside, now, open};
use crate::fault::{DeliveryError, Doing};
use rusqlite::{Connection, Row, Transaction, TransactionBehavior, params};
use serde::Serialize;
use std::path::Path;
use uuid::Uuid;

/// A record that a target has not got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The target's name in the settings.
    pub target: String,
    /// The fact's id.
    pub id: String,
    /// Its place within its epoch.
    pub seq: u64,
    /// Its epoch.
    pub epoch: Uuid,
    /// Its kind; empty where an older version set it aside.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// `parked` (refused), `behind` (one of its subject before it is set aside), `waiting` (to be sent again) or `dropped`
    /// (given up).
    pub state: String,
    /// Whether the target has something else in its place.
    pub conflict: bool,
    /// What the target said of it.
    pub reason: String,
    /// When it was set aside, sent again or given up last (RFC 3339, UTC).
    pub at: String,
    /// Who sent it again or gave it up.
    pub who: Option<String>,
    /// Why it was given up.
    pub why: Option<String>,
}

const COLUMNS: &str =
    "target, id, seq, epoch, kind, subject, state, conflict, reason, at, who, why";

/// The records of a folder, to be changed.
pub(crate) struct Records {
    connection: Connection,
}

impl Records {
    /// Those of a data folder; `None` where nothing was ever delivered.
    pub(crate) fn open(data: &Path) -> Result<Option<Self>, DeliveryError> {
        let connection = open::existing(data)?;
        Ok(connection.map(|connection| Self { connection }))
    }

    /// Whether a target of this name was ever delivered to.
    pub(crate) fn knows(&self, target: &str) -> Result<bool, DeliveryError> {
        self.connection
            .prepare("SELECT 1 FROM targets WHERE name = ?")
            .and_then(|mut statement| statement.exists([target]))
            .doing("looking for a target")
    }

    /// All of them, or one target's, in the order of each epoch.
    pub(crate) fn list(&self, target: Option<&str>) -> Result<Vec<Record>, DeliveryError> {
        list(&self.connection, target)
    }

    /// Those of a fact, one for each target or for that one alone.
    pub(crate) fn of(&self, id: &str, target: Option<&str>) -> Result<Vec<Record>, DeliveryError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM set_aside WHERE id = ?1 AND (?2 IS NULL OR target = ?2) ORDER BY target, epoch, seq"
        );
        self.connection
            .prepare(&sql)
            .and_then(|mut statement| statement.query_map([Some(id), target], record)?.collect())
            .doing("looking for a parked record")
    }

    /// Has records sent again, and what waits behind them.
    pub(crate) fn retry(&mut self, records: &[Record], who: &str) -> Result<(), DeliveryError> {
        self.change(records, |transaction, record| {
            let sql = "UPDATE set_aside SET state = 'waiting', at = ?, who = ?, why = NULL
                WHERE target = ? AND epoch = ? AND seq = ?";
            let (epoch, seq) = (record.epoch.as_bytes(), record.seq as i64);
            transaction.execute(sql, params![now(), who, record.target, epoch, seq])
        })
    }

    /// Gives records up; what waits behind them goes on.
    pub(crate) fn give_up(
        &mut self,
        records: &[Record],
        who: &str,
        why: &str,
    ) -> Result<(), DeliveryError> {
        self.change(records, |transaction, record| {
            let sql = "UPDATE set_aside SET state = 'dropped', at = ?, who = ?, why = ?
                WHERE target = ? AND epoch = ? AND seq = ?";
            let (epoch, seq) = (record.epoch.as_bytes(), record.seq as i64);
            transaction.execute(sql, params![now(), who, why, record.target, epoch, seq])
        })
    }

    fn change(
        &mut self,
        records: &[Record],
        change: impl Fn(&Transaction<'_>, &Record) -> rusqlite::Result<usize>,
    ) -> Result<(), DeliveryError> {
        let doing = "changing a parked record";
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .doing(doing)?;
        for record in records {
            change(&transaction, record)
                .and_then(|_| aside::release(&transaction, &record.target, &record.subject))
                .doing(doing)?;
        }
        transaction.commit().doing(doing)
    }
}

/// The records of all targets or of one, in the order of each epoch.
pub(super) fn list(
    connection: &Connection,
    target: Option<&str>,
) -> Result<Vec<Record>, DeliveryError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM set_aside WHERE ?1 IS NULL OR target = ?1 ORDER BY target, epoch, seq"
    );
    connection
        .prepare_cached(&sql)
        .and_then(|mut statement| statement.query_map([target], record)?.collect())
        .doing("reading what is set aside")
}

fn record(row: &Row<'_>) -> rusqlite::Result<Record> {
    Ok(Record {
        target: row.get(0)?,
        id: row.get(1)?,
        seq: row.get::<_, i64>(2)?.unsigned_abs(),
        epoch: Uuid::from_bytes(row.get(3)?),
        kind: row.get(4)?,
        subject: row.get(5)?,
        state: row.get(6)?,
        conflict: row.get(7)?,
        reason: row.get(8)?,
        at: row.get(9)?,
        who: row.get(10)?,
        why: row.get(11)?,
    })
}
