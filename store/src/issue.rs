//! Promising a ticket: its number, its code, its fact and its print job, in one transaction, at most
//! once for a key (facts.md, "Repeats").

use crate::append::{NewFact, Writer};
use crate::days::open_day;
use crate::error::{Doing, StoreError};
use crate::open::Store;
use domain::code::{CodeContent, TicketKey, short, sign};
use domain::day::BusinessDay;
use domain::fact::{IssuedData, Payload};
use domain::numbers::{Run, allocate};
use domain::ticket::{Channel, Ticket, TicketState, VisitorKind};
use domain::time::Stamp;
use rusqlite::{OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What a ticket is asked for with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueRequest {
    /// Where the request came in; keys are kept per path.
    pub path: String,
    /// The idempotency key.
    pub key: String,
    /// The service's id.
    pub service: String,
    /// Served first (P2).
    pub priority: bool,
    /// Who comes, where they said so (P1).
    pub visitor: Option<VisitorKind>,
    /// Two-letter language code.
    pub language: String,
    /// How the contact came (P13).
    pub channel: Channel,
    /// Who asks: a device or a member of staff.
    pub by: String,
}

/// A promised ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// The ticket.
    pub ticket: Ticket,
    /// The long signed code, for the QR.
    pub long_code: String,
    /// Its print job.
    pub job: Uuid,
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A new ticket.
    New(Issued),
    /// The ticket this key was answered with before.
    Repeated(Issued),
}

impl Store {
    /// Promises a ticket with its print job, or repeats the promise made for this key. When this
    /// returns, the ticket is durable.
    ///
    /// # Errors
    /// [`StoreError::NumbersSpent`], [`StoreError::NumbersUnconfirmed`], [`StoreError::NoDay`],
    /// [`StoreError::UnknownService`], [`StoreError::KeyReused`], or a failing disk; nothing is promised then.
    pub fn issue(&mut self, request: &IssueRequest, stamp: &Stamp) -> Result<Answer, StoreError> {
        let body = digest(request);
        let key = self.keys.ticket.clone();
        if let Some(ticket) = self.repeated(request, &body)? {
            return Ok(Answer::Repeated(self.issued(ticket)?));
        }
        self.transact(|writer| promise(writer, request, (&key, body), stamp))
            .map(Answer::New)
    }

    /// A promised ticket with its code and its first print job.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is none; a failing disk.
    pub fn issued(&self, ticket: Uuid) -> Result<Issued, StoreError> {
        let job: Option<[u8; 16]> = self
            .connection
            .prepare_cached("SELECT id FROM print_jobs WHERE ticket = ? AND copy = 0")
            .and_then(|mut statement| {
                statement
                    .query_row([ticket.as_bytes()], |row| row.get(0))
                    .optional()
            })
            .doing("reading a print job")?;
        let job = Uuid::from_bytes(job.ok_or(StoreError::Unknown {
            what: "ticket",
            id: ticket,
        })?);
        let ticket = self.ticket(ticket)?;
        let long_code = long_code(&self.keys.ticket, &ticket);
        Ok(Issued {
            ticket,
            long_code,
            job,
        })
    }

    /// A ticket by its id.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is none; a failing disk.
    pub fn ticket(&self, id: Uuid) -> Result<Ticket, StoreError> {
        let sql = "SELECT id, business_day, number, service, priority, language, code, state FROM tickets WHERE id = ?";
        let found = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([id.as_bytes()], ticket_row).optional())
            .doing("reading a ticket")?;
        found.ok_or(StoreError::Unknown { what: "ticket", id })
    }

    fn repeated(
        &self,
        request: &IssueRequest,
        body: &[u8; 32],
    ) -> Result<Option<Uuid>, StoreError> {
        let sql = "SELECT body, ticket FROM repeats WHERE path = ? AND key = ?";
        let found: Option<([u8; 32], [u8; 16])> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                let keyed = params![request.path, request.key];
                statement
                    .query_row(keyed, |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()
            })
            .doing("looking for an earlier answer")?;
        match found {
            Some((before, _)) if before != *body => Err(StoreError::KeyReused),
            found => Ok(found.map(|(_, ticket)| Uuid::from_bytes(ticket))),
        }
    }
}

