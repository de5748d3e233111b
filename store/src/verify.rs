//! Proving a journal: the file is sound, every epoch's sequence is gap-free and chained, sealed values
//! match their commitments, and replaying the facts gives the state tables.

use crate::apply::apply;
use crate::epoch::first_link;
use crate::error::{Doing, StoreError};
use crate::keys::{Keys, Sealed};
use crate::read::{FACT_COLUMNS, Reader, fact_row, personal};
use crate::schema;
use domain::calling::Place;
use domain::fact::{Fact, Payload, link};
use domain::request::RequestFact;
use rusqlite::backup::Backup;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

/// The state tables that follow from facts, with the columns that order their rows.
const TABLES: [(&str, &str); 15] = [
    ("epochs", "number"),
    ("state", "key"),
    ("numbers", "service"),
    ("tickets", "id"),
    ("print_jobs", "id"),
    ("lanes", "service, priority, addressee"),
    ("counters", "id"),
    ("before_act", "counter, ticket"),
    ("staff", "user"),
    ("devices", "name"),
    ("ratings", "epoch, seq"),
    ("suggestions", "subject"),
    ("served", "business_day, service, user, act"),
    ("visits", "id"),
    ("requests", "id"),
];

/// What a journal was found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Sound; so many facts and epochs.
    Sound {
        /// Facts in all epochs.
        facts: u64,
        /// Epochs.
        epochs: u64,
    },
    /// Not sound: the first difference, in words.
    Broken(String),
}

/// Proves the journal of a folder, as it stands at this moment; a running kiosk does not mind.
///
/// # Errors
/// When there is no journal, or it is of a newer version.
pub fn verify(folder: &Path) -> Result<Verdict, StoreError> {
    let reader = match Reader::open(folder) {
        Err(error) if error.is_corrupt() => return Ok(broken(&error)),
        other => other?,
    };
    let keys = if ["keys/personal.key", "keys/ticket.key"]
        .iter()
        .all(|key| folder.join(key).exists())
    {
        Some(Keys::open(folder)?)
    } else {
        None
    };
    match proven(&reader.connection, keys.as_ref()) {
        Err(error @ (StoreError::Sql { .. } | StoreError::Fact { .. })) => Ok(broken(&error)),
        other => other,
    }
}

fn broken(error: &StoreError) -> Verdict {
    let cause = std::error::Error::source(error)
        .map(|cause| format!(": {cause}"))
        .unwrap_or_default();
    Verdict::Broken(format!("{error}{cause}"))
}

fn proven(connection: &Connection, keys: Option<&Keys>) -> Result<Verdict, StoreError> {
    // One snapshot for everything that follows, whatever a running kiosk appends.
    connection
        .execute_batch("BEGIN")
        .doing("reading the journal")?;
    if schema::is_blank(connection)? {
        return Ok(Verdict::Sound {
            facts: 0,
            epochs: 0,
        });
    }
    let said: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .doing("checking the file")?;
    if said != "ok" {
        return Ok(Verdict::Broken(format!("the file is damaged: {said}")));
    }
    if schema::is_older(connection)? {
        return compared(&upgraded(connection)?, keys);
    }
    compared(connection, keys)
}

/// A copy in this program's format; a file of an older one cannot be compared, and is not ours to change here.
fn upgraded(connection: &Connection) -> Result<Connection, StoreError> {
    // Without a name: a file of its own that is gone when closed.
    let mut copy = Connection::open("").doing("preparing the replay")?;
    Backup::new(connection, &mut copy)
        .and_then(|backup| backup.run_to_completion(i32::MAX, Duration::ZERO, None))
        .doing("copying the journal")?;
    schema::upgrade(&mut copy)?;
    Ok(copy)
}

fn compared(connection: &Connection, keys: Option<&Keys>) -> Result<Verdict, StoreError> {
    let mut replayed = Connection::open_in_memory().doing("preparing the replay")?;
    schema::upgrade(&mut replayed)?;
    let mut walk = Walk {
        place: Place { epoch: 0, seq: 0 },
        link: [0; 32],
        facts: 0,
        epochs: 0,
    };
    if let Some(fault) = replay(connection, &replayed, keys, &mut walk)? {
        return Ok(Verdict::Broken(fault));
    }
    if let Some(fault) = loose_facts(connection, walk.facts)? {
        return Ok(Verdict::Broken(fault));
    }
    for (table, order) in TABLES {
        if let Some(fault) = difference(connection, &replayed, table, order)? {
            return Ok(Verdict::Broken(fault));
        }
    }
    Ok(Verdict::Sound {
        facts: walk.facts,
        epochs: walk.epochs,
    })
}

/// How far the walk along the chain has come.
struct Walk {
    place: Place,
    link: [u8; 32],
    facts: u64,
    epochs: u64,
}

fn replay(
    connection: &Connection,
    replayed: &Connection,
    keys: Option<&Keys>,
    walk: &mut Walk,
) -> Result<Option<String>, StoreError> {
    let sql = format!("{FACT_COLUMNS} ORDER BY f.epoch, f.seq");
    let mut statement = connection.prepare(&sql).doing("reading facts")?;
    let mut rows = statement.query([]).doing("reading facts")?;
    replayed
        .execute_batch("BEGIN")
        .doing("preparing the replay")?;
    while let Some(row) = rows.next().doing("reading facts")? {
        if let Some(fault) = one(row, replayed, keys, walk)? {
            return Ok(Some(fault));
        }
    }
    Ok(None)
}

