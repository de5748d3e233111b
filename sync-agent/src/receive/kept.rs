//! `received.db`: what was received. A batch is one durable transaction, and only then answered.

use super::events::{Batch, Event};
use super::lines::Lines;
use super::{Doing, DoingTo, ReceiveError};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use rusqlite_migration::{M, Migrations};
use serde::Serialize;
use std::path::Path;

const RECEIVED: &str = "received.db";
const STEPS: &[M<'static>] = &[M::up(include_str!("received.sql"))];
const SETTINGS: &str =
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 8388608;";
/// As many gaps are named as a sender can make use of at a time.
const GAPS_NAMED: usize = 16;

/// The answer to a batch.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    results: Vec<Judged>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contiguous_through: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<(i64, i64)>,
}

/// What became of an event.
#[derive(Debug, Serialize)]
struct Judged {
    id: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
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
        let first_lost: Option<i64> = self
            .connection
            .query_row(last, [left as i64], |row| row.get(0))
            .optional()?;
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

fn judge(
    transaction: &Transaction<'_>,
    source: &str,
    event: &Event,
) -> Result<Judged, ReceiveError> {
    let verdict = verdict(transaction, source, event)?;
    // A place is answered for once it was judged, whatever the answer; only then a gap means a loss.
    if let (Some(seq), "accepted" | "conflict" | "rejected") = (event.seq, verdict.0) {
        answer_for(transaction, (source, seq), event, verdict.0)?;
    }
    Ok(Judged {
        id: event.id.clone(),
        status: verdict.0,
        reason: verdict.1,
    })
}

/// What becomes of an event, and why where it is not taken.
fn verdict(
    transaction: &Transaction<'_>,
    source: &str,
    event: &Event,
) -> Result<(&'static str, Option<String>), ReceiveError> {
    let (hash, seq) = match (&event.hash, event.seq) {
        (Ok(hash), Some(seq)) => (hash, seq),
        (why, _) => return Ok(("rejected", why.clone().err())),
    };
    if let Some(known) = known(transaction, &event.id)? {
        if known == (source.to_owned(), seq, hash.clone()) {
            return Ok(("duplicate", None));
        }
        let why = "an event with this id and another hash or place was received before";
        return Ok(("conflict", Some(why.to_owned())));
    }
    Ok(match at(transaction, source, seq)? {
        Some(other) => {
            let why = format!(
                "{other} has this seq of its source; perhaps two devices are one, by a copied card"
            );
            ("conflict", Some(why))
        }
        None => ("accepted", None),
    })
}

/// Where the accepted event with an id stands, and its hash.
fn known(
    transaction: &Transaction<'_>,
    id: &str,
) -> Result<Option<(String, i64, String)>, ReceiveError> {
    transaction
        .prepare_cached(
            "SELECT source, seq, hash FROM events WHERE id = ? AND verdict = 'accepted'",
        )
        .and_then(|mut statement| {
            let row = statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
            row.optional()
        })
        .doing("looking for an event")
}

/// The accepted event at a place.
fn at(
    transaction: &Transaction<'_>,
    source: &str,
    seq: i64,
) -> Result<Option<String>, ReceiveError> {
    let sql = "SELECT id FROM events WHERE source = ? AND seq = ? AND verdict = 'accepted'";
    transaction
        .prepare_cached(sql)
        .and_then(|mut statement| {
            statement
                .query_row(params![source, seq], |row| row.get(0))
                .optional()
        })
        .doing("looking for an event")
}

/// Counts a place as answered for. What was refused there before makes room; what was accepted there stays.
fn answer_for(
    transaction: &Transaction<'_>,
    (source, seq): (&str, i64),
    event: &Event,
    verdict: &str,
) -> Result<(), ReceiveError> {
    let clear = "DELETE FROM events WHERE source = ? AND seq = ? AND verdict <> 'accepted'";
    let keep =
        "INSERT INTO events (source, seq, id, hash, verdict, event) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (source, seq) DO NOTHING";
    let hash = event.hash.as_deref().unwrap_or_default();
    let text = (verdict == "accepted").then_some(&event.text);
    transaction
        .prepare_cached(clear)
        .and_then(|mut statement| statement.execute(params![source, seq]))
        .and_then(|_| transaction.prepare_cached(keep))
        .and_then(|mut statement| {
            statement.execute(params![source, seq, event.id, hash, verdict, text])
        })
        .map(drop)
        .doing("keeping an event")
}

/// Moves a source's mark over everything that follows without a gap; where it stands then.
fn move_on(transaction: &Transaction<'_>, source: &str) -> Result<i64, ReceiveError> {
    let doing = "counting what was received";
    let before = transaction
        .prepare_cached("SELECT through FROM sources WHERE source = ?")
        .and_then(|mut statement| statement.query_row([source], |row| row.get(0)).optional())
        .doing(doing)?;
    let mut through = before.unwrap_or(0);
    each_after(transaction, source, through, |seq| {
        let next = seq == through + 1;
        through += i64::from(next);
        next
    })?;
    transaction
        .prepare_cached("INSERT OR REPLACE INTO sources (source, through) VALUES (?, ?)")
        .and_then(|mut statement| statement.execute(params![source, through]))
        .doing(doing)?;
    Ok(through)
}

/// The first gaps of a source after its mark, from and to.
fn missing(
    transaction: &Transaction<'_>,
    source: &str,
    through: i64,
) -> Result<Vec<(i64, i64)>, ReceiveError> {
    let (mut gaps, mut before) = (Vec::new(), through);
    each_after(transaction, source, through, |seq| {
        if seq > before + 1 {
            gaps.push((before + 1, seq - 1));
        }
        before = seq;
        gaps.len() < GAPS_NAMED
    })?;
    Ok(gaps)
}

/// Gives the seqs of a source that were answered for, after one, to `each` until it answers `false`.
fn each_after(
    transaction: &Transaction<'_>,
    source: &str,
    after: i64,
    mut each: impl FnMut(i64) -> bool,
) -> Result<(), ReceiveError> {
    let doing = "counting what was received";
    let sql = "SELECT seq FROM events WHERE source = ? AND seq > ? ORDER BY seq";
    let mut statement = transaction.prepare_cached(sql).doing(doing)?;
    let mut rows = statement.query(params![source, after]).doing(doing)?;
    while let Some(row) = rows.next().doing(doing)? {
        if !each(row.get(0).doing(doing)?) {
            break;
        }
    }
    Ok(())
}
