//! Facts that are taken up from the journal, and those of them that are set aside.

use super::ledger::{COLUMNS, Row, now, row};
use crate::delivery::Delivery;
use crate::fault::{DeliveryError, Doing};
use rusqlite::{Transaction, params};
use uuid::Uuid;

/// A record that nothing was told of for so long is looked up again.
const KEPT_DAYS: i64 = 60;

/// Facts to be taken up, and up to where the journal was looked at.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) epoch: Uuid,
    pub(crate) through: u64,
    pub(crate) facts: Vec<Planned>,
}

/// A fact that a system is to be told of, about one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Planned {
    pub(crate) seq: u64,
    pub(crate) id: Uuid,
    pub(crate) subject: String,
}

impl Delivery {
    /// Takes facts up. Those of a subject of which something is parked wait behind that.
    pub(crate) fn take_up(&mut self, plan: &Plan) -> Result<(), DeliveryError> {
        let target = self.target.clone();
        self.change("taking facts up", |transaction| {
            for fact in &plan.facts {
                take_up(transaction, &target, plan.epoch, fact)?;
            }
            let sql = "INSERT INTO cursors (target, epoch, seq) VALUES (?, ?, ?)
                ON CONFLICT (target, epoch) DO UPDATE SET seq = excluded.seq";
            let cursor = params![target, plan.epoch.as_bytes(), plan.through as i64];
            transaction.prepare_cached(sql)?.execute(cursor)
        })
    }

    /// Parks a fact; later ones of its subject wait behind it. Asked for again, it begins with the lookup.
    pub(crate) fn park(&mut self, parked: &Row, why: &str) -> Result<(), DeliveryError> {
        let (target, later) = (self.target.clone(), self.later(parked)?);
        self.change("parking a record", |transaction| {
            let sql = "UPDATE rest_steps SET state = 'planned', record = NULL, token = NULL WHERE number = ?";
            transaction.execute(sql, [parked.number])?;
            set_aside(transaction, &target, parked, ("parked", why))?;
            for row in &later {
                set_aside(transaction, &target, row, ("behind", ""))?;
            }
            Ok(())
        })
    }

    fn later(&self, parked: &Row) -> Result<Vec<Row>, DeliveryError> {
        let sql = format!(
            "SELECT {COLUMNS}, 0 FROM rest_steps s
            WHERE s.target = ? AND s.subject = ? AND s.number > ? ORDER BY s.number"
        );
        self.connection
            .prepare_cached(&sql)
            .and_then(|mut statement| {
                let key = params![self.target, parked.subject, parked.number];
                statement.query_map(key, row)?.collect()
            })
            .doing("reading what follows")
    }

    /// Forgets records of old.
    pub(crate) fn tidy_records(&mut self) -> Result<(), DeliveryError> {
        let target = self.target.clone();
        let old = (chrono::Utc::now() - chrono::TimeDelta::days(KEPT_DAYS)).to_rfc3339();
        self.change("tidying", |transaction| {
            let sql = "DELETE FROM rest_records WHERE target = ? AND at < ?";
            transaction.execute(sql, params![target, old])
        })
    }
}

fn take_up(
    transaction: &Transaction<'_>,
    target: &str,
    epoch: Uuid,
    fact: &Planned,
) -> rusqlite::Result<()> {
    let (seq, id) = (fact.seq as i64, fact.id.to_string());
    let sql = "INSERT OR IGNORE INTO rest_steps (target, epoch, seq, id, subject, state)
        VALUES (?, ?, ?, ?, ?, 'planned')";
    let values = params![target, epoch.as_bytes(), seq, id, fact.subject];
    transaction.prepare_cached(sql)?.execute(values)?;
    let sql = "INSERT OR IGNORE INTO set_aside (target, epoch, seq, id, subject, state, reason, at)
        SELECT ?1, ?2, ?3, ?4, ?5, 'behind', '', ?6 WHERE EXISTS (SELECT 1 FROM set_aside
            WHERE target = ?1 AND subject = ?5 AND state IN ('parked', 'behind'))";
    let values = params![target, epoch.as_bytes(), seq, id, fact.subject, now()];
    transaction.prepare_cached(sql)?.execute(values).map(drop)
}

/// What was given up by hand stays so.
fn set_aside(
    transaction: &Transaction<'_>,
    target: &str,
    row: &Row,
    (state, reason): (&str, &str),
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO set_aside (target, epoch, seq, id, subject, state, reason, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (target, epoch, seq) DO UPDATE
            SET state = excluded.state, reason = excluded.reason, at = excluded.at WHERE state <> 'dropped'";
    let (epoch, seq, id) = (row.epoch.as_bytes(), row.seq as i64, row.id.to_string());
    let values = params![target, epoch, seq, id, row.subject, state, reason, now()];
    transaction.prepare_cached(sql)?.execute(values).map(drop)
}
