//! Tickets as the state tables have them.

use crate::error::{Doing, StoreError};
use crate::moment::stamp;
use crate::open::Store;
use domain::calling::Place;
use domain::ticket::{Channel, Ticket, TicketState, VisitorKind};
use domain::time::Stamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Params, Row};
use uuid::Uuid;

/// The columns [`ticket_row`] reads; `t` is the table.
const COLUMNS: &str = "SELECT t.id, t.business_day, t.number, t.service, t.priority, t.visitor, t.channel, t.language,
    t.code, t.state, t.issued, t.order_epoch, t.order_seq, t.arrived, t.since, t.counter, t.recalls, t.called, t.busy_ms,
    t.outcome, t.addressee FROM tickets t";

impl Store {
    /// A ticket by its id.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is none; a failing disk.
    pub fn ticket(&self, id: Uuid) -> Result<Ticket, StoreError> {
        ticket(&self.connection, id)
    }
}

/// A ticket of any journal by its id.
pub(crate) fn ticket(connection: &Connection, id: Uuid) -> Result<Ticket, StoreError> {
    first(connection, "WHERE t.id = ?", [id.as_bytes()])?
        .ok_or(StoreError::Unknown { what: "ticket", id })
}

/// The first ticket of a condition with its order.
pub(crate) fn first(
    connection: &Connection,
    condition: &str,
    values: impl Params,
) -> Result<Option<Ticket>, StoreError> {
    connection
        .prepare_cached(&format!("{COLUMNS} {condition}"))
        .and_then(|mut statement| statement.query_row(values, ticket_row).optional())
        .doing("reading a ticket")
}

/// Every ticket of a condition with its order.
pub(crate) fn all(
    connection: &Connection,
    condition: &str,
    values: impl Params,
) -> Result<Vec<Ticket>, StoreError> {
    let mut statement = connection
        .prepare_cached(&format!("{COLUMNS} {condition}"))
        .doing("reading tickets")?;
    let rows = statement.query_map(values, ticket_row);
    rows.and_then(Iterator::collect).doing("reading tickets")
}

fn ticket_row(row: &Row<'_>) -> rusqlite::Result<Ticket> {
    let called: Option<String> = row.get(17)?;
    Ok(Ticket {
        id: Uuid::from_bytes(row.get(0)?),
        business_day: read(row, 1, |day| day.parse().ok())?,
        number: row.get(2)?,
        service: row.get(3)?,
        priority: row.get(4)?,
        visitor: row
            .get::<_, Option<String>>(5)?
            .and_then(|kind| VisitorKind::from_code(&kind)),
        channel: read(row, 6, Channel::from_code)?,
        language: row.get(7)?,
        code: row.get(8)?,
        state: read(row, 9, TicketState::from_code)?,
        issued: moment(row, 10)?,
        order: Place {
            epoch: row.get(11)?,
            seq: row.get::<_, i64>(12)?.unsigned_abs(),
        },
        arrived: moment(row, 13)?,
        since: moment(row, 14)?,
        counter: row.get(15)?,
        recalls: row.get(16)?,
        called: called.and_then(|why| serde_json::from_str(&why).ok()),
        busy_ms: row.get::<_, i64>(18)?.unsigned_abs(),
        outcome: row.get(19)?,
        addressee: Some(row.get(20)?).filter(|person: &String| !person.is_empty()),
    })
}

fn moment(row: &Row<'_>, column: usize) -> rusqlite::Result<Stamp> {
    read(row, column, stamp)
}

fn read<T>(
    row: &Row<'_>,
    column: usize,
    parse: impl FnOnce(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    parse(&text)
        .ok_or_else(|| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, text.into()))
}
