//! Records set aside, and how they come back.
//!
//! A refused record is parked, and what follows of its subject waits behind it. Sent again on request it is `waiting`, and
//! stays a row until the target has it; only then, or once it was given up, what is behind it follows, in its order. What is
//! given up stays as `dropped`, so that no watermark sends it again.

use super::{Delivery, Place, now};
use crate::fault::{DeliveryError, Doing};
use rusqlite::{Connection, Row, params};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Why a fact is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Aside {
    /// The target refused it.
    Parked(String),
    /// The target has something else in its place.
    Conflict(String),
    /// One of its subject before it is set aside.
    Behind,
}

/// How many are set aside, by what they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Refused, conflicts among them.
    pub(crate) parked: u64,
    pub(crate) conflicts: u64,
    pub(crate) behind: u64,
    /// To be sent again.
    pub(crate) waiting: u64,
    pub(crate) dropped: u64,
}

/// Rows that may be sent again now: of each subject the first that is left.
const RELEASED: &str = "SELECT s.epoch, s.seq, s.id, s.kind, s.subject FROM set_aside s
    WHERE s.target = ? AND s.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM set_aside b
        WHERE b.target = s.target AND b.subject = s.subject AND b.state <> 'dropped'
        AND b.epoch = s.epoch AND b.seq < s.seq)
    ORDER BY s.epoch, s.seq LIMIT 500";
/// What no parked record is before any more. Those of another epoch count as before: they seldom share a subject.
const RELEASE: &str = "UPDATE set_aside SET state = 'waiting' WHERE target = ?1 AND subject = ?2
    AND state = 'behind' AND NOT EXISTS (SELECT 1 FROM set_aside p
        WHERE p.target = ?1 AND p.subject = ?2 AND p.state = 'parked'
        AND NOT (p.epoch = set_aside.epoch AND p.seq > set_aside.seq))";

impl Delivery {
    /// The seqs of an epoch that are set aside.
    pub(crate) fn aside(&self, epoch: Uuid) -> Result<BTreeSet<u64>, DeliveryError> {
        let sql = "SELECT seq FROM set_aside WHERE target = ? AND epoch = ?";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                let rows = statement.query_map(params![self.target, epoch.as_bytes()], |row| {
                    row.get::<_, i64>(0).map(i64::unsigned_abs)
                })?;
                rows.collect()
            })
            .doing("reading what is set aside")
    }

    /// Whether something of a subject is set aside before a place, so that what stands there waits.
    pub(crate) fn is_blocked(&self, epoch: Uuid, place: &Place) -> Result<bool, DeliveryError> {
        let sql = "SELECT 1 FROM set_aside WHERE target = ? AND subject = ? AND state <> 'dropped'
            AND NOT (epoch = ? AND seq > ?)";
        let key = params![
            self.target,
            place.subject,
            epoch.as_bytes(),
            place.seq as i64
        ];
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.exists(key))
            .doing("looking for a parked record")
    }

    /// Records to be sent again, with their epochs; of each subject the first.
    pub(crate) fn released(&self) -> Result<Vec<(Uuid, Place)>, DeliveryError> {
        self.connection
            .prepare_cached(RELEASED)
            .and_then(|mut statement| {
                let rows = statement.query_map([&self.target], placed)?;
                rows.collect()
            })
            .doing("reading what is to be sent again")
    }

    /// How many are set aside.
    pub(crate) fn counts(&self) -> Result<Counts, DeliveryError> {
        let sql = "SELECT state, conflict, count(*) FROM set_aside WHERE target = ? GROUP BY state, conflict";
        let mut counts = Counts::default();
        let count = |row: &Row<'_>| {
            let (state, conflict): (String, bool) = (row.get(0)?, row.get(1)?);
            let many = row.get::<_, i64>(2)?.unsigned_abs();
            match state.as_str() {
                "behind" => counts.behind += many,
                "waiting" => counts.waiting += many,
                "dropped" => counts.dropped += many,
                _ => {
                    counts.parked += many;
                    counts.conflicts += many * u64::from(conflict);
                }
            }
            Ok(())
        };
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                statement
                    .query_map([&self.target], count)?
                    .collect::<Result<(), _>>()
            })
            .doing("counting what is set aside")?;
        Ok(counts)
    }
}

fn placed(row: &Row<'_>) -> rusqlite::Result<(Uuid, Place)> {
    let id: String = row.get(2)?;
    let place = Place {
        seq: row.get::<_, i64>(1)?.unsigned_abs(),
        id: id.parse().unwrap_or_default(),
        kind: row.get(3)?,
        subject: row.get(4)?,
    };
    Ok((Uuid::from_bytes(row.get(0)?), place))
}

/// Keeps what was set aside. What somebody gave up meanwhile stays so.
pub(crate) fn set_aside(
    connection: &Connection,
    target: &str,
    epoch: Uuid,
    aside: &[(Place, Aside)],
) -> rusqlite::Result<()> {
    let parked = "INSERT INTO set_aside (target, epoch, seq, id, kind, subject, state, conflict, reason, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'parked', ?7, ?8, ?9) ON CONFLICT (target, epoch, seq) DO UPDATE
        SET state = 'parked', conflict = ?7, reason = ?8, at = ?9 WHERE state <> 'dropped'";
    let behind = "INSERT INTO set_aside (target, epoch, seq, id, kind, subject, state, conflict, reason, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'behind', ?7, ?8, ?9) ON CONFLICT (target, epoch, seq) DO NOTHING";
    for (place, why) in aside {
        let (sql, conflict, reason) = match why {
            Aside::Parked(reason) => (parked, false, reason.as_str()),
            Aside::Conflict(reason) => (parked, true, reason.as_str()),
            Aside::Behind => (behind, false, ""),
        };
        let (epoch, seq, id) = (epoch.as_bytes(), place.seq as i64, place.id.to_string());
        let values = params![
            target,
            epoch,
            seq,
            id,
            place.kind,
            place.subject,
            conflict,
            reason,
            now()
        ];
        connection.prepare_cached(sql)?.execute(values)?;
        if *why != Aside::Behind {
            wait_behind(connection, target, epoch, place)?;
        }
    }
    Ok(())
}

/// What was to be sent again after a record that is parked waits behind it once more.
fn wait_behind(
    connection: &Connection,
    target: &str,
    epoch: &uuid::Bytes,
    place: &Place,
) -> rusqlite::Result<()> {
    let sql = "UPDATE set_aside SET state = 'behind' WHERE target = ? AND subject = ? AND state = 'waiting'
        AND NOT (epoch = ? AND seq < ?)";
    let values = params![target, place.subject, epoch, place.seq as i64];
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

/// Forgets records that the target has now, and lets those behind them follow.
pub(crate) fn taken(
    connection: &Connection,
    target: &str,
    epoch: Uuid,
    taken: &[Place],
) -> rusqlite::Result<()> {
    let sql = "DELETE FROM set_aside WHERE target = ? AND epoch = ? AND seq = ?";
    for place in taken {
        let values = params![target, epoch.as_bytes(), place.seq as i64];
        connection.prepare_cached(sql)?.execute(values)?;
        release(connection, target, &place.subject)?;
    }
    Ok(())
}

/// Lets follow what no parked record of its subject is before any more.
pub(super) fn release(
    connection: &Connection,
    target: &str,
    subject: &str,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(RELEASE)?
        .execute(params![target, subject])?;
    Ok(())
}
