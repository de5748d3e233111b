//! Print jobs.

use super::{run, subject};
use crate::error::StoreError;
use domain::calling::Place;
use domain::fact::Fact;
use domain::print::Evidence;
use rusqlite::{Connection, params};
use uuid::Uuid;

pub(super) fn queued(
    db: &Connection,
    fact: &Fact,
    job: (Uuid, bool),
    place: Place,
) -> Result<(), StoreError> {
    let ticket = subject(fact);
    let sql = "INSERT INTO print_jobs (id, ticket, copy, state, detail, epoch, seq) VALUES (?, ?, ?, 'queued', NULL, ?, ?)";
    run(
        db,
        sql,
        params![
            job.0.as_bytes(),
            ticket.as_bytes(),
            job.1,
            place.epoch,
            place.seq as i64
        ],
    )
}

pub(super) fn state(
    db: &Connection,
    job: Uuid,
    known: &str,
    detail: Option<&str>,
) -> Result<(), StoreError> {
    run(
        db,
        "UPDATE print_jobs SET state = ?, detail = ? WHERE id = ?",
        params![known, detail, job.as_bytes()],
    )
}

pub(super) fn confirmed(db: &Connection, job: Uuid, evidence: Evidence) -> Result<(), StoreError> {
    state(db, job, "confirmed", Some(evidence.code()))
}
