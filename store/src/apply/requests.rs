//! Visits and requests. They are kept whole, as `domain` makes them of their facts.

use super::{run, subject};
use crate::error::{Doing, StoreError};
use crate::{requests, visits};
use domain::calling::Place;
use domain::fact::Fact;
use domain::request::{Request, RequestFact};
use domain::visit::{Mark, Visit, VisitFact};
use rusqlite::{Connection, Row, params};

/// What befalls a visit.
pub(super) fn visit(db: &Connection, fact: &Fact, of: &VisitFact) -> Result<(), StoreError> {
    let (id, mark) = (subject(fact), Mark::of(fact));
    let visit = match visits::found(db, "id = ?", &id.to_string())? {
        None => Visit::began(id, of, &mark),
        Some(mut visit) => {
            visit.apply(of, &mark);
            Some(visit)
        }
    };
    visit.map_or(Ok(()), |visit| keep_visit(db, &visit))
}

fn keep_visit(db: &Connection, visit: &Visit) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO visits (id, ticket, ended, content) VALUES (?, ?, ?, ?)";
    let values = params![
        visit.id.to_string(),
        visit.begun.ticket.map(|ticket| ticket.to_string()),
        visit.ended.is_some(),
        serde_json::to_string(visit).unwrap_or_default(),
    ];
    run(db, sql, values)
}

/// Tickets of a counter are again what they were before its last action: so are the visits that ended, or were referred,
/// by it.
pub(super) fn visits_stand_again(db: &Connection, counter: &str) -> Result<(), StoreError> {
    let sql =
        "SELECT v.content, t.state, t.service FROM before_act b JOIN tickets t ON t.id = b.ticket
        JOIN visits v ON unhex(replace(v.ticket, '-', '')) = b.ticket WHERE b.counter = ?";
    let doing = "reading the visits of tickets";
    let mut statement = db.prepare_cached(sql).doing(doing)?;
    let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let rows = statement.query_map([counter], row);
    let rows: rusqlite::Result<Vec<(String, String, String)>> = rows.and_then(Iterator::collect);
    for (content, state, service) in rows.doing(doing)? {
        let mut visit = visits::parsed(&content)?;
        stands_again(&mut visit, &state, &service);
        keep_visit(db, &visit)?;
    }
    Ok(())
}

fn stands_again(visit: &mut Visit, state: &str, service: &str) {
    if state != "finished" {
        visit.ended = None;
    }
    let left = visit.referred.last().map(|referral| &referral.from);
    if visit.service != service && left.is_some_and(|from| from == service) {
        visit.referred.pop();
        service.clone_into(&mut visit.service);
    }
}

/// What befalls a request.
pub(super) fn request(
    db: &Connection,
    fact: &Fact,
    of: &RequestFact,
    place: Place,
) -> Result<(), StoreError> {
    let (id, mark) = (subject(fact), Mark::of(fact));
    let request = match requests::found(db, "id = ?", &id.to_string())? {
        None => Request::began(id, of, &mark),
        Some(mut request) => {
            request.apply(of, &mark);
            Some(request)
        }
    };
    request.map_or(Ok(()), |request| keep_request(db, &request, place))
}

fn keep_request(db: &Connection, request: &Request, place: Place) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO requests (id, reference, service, state, closed_ms, epoch, seq, content)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let closed = request
        .is_closed()
        .then(|| request.last.at.timestamp_millis());
    let values = params![
        request.id.to_string(),
        request.reference.to_string(),
        request.service,
        request.state.code(),
        closed,
        place.epoch,
        place.seq as i64,
        serde_json::to_string(request).unwrap_or_default(),
    ];
    run(db, sql, values)
}
