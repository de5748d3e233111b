//! The least a ticket can cost on this disk: one transaction of three statements (the counter, the ticket,
//! the fact) in a file with the journal's own pragmas and page size, by prepared statements.

use anyhow::Result;
use rusqlite::{Connection, TransactionBehavior, params};
use std::path::Path;
use uuid::Uuid;

const PRAGMAS: &str =
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 8388608;
    PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;";
const TABLES: &str = "CREATE TABLE counters (service TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE tickets (id BLOB PRIMARY KEY, number INTEGER NOT NULL, service TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE facts (seq INTEGER PRIMARY KEY, id BLOB NOT NULL, data TEXT NOT NULL) STRICT;";
/// About as long as what the journal says of a ticket.
const DATA: &str = r#"{"number":1007,"service":"service-1","priority":false,"language":"ar","channel":"interview","code":"4K7-QF2-M9D"}"#;

/// As many pages in the log as the journal lets stand.
const WORTH_MOVING: i64 = 256;

/// A file that promises tickets and does nothing else.
pub(crate) struct Floor(Connection);

impl Floor {
    /// A new file under `folder`.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let connection = Connection::open(folder.join("floor.db"))?;
        connection.execute_batch(PRAGMAS)?;
        connection.execute_batch(TABLES)?;
        Ok(Self(connection))
    }

    /// One ticket, durable when this returns.
    ///
    /// # Errors
    /// When the disk fails.
    pub(crate) fn issue(&mut self, service: &str) -> Result<u32> {
        let transaction = self
            .0
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let count = "INSERT INTO counters VALUES (?, 1)
            ON CONFLICT (service) DO UPDATE SET next = next + 1 RETURNING next";
        let number: u32 = transaction
            .prepare_cached(count)?
            .query_row([service], |row| row.get(0))?;
        let id = Uuid::now_v7();
        transaction
            .prepare_cached("INSERT INTO tickets VALUES (?, ?, ?)")?
            .execute(params![id.as_bytes(), number, service])?;
        transaction
            .prepare_cached("INSERT INTO facts (id, data) VALUES (?, ?)")?
            .execute(params![id.as_bytes(), DATA])?;
        transaction.commit()?;
        Ok(number)
    }

    /// Moves the log into the file once it is long, as the journal does between visitors.
    ///
    /// # Errors
    /// When the disk fails.
    pub(crate) fn tidy(&self) -> Result<()> {
        let pages = |row: &rusqlite::Row<'_>| Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?);
        let count = "PRAGMA wal_checkpoint(NOOP)";
        if self.0.query_row(count, [], pages)? >= WORTH_MOVING {
            let moving = "PRAGMA wal_checkpoint(PASSIVE)";
            self.0.query_row(moving, [], |_| Ok(()))?;
        }
        Ok(())
    }
}
