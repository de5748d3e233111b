//! The truth about print jobs in the journal (facts.md, "Printing").

use crate::append::NewFact;
use crate::error::{Doing, StoreError};
use crate::open::Store;
use chrono::{DateTime, Utc};
use domain::day::BusinessDay;
use domain::fact::Payload;
use domain::print::{Evidence, PrintEvent, PrintState};
use domain::time::{ClockTrust, Stamp};
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

/// How a job that was sent ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintOutcome {
    /// The paper came out.
    Confirmed(Evidence),
    /// It may have come out; why nobody knows.
    Unconfirmed(String),
    /// Surely nothing came out; why.
    Failed(String),
}

/// A print job as the journal knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintJob {
    /// The job.
    pub id: Uuid,
    /// Its ticket.
    pub ticket: Uuid,
    /// Whether the paper says نسخة.
    pub copy: bool,
    /// What is known of it: `queued`, `sending`, `confirmed`, `unconfirmed`, `failed`.
    pub state: String,
    /// Its evidence, or what stopped it.
    pub detail: Option<String>,
}

/// One of the last papers, as staff look for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentPaper {
    /// Its job.
    pub job: PrintJob,
    /// The number on it.
    pub number: u32,
    /// When it was queued.
    pub at: DateTime<Utc>,
}

impl Store {
    /// The last `count` papers of the journal, the newest first.
    ///
    /// # Errors
    /// A failing disk.
    pub fn last_jobs(&self, count: u32) -> Result<Vec<RecentPaper>, StoreError> {
        let sql =
            "SELECT j.id, j.ticket, j.copy, j.state, j.detail, t.number, f.at_ms FROM print_jobs j
            JOIN tickets t ON t.id = j.ticket JOIN facts f ON f.epoch = j.epoch AND f.seq = j.seq
            ORDER BY j.epoch DESC, j.seq DESC LIMIT ?";
        let recent = |row: &Row<'_>| {
            Ok(RecentPaper {
                job: job_row(row)?,
                number: row.get(5)?,
                at: DateTime::from_timestamp_millis(row.get(6)?).unwrap_or_default(),
            })
        };
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .doing("reading the last papers")?;
        let rows = statement.query_map([count], recent);
        let mut papers: Vec<RecentPaper> = rows
            .and_then(Iterator::collect)
            .doing("reading the last papers")?;
        for paper in &mut papers {
            self.add_what_waits(&mut paper.job);
        }
        Ok(papers)
    }

    /// How many papers of the open day ended unconfirmed, and how many failed.
    ///
    /// # Errors
    /// A failing disk.
    pub fn troubled_jobs(&self) -> Result<(u32, u32), StoreError> {
        let sql = "SELECT count(*) FILTER (WHERE j.state = 'unconfirmed'), count(*) FILTER (WHERE j.state = 'failed')
            FROM print_jobs j JOIN tickets t ON t.id = j.ticket
            WHERE t.business_day = (SELECT value FROM state WHERE key = 'open_day')";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?))))
            .doing("counting papers in trouble")
    }

    /// When a ticket was issued, and how far that clock was to be trusted.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is no such ticket; a failing disk.
    pub fn issued_at(&self, ticket: Uuid) -> Result<(DateTime<Utc>, ClockTrust), StoreError> {
        let sql = "SELECT f.at_ms, f.clock FROM tickets t JOIN facts f ON f.epoch = t.epoch AND f.seq = t.seq WHERE t.id = ?";
        let issued = |row: &Row<'_>| {
            let clock: String = row.get(1)?;
            let at = DateTime::from_timestamp_millis(row.get(0)?).unwrap_or_default();
            Ok((at, ClockTrust::from_code(&clock)))
        };
        let found = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([ticket.as_bytes()], issued).optional())
            .doing("reading when a ticket was issued")?;
        found.ok_or(StoreError::Unknown {
            what: "ticket",
            id: ticket,
        })
    }

    /// A confirmation that waits to ride along is known all the same.
    fn add_what_waits(&self, known: &mut PrintJob) {
        for fact in &self.pending {
            match fact.payload {
                Payload::PrintConfirmed { job, evidence } if job == known.id => {
                    PrintState::Confirmed.code().clone_into(&mut known.state);
                    known.detail = Some(evidence.code().to_owned());
                }
                _ => {}
            }
        }
    }

    /// Says that a job's first byte is about to go. Durable when this returns.
    ///
    /// # Errors
    /// [`StoreError::JobOver`] when it was sent before; [`StoreError::Unknown`]; a failing disk.
    pub fn print_sending(&mut self, job: Uuid, stamp: &Stamp) -> Result<(), StoreError> {
        let fact = self.print_fact(
            job,
            (PrintEvent::Send, Payload::PrintSending { job }),
            stamp,
        )?;
        self.transact(|writer| writer.append(&fact).map(|_| ()))
    }

    /// Says how a job ended. A confirmation waits in memory to ride with the next change, or with
    /// [`Store::flush`]; anything else is durable when this returns.
    ///
    /// # Errors
    /// [`StoreError::JobOver`] when it had ended; [`StoreError::Unknown`]; a failing disk.
    pub fn print_ended(
        &mut self,
        job: Uuid,
        outcome: &PrintOutcome,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let what = match outcome.clone() {
            PrintOutcome::Confirmed(evidence) => (
                PrintEvent::Confirm,
                Payload::PrintConfirmed { job, evidence },
            ),
            PrintOutcome::Unconfirmed(why) => {
                (PrintEvent::GiveUp, Payload::PrintUnconfirmed { job, why })
            }
            PrintOutcome::Failed(why) => (PrintEvent::Fail, Payload::PrintFailed { job, why }),
        };
        let fact = self.print_fact(job, what, stamp)?;
        if matches!(outcome, PrintOutcome::Confirmed(_)) {
            self.pending.push(fact);
            return Ok(());
        }
        self.transact(|writer| writer.append(&fact).map(|_| ()))
    }

    /// Makes durable what waits to ride along. Does nothing when nothing waits.
    ///
    /// # Errors
    /// A failing disk; what waits goes on waiting.
    pub fn flush(&mut self) -> Result<(), StoreError> {
        if self.pending.is_empty() {
            Ok(())
        } else {
            self.transact(|_| Ok(()))
        }
    }

    /// Queues a copy of a ticket's paper, by someone's explicit wish; returns the new job.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is no such ticket; a failing disk.
    pub fn queue_copy(
        &mut self,
        ticket: Uuid,
        stamp: &Stamp,
        by: &str,
    ) -> Result<Uuid, StoreError> {
        let ticket = self.ticket(ticket)?;
        let job = Uuid::now_v7();
        let fact = NewFact {
            payload: Payload::PrintQueued { job, copy: true },
            subject: ticket.id.to_string(),
            business_day: Some(ticket.business_day),
            stamp: *stamp,
            by: by.to_owned(),
            personal: None,
        };
        self.transact(|writer| writer.append(&fact).map(|_| job))
    }

    /// A print job.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is none; a failing disk.
    pub fn print_job(&self, job: Uuid) -> Result<PrintJob, StoreError> {
        print_job(&self.connection, job)?.ok_or(StoreError::Unknown {
            what: "print job",
            id: job,
        })
    }

    /// Settles the jobs that a stop of the program left open; returns how many.
    pub(crate) fn settle_jobs(&mut self, stamp: &Stamp) -> Result<usize, StoreError> {
        let open = open_jobs(&self.connection)?;
        let mut facts = Vec::new();
        for (job, state) in &open {
            let why = "restarted".to_owned();
            let payload = match state.at_start() {
                Some(PrintEvent::GiveUp) => Payload::PrintUnconfirmed { job: *job, why },
                _ => Payload::PrintFailed { job: *job, why },
            };
            facts.push(self.fact_of(*job, payload, stamp)?);
        }
        if !facts.is_empty() {
            self.transact(|writer| {
                facts
                    .iter()
                    .try_for_each(|fact| writer.append(fact).map(|_| ()))
            })?;
        }
        Ok(open.len())
    }

    fn print_fact(
        &self,
        job: Uuid,
        what: (PrintEvent, Payload),
        stamp: &Stamp,
    ) -> Result<NewFact, StoreError> {
        let known = self.print_job(job)?;
        let waits = self.pending.iter().any(
            |fact| matches!(fact.payload, Payload::PrintConfirmed { job: sure, .. } if sure == job),
        );
        let state = state_from(&known.state).filter(|_| !waits);
        if state.and_then(|state| state.step(what.0)).is_none() {
            return Err(StoreError::JobOver {
                id: job,
                state: known.state,
            });
        }
        self.fact_of(job, what.1, stamp)
    }

    fn fact_of(&self, job: Uuid, payload: Payload, stamp: &Stamp) -> Result<NewFact, StoreError> {
        let (subject, business_day) = queued_for(&self.connection, job)?;
        Ok(NewFact {
            payload,
            subject,
            business_day,
            stamp: *stamp,
            by: self.opening.device.clone(),
            personal: None,
        })
    }
}

