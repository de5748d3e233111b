//! The steps as `delivery.db` keeps them. Every change is one durable transaction.

use crate::delivery::{self, Aside, Delivery, move_cursor, now, set_aside};
use crate::fault::{DeliveryError, Doing};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use uuid::Uuid;

/// What a system keeps no record of for so long is looked up again.
const KEPT_DAYS: i64 = 60;

/// How far a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing was done yet.
    Planned,
    /// Whether the system has it is asked.
    Lookup,
    /// It may have been asked to make it.
    Create,
    /// It may have been asked to change it.
    Update,
    /// It said that it did.
    Verify,
}

const STATES: [(State, &str); 5] = [
    (State::Planned, "planned"),
    (State::Lookup, "lookup"),
    (State::Create, "create"),
    (State::Update, "update"),
    (State::Verify, "verify"),
];

/// A fact on its way, about one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) number: i64,
    pub(crate) epoch: Uuid,
    pub(crate) seq: u64,
    pub(crate) id: Uuid,
    pub(crate) subject: String,
    pub(crate) state: State,
    /// The system's own id of the record.
    pub(crate) record: Option<String>,
    pub(crate) token: Option<String>,
}

/// Facts to be taken up, and up to where the journal was looked at.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) epoch: Uuid,
    pub(crate) through: u64,
    pub(crate) facts: Vec<delivery::Place>,
}

impl Delivery {
    /// Takes facts up. Those of a subject of which something is parked wait behind that.
    pub(crate) fn take_up(&mut self, plan: &Plan) -> Result<(), DeliveryError> {
        let behind = self.behind(&plan.facts)?;
        let target = self.target.clone();
        self.change("taking facts up", |transaction| {
            let sql = "INSERT OR IGNORE INTO rest_steps (target, epoch, seq, id, subject, state)
                VALUES (?, ?, ?, ?, ?, 'planned')";
            let mut statement = transaction.prepare_cached(sql)?;
            for fact in &plan.facts {
                let key = params![
                    target,
                    plan.epoch.as_bytes(),
                    fact.seq as i64,
                    fact.id.to_string(),
                    fact.subject
                ];
                statement.execute(key)?;
            }
            set_aside(transaction, &target, plan.epoch, &behind)?;
            move_cursor(transaction, &target, plan.epoch, plan.through)
        })
    }

    fn behind(
        &self,
        facts: &[delivery::Place],
    ) -> Result<Vec<(delivery::Place, Aside)>, DeliveryError> {
        let mut behind = Vec::new();
        for fact in facts {
            if self.is_blocked(&fact.subject)? {
                behind.push((fact.clone(), Aside::Behind));
            }
        }
        Ok(behind)
    }

    /// The first facts of their subjects that are not set aside, in their order.
    pub(crate) fn ready(&self) -> Result<Vec<Row>, DeliveryError> {
        let sql = "SELECT s.number, s.epoch, s.seq, s.id, s.subject, s.state, s.record, s.token FROM rest_steps s
            WHERE s.target = ?1
              AND NOT EXISTS (SELECT 1 FROM set_aside a
                WHERE a.target = ?1 AND a.epoch = s.epoch AND a.seq = s.seq AND a.state IN ('parked', 'behind'))
              AND NOT EXISTS (SELECT 1 FROM rest_steps e
                WHERE e.target = ?1 AND e.subject = s.subject AND e.number < s.number)
            ORDER BY s.number LIMIT 200";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_map([&self.target], row)?.collect())
            .doing("reading what is next")
    }

