//! `delivery.db`: how far each target is. This program alone writes it; every change is one durable transaction.
//!
//! A cursor moves only once a target has answered for every fact below it, so a cut leaves a fact to be sent again and
//! never one that is forgotten; what is sent twice has the same id, and is once in effect. Losing the whole file does the
//! same to every fact.

use crate::fault::{DeliveryError, Doing};
use chrono::{SecondsFormat, Utc};
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use rusqlite_migration::{M, Migrations};
use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::path::Path;
use uuid::Uuid;

/// The file's name in a data folder.
const DELIVERY: &str = "delivery.db";
const STEPS: &[M<'static>] = &[
    M::up(include_str!("delivery.sql")),
    M::up(include_str!("rest/steps.sql")),
];
const SETTINGS: &str =
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 8388608;
    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -512;";

/// The right to deliver from a data folder, held until dropped: two at once would mix the order of facts.
#[derive(Debug)]
pub(crate) struct DeliveryLock {
    _file: File,
}

impl DeliveryLock {
    pub(crate) fn take(data: &Path) -> Result<Self, DeliveryError> {
        let path = data.join("delivery.lock");
        let opened = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path);
        let file = opened.map_err(|source| DeliveryError::Lock(path.clone(), source))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(DeliveryError::Running(data.to_owned())),
            Err(TryLockError::Error(source)) => Err(DeliveryError::Lock(path, source)),
        }
    }
}

/// A fact's place, and what tells it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) seq: u64,
    pub(crate) id: Uuid,
    pub(crate) subject: String,
}

/// Why a fact is set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Aside {
    /// The target refused it.
    Parked(String),
    /// One of its subject before it was refused.
    Behind,
}

/// How a target is, as far as it was told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) last_error: Option<String>,
    pub(crate) last_success: Option<String>,
}

/// The file, as one target's delivery knows it.
#[derive(Debug)]
pub(crate) struct Delivery {
    pub(crate) connection: Connection,
    pub(crate) target: String,
}

impl Delivery {
    /// Opens the file of a data folder for one target, making it where it is missing.
    pub(crate) fn open(data: &Path, target: &str) -> Result<Self, DeliveryError> {
        let mut connection = Connection::open(data.join(DELIVERY)).doing("opening delivery.db")?;
        connection
            .execute_batch(SETTINGS)
            .doing("setting up delivery.db")?;
        Migrations::from_slice(STEPS)
            .to_latest(&mut connection)
            .map_err(DeliveryError::Format)?;
        connection
            .execute("INSERT OR IGNORE INTO targets (name) VALUES (?)", [target])
            .doing("naming a target")?;
        let target = target.to_owned();
        Ok(Self { connection, target })
    }

    /// The same for reading; `None` where nothing was ever delivered.
    pub(crate) fn read(data: &Path, target: &str) -> Result<Option<Self>, DeliveryError> {
        let path = data.join(DELIVERY);
        if !path.exists() {
            return Ok(None);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).doing("opening delivery.db")?;
        connection
            .busy_timeout(std::time::Duration::from_secs(5))
            .doing("opening delivery.db")?;
        let begun = connection
            .pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
            .doing("reading delivery.db")?;
        let target = target.to_owned();
        let known = begun.unsigned_abs() as usize >= STEPS.len();
        Ok(known.then_some(Self { connection, target }))
    }