/// The ticket and the day of a job, by the fact that queued it: the ticket itself may be another journal's.
fn queued_for(
    connection: &Connection,
    job: Uuid,
) -> Result<(String, Option<BusinessDay>), StoreError> {
    let sql = "SELECT f.subject, f.business_day FROM print_jobs j
        JOIN facts f ON f.epoch = j.epoch AND f.seq = j.seq WHERE j.id = ?";
    let queued = |row: &Row<'_>| {
        let day: Option<String> = row.get(1)?;
        Ok((row.get(0)?, day.and_then(|day| day.parse().ok())))
    };
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([job.as_bytes()], queued))
        .doing("reading what a print job is of")
}

fn print_job(connection: &Connection, job: Uuid) -> Result<Option<PrintJob>, StoreError> {
    let sql = "SELECT id, ticket, copy, state, detail FROM print_jobs WHERE id = ?";
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([job.as_bytes()], job_row).optional())
        .doing("reading a print job")
}

fn job_row(row: &Row<'_>) -> rusqlite::Result<PrintJob> {
    Ok(PrintJob {
        id: Uuid::from_bytes(row.get(0)?),
        ticket: Uuid::from_bytes(row.get(1)?),
        copy: row.get(2)?,
        state: row.get(3)?,
        detail: row.get(4)?,
    })
}

fn open_jobs(connection: &Connection) -> Result<Vec<(Uuid, PrintState)>, StoreError> {
    let sql =
        "SELECT id, state FROM print_jobs WHERE state IN ('queued', 'sending') ORDER BY epoch, seq";
    let mut statement = connection.prepare(sql).doing("reading open print jobs")?;
    let rows = statement.query_map([], |row| {
        Ok((Uuid::from_bytes(row.get(0)?), row.get::<_, String>(1)?))
    });
    let rows: Vec<_> = rows
        .and_then(Iterator::collect)
        .doing("reading open print jobs")?;
    Ok(rows
        .into_iter()
        .filter_map(|(job, state)| Some((job, state_from(&state)?)))
        .collect())
}

fn state_from(code: &str) -> Option<PrintState> {
    let all = [
        PrintState::Queued,
        PrintState::Sending,
        PrintState::Confirmed,
        PrintState::Unconfirmed,
        PrintState::Failed,
    ];
    all.into_iter().find(|state| state.code() == code)
}