    /// How many facts are on their way and not set aside, and the first seq of an epoch among them.
    pub(crate) fn under_way(&self, epoch: Uuid) -> Result<(u64, Option<u64>), DeliveryError> {
        let sql = "SELECT count(*), min(s.seq) FROM rest_steps s
            WHERE s.target = ?1 AND s.epoch = ?2 AND NOT EXISTS (SELECT 1 FROM set_aside a
                WHERE a.target = ?1 AND a.epoch = s.epoch AND a.seq = s.seq AND a.state IN ('parked', 'behind'))";
        let counted =
            self.connection
                .query_row(sql, params![self.target, epoch.as_bytes()], |row| {
                    Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?))
                });
        let (count, first) = counted.doing("counting what is on its way")?;
        Ok((count.unsigned_abs(), first.map(i64::unsigned_abs)))
    }

    /// Keeps how far a fact is, with the record and the token.
    pub(crate) fn step(&mut self, row: &Row) -> Result<(), DeliveryError> {
        let sql = "UPDATE rest_steps SET state = ?, record = ?, token = ? WHERE number = ?";
        let values = params![code(row.state), row.record, row.token, row.number];
        self.change("keeping a step", |transaction| {
            transaction.execute(sql, values).map(|_| ())
        })
    }

    /// A fact is done; where it has a record, that is known by name and key from now on.
    pub(crate) fn done(
        &mut self,
        done: &Row,
        record: Option<(&str, &str, &str)>,
    ) -> Result<(), DeliveryError> {
        let target = self.target.clone();
        self.change("keeping what is done", |transaction| {
            transaction.execute("DELETE FROM rest_steps WHERE number = ?", [done.number])?;
            let place = params![target, done.epoch.as_bytes(), done.seq as i64];
            transaction.execute("DELETE FROM set_aside WHERE target = ? AND epoch = ? AND seq = ?", place)?;
            if let Some((name, key, record)) = record {
                let sql = "INSERT INTO rest_records (target, name, key, record, at) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (target, name, key) DO UPDATE SET record = excluded.record, at = excluded.at";
                transaction.execute(sql, params![target, name, key, record, now()])?;
            }
            let sql = "UPDATE targets SET last_success = ? WHERE name = ?";
            transaction.execute(sql, params![now(), target]).map(|_| ())
        })
    }

    /// Parks a fact; later ones of its subject wait behind it. Asked for again, it begins with the lookup.
    pub(crate) fn park(&mut self, parked: &Row, why: &str) -> Result<(), DeliveryError> {
        let place = |seq: u64, id: Uuid| delivery::Place {
            seq,
            id,
            subject: parked.subject.clone(),
        };
        let aside = [(place(parked.seq, parked.id), Aside::Parked(why.to_owned()))];
        let later = self.later(parked)?;
        let target = self.target.clone();
        self.change("parking a record", |transaction| {
            let sql = "UPDATE rest_steps SET state = 'planned', record = NULL, token = NULL WHERE number = ?";
            transaction.execute(sql, [parked.number])?;
            set_aside(transaction, &target, parked.epoch, &aside)?;
            for row in &later {
                let behind = [(place(row.seq, row.id), Aside::Behind)];
                set_aside(transaction, &target, row.epoch, &behind)?;
            }
            Ok(())
        })
    }

    fn later(&self, parked: &Row) -> Result<Vec<Row>, DeliveryError> {
        let sql = "SELECT number, epoch, seq, id, subject, state, record, token FROM rest_steps
            WHERE target = ? AND subject = ? AND number > ? ORDER BY number";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                let key = params![self.target, parked.subject, parked.number];
                statement.query_map(key, row)?.collect()
            })
            .doing("reading what follows")
    }

    /// The system's record of a key, as far as it is known here.
    pub(crate) fn record(&self, name: &str, key: &str) -> Result<Option<String>, DeliveryError> {
        let sql = "SELECT record FROM rest_records WHERE target = ? AND name = ? AND key = ?";
        let found = self
            .connection
            .query_row(sql, params![self.target, name, key], |row| row.get(0));
        found.optional().doing("looking for a record")
    }

    /// What was known of a key's record is not so any more.
    pub(crate) fn forget_record(&mut self, name: &str, key: &str) -> Result<(), DeliveryError> {
        let target = self.target.clone();
        self.change("forgetting a record", |transaction| {
            let sql = "DELETE FROM rest_records WHERE target = ? AND name = ? AND key = ?";
            transaction
                .execute(sql, params![target, name, key])
                .map(|_| ())
        })
    }

    /// Lets go what was given up by hand, and records of old.
    pub(crate) fn tidy_steps(&mut self) -> Result<(), DeliveryError> {
        let target = self.target.clone();
        self.change("tidying", |transaction| {
            let sql =
                "DELETE FROM rest_steps WHERE target = ?1 AND EXISTS (SELECT 1 FROM set_aside a
                WHERE a.target = ?1 AND a.epoch = rest_steps.epoch AND a.seq = rest_steps.seq
                  AND a.state NOT IN ('parked', 'behind'))";
            transaction.execute(sql, [&target])?;
            let old = (chrono::Utc::now() - chrono::TimeDelta::days(KEPT_DAYS)).to_rfc3339();
            let sql = "DELETE FROM rest_records WHERE target = ? AND at < ?";
            transaction.execute(sql, params![target, old]).map(|_| ())
        })
    }

    fn change(
        &mut self,
        doing: &'static str,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), DeliveryError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .doing(doing)?;
        change(&transaction).doing(doing)?;
        transaction.commit().doing(doing)
    }
}

fn code(state: State) -> &'static str {
    STATES
        .iter()
        .find(|(known, _)| *known == state)
        .map_or("planned", |(_, code)| code)
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let (id, state): (String, String) = (row.get(3)?, row.get(5)?);
    let state = STATES.iter().find(|(_, code)| *code == state);
    Ok(Row {
        number: row.get(0)?,
        epoch: Uuid::from_bytes(row.get(1)?),
        seq: row.get::<_, i64>(2)?.unsigned_abs(),
        id: id.parse().unwrap_or_default(),
        subject: row.get(4)?,
        state: state.map_or(State::Planned, |(state, _)| *state),
        record: row.get(6)?,
        token: row.get(7)?,
    })
}
