//! Facts that are taken up from the journal, and those of them that are set aside.

use super::ledger::{COLUMNS, Row, row};
use crate::delivery::{Aside, Delivery, Place, aside, move_cursor, now};
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
    /// Those that the system is to be told of, each about one subject.
    pub(crate) facts: Vec<Place>,
}

impl Delivery {
    /// Takes facts up. Those of a subject of which something is parked wait behind that.
    pub(crate) fn take_up(&mut self, plan: &Plan) -> Result<(), DeliveryError> {
        let target = self.target.clone();
        self.change("taking facts up", |transaction| {
            for fact in &plan.facts {
                take_up(transaction, &target, plan.epoch, fact)?;
            }
            move_cursor(transaction, &target, plan.epoch, plan.through)
        })
    }

    /// Parks a fact; later ones of its subject wait behind it. Asked for again, it begins with the lookup.
    pub(crate) fn park(&mut self, parked: &Row, why: &str) -> Result<(), DeliveryError> {
        let (target, later) = (self.target.clone(), self.later(parked)?);
        self.change("parking a record", |transaction| {
            let sql = "UPDATE rest_steps SET state = 'planned', record = NULL, token = NULL WHERE number = ?";
            transaction.execute(sql, [parked.number])?;
            let refused = [(parked.place(), Aside::Parked(why.to_owned()))];
            aside::set_aside(transaction, &target, parked.epoch, &refused)?;
            for row in &later {
                let behind = [(row.place(), Aside::Behind)];
                aside::set_aside(transaction, &target, row.epoch, &behind)?;
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
    fact: &Place,
) -> rusqlite::Result<()> {
    let (seq, id) = (fact.seq as i64, fact.id.to_string());
    let sql = "INSERT OR IGNORE INTO rest_steps (target, epoch, seq, id, kind, subject, state)
        VALUES (?, ?, ?, ?, ?, ?, 'planned')";
    let values = params![target, epoch.as_bytes(), seq, id, fact.kind, fact.subject];
    transaction.prepare_cached(sql)?.execute(values)?;
    let sql =
        "INSERT OR IGNORE INTO set_aside (target, epoch, seq, id, kind, subject, state, reason, at)
        SELECT ?1, ?2, ?3, ?4, ?7, ?5, 'behind', '', ?6 WHERE EXISTS (SELECT 1 FROM set_aside
            WHERE target = ?1 AND subject = ?5 AND state IN ('parked', 'behind'))";
    let values = params![
        target,
        epoch.as_bytes(),
        seq,
        id,
        fact.subject,
        now(),
        fact.kind
    ];
    transaction.prepare_cached(sql)?.execute(values).map(drop)
}
