//! The format of `journal.db`, as numbered steps that only go forward. A released step is frozen: a
//! change is a new file and a new line here, and a test that upgrades a file of the step before.

use crate::error::{Doing, StoreError};
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::path::Path;

/// Marks a file as ours ("ISTQ"); stored in its header.
const APPLICATION_ID: i64 = 0x4953_5451;
const STEPS: &[M<'static>] = &[
    M::up(include_str!("0001_journal.sql")),
    M::up(include_str!("0002_queue.sql")),
    M::up(include_str!("0003_people.sql")),
    M::up(include_str!("0004_addressed.sql")),
    M::up(include_str!("0005_ratings.sql")),
    M::up(include_str!("0006_requests.sql")),
];

/// The newest format this program knows.
pub(crate) fn known() -> i64 {
    STEPS.len() as i64
}

/// Brings an open file to the newest format. It is marked as ours first: a file with tables and no mark
/// would be taken for somebody else's after a cut between the two.
pub(crate) fn upgrade(connection: &mut Connection) -> Result<(), StoreError> {
    connection
        .pragma_update(None, "application_id", APPLICATION_ID)
        .doing("marking the journal as ours")?;
    Migrations::from_slice(STEPS)
        .to_latest(connection)
        .map_err(|error| StoreError::Sql {
            doing: "upgrading the journal's format",
            source: match error {
                rusqlite_migration::Error::RusqliteError { err, .. } => err,
                other => rusqlite::Error::ToSqlConversionFailure(Box::new(other)),
            },
        })
}

/// Whether the file is of an older format than this program's.
pub(crate) fn is_older(connection: &Connection) -> Result<bool, StoreError> {
    connection
        .pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
        .map(|found| found < known())
        .doing("reading the journal's header")
}

/// Whether the file is an empty one, as a cut at its very first moment leaves it.
pub(crate) fn is_blank(connection: &Connection) -> Result<bool, StoreError> {
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .doing("reading the journal's tables")?;
    Ok(tables == 0)
}

/// Refuses a file that is not ours, or is of a newer format.
pub(crate) fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let (id, found) = (
        number("application_id").doing("reading the journal's header")?,
        number("user_version").doing("reading the journal's header")?,
    );
    if found > known() {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known: known(),
        });
    }
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .doing("reading the journal's tables")?;
    if id != APPLICATION_ID && (tables > 0 || id != 0) {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    Ok(())
}
