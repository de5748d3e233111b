//! Counters: open, closed or on a break, and the last action of each, taken back whole (facts.md, "Repeats").

use crate::acts::{Asked, Doer};
use crate::error::{Doing, StoreError};
use crate::moment::stamp;
use crate::open::Store;
use crate::repeats::Once;
use domain::calling::elapsed;
use domain::fact::{Act, Payload};
use domain::time::Stamp;
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Whether a counter serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CounterState {
    /// مفتوح
    Open,
    /// مغلق
    Closed,
    /// استراحة
    Break,
}

impl CounterState {
    /// The word tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Break => "break",
        }
    }

    fn from_code(code: &str) -> Self {
        match code {
            "open" => Self::Open,
            "break" => Self::Break,
            _ => Self::Closed,
        }
    }
}

/// A counter as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterRow {
    /// Its id.
    pub id: String,
    /// Whether it serves.
    pub state: CounterState,
    /// Turns of the ratio between priority and normal that it spent today.
    pub turn: u32,
    /// Who acted there last.
    pub by: String,
    /// User name of the member of staff who works there: who acted there last, if they may sign in.
    pub person: Option<String>,
    /// When it came into its state.
    pub since: Stamp,
    /// When its last action was, while that can be taken back.
    pub acted: Option<Stamp>,
}

impl Store {
    /// Opens or closes a counter, or sends it on a break. Being so already is no change and no error.
    ///
    /// # Errors
    /// [`StoreError::Holding`] when it is to close with a ticket at it; [`StoreError::KeyReused`]; a failing disk.
    pub fn turn_counter(
        &mut self,
        counter: &str,
        wanted: CounterState,
        asked: &Asked,
    ) -> Result<Once<()>, StoreError> {
        self.once(asked.repeat.as_ref(), |writer| {
            if state(writer.connection, counter)?
                .as_deref()
                .unwrap_or("closed")
                == wanted.code()
            {
                return Ok(());
            }
            let holds = writer.at_counter(counter)?;
            if let Some(ticket) = holds.filter(|_| wanted != CounterState::Open) {
                return Err(StoreError::Holding(ticket.id));
            }
            let mut doer = Doer::begin(writer, asked, Some(&counter.to_owned()))?;
            let act = doer.act();
            doer.tell_counter(match wanted {
                CounterState::Open => Payload::CounterOpened(act),
                CounterState::Closed => Payload::CounterClosed(act),
                CounterState::Break => Payload::CounterBreak(act),
            })
        })
    }

    /// Takes back the counter's last action whole, within so many milliseconds and while nothing was built on it;
    /// the tickets it changed.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`]; [`StoreError::KeyReused`]; a failing disk.
    pub fn undo(
        &mut self,
        counter: &str,
        within_ms: u64,
        asked: &Asked,
    ) -> Result<Once<Vec<Uuid>>, StoreError> {
        self.once(asked.repeat.as_ref(), |writer| {
            let last = last_act(writer.connection, counter)?;
            let last = last
                .filter(|last| elapsed(&last.at, &asked.stamp) <= within_ms)
                .filter(|last| last.untouched)
                .ok_or_else(|| StoreError::NothingToUndo(counter.to_owned()))?;
            let mut doer = Doer::begin(writer, asked, Some(&counter.to_owned()))?;
            doer.tell_undone(
                &last.tickets,
                last.facts,
                Act {
                    act: last.act,
                    counter: Some(counter.to_owned()),
                },
            )?;
            Ok(last.tickets)
        })
    }
}

/// A counter's last action.
struct LastAct {
    act: Uuid,
    at: Stamp,
    facts: Vec<Uuid>,
    tickets: Vec<Uuid>,
    /// Whether no later action changed any of its tickets, and no number of theirs was given to another.
    untouched: bool,
}

fn last_act(connection: &Connection, counter: &str) -> Result<Option<LastAct>, StoreError> {
    let sql = "SELECT act, acted, facts FROM counters WHERE id = ? AND act IS NOT NULL";
    let found: Option<(String, String, String)> = connection
        .prepare_cached(sql)
        .and_then(|mut statement| {
            let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            statement.query_row([counter], row).optional()
        })
        .doing("reading a counter's last action")?;
    let Some((act, acted, facts)) = found else {
        return Ok(None);
    };
    let tickets = changed(connection, counter)?;
    let untouched = tickets.iter().all(|(_, last)| *last == act) && !reissued(connection, counter)?;
    let known = Uuid::parse_str(&act).ok().zip(stamp(&acted));
    Ok(known.map(|(id, at)| LastAct {
        act: id,
        at,
        facts: serde_json::from_str(&facts).unwrap_or_default(),
        untouched,
        tickets: tickets.into_iter().map(|(ticket, _)| ticket).collect(),
    }))
}

