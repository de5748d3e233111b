//! Reading a journal beside the process that writes it: facts in order, and how the day stands.

use crate::days::{NumbersState, OpenDay, numbers, open_day};
use crate::error::{Doing, StoreError};
use crate::keys::Sealed;
use crate::open::steady_plans;
use crate::{JOURNAL, schema};
use chrono::{DateTime, Utc};
use domain::fact::Fact;
use domain::time::ClockTrust;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params};
use std::path::Path;
use uuid::Uuid;

/// From where to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Since {
    /// From the first fact.
    #[default]
    Beginning,
    /// After this seq of the last epoch.
    Seq(u64),
    /// After this seq of this epoch, and everything of later epochs.
    Place(Uuid, u64),
}

/// Takes back what a cut in a new file's first moments left half done: SQLite does so by itself for whoever may
/// write, and a reader may not. Later changes are in the write-ahead log and never need it.
fn take_back(path: &Path) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).doing("opening the journal")?;
    schema::is_blank(&connection).map(|_| ())
}

/// A journal open for reading.
#[derive(Debug)]
pub struct Reader {
    pub(crate) connection: Connection,
}

impl Reader {
    /// Opens the journal of a folder for reading; a running kiosk does not mind.
    ///
    /// # Errors
    /// [`StoreError::NoJournal`], [`StoreError::Newer`], [`StoreError::Foreign`], or a failing disk.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(JOURNAL);
        if !path.exists() {
            return Err(StoreError::NoJournal(folder.to_owned()));
        }
        Self::open_file(&path)
    }

    pub(crate) fn open_file(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).doing("opening the journal")?;
        connection
            .busy_timeout(std::time::Duration::from_secs(5))
            .doing("opening the journal")?;
        steady_plans(&connection)?;
        match schema::check(&connection, path) {
            Err(error) if error.is_half_begun() => {
                take_back(path)?;
                schema::check(&connection, path)?;
            }
            checked => checked?,
        }
        Ok(Self { connection })
    }

    /// The open business day; `None` before the first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn open_day(&self) -> Result<Option<domain::day::BusinessDay>, StoreError> {
        Ok(open_day(&self.connection)?.business_day)
    }

    /// Gives every fact after `since` to `each`, oldest first, of one kind where `kind` says so. What a
    /// writer appends meanwhile is not seen.
    ///
    /// # Errors
    /// When the journal cannot be read, or what `each` answers.
    pub fn facts<E: From<StoreError>>(
        &self,
        since: Since,
        kind: Option<&str>,
        mut each: impl FnMut(&Fact) -> Result<(), E>,
    ) -> Result<(), E> {
        let (epoch, seq) = self.place(since)?;
        let sql = format!(
            "{FACT_COLUMNS} WHERE (f.epoch, f.seq) > (?1, ?2) AND (?3 IS NULL OR f.kind = ?3) ORDER BY f.epoch, f.seq"
        );
        let mut statement = self
            .connection
            .prepare_cached(&sql)
            .doing("reading facts")?;
        let mut rows = statement
            .query(params![epoch, seq, kind])
            .doing("reading facts")?;
        while let Some(row) = rows.next().doing("reading facts")? {
            each(&fact_row(row)?)?;
        }
        Ok(())
    }

    /// The open day and its numbers, with where to go on if the branch's gap is left out, or
    /// `gap` while no kiosk has said the branch's.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn day(&self, gap: u32) -> Result<(OpenDay, Vec<NumbersState>), StoreError> {
        let kept = crate::epoch::file(&self.connection, "number_gap")?;
        let gap = kept.and_then(|kept| kept.parse().ok()).unwrap_or(gap);
        Ok((open_day(&self.connection)?, numbers(&self.connection, gap)?))
    }

    /// The branch this journal belongs to.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn branch(&self) -> Result<Option<String>, StoreError> {
        crate::epoch::file(&self.connection, "branch")
    }

    fn place(&self, since: Since) -> Result<(i64, i64), StoreError> {
        let number = |sql: &str, epoch: Option<Uuid>| {
            let found = match epoch {
                Some(epoch) => self
                    .connection
                    .query_row(sql, [epoch.as_bytes()], |row| row.get(0)),
                None => self.connection.query_row(sql, [], |row| row.get(0)),
            };
            found.optional().doing("finding an epoch")
        };
        match since {
            Since::Beginning => Ok((0, 0)),
            Since::Seq(seq) => {
                let last: Option<i64> = number(
                    "SELECT number FROM epochs ORDER BY number DESC LIMIT 1",
                    None,
                )?;
                Ok((last.unwrap_or(0), seq as i64))
            }
            Since::Place(epoch, seq) => {
                let found: Option<i64> =
                    number("SELECT number FROM epochs WHERE epoch = ?", Some(epoch))?;
                found
                    .map(|number| (number, seq as i64))
                    .ok_or(StoreError::Unknown {
                        what: "epoch",
                        id: epoch,
                    })
            }
        }
    }
}

/// The columns [`fact_row`] reads.
pub(crate) const FACT_COLUMNS: &str = "SELECT f.seq, e.epoch, e.device, f.id, f.kind, f.subject, f.business_day,
    f.at_ms, f.clock, f.boot, f.mono_ms, f.by, f.data, f.commitment, f.hash, f.epoch, f.salt, f.personal
    FROM facts f JOIN epochs e ON e.number = f.epoch";

/// What stands sealed beside the fact of a row of [`FACT_COLUMNS`]; `None` where nothing does or it was erased.
pub(crate) fn personal(row: &Row<'_>) -> rusqlite::Result<Option<Sealed>> {
    let (commitment, salt, sealed) = (row.get(13)?, row.get(16)?, row.get(17)?);
    let some = |((commitment, salt), sealed)| Sealed {
        commitment,
        salt,
        sealed,
    };
    Ok(Option::zip(Option::zip(commitment, salt), sealed).map(some))
}

/// A fact from a row of [`FACT_COLUMNS`].
pub(crate) fn fact_row(row: &Row<'_>) -> Result<Fact, StoreError> {
    let (fact, data) = columns(row).doing("reading a fact")?;
    let (seq, kind) = (fact.seq, fact.kind.clone());
    let data =
        serde_json::from_str(&data).map_err(|source| StoreError::Fact { seq, kind, source })?;
    Ok(Fact { data, ..fact })
}

fn columns(row: &Row<'_>) -> rusqlite::Result<(Fact, String)> {
    let day: Option<String> = row.get(6)?;
    let clock: String = row.get(8)?;
    let fact = Fact {
        seq: row.get::<_, i64>(0)?.unsigned_abs(),
        epoch: Uuid::from_bytes(row.get(1)?),
        device: row.get(2)?,
        id: Uuid::from_bytes(row.get(3)?),
        kind: row.get(4)?,
        subject: row.get(5)?,
        business_day: day.and_then(|day| day.parse().ok()),
        at: DateTime::<Utc>::from_timestamp_millis(row.get(7)?).unwrap_or_default(),
        clock: ClockTrust::from_code(&clock),
        boot: row.get::<_, Option<[u8; 16]>>(9)?.map(Uuid::from_bytes),
        mono_ms: row.get::<_, Option<i64>>(10)?.map(i64::unsigned_abs),
        by: row.get(11)?,
        data: serde_json::Value::Null,
    };
    Ok((fact, row.get(12)?))
}
