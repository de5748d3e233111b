//! The end of local retention (facts.md, "From device to device, and away"): what is personal is emptied in place once it is old
//! enough and every target has it; in a request, once it is closed and that long ago, never while it is open. That is no fact, and nothing follows from it: the chain, digests sent to others and
//! counts stay as they were.

use crate::error::{Doing, StoreError};
use crate::open::Store;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Values that one transaction empties, so that nobody waits long for it.
const AT_ONCE: usize = 500;

/// What is to be forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forget {
    /// What came before this moment is emptied where every target has it.
    pub away_before: DateTime<Utc>,
    /// What came before this moment is emptied whatever became of it; not after `away_before`.
    pub all_before: DateTime<Utc>,
    /// Up to which seq every target has the facts of an epoch.
    pub through: BTreeMap<Uuid, u64>,
    /// Facts below that which some target lacks nevertheless: parked ones, and those behind them.
    pub kept_back: BTreeSet<Uuid>,
}

/// What was forgotten.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Values that were emptied.
    pub emptied: u64,
    /// Of these, such as a target never had.
    pub lost: u64,
    /// Values of facts that are due but for a target that lacks them.
    pub overdue: u64,
    /// Whether there is more to be emptied at once.
    pub more: bool,
}

impl Store {
    /// Empties what is personal and due, some hundred values at a time.
    ///
    /// # Errors
    /// When the disk fails; nothing is emptied then.
    pub fn forget(&mut self, wish: &Forget) -> Result<Forgotten, StoreError> {
        let due = due(&self.connection, wish)?;
        let overdue = due.iter().filter(|value| value.waits(wish)).count() as u64;
        let gone: Vec<&Due> = due.iter().filter(|value| !value.waits(wish)).collect();
        let more = gone.len() > AT_ONCE;
        let gone = gone.get(..gone.len().min(AT_ONCE)).unwrap_or_default();
        let doing = "emptying what is personal";
        let change = self.connection.unchecked_transaction().doing(doing)?;
        for value in gone {
            let sql = "UPDATE facts SET personal = NULL, salt = NULL WHERE id = ?";
            let mut empty = change.prepare_cached(sql).doing(doing)?;
            empty.execute([value.id.as_bytes()]).doing(doing)?;
        }
        let received = received(&change, wish)?;
        change.commit().doing(doing)?;
        Ok(Forgotten {
            emptied: gone.len() as u64 + received,
            lost: gone.iter().filter(|value| !value.is_away).count() as u64,
            overdue,
            more,
        })
    }
}

/// A value whose time is over.
struct Due {
    id: Uuid,
    at: DateTime<Utc>,
    is_away: bool,
}

impl Due {
    fn waits(&self, wish: &Forget) -> bool {
        !self.is_away && self.at >= wish.all_before
    }
}

fn due(db: &Connection, wish: &Forget) -> Result<Vec<Due>, StoreError> {
    let doing = "looking for what is personal and old";
    let sql =
        "SELECT f.id, max(f.at_ms, coalesce(r.closed_ms, 0)), e.epoch, f.seq
        FROM facts f JOIN epochs e ON e.number = f.epoch LEFT JOIN requests r ON r.id = f.subject
        WHERE f.personal IS NOT NULL AND f.at_ms < ?1 AND (r.id IS NULL OR r.closed_ms < ?1) ORDER BY f.at_ms";
    let mut asked = db.prepare_cached(sql).doing(doing)?;
    let value = |row: &rusqlite::Row<'_>| {
        let (id, epoch) = (Uuid::from_bytes(row.get(0)?), Uuid::from_bytes(row.get(2)?));
        let seq = row.get::<_, i64>(3)?.unsigned_abs();
        let through = wish.through.get(&epoch).copied().unwrap_or(0);
        Ok(Due {
            at: DateTime::from_timestamp_millis(row.get(1)?).unwrap_or_default(),
            is_away: seq <= through && !wish.kept_back.contains(&id),
            id,
        })
    };
    let found = asked.query_map([wish.away_before.timestamp_millis()], value);
    found.and_then(Iterator::collect).doing(doing)
}

/// What other devices delivered is theirs to bring further; here only their time counts. With it goes what links a rating
/// with its visit.
fn received(db: &Connection, wish: &Forget) -> Result<u64, StoreError> {
    let doing = "emptying what is personal and was received";
    let before = wish.away_before;
    let sql =
        "UPDATE received SET personal = NULL, salt = NULL WHERE personal IS NOT NULL AND at_ms < ?";
    let emptied = db.execute(sql, [before.timestamp_millis()]).doing(doing)?;
    let sql = "UPDATE opinions SET ticket = NULL WHERE ticket IS NOT NULL AND business_day < ?";
    db.execute(sql, params![before.date_naive().to_string()])
        .doing(doing)?;
    Ok(emptied as u64)
}