/// The tickets a counter's last action changed, each with the last action that changed it.
fn changed(connection: &Connection, counter: &str) -> Result<Vec<(Uuid, String)>, StoreError> {
    let sql = "SELECT t.id, coalesce(t.act, '') FROM before_act b JOIN tickets t ON t.id = b.ticket
        WHERE b.counter = ?";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("reading a counter's last action")?;
    let row = |row: &Row<'_>| Ok((Uuid::from_bytes(row.get(0)?), row.get(1)?));
    let rows = statement.query_map([counter], row);
    rows.and_then(Iterator::collect)
        .doing("reading a counter's last action")
}

/// Whether a number of those tickets is alive on another: staff had the day's numbers begin again from below it.
fn reissued(connection: &Connection, counter: &str) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM before_act b JOIN tickets t ON t.id = b.ticket
        JOIN tickets o ON o.business_day = t.business_day AND o.number = t.number AND o.id <> t.id
        WHERE b.counter = ? AND o.state IN ('waiting', 'called', 'serving', 'held', 'no_show'))";
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([counter], |row| row.get(0)))
        .doing("reading a counter's last action")
}

/// A counter's state, if it ever did anything.
pub(crate) fn state(connection: &Connection, counter: &str) -> Result<Option<String>, StoreError> {
    connection
        .prepare_cached("SELECT state FROM counters WHERE id = ?")
        .and_then(|mut statement| statement.query_row([counter], |row| row.get(0)).optional())
        .doing("reading a counter")
}

/// How many turns of the ratio a counter spent today.
pub(crate) fn turn(connection: &Connection, counter: &str) -> Result<u32, StoreError> {
    let turn: Option<u32> = connection
        .prepare_cached("SELECT turn FROM counters WHERE id = ?")
        .and_then(|mut statement| statement.query_row([counter], |row| row.get(0)).optional())
        .doing("reading a counter")?;
    Ok(turn.unwrap_or(0))
}

/// Who works at the counters that are open, but for one counter: members of staff who may sign in.
pub(crate) fn colleagues(
    connection: &Connection,
    counter: &str,
) -> Result<BTreeSet<String>, StoreError> {
    let sql = "SELECT s.user FROM counters c JOIN staff s ON s.user = substr(c.by, 7)
        WHERE c.by LIKE 'staff:%' AND c.state = 'open' AND c.id <> ? AND s.disabled = 0";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("reading who works where")?;
    let rows = statement.query_map([counter], |row| row.get(0));
    rows.and_then(Iterator::collect)
        .doing("reading who works where")
}

/// The open counters at which a member of staff works, who may sign in.
pub(crate) fn worked_at(connection: &Connection, person: &str) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT id FROM counters WHERE state = 'open' AND by = 'staff:' || ?1
        AND EXISTS (SELECT 1 FROM staff WHERE user = ?1 AND disabled = 0) ORDER BY id";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("reading who works where")?;
    let rows = statement.query_map([person], |row| row.get(0));
    rows.and_then(Iterator::collect)
        .doing("reading who works where")
}

/// Every counter that ever did anything.
pub(crate) fn all(connection: &Connection) -> Result<Vec<CounterRow>, StoreError> {
    let sql = "SELECT c.id, c.state, c.turn, c.by, c.since, c.acted, s.user FROM counters c
        LEFT JOIN staff s ON s.user = substr(c.by, 7) AND c.by LIKE 'staff:%' AND s.disabled = 0 ORDER BY c.id";
    let mut statement = connection.prepare_cached(sql).doing("reading counters")?;
    let row = |row: &Row<'_>| {
        let (state, since): (String, String) = (row.get(1)?, row.get(4)?);
        let acted: Option<String> = row.get(5)?;
        Ok(stamp(&since).map(|since| CounterRow {
            id: row.get(0).unwrap_or_default(),
            state: CounterState::from_code(&state),
            turn: row.get(2).unwrap_or_default(),
            by: row.get(3).unwrap_or_default(),
            person: row.get(6).unwrap_or_default(),
            since,
            acted: acted.as_deref().and_then(stamp),
        }))
    };
    let rows: rusqlite::Result<Vec<_>> = statement.query_map([], row).and_then(Iterator::collect);
    Ok(rows
        .doing("reading counters")?
        .into_iter()
        .flatten()
        .collect())
}
