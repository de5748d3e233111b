//! The queue of the open day at one moment, as screens, board and console tell it; read beside the writer.

use crate::calls::lanes;
use crate::counters::{self, CounterRow};
use crate::days::open_day;
use crate::error::{Doing, StoreError};
use crate::keys::{Keys, Sealed};
use crate::read::{FACT_COLUMNS, Reader, fact_row};
use crate::tickets;
use domain::day::BusinessDay;
use domain::fact::Fact;
use domain::ticket::Ticket;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How many of those who wait a glance names.
pub const NAMED: usize = 500;
/// How many no-shows a glance names.
const MISSED: i64 = 50;
/// How many calls a glance names.
const CALLS: i64 = 10;
/// How many service times of a service are looked at.
const TIMES: i64 = 200;

/// The queue at one moment.
#[derive(Debug, Clone)]
pub struct Glance {
    /// Epoch and seq of the last fact it knows.
    pub place: Option<(Uuid, u64)>,
    /// The open day.
    pub business_day: Option<BusinessDay>,
    /// How many wait, by service and class.
    pub counts: BTreeMap<(String, bool), u32>,
    /// Who waits, first [`NAMED`] in order.
    pub waiting: Vec<Ticket>,
    /// Who is called, served or held.
    pub taken: Vec<Ticket>,
    /// Who did not come and may still return, latest first.
    pub missed: Vec<Ticket>,
    /// Counters that ever did anything.
    pub counters: Vec<CounterRow>,
    /// The day's last calls, newest first.
    pub calls: Vec<LastCall>,
}

/// A call, as the board tells it.
#[derive(Debug, Clone)]
pub struct LastCall {
    /// The ticket.
    pub ticket: Ticket,
    /// When it was called last.
    pub at: domain::time::Stamp,
}

impl Reader {
    /// The queue at this moment.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn glance(&self) -> Result<Glance, StoreError> {
        self.connection
            .execute_batch("BEGIN")
            .doing("reading the queue")?;
        let glance = glance(&self.connection);
        self.connection
            .execute_batch("COMMIT")
            .doing("reading the queue")?;
        glance
    }

    /// A ticket by its id.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is none; a failing disk.
    pub fn ticket(&self, id: Uuid) -> Result<Ticket, StoreError> {
        tickets::ticket(&self.connection, id)
    }

    /// The open counters at which a member of staff works: they alone call who is addressed to that person. None
    /// where the person works at none, or may not sign in any more.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn worked_at(&self, person: &str) -> Result<Vec<String>, StoreError> {
        counters::worked_at(&self.connection, person)
    }

    /// How many wait for the ticket's service and came before it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn ahead(&self, ticket: Uuid) -> Result<u32, StoreError> {
        crate::queue::ahead(&self.connection, ticket)
    }

    /// How many papers of today's tickets nobody confirmed, and how many surely did not come out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn papers_of_today(&self) -> Result<(u32, u32), StoreError> {
        let sql = "SELECT coalesce(sum(p.state = 'unconfirmed'), 0), coalesce(sum(p.state = 'failed'), 0)
            FROM state s JOIN tickets t ON t.business_day = s.value JOIN print_jobs p ON p.ticket = t.id
            WHERE s.key = 'open_day'";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))))
            .doing("reading today's papers")
    }

    /// What happened to a subject, oldest first; also that an action was taken back which was about others too.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn history(&self, subject: &str) -> Result<Vec<Fact>, StoreError> {
        let condition = "WHERE f.subject = ? ORDER BY f.epoch, f.seq";
        let mut facts = self.facts_where(condition, subject)?;
        let acts: BTreeSet<String> = facts
            .iter()
            .filter_map(|(_, fact)| fact.data["act"].as_str().map(str::to_owned))
            .collect();
        for act in acts {
            let condition = "WHERE f.kind = 'ticket.undone' AND f.data ->> 'act' = ?";
            facts.extend(self.facts_where(condition, &act)?);
        }
        facts.sort_by_key(|(epoch, fact)| (*epoch, fact.seq));
        facts.dedup_by_key(|(_, fact)| fact.id);
        Ok(facts.into_iter().map(|(_, fact)| fact).collect())
    }

    /// Facts of a condition, each with its epoch's number.
    fn facts_where(&self, condition: &str, value: &str) -> Result<Vec<(u32, Fact)>, StoreError> {
        let doing = "reading what happened";
        let sql = format!("{FACT_COLUMNS} {condition}");
        let mut statement = self.connection.prepare_cached(&sql).doing(doing)?;
        let mut rows = statement.query([value]).doing(doing)?;
        let mut facts = Vec::new();
        while let Some(row) = rows.next().doing(doing)? {
            facts.push((row.get(15).doing(doing)?, fact_row(row)?));
        }
        Ok(facts)
    }

    /// What is personal in the last fact of a kind about a subject, leaving out what was taken back; `None`: nothing,
    /// or it is erased.
    ///
    /// # Errors
    /// [`StoreError::Unsealed`] when it does not open with these keys; a failing disk.
    pub fn personal(
        &self,
        keys: &Keys,
        subject: &str,
        kind: &str,
    ) -> Result<Option<String>, StoreError> {
        personal(&self.connection, keys, subject, kind)
    }

    /// The last service times of a service in milliseconds, newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn busy_times(&self, service: &str) -> Result<Vec<u64>, StoreError> {
        let sql = "SELECT busy_ms FROM tickets WHERE state = 'finished' AND service = ?
            ORDER BY since_epoch DESC, since_seq DESC LIMIT ?";
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .doing("reading service times")?;
        let rows = statement.query_map(params![service, TIMES], |row| {
            row.get::<_, i64>(0).map(i64::unsigned_abs)
        });
        rows.and_then(Iterator::collect)
            .doing("reading service times")
    }
}

