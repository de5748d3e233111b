//! Ratings, suggestions, and who served: what may be seen of ratings depends on that (P10).

use super::{run, subject};
use crate::error::StoreError;
use domain::calling::Place;
use domain::fact::{Act, Fact};
use domain::rating::{FollowUp, Given, Mark};
use rusqlite::{Connection, params};

pub(super) fn given(
    db: &Connection,
    fact: &Fact,
    given: &Given,
    place: Place,
) -> Result<(), StoreError> {
    let reasons: Vec<&str> = given.reasons.iter().map(|reason| reason.code()).collect();
    let sql = "INSERT INTO ratings (epoch, seq, subject, business_day, score, reasons, marked)
        VALUES (?, ?, ?, ?, ?, ?, ?)";
    let values = params![
        place.epoch,
        place.seq as i64,
        fact.subject,
        day(fact),
        given.score.code(),
        reasons.join(" "),
        given.marked.map(Mark::code),
    ];
    run(db, sql, values)
}

/// Whoever goes on with one, to link the visit, takes nothing back that staff have done.
pub(super) fn left(db: &Connection, fact: &Fact, place: Place) -> Result<(), StoreError> {
    let sql = "INSERT OR IGNORE INTO suggestions (subject, epoch, seq, business_day, state)
        VALUES (?, ?, ?, ?, ?)";
    let values = params![
        fact.subject,
        place.epoch,
        place.seq as i64,
        day(fact),
        FollowUp::New.code()
    ];
    run(db, sql, values)
}

/// One that another device was told begins here when staff take it up.
pub(super) fn followed(
    db: &Connection,
    fact: &Fact,
    state: FollowUp,
    place: Place,
) -> Result<(), StoreError> {
    let sql =
        "INSERT INTO suggestions (subject, epoch, seq, business_day, state) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (subject) DO UPDATE SET state = excluded.state";
    let values = params![
        fact.subject,
        place.epoch,
        place.seq as i64,
        day(fact),
        state.code()
    ];
    run(db, sql, values)
}

/// Whoever begins or ends with a ticket serves visitors of its service.
pub(super) fn served(db: &Connection, fact: &Fact, act: &Act) -> Result<(), StoreError> {
    let Some(user) = fact.by.strip_prefix("staff:") else {
        return Ok(());
    };
    let sql = "INSERT OR IGNORE INTO served (business_day, service, user, act)
        SELECT ?, service, ?, ? FROM tickets WHERE id = ?";
    let act = act.act.to_string();
    run(
        db,
        sql,
        params![day(fact), user, act, subject(fact).as_bytes()],
    )
}

/// Whoever took an action back has not served by it.
pub(super) fn served_nobody(db: &Connection, act: &Act) -> Result<(), StoreError> {
    run(
        db,
        "DELETE FROM served WHERE act = ?",
        [act.act.to_string()],
    )
}

fn day(fact: &Fact) -> String {
    fact.business_day
        .map(|day| day.to_string())
        .unwrap_or_default()
}
