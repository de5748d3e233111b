//! The steps as `delivery.db` keeps them. Every change is one durable transaction.

use crate::delivery::{Delivery, Place, aside, now};
use crate::fault::{DeliveryError, Doing};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use uuid::Uuid;

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

/// Of a step `s`.
pub(super) const COLUMNS: &str =
    "s.number, s.epoch, s.seq, s.id, s.kind, s.subject, s.state, s.record, s.token";

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
    pub(crate) kind: String,
    pub(crate) subject: String,
    pub(crate) state: State,
    /// The system's own id of the record.
    pub(crate) record: Option<String>,
    pub(crate) token: Option<String>,
    /// Given up by hand.
    pub(crate) dropped: bool,
}

impl Row {
    /// Its place in its epoch.
    pub(super) fn place(&self) -> Place {
        Place {
            seq: self.seq,
            id: self.id,
            kind: self.kind.clone(),
            subject: self.subject.clone(),
        }
    }
}

impl Delivery {
    /// The first facts of their subjects that are not set aside, in their order.
    pub(crate) fn ready(&self) -> Result<Vec<Row>, DeliveryError> {
        let sql = format!(
            "SELECT {COLUMNS}, EXISTS (SELECT 1 FROM set_aside a
                WHERE a.target = s.target AND a.epoch = s.epoch AND a.seq = s.seq AND a.state = 'dropped')
            FROM rest_steps s
            WHERE s.target = ?1
              AND NOT EXISTS (SELECT 1 FROM set_aside a
                WHERE a.target = ?1 AND a.epoch = s.epoch AND a.seq = s.seq AND a.state IN ('parked', 'behind'))
              AND NOT EXISTS (SELECT 1 FROM rest_steps e
                WHERE e.target = ?1 AND e.subject = s.subject AND e.number < s.number)
            ORDER BY s.number LIMIT 200"
        );
        self.connection
            .prepare_cached(&sql)
            .and_then(|mut statement| statement.query_map([&self.target], row)?.collect())
            .doing("reading what is next")
    }

    /// Of an epoch: the seq up to which every fact is done or set aside, the one up to which facts are taken up, and how
    /// many of those are on their way and were never set aside.
    pub(crate) fn reach(&self, epoch: Uuid) -> Result<(u64, u64, u64), DeliveryError> {
        let sql = "SELECT count(*), min(s.seq) FROM rest_steps s
            WHERE s.target = ?1 AND s.epoch = ?2 AND NOT EXISTS (SELECT 1 FROM set_aside a
                WHERE a.target = ?1 AND a.epoch = s.epoch AND a.seq = s.seq)";
        let counted =
            self.connection
                .query_row(sql, params![self.target, epoch.as_bytes()], |row| {
                    Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?))
                });
        let (under_way, first) = counted.doing("counting what is on its way")?;
        let cursor = self.cursor(epoch)?;
        let through = first.map_or(cursor, |first| first.unsigned_abs().saturating_sub(1));
        Ok((through, cursor, under_way.unsigned_abs()))
    }

    /// A fact that was given up by hand, or is of nobody's concern any more, goes no further.
    pub(crate) fn let_go(&mut self, row: &Row) -> Result<(), DeliveryError> {
        let target = self.target.clone();
        self.change("letting a fact go", |transaction| {
            transaction.execute("DELETE FROM rest_steps WHERE number = ?", [row.number])?;
            let sql = "DELETE FROM set_aside WHERE target = ? AND epoch = ? AND seq = ? AND state <> 'dropped'";
            transaction.execute(sql, params![target, row.epoch.as_bytes(), row.seq as i64])
        })
    }

    /// Keeps how far a fact is, with the record and the token.
    pub(crate) fn step(&mut self, row: &Row) -> Result<(), DeliveryError> {
        let sql = "UPDATE rest_steps SET state = ?, record = ?, token = ? WHERE number = ?";
        let values = params![code(row.state), row.record, row.token, row.number];
        self.change("keeping a step", |transaction| {
            transaction.execute(sql, values)
        })
    }

    /// A fact is done; where it has a record, that is known by name and key from now on.
    pub(crate) fn done(
        &mut self,
        done: &Row,
        record: (&str, &str, &str),
    ) -> Result<(), DeliveryError> {
        let (target, (name, key, record)) = (self.target.clone(), record);
        self.change("keeping what is done", |transaction| {
            transaction.execute("DELETE FROM rest_steps WHERE number = ?", [done.number])?;
            aside::taken(transaction, &target, done.epoch, &[done.place()])?;
            let sql = "INSERT INTO rest_records (target, name, key, record, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (target, name, key) DO UPDATE SET record = excluded.record, at = excluded.at";
            transaction.execute(sql, params![target, name, key, record, now()])?;
            let sql = "UPDATE targets SET last_success = ? WHERE name = ?";
            transaction.execute(sql, params![now(), target])
        })
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
            transaction.execute(sql, params![target, name, key])
        })
    }

    /// One durable change.
    pub(super) fn change<T>(
        &mut self,
        doing: &'static str,
        change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
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

/// A row of [`COLUMNS`], and whether it was given up.
pub(super) fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    let (id, state): (String, String) = (row.get(3)?, row.get(6)?);
    let state = STATES.iter().find(|(_, code)| *code == state);
    Ok(Row {
        number: row.get(0)?,
        epoch: Uuid::from_bytes(row.get(1)?),
        seq: row.get::<_, i64>(2)?.unsigned_abs(),
        id: id.parse().unwrap_or_default(),
        kind: row.get(4)?,
        subject: row.get(5)?,
        state: state.map_or(State::Planned, |(state, _)| *state),
        record: row.get(7)?,
        token: row.get(8)?,
        dropped: row.get(9)?,
    })
}
