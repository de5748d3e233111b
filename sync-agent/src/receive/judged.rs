//! What becomes of an event: it is accepted once, known after that, and refused where something else has its id or place.

use super::events::Event;
use super::{Doing, ReceiveError};
use rusqlite::{OptionalExtension, Transaction, params};
use serde::Serialize;

/// What became of an event.
#[derive(Debug, Serialize)]
pub(super) struct Judged {
    id: String,
    pub(super) status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// Judges an event of a source, and keeps what became of it.
pub(super) fn judge(
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
