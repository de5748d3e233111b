//! Which visit a rating or suggestion is of, where its visitor links it: the code they gave is resolved here, and what is
//! kept of it is the service and a digest of the ticket that tells nothing without the key (facts.md, "Ratings").

use crate::error::{Doing, StoreError};
use domain::code::{TicketKey, digest, read, short_typed};
use domain::day::BusinessDay;
use domain::rating::Said;
use domain::ticket::VisitorKind;
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// A visit that is linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// Stands for the ticket.
    pub(crate) ticket: [u8; 32],
    /// The service it was of last.
    pub(crate) service: String,
    /// The day it was served on.
    pub(crate) day: BusinessDay,
    /// Whether it is an internal visitor's (P11).
    pub(crate) internal: bool,
}

/// The visit of a code, long or short; `None` for a code of no ticket here.
pub(crate) fn resolved(
    db: &Connection,
    key: &TicketKey,
    said: &Said,
) -> Result<Option<Link>, StoreError> {
    let Some(code) = &said.ticket else {
        return Ok(None);
    };
    if let Ok(content) = read(key, code) {
        return found(db, key, "id = ?", &content.ticket.as_bytes()[..]);
    }
    match short_typed(code) {
        // Of two with one code, in years, the newer.
        Some(code) => found(db, key, "code = ? ORDER BY epoch DESC, seq DESC", &code),
        None => Ok(None),
    }
}

fn found(
    db: &Connection,
    key: &TicketKey,
    condition: &str,
    value: impl rusqlite::ToSql,
) -> Result<Option<Link>, StoreError> {
    let sql =
        format!("SELECT id, service, business_day, visitor FROM tickets WHERE {condition} LIMIT 1");
    let link = |row: &Row<'_>| {
        let (day, visitor): (String, Option<String>) = (row.get(2)?, row.get(3)?);
        Ok(Link {
            ticket: digest(key, Uuid::from_bytes(row.get(0)?)),
            service: row.get(1)?,
            day: day.parse().unwrap_or_default(),
            internal: visitor.as_deref() == Some(VisitorKind::Internal.code()),
        })
    };
    db.prepare_cached(&sql)
        .and_then(|mut statement| statement.query_row([value], link).optional())
        .doing("looking for a rated visit")
}

/// Keeps which ticket a suggestion is linked with, so that its answer is shown on the visitor's page.
pub(crate) fn link_suggestion(
    db: &Connection,
    key: &TicketKey,
    subject: Uuid,
    said: &Said,
) -> Result<(), StoreError> {
    let Some(link) = resolved(db, key, said)? else {
        return Ok(());
    };
    let sql = "INSERT OR REPLACE INTO suggested (subject, ticket) VALUES (?, ?)";
    db.execute(sql, params![subject.to_string(), link.ticket])
        .map(drop)
        .doing("linking a suggestion")
}