    /// Up to where an epoch's facts are answered for or set aside; 0 for none.
    pub(crate) fn cursor(&self, epoch: Uuid) -> Result<u64, DeliveryError> {
        let sql = "SELECT seq FROM cursors WHERE target = ? AND epoch = ?";
        let found = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                let key = params![self.target, epoch.as_bytes()];
                statement
                    .query_row(key, |row| row.get::<_, i64>(0))
                    .optional()
            })
            .doing("reading a cursor")?;
        Ok(found.unwrap_or(0).unsigned_abs())
    }

    /// The seqs of an epoch that are set aside.
    pub(crate) fn aside(&self, epoch: Uuid) -> Result<BTreeSet<u64>, DeliveryError> {
        let sql = "SELECT seq FROM set_aside WHERE target = ? AND epoch = ?";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                let rows = statement.query_map(params![self.target, epoch.as_bytes()], |row| {
                    row.get::<_, i64>(0).map(i64::unsigned_abs)
                })?;
                rows.collect()
            })
            .doing("reading what is set aside")
    }

    /// Whether something of a subject is set aside, so that what follows it waits.
    pub(crate) fn is_blocked(&self, subject: &str) -> Result<bool, DeliveryError> {
        self.connection
            .prepare_cached("SELECT 1 FROM set_aside WHERE target = ? AND subject = ?")
            .and_then(|mut statement| statement.exists(params![self.target, subject]))
            .doing("looking for a parked record")
    }

    /// How many are parked, and how many wait behind those.
    pub(crate) fn counts(&self) -> Result<(u64, u64), DeliveryError> {
        let sql = "SELECT count(*) FILTER (WHERE state = 'parked'), count(*) FILTER (WHERE state = 'behind')
            FROM set_aside WHERE target = ?";
        self.connection
            .query_row(sql, [&self.target], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
            })
            .map(|(parked, behind)| (parked.unsigned_abs(), behind.unsigned_abs()))
            .doing("counting what is set aside")
    }

    /// What was told of the target last.
    pub(crate) fn told(&self) -> Result<Told, DeliveryError> {
        let sql = "SELECT last_error, last_success FROM targets WHERE name = ?";
        let told = self.connection.query_row(sql, [&self.target], |row| {
            Ok(Told {
                last_error: row.get(0)?,
                last_success: row.get(1)?,
            })
        });
        Ok(told
            .optional()
            .doing("reading a target")?
            .unwrap_or_default())
    }

    /// Keeps that the target answered: facts up to `through` are answered for but for those set aside.
    pub(crate) fn answered(
        &mut self,
        epoch: Uuid,
        through: u64,
        aside: &[(Place, Aside)],
    ) -> Result<(), DeliveryError> {
        self.keep(epoch, through, aside, true)
    }

    /// Keeps that facts up to `through` need not be sent now: all of them are set aside.
    pub(crate) fn passed(
        &mut self,
        epoch: Uuid,
        through: u64,
        aside: &[(Place, Aside)],
    ) -> Result<(), DeliveryError> {
        self.keep(epoch, through, aside, false)
    }

    fn keep(
        &mut self,
        epoch: Uuid,
        through: u64,
        aside: &[(Place, Aside)],
        success: bool,
    ) -> Result<(), DeliveryError> {
        let doing = "keeping an answer";
        let transaction = self
            .connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .doing(doing)?;
        set_aside(&transaction, &self.target, epoch, aside).doing(doing)?;
        move_cursor(&transaction, &self.target, epoch, through).doing(doing)?;
        if success {
            let sql = "UPDATE targets SET last_success = ? WHERE name = ?";
            let values = params![now(), self.target];
            transaction.execute(sql, values).doing(doing)?;
        }
        transaction.commit().doing(doing)
    }

    /// Goes back in an epoch: the target lost what comes after `to`.
    pub(crate) fn rewind(&self, epoch: Uuid, to: u64) -> Result<(), DeliveryError> {
        move_cursor(&self.connection, &self.target, epoch, to).doing("going back")
    }

    /// Keeps what went wrong; `None` once it goes well again.
    pub(crate) fn tell(&self, error: Option<&str>) -> Result<(), DeliveryError> {
        let sql = "UPDATE targets SET last_error = ?1 WHERE name = ?2 AND last_error IS NOT ?1";
        self.connection
            .execute(sql, params![error, self.target])
            .map(|_| ())
            .doing("keeping an error")
    }
}

fn set_aside(
    connection: &Connection,
    target: &str,
    epoch: Uuid,
    aside: &[(Place, Aside)],
) -> rusqlite::Result<()> {
    // What was refused stays refused, however often a gap sends it again.
    let sql = "INSERT OR IGNORE INTO set_aside (target, epoch, seq, id, subject, state, reason, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let mut statement = connection.prepare_cached(sql)?;
    for (place, why) in aside {
        let (state, reason) = match why {
            Aside::Parked(reason) => ("parked", reason.as_str()),
            Aside::Behind => ("behind", ""),
        };
        statement.execute(params![
            target,
            epoch.as_bytes(),
            place.seq as i64,
            place.id.to_string(),
            place.subject,
            state,
            reason,
            now(),
        ])?;
    }
    Ok(())
}

fn move_cursor(
    connection: &Connection,
    target: &str,
    epoch: Uuid,
    seq: u64,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO cursors (target, epoch, seq) VALUES (?, ?, ?)
        ON CONFLICT (target, epoch) DO UPDATE SET seq = excluded.seq";
    connection
        .prepare_cached(sql)?
        .execute(params![target, epoch.as_bytes(), seq as i64])?;
    Ok(())
}

fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true)
}
