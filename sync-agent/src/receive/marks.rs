//! Up to where a source's events were answered for, and what it lacks.

use super::{Doing, ReceiveError};
use rusqlite::{OptionalExtension, Transaction, params};

/// As many gaps are named as a sender can make use of at a time.
const GAPS_NAMED: usize = 16;

/// Moves a source's mark over everything that follows without a gap; where it stands then.
pub(super) fn move_on(transaction: &Transaction<'_>, source: &str) -> Result<i64, ReceiveError> {
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
pub(super) fn missing(
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
