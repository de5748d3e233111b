//! Looking back along the journal: where it ends, which places it knows, and who did what.

use crate::error::{Doing, StoreError};
use crate::read::Reader;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

/// What was done, by whom, to whom or what. Its data is left out: an audit says who acted, not what visitors said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its place: the epoch, and the seq in it.
    pub place: (Uuid, u64),
    /// The fact's kind.
    pub kind: String,
    /// When, by the wall clock.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: String,
    /// What it is about.
    pub subject: String,
}

impl Reader {
    /// The place of the last fact; `None` in an empty journal.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn last_place(&self) -> Result<Option<(Uuid, u64)>, StoreError> {
        let sql = "SELECT e.epoch, f.seq FROM facts f JOIN epochs e ON e.number = f.epoch
            ORDER BY f.epoch DESC, f.seq DESC LIMIT 1";
        self.connection
            .query_row(sql, [], place)
            .optional()
            .doing("finding the end of the journal")
    }

    /// Whether there is a fact at this place, or an epoch that has it before its first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn knows(&self, epoch: Uuid, seq: u64) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM epochs e WHERE e.epoch = ?1 AND (?2 = 0
            OR EXISTS (SELECT 1 FROM facts f WHERE f.epoch = e.number AND f.seq = ?2)))";
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                statement.query_row(params![epoch.as_bytes(), seq], |row| row.get(0))
            })
            .doing("looking for a place")
    }

    /// How many tickets wait.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn waiting_count(&self) -> Result<u64, StoreError> {
        let sql = "SELECT coalesce(sum(waiting), 0) FROM lanes";
        let counted = self
            .connection
            .query_row(sql, [], |row| row.get::<_, i64>(0));
        counted.map(i64::unsigned_abs).doing("counting who waits")
    }

    /// What was done before a place, latest first; from the end without one. Ratings are never in it (P10).
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn audit(
        &self,
        before: Option<(Uuid, u64)>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        let doing = "reading who did what";
        let sql = "SELECT e.epoch, f.seq, f.kind, f.at_ms, f.by, f.subject
            FROM facts f JOIN epochs e ON e.number = f.epoch
            WHERE f.kind NOT GLOB 'rating.*' AND f.kind <> 'suggestion.left'
            AND (?1 IS NULL OR (f.epoch, f.seq) < ((SELECT number FROM epochs WHERE epoch = ?1), ?2))
            ORDER BY f.epoch DESC, f.seq DESC LIMIT ?3";
        let (epoch, seq) = before.unzip();
        let seq = i64::try_from(seq.unwrap_or(0)).unwrap_or(i64::MAX);
        let epoch = epoch.as_ref().map(Uuid::as_bytes);
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        let rows = statement.query_map(params![epoch, seq, limit], entry);
        rows.and_then(Iterator::collect).doing(doing)
    }
}

fn place(row: &Row<'_>) -> rusqlite::Result<(Uuid, u64)> {
    Ok((
        Uuid::from_bytes(row.get(0)?),
        row.get::<_, i64>(1)?.unsigned_abs(),
    ))
}

fn entry(row: &Row<'_>) -> rusqlite::Result<AuditEntry> {
    Ok(AuditEntry {
        place: place(row)?,
        kind: row.get(2)?,
        at: DateTime::from_timestamp_millis(row.get(3)?).unwrap_or_default(),
        by: row.get(4)?,
        subject: row.get(5)?,
    })
}
