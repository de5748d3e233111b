//! Counters, and their last action: what it changed is kept as it was, so that it can be taken back whole
//! (facts.md, "Repeats").

use super::{moment, requests, run};
use crate::error::{Doing, StoreError};
use domain::fact::{Act, Fact};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Notes that a fact belongs to an action, and how the ticket was before.
pub(super) fn acted(
    db: &Connection,
    fact: &Fact,
    act: &Act,
    ticket: Option<Uuid>,
) -> Result<(), StoreError> {
    let Some(counter) = &act.counter else {
        return Ok(());
    };
    begin(db, fact, act, counter)?;
    let sql = "UPDATE counters SET facts = json_insert(facts, '$[#]', ?) WHERE id = ?";
    run(db, sql, params![fact.id.to_string(), counter])?;
    match ticket {
        Some(ticket) => keep(db, counter, ticket),
        None => Ok(()),
    }
}

/// The action is the counter's last from now on; what was before the one before can no longer be had.
fn begin(db: &Connection, fact: &Fact, act: &Act, counter: &str) -> Result<(), StoreError> {
    let sql = "INSERT OR IGNORE INTO counters (id, state, turn, by, since, facts, state_before, turn_before, since_before)
        VALUES (?1, 'closed', 0, '', ?2, '[]', 'closed', 0, ?2)";
    run(db, sql, params![counter, moment(fact)])?;
    let sql = "UPDATE counters SET act = ?1, acted = ?2, by = ?3, facts = '[]', state_before = state, turn_before = turn,
        since_before = since WHERE id = ?4 AND act IS NOT ?1";
    let values = params![act.act.to_string(), moment(fact), fact.by, counter];
    let begun = db
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute(values))
        .doing("keeping a counter's action")?;
    if begun > 0 {
        run(db, "DELETE FROM before_act WHERE counter = ?", [counter])?;
    }
    Ok(())
}

fn keep(db: &Connection, counter: &str, ticket: Uuid) -> Result<(), StoreError> {
    let sql = "INSERT OR IGNORE INTO before_act (counter, ticket, image) SELECT ?, id, json_object(
            'service', service, 'state', state, 'order_epoch', order_epoch, 'order_seq', order_seq,
            'arrived', arrived, 'since', since, 'since_epoch', since_epoch, 'since_seq', since_seq,
            'counter', counter, 'recalls', recalls, 'called', called, 'called_epoch', called_epoch,
            'called_seq', called_seq, 'announced_epoch', announced_epoch, 'announced_seq', announced_seq,
            'announced_at', announced_at, 'busy_ms', busy_ms, 'outcome', outcome,
            'act', act, 'addressee', addressee)
        FROM tickets WHERE id = ?";
    run(db, sql, params![counter, ticket.as_bytes()])
}

/// Takes back the counter's last action.
pub(super) fn undone(db: &Connection, fact: &Fact, act: &Act) -> Result<(), StoreError> {
    let Some(counter) = &act.counter else {
        return Ok(());
    };
    // First out of every state: a counter that finished one and called another would for a moment have both.
    let sql = "UPDATE tickets SET state = 'undone' WHERE id IN (SELECT ticket FROM before_act WHERE counter = ?)";
    run(db, sql, [counter])?;
    let sql = "UPDATE tickets SET (service, state, order_epoch, order_seq, arrived, since, since_epoch, since_seq, counter, recalls, called, called_epoch, called_seq, announced_epoch, announced_seq, announced_at, busy_ms, outcome, act, addressee) =
            (b.image ->> 'service', b.image ->> 'state', b.image ->> 'order_epoch', b.image ->> 'order_seq',
            b.image ->> 'arrived', b.image ->> 'since', b.image ->> 'since_epoch', b.image ->> 'since_seq',
            b.image ->> 'counter', b.image ->> 'recalls', b.image ->> 'called', b.image ->> 'called_epoch',
            b.image ->> 'called_seq', b.image ->> 'announced_epoch', b.image ->> 'announced_seq',
            b.image ->> 'announced_at', b.image ->> 'busy_ms', b.image ->> 'outcome',
            b.image ->> 'act', b.image ->> 'addressee')
        FROM before_act b WHERE b.counter = ? AND b.ticket = tickets.id";
    run(db, sql, [counter])?;
    requests::visits_stand_again(db, counter)?;
    let sql = "UPDATE counters SET state = state_before, turn = turn_before, since = since_before, by = ?, act = NULL,
        acted = NULL, facts = '[]' WHERE id = ?";
    run(db, sql, params![fact.by, counter])?;
    run(db, "DELETE FROM before_act WHERE counter = ?", [counter])
}

/// Opened, closed or on a break.
pub(super) fn turned(
    db: &Connection,
    fact: &Fact,
    act: &Act,
    state: &str,
) -> Result<(), StoreError> {
    acted(db, fact, act, None)?;
    let sql = "UPDATE counters SET state = ?, since = ? WHERE id = ?";
    run(db, sql, params![state, moment(fact), act.counter])
}

/// A call spent a turn of the ratio.
pub(super) fn spent_turn(db: &Connection, act: &Act, contested: bool) -> Result<(), StoreError> {
    if !contested {
        return Ok(());
    }
    let sql = "UPDATE counters SET turn = turn + 1 WHERE id = ?";
    run(db, sql, params![act.counter])
}

/// With a new day every counter is closed and begins its turns anew.
pub(super) fn close_all(db: &Connection, fact: &Fact) -> Result<(), StoreError> {
    let sql = "UPDATE counters SET since = ? WHERE state <> 'closed'";
    run(db, sql, [moment(fact)])?;
    let sql =
        "UPDATE counters SET state = 'closed', turn = 0, act = NULL, acted = NULL, facts = '[]',
        state_before = 'closed', turn_before = 0, since_before = since";
    run(db, sql, [])?;
    run(db, "DELETE FROM before_act", [])
}
