//! Calling the next ticket: the rule of `domain::calling` over the first of each lane, and the claim, in one
//! transaction (design.md, rules 3 and 5). What it costs does not grow with the journal, and with the queue only
//! where a call overtakes somebody.

use crate::acts::{Asked, Doer, Ended};
use crate::append::Writer;
use crate::error::{Doing, StoreError};
use crate::open::Store;
use crate::repeats::Once;
use crate::{counters, tickets};
use domain::calling::{Because, Chosen, Desk, OVERTAKEN_NAMED, Place, Policy, Waiting, choose};
use domain::fact::{CalledData, Payload};
use domain::ticket::{CalledBefore, Ticket, TicketEvent};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What becomes of the ticket a counter still holds when it calls the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum After {
    /// Its service ended.
    Finish,
    /// Its visitor did not come.
    NoShow,
    /// It is set aside.
    Hold,
}

/// A call that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The ticket.
    pub ticket: Uuid,
    /// Why it.
    pub because: Because,
    /// How many it overtook.
    pub overtook: u32,
}

/// A counter as it is to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Its id.
    pub counter: String,
    /// The services it calls, in order of preference.
    pub services: Vec<String>,
    /// The branch's policy.
    pub policy: Policy,
    /// What becomes of the ticket it still holds.
    pub after: Option<After>,
    /// How that one's visit ended, where it is finished by this.
    pub ended: Ended,
}

impl Store {
    /// Calls the next ticket to a counter; `None`: nobody waits. A counter that was closed or on a break is open by
    /// that. What `after` says takes effect also when nobody waits.
    ///
    /// # Errors
    /// [`StoreError::Holding`] when the counter still has a ticket and `after` says nothing of it;
    /// [`StoreError::TicketState`] when that ticket forbids it; [`StoreError::KeyReused`]; a failing disk.
    pub fn call_next(
        &mut self,
        caller: &Caller,
        asked: &Asked,
    ) -> Result<Once<Option<Call>>, StoreError> {
        let keys = self.keys.clone();
        self.once(asked.repeat.as_ref(), |writer| {
            let mut doer = Doer::begin(writer, asked, Some(&caller.counter))?;
            doer.leave(&keys, (caller.after, &caller.ended))?;
            doer.open_counter()?;
            call(&mut doer, caller)
        })
    }

    /// The ticket called to a counter or being served there.
    ///
    /// # Errors
    /// A failing disk.
    pub fn at_counter(&self, counter: &str) -> Result<Option<Ticket>, StoreError> {
        at_counter(&self.connection, counter)
    }
}

fn call(doer: &mut Doer<'_, '_>, caller: &Caller) -> Result<Option<Call>, StoreError> {
    let lanes = lanes(doer.connection())?;
    let desk = desk(doer, caller, &lanes)?;
    let lanes: Vec<Lane> = lanes
        .into_iter()
        .filter(|lane| desk.may_call(&lane.service, lane.addressee()))
        .collect();
    let heads = heads(doer.connection(), &lanes)?;
    let Some(chosen) = choose(&heads, &desk, &caller.policy, &doer.asked.stamp) else {
        return Ok(None);
    };
    let why = why(doer, &chosen, &lanes)?;
    let made = Call {
        ticket: chosen.waiting.ticket,
        because: why.because,
        overtook: why.overtook,
    };
    let ticket = tickets::ticket(doer.connection(), made.ticket)?;
    let (contested, act) = (chosen.contested, doer.act());
    doer.tell(
        &ticket,
        TicketEvent::Call,
        Payload::TicketCalled(CalledData {
            why,
            contested,
            act,
        }),
    )?;
    Ok(Some(made))
}

/// What a counter may call, worked at by who asks. Who works elsewhere matters only where a ticket is addressed.
fn desk(doer: &Doer<'_, '_>, caller: &Caller, lanes: &[Lane]) -> Result<Desk, StoreError> {
    let addressed = lanes.iter().any(|lane| lane.addressee().is_some());
    Ok(Desk {
        services: caller.services.clone(),
        turn: counters::turn(doer.connection(), &caller.counter)?,
        person: doer.asked.by.strip_prefix("staff:").map(str::to_owned),
        colleagues: if addressed {
            counters::colleagues(doer.connection(), &caller.counter)?
        } else {
            BTreeSet::new()
        },
    })
}

fn why(
    doer: &Doer<'_, '_>,
    chosen: &Chosen<'_>,
    lanes: &[Lane],
) -> Result<CalledBefore, StoreError> {
    let overtook = earlier(doer.connection(), lanes, chosen.waiting.order)?;
    Ok(CalledBefore {
        because: chosen.because,
        overtaken: if overtook == 0 {
            Vec::new()
        } else {
            earliest(doer.connection(), lanes, chosen.waiting.order)?
        },
        overtook,
        waited_ms: chosen.waiting.waited(&doer.asked.stamp),
    })
}

