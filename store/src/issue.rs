//! Promising a ticket: its number, its code, its fact and its print job, in one transaction, at most
//! once for a key (facts.md, "Repeats").

use crate::append::{NewFact, Writer};
use crate::days::open_day;
use crate::error::{Doing, StoreError};
use crate::open::Store;
use crate::repeats::{Once, Repeat};
use domain::code::{CodeContent, TicketKey, short, sign};
use domain::day::BusinessDay;
use domain::fact::{IssuedData, Payload, ToldWait};
use domain::numbers::{Run, allocate};
use domain::ticket::{Channel, Ticket, VisitorKind};
use domain::time::Stamp;
use rusqlite::{OptionalExtension, params};
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
    /// Whether it is to be printed here.
    pub paper: bool,
    /// The wait that visitors are told at this moment.
    pub told: Option<ToldWait>,
}

/// A promised ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// The ticket.
    pub ticket: Ticket,
    /// The long signed code, for the QR.
    pub long_code: String,
    /// Its print job; `None` for one that is printed elsewhere, or not at all.
    pub job: Option<Uuid>,
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
        let key = self.keys.ticket.clone();
        let repeat = Repeat {
            path: request.path.clone(),
            key: request.key.clone(),
            body: digest(request),
        };
        let once = self.once(Some(&repeat), |writer| {
            promise(writer, request, &key, stamp)
        })?;
        let issued = self.issued(*once.answer())?;
        Ok(match once {
            Once::New(_) => Answer::New(issued),
            Once::Repeated(_) => Answer::Repeated(issued),
        })
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
        let job = job.map(Uuid::from_bytes);
        let ticket = self.ticket(ticket)?;
        let long_code = long_code(&self.keys.ticket, &ticket);
        Ok(Issued {
            ticket,
            long_code,
            job,
        })
    }
}

fn promise(
    writer: &mut Writer<'_>,
    request: &IssueRequest,
    key: &TicketKey,
    stamp: &Stamp,
) -> Result<Uuid, StoreError> {
    let open = open_day(writer.connection)?;
    if open.numbers_unconfirmed {
        return Err(StoreError::NumbersUnconfirmed);
    }
    let day = open.business_day.ok_or(StoreError::NoDay)?;
    let number = next_number(writer, day, &request.service)?;
    let id = Uuid::now_v7();
    let new = |payload| NewFact {
        payload,
        subject: id.to_string(),
        business_day: Some(day),
        stamp: *stamp,
        by: request.by.clone(),
        personal: None,
    };
    writer.append(&new(issued_payload(request, number, short(key, id))))?;
    if request.paper {
        let job = Uuid::now_v7();
        writer.append(&new(Payload::PrintQueued { job, copy: false }))?;
    }
    Ok(id)
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

fn issued_payload(request: &IssueRequest, number: u32, code: String) -> Payload {
    Payload::TicketIssued(IssuedData {
        number,
        service: request.service.clone(),
        priority: request.priority,
        visitor: request.visitor,
        language: request.language.clone(),
        channel: request.channel,
        code,
        told: request.told,
    })
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