/// What is personal in the last fact of a kind about a subject, leaving out what was taken back.
pub(crate) fn personal(
    connection: &Connection,
    keys: &Keys,
    subject: &str,
    kind: &str,
) -> Result<Option<String>, StoreError> {
    // An action may be about several, and its undoing is told of one of them: the action finds it.
    let sql =
        "SELECT f.commitment, f.salt, f.personal FROM facts f WHERE f.subject = ?1 AND f.kind = ?2
        AND NOT EXISTS (SELECT 1 FROM facts u WHERE u.kind = 'ticket.undone'
            AND u.data ->> 'act' = f.data ->> 'act')
        ORDER BY f.epoch DESC, f.seq DESC LIMIT 1";
    let found = connection
        .prepare_cached(sql)
        .and_then(|mut statement| {
            statement
                .query_row(params![subject, kind], |row| sealed(row, 0))
                .optional()
        })
        .doing("reading a note")?;
    found
        .flatten()
        .map(|sealed| keys.unseal(&sealed))
        .transpose()
}

/// The sealed value of a row whose commitment, salt and value stand from `first` on; `None` where it is erased.
pub(crate) fn sealed(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Sealed>> {
    let (commitment, salt, sealed) = (row.get(first)?, row.get(first + 1)?, row.get(first + 2)?);
    let some = |((commitment, salt), sealed)| Sealed {
        commitment,
        salt,
        sealed,
    };
    Ok(Option::zip(Option::zip(commitment, salt), sealed).map(some))
}

fn glance(connection: &Connection) -> Result<Glance, StoreError> {
    // Both states of the index's own condition are named: from the one alone SQLite does not see that it may use it.
    let missed = "WHERE t.state IN ('held', 'no_show') AND t.state = 'no_show'
        ORDER BY t.since_epoch DESC, t.since_seq DESC LIMIT ?";
    Ok(Glance {
        place: place(connection)?,
        business_day: open_day(connection)?.business_day,
        counts: counts(connection)?,
        waiting: waiting(connection)?,
        taken: taken(connection)?,
        missed: tickets::all(connection, missed, [MISSED])?,
        counters: counters::all(connection)?,
        calls: calls(connection)?,
    })
}

fn place(connection: &Connection) -> Result<Option<(Uuid, u64)>, StoreError> {
    let sql = "SELECT e.epoch, f.seq FROM epochs e JOIN facts f ON f.epoch = e.number
        WHERE e.number = (SELECT max(number) FROM epochs) ORDER BY f.seq DESC LIMIT 1";
    let row = |row: &Row<'_>| {
        Ok((
            Uuid::from_bytes(row.get(0)?),
            row.get::<_, i64>(1)?.unsigned_abs(),
        ))
    };
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([], row).optional())
        .doing("reading the journal's end")
}

fn counts(connection: &Connection) -> Result<BTreeMap<(String, bool), u32>, StoreError> {
    let sql = "SELECT service, priority, sum(waiting) FROM lanes WHERE waiting > 0 GROUP BY service, priority";
    let mut statement = connection.prepare_cached(sql).doing("counting who waits")?;
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)));
    rows.and_then(Iterator::collect).doing("counting who waits")
}

/// The first who wait, by order: of each lane its first, merged.
fn waiting(connection: &Connection) -> Result<Vec<Ticket>, StoreError> {
    let sql = "WHERE t.state = 'waiting' AND t.service = ? AND t.priority = ? AND t.addressee = ?
        ORDER BY t.order_epoch, t.order_seq LIMIT ?";
    let mut waiting = Vec::new();
    for lane in lanes(connection)? {
        let first = params![lane.service, lane.priority, lane.addressee, NAMED as i64];
        waiting.extend(tickets::all(connection, sql, first)?);
    }
    waiting.sort_by_key(|ticket| ticket.order);
    waiting.truncate(NAMED);
    Ok(waiting)
}

fn taken(connection: &Connection) -> Result<Vec<Ticket>, StoreError> {
    let at_counters = "WHERE t.state IN ('called', 'serving') AND t.counter IS NOT NULL";
    let held = "WHERE t.state IN ('held', 'no_show') AND t.state = 'held'
        ORDER BY t.since_epoch, t.since_seq";
    let mut taken = tickets::all(connection, at_counters, [])?;
    taken.extend(tickets::all(connection, held, [])?);
    Ok(taken)
}

fn calls(connection: &Connection) -> Result<Vec<LastCall>, StoreError> {
    let sql = "SELECT id, announced_at FROM tickets WHERE announced_seq > 0
        AND business_day = (SELECT value FROM state WHERE key = 'open_day')
        ORDER BY announced_epoch DESC, announced_seq DESC LIMIT ?";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("reading the last calls")?;
    let row = |row: &Row<'_>| Ok((Uuid::from_bytes(row.get(0)?), row.get::<_, String>(1)?));
    let rows: rusqlite::Result<Vec<_>> = statement
        .query_map([CALLS], row)
        .and_then(Iterator::collect);
    let mut calls = Vec::new();
    for (id, at) in rows.doing("reading the last calls")? {
        let ticket = tickets::ticket(connection, id)?;
        let at = crate::moment::stamp(&at).unwrap_or(ticket.since);
        calls.push(LastCall { ticket, at });
    }
    Ok(calls)
}