/// A lane in which somebody waits (`domain::calling`).
pub(crate) struct Lane {
    pub(crate) service: String,
    pub(crate) priority: bool,
    /// '' for nobody, as the tables have it.
    pub(crate) addressee: String,
}

impl Lane {
    fn addressee(&self) -> Option<&str> {
        Some(self.addressee.as_str()).filter(|person| !person.is_empty())
    }
}

/// The lanes in which somebody waits.
pub(crate) fn lanes(connection: &Connection) -> Result<Vec<Lane>, StoreError> {
    let sql = "SELECT service, priority, addressee FROM lanes WHERE waiting > 0";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("looking where somebody waits")?;
    let lane = |row: &Row<'_>| {
        Ok(Lane {
            service: row.get(0)?,
            priority: row.get(1)?,
            addressee: row.get(2)?,
        })
    };
    let rows = statement.query_map([], lane);
    rows.and_then(Iterator::collect)
        .doing("looking where somebody waits")
}

/// The first of each lane.
fn heads(connection: &Connection, lanes: &[Lane]) -> Result<Vec<Waiting>, StoreError> {
    let sql = "WHERE t.state = 'waiting' AND t.service = ? AND t.priority = ? AND t.addressee = ?
        ORDER BY t.order_epoch, t.order_seq LIMIT 1";
    let mut heads = Vec::with_capacity(lanes.len());
    for lane in lanes {
        let values = params![lane.service, lane.priority, lane.addressee];
        let first = tickets::first(connection, sql, values)?;
        heads.extend(first.map(waiting));
    }
    Ok(heads)
}

/// A waiting ticket as the rule of calling knows it.
fn waiting(ticket: Ticket) -> Waiting {
    Waiting {
        ticket: ticket.id,
        service: ticket.service,
        priority: ticket.priority,
        addressee: ticket.addressee,
        order: ticket.order,
        arrived: ticket.arrived,
    }
}

/// How many wait in these lanes and came earlier.
fn earlier(connection: &Connection, lanes: &[Lane], order: Place) -> Result<u32, StoreError> {
    let sql =
        "SELECT count(*) FROM tickets WHERE state = 'waiting' AND service = ? AND priority = ?
        AND addressee = ? AND (order_epoch, order_seq) < (?, ?)";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("counting whom a call overtakes")?;
    let mut earlier = 0;
    for lane in lanes {
        let before = params![
            lane.service,
            lane.priority,
            lane.addressee,
            order.epoch,
            order.seq as i64
        ];
        let count: u32 = statement
            .query_row(before, |row| row.get(0))
            .doing("counting whom a call overtakes")?;
        earlier += count;
    }
    Ok(earlier)
}

/// The earliest of those, as many as a call names.
fn earliest(
    connection: &Connection,
    lanes: &[Lane],
    order: Place,
) -> Result<Vec<Uuid>, StoreError> {
    let sql = "SELECT order_epoch, order_seq, id FROM tickets WHERE state = 'waiting' AND service = ? AND priority = ?
        AND addressee = ? AND (order_epoch, order_seq) < (?, ?) ORDER BY order_epoch, order_seq LIMIT ?";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("naming whom a call overtakes")?;
    let mut found: Vec<(u32, i64, [u8; 16])> = Vec::new();
    for lane in lanes {
        let before = params![
            lane.service,
            lane.priority,
            lane.addressee,
            order.epoch,
            order.seq as i64,
            OVERTAKEN_NAMED as i64
        ];
        let rows = statement.query_map(before, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        let rows: rusqlite::Result<Vec<_>> = rows.and_then(Iterator::collect);
        found.extend(rows.doing("naming whom a call overtakes")?);
    }
    found.sort_unstable();
    let named = found.into_iter().take(OVERTAKEN_NAMED);
    Ok(named.map(|(_, _, id)| Uuid::from_bytes(id)).collect())
}

impl Writer<'_> {
    /// Whether a counter has a ticket called to it or being served, and which.
    pub(crate) fn at_counter(&self, counter: &str) -> Result<Option<Ticket>, StoreError> {
        at_counter(self.connection, counter)
    }
}

fn at_counter(connection: &Connection, counter: &str) -> Result<Option<Ticket>, StoreError> {
    let holds = "WHERE t.counter = ? AND t.state IN ('called', 'serving')";
    tickets::first(connection, holds, [counter])
}