fn one(
    row: &Row<'_>,
    replayed: &Connection,
    keys: Option<&Keys>,
    walk: &mut Walk,
) -> Result<Option<String>, StoreError> {
    let fact = fact_row(row)?;
    let place = Place {
        epoch: row.get(15).doing("reading a fact")?,
        seq: fact.seq,
    };
    let said = |what: &str| {
        Some(format!(
            "epoch {}, fact {} ({}): {what}",
            place.epoch, place.seq, fact.kind
        ))
    };
    if place.epoch != walk.place.epoch {
        walk.link = first_link(fact.epoch);
        walk.place = Place {
            epoch: place.epoch,
            seq: 0,
        };
        walk.epochs += 1;
    }
    if place.seq != walk.place.seq + 1 {
        return Ok(said(&format!(
            "fact {} is missing before it",
            walk.place.seq + 1
        )));
    }
    let commitment: Option<[u8; 32]> = row.get(13).doing("reading a fact")?;
    let expected = link(&walk.link, &fact, commitment.as_ref());
    if row.get::<_, [u8; 32]>(14).doing("reading a fact")? != expected {
        return Ok(said(
            "it was changed after it was written, or the one before it was",
        ));
    }
    if !kept(row, commitment, keys)? {
        return Ok(said("its personal value is not what was committed to"));
    }
    let payload =
        Payload::from_parts(&fact.kind, &fact.data).map_err(|source| StoreError::Fact {
            seq: fact.seq,
            kind: fact.kind.clone(),
            source,
        })?;
    if !is_as_attested(row, &fact, &payload, keys)? {
        return Ok(said("it is not what was attested (H4)"));
    }
    apply(replayed, &fact, &payload, place)?;
    walk.place = place;
    walk.link = expected;
    walk.facts += 1;
    Ok(None)
}

/// Whether a personal value, where it is still there and can be opened, is what was committed to.
fn kept(
    row: &Row<'_>,
    commitment: Option<[u8; 32]>,
    keys: Option<&Keys>,
) -> Result<bool, StoreError> {
    let salt: Option<[u8; 32]> = row.get(16).doing("reading a fact")?;
    let sealed: Option<Vec<u8>> = row.get(17).doing("reading a fact")?;
    match (commitment, salt, sealed, keys) {
        (Some(commitment), Some(salt), Some(sealed), Some(keys)) => Ok(keys
            .unseal(&Sealed {
                commitment,
                salt,
                sealed,
            })
            .is_ok()),
        (None, None, None, _) | (Some(_), None, None, _) | (Some(_), Some(_), Some(_), None) => {
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Whether an attested record, where its personal values are still there and can be opened, is what was attested: also in a
/// journal that was written anew whole, chain and all.
fn is_as_attested(
    row: &Row<'_>,
    fact: &Fact,
    payload: &Payload,
    keys: Option<&Keys>,
) -> Result<bool, StoreError> {
    let (Payload::Request(RequestFact::Attested(attestation)), Some(keys)) = (payload, keys) else {
        return Ok(true);
    };
    let Some(sealed) = personal(row).doing("reading a fact")? else {
        return Ok(true);
    };
    let text = keys.unseal(&sealed)?;
    let (Ok(kept), Ok(id)) = (serde_json::from_str(&text), Uuid::parse_str(&fact.subject)) else {
        return Ok(false);
    };
    Ok(attestation.verify(id, Some(&kept)) != domain::request::Verdict::Tampered)
}

/// Facts whose epoch the journal does not know would be passed over by the walk.
fn loose_facts(connection: &Connection, walked: u64) -> Result<Option<String>, StoreError> {
    let all: i64 = connection
        .query_row("SELECT count(*) FROM facts", [], |row| row.get(0))
        .doing("counting facts")?;
    let loose = all.unsigned_abs() - walked;
    Ok((loose > 0).then(|| format!("{loose} facts are of an epoch the journal does not know")))
}

fn difference(
    connection: &Connection,
    replayed: &Connection,
    table: &str,
    order: &str,
) -> Result<Option<String>, StoreError> {
    let sql = format!("SELECT * FROM {table} ORDER BY {order}");
    let (mut ours, mut theirs) = (
        connection.prepare(&sql).doing("reading a table")?,
        replayed.prepare(&sql).doing("reading a table")?,
    );
    let columns = ours.column_count();
    let (mut stored, mut told) = (
        ours.query([]).doing("reading a table")?,
        theirs.query([]).doing("reading a table")?,
    );
    loop {
        let row = values(stored.next().doing("reading a table")?, columns)?;
        let expected = values(told.next().doing("reading a table")?, columns)?;
        match (row, expected) {
            (None, None) => return Ok(None),
            (row, expected) if row == expected => {}
            (Some(row), None) => {
                return Ok(Some(format!(
                    "table {table} holds {row:?}, of which no fact tells"
                )));
            }
            (None, Some(row)) => {
                return Ok(Some(format!(
                    "table {table} lacks {row:?}, of which facts tell"
                )));
            }
            (Some(row), Some(expected)) => {
                return Ok(Some(format!(
                    "table {table} holds {row:?} where facts tell {expected:?}"
                )));
            }
        }
    }
}

fn values(row: Option<&Row<'_>>, columns: usize) -> Result<Option<Vec<Value>>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let values = (0..columns)
        .map(|column| row.get(column))
        .collect::<rusqlite::Result<_>>();
    values.map(Some).doing("reading a table")
}