fn promise(
    writer: &mut Writer<'_>,
    request: &IssueRequest,
    (key, body): (&TicketKey, [u8; 32]),
    stamp: &Stamp,
) -> Result<Issued, StoreError> {
    let open = open_day(writer.connection)?;
    if open.numbers_unconfirmed {
        return Err(StoreError::NumbersUnconfirmed);
    }
    let day = open.business_day.ok_or(StoreError::NoDay)?;
    let number = next_number(writer, day, &request.service)?;
    let id = Uuid::now_v7();
    let ticket = ticket(request, (id, day, number), key);
    let job = Uuid::now_v7();
    let new = |payload| NewFact {
        payload,
        subject: id.to_string(),
        business_day: Some(day),
        stamp: *stamp,
        by: request.by.clone(),
        personal: None,
    };
    writer.append(&new(issued_payload(request, &ticket)))?;
    writer.append(&new(Payload::PrintQueued { job, copy: false }))?;
    remember(writer, request, &body, id)?;
    Ok(Issued {
        long_code: long_code(key, &ticket),
        ticket,
        job,
    })
}

fn next_number(writer: &Writer<'_>, day: BusinessDay, service: &str) -> Result<u32, StoreError> {
    let sql = "SELECT next, last, epoch, seq FROM numbers WHERE service = ?";
    let found = writer
        .connection
        .prepare_cached(sql)
        .and_then(|mut statement| {
            statement
                .query_row([service], |row| {
                    Ok((
                        Run {
                            next: row.get(0)?,
                            last: row.get(1)?,
                        },
                        row.get::<_, u32>(2)?,
                        row.get::<_, i64>(3)?,
                    ))
                })
                .optional()
        })
        .doing("reading the service's numbers")?;
    let (run, epoch, seq) = found.ok_or_else(|| StoreError::UnknownService(service.to_owned()))?;
    let taken =
        "SELECT 1 FROM tickets WHERE business_day = ? AND number = ? AND ((epoch, seq) > (?, ?)
        OR state IN ('waiting', 'called', 'serving', 'held', 'no_show'))";
    let mut taken = writer
        .connection
        .prepare_cached(taken)
        .doing("looking for a free number")?;
    let day = day.to_string();
    let number = allocate(run, |number| taken.exists(params![day, number, epoch, seq]));
    number
        .doing("looking for a free number")?
        .ok_or_else(|| StoreError::NumbersSpent(service.to_owned()))
}

fn ticket(
    request: &IssueRequest,
    (id, business_day, number): (Uuid, BusinessDay, u32),
    key: &TicketKey,
) -> Ticket {
    Ticket {
        id,
        business_day,
        number,
        service: request.service.clone(),
        priority: request.priority,
        language: request.language.clone(),
        code: short(key, id),
        state: TicketState::Waiting,
    }
}

fn issued_payload(request: &IssueRequest, ticket: &Ticket) -> Payload {
    Payload::TicketIssued(IssuedData {
        number: ticket.number,
        service: ticket.service.clone(),
        priority: ticket.priority,
        visitor: request.visitor,
        language: ticket.language.clone(),
        channel: request.channel,
        code: ticket.code.clone(),
    })
}

fn remember(
    writer: &Writer<'_>,
    request: &IssueRequest,
    body: &[u8; 32],
    ticket: Uuid,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO repeats (path, key, body, ticket) VALUES (?, ?, ?, ?)";
    let values = params![request.path, request.key, body, ticket.as_bytes()];
    writer
        .connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute(values))
        .doing("remembering the answer")?;
    Ok(())
}

fn long_code(key: &TicketKey, ticket: &Ticket) -> String {
    let content = CodeContent {
        ticket: ticket.id,
        business_day: ticket.business_day,
        number: ticket.number,
    };
    sign(key, &content)
}

fn digest(request: &IssueRequest) -> [u8; 32] {
    let body = format!(
        "{:?}",
        (
            &request.service,
            request.priority,
            request.visitor,
            &request.language,
            request.channel
        )
    );
    Sha256::digest(body.as_bytes()).into()
}

/// A ticket from a row of `id, business_day, number, service, priority, language, code, state`.
pub(crate) fn ticket_row(row: &Row<'_>) -> rusqlite::Result<Ticket> {
    let day: String = row.get(1)?;
    let state: String = row.get(7)?;
    let malformed = |column, text: &str| {
        rusqlite::Error::FromSqlConversionFailure(
            column,
            rusqlite::types::Type::Text,
            text.to_owned().into(),
        )
    };
    Ok(Ticket {
        id: Uuid::from_bytes(row.get(0)?),
        business_day: day.parse().map_err(|_| malformed(1, &day))?,
        number: row.get(2)?,
        service: row.get(3)?,
        priority: row.get(4)?,
        language: row.get(5)?,
        code: row.get(6)?,
        state: TicketState::from_code(&state).ok_or_else(|| malformed(7, &state))?,
    })
}
