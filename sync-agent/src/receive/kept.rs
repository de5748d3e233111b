//! `received.db`: what was received. A batch is one durable transaction, and only then answered.

use super::events::Batch;
use super::judged::{Judged, judge};
use super::lines::Lines;
use super::marks::{missing, move_on};
use super::{Doing, DoingTo, ReceiveError};
use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};
use serde::Serialize;
use std::path::Path;

const RECEIVED: &str = "received.db";
const STEPS: &[M<'static>] = &[M::up(include_str!("received.sql"))];
const SETTINGS: &str =
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 8388608;";

/// The answer to a batch.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    results: Vec<Judged>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contiguous_through: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<(i64, i64)>,
}

/// Everything received so far.
#[derive(Debug)]
pub(crate) struct Kept {
    connection: Connection,
    lines: Lines,
}

impl Kept {
    /// Opens what a folder holds, making it where it is missing; `delivered.jsonl` is written anew from it.
    pub(crate) fn open(data: &Path) -> Result<Self, ReceiveError> {
        std::fs::create_dir_all(data).doing_to("make the folder", data)?;
        let path = data.join(RECEIVED);
        let mut connection = Connection::open(path).doing("opening received.db")?;
        connection
            .execute_batch(SETTINGS)
            .doing("setting up received.db")?;
        Migrations::from_slice(STEPS)
            .to_latest(&mut connection)
            .map_err(ReceiveError::Format)?;
        let lines = Lines::written_from(&connection, data)?;
        Ok(Self { connection, lines })
    }

    /// Takes a batch; it is durable when this returns.
    pub(crate) fn take(&mut self, batch: &Batch) -> Result<Answer, ReceiveError> {
        let Some(source) = &batch.source else {
            return Ok(Answer {
                results: Vec::new(),
                contiguous_through: None,
                missing: Vec::new(),
            });
        };
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .doing("beginning to keep a batch")?;
        let events = batch.events.iter();
        let judged = events.map(|event| judge(&transaction, source, event));
        let results = judged.collect::<Result<Vec<_>, _>>()?;
        let through = move_on(&transaction, source)?;
        let missing = missing(&transaction, source, through)?;
        transaction.commit().doing("keeping a batch")?;
        self.write(batch, &results);
        Ok(Answer {
            results,
            contiguous_through: Some(through),
            missing,
        })
    }

    /// Loses all but the first accepted events, as one that was restored from an older copy.
    #[cfg(test)]
    pub(crate) fn forget_after(&mut self, left: usize) -> rusqlite::Result<()> {
        let last =
            "SELECT number FROM events WHERE verdict = 'accepted' ORDER BY number LIMIT 1 OFFSET ?";
        let row = self
            .connection
            .query_row(last, [left as i64], |row| row.get(0));
        let first_lost: Option<i64> = rusqlite::OptionalExtension::optional(row)?;
        if let Some(number) = first_lost {
            self.connection
                .execute("DELETE FROM events WHERE number >= ?", [number])?;
            self.connection.execute("DELETE FROM sources", [])?;
        }
        Ok(())
    }

    /// The lines follow what is kept. Where they cannot, they are written anew the next time.
    fn write(&mut self, batch: &Batch, results: &[Judged]) {
        let accepted = batch.events.iter().zip(results);
        let accepted = accepted.filter(|(_, judged)| judged.status == "accepted");
        let written = self.lines.follow(
            &self.connection,
            accepted.map(|(event, _)| event.text.as_str()),
        );
        if let Err(error) = written {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "delivered.jsonl is behind what was received"
            );
        }
    }
}
