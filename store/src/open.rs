//! Opening a journal for writing: the lock, the pragmas, refusal of newer files, setting a corrupt one
//! aside, the epoch, and the print jobs a stop left open.

use crate::append::{NewFact, Tip, Writer};
use crate::epoch;
use crate::error::{Doing, DoingTo, StoreError, Trouble};
use crate::keys::Keys;
use crate::lock::{DataLock, while_moving};
use crate::{JOURNAL, schema};
use domain::time::Stamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};

/// The oldest SQLite without the bug that can corrupt a write-ahead log.
const OLDEST_SQLITE: i32 = 3_051_003;
/// Pages of 4 KiB in the log that are worth a checkpoint: some twenty tickets.
const WORTH_MOVING: i64 = 256;

/// How to open a journal.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The data folder; made where it is missing.
    pub folder: PathBuf,
    /// This device's name.
    pub device: String,
    /// The branch's id.
    pub branch: String,
    /// The board's serial number, where it has one.
    pub hardware: Option<String>,
    /// Upper bound of the file in MB; 0: none.
    pub max_mb: u32,
}

/// Something staff should know about how the journal was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The folder was new.
    New,
    /// The journal could not be read and was kept under this name.
    SetAside(PathBuf),
    /// The card was last used in other hardware: perhaps a clone.
    OtherHardware,
    /// The device was renamed since.
    Renamed,
    /// So many print jobs were cut by the last stop.
    JobsSettled(usize),
}

/// A journal open for writing.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) tip: Tip,
    pub(crate) keys: Keys,
    pub(crate) pending: Vec<NewFact>,
    /// Whether changes are parts of a [`Store::together`].
    together: bool,
    /// What made the disk take back everything of the transaction in progress.
    taken_back: Option<Trouble>,
    pub(crate) opening: Opening,
    pub(crate) lock: DataLock,
}

impl Store {
    /// Opens the journal of a folder, begins an epoch where one is due, and settles the print jobs that
    /// the last stop cut: `sending` becomes unconfirmed, `queued` failed.
    ///
    /// # Errors
    /// [`StoreError::Locked`], [`StoreError::Newer`], [`StoreError::OtherBranch`], or a failing disk. A
    /// corrupt file is no error: it is set aside, and said in the notices.
    pub fn open(opening: Opening, stamp: &Stamp) -> Result<(Self, Vec<Notice>), StoreError> {
        let lock = DataLock::take(&opening.folder)?;
        let (mut store, mut notices) = Self::open_locked(opening, lock, stamp)?;
        let settled = store.settle_jobs(stamp)?;
        notices.extend((settled > 0).then_some(Notice::JobsSettled(settled)));
        Ok((store, notices))
    }

    /// As [`Store::open`], under a lock already held, and leaving print jobs as they are.
    pub(crate) fn open_locked(
        opening: Opening,
        lock: DataLock,
        stamp: &Stamp,
    ) -> Result<(Self, Vec<Notice>), StoreError> {
        let mut notices = Vec::new();
        let path = opening.folder.join(JOURNAL);
        let mut connection = while_moving(&opening.folder, || {
            if lost_its_file(&path) {
                notices.push(Notice::SetAside(set_aside(&path, "corrupt", stamp)?));
            }
            match connect_sound(&path, opening.max_mb) {
                Err(error) if error.is_corrupt() => {
                    notices.push(Notice::SetAside(set_aside(&path, "corrupt", stamp)?));
                    connect_sound(&path, opening.max_mb)
                }
                other => other,
            }
        })?;
        check_branch(&connection, &path, &opening.branch)?;
        let set_aside = !notices.is_empty();
        let found = epoch::Found::read(&connection, &opening, set_aside)?;
        notices.extend(found.notice());
        let tip = epoch::current(&mut connection, &opening, found, stamp)?;
        let keys = Keys::open(&opening.folder)?;
        let store = Self {
            connection,
            tip,
            keys,
            pending: Vec::new(),
            together: false,
            taken_back: None,
            opening,
            lock,
        };
        Ok((store, notices))
    }

    /// Closes the journal and opens it again, as after a disk's failure; what was pending stays so, and
    /// jobs on their way stay on their way.
    ///
    /// # Errors
    /// As [`Store::open`]; the journal is then closed for good and must be opened anew.
    pub fn reopen(self, stamp: &Stamp) -> Result<(Self, Vec<Notice>), StoreError> {
        let Self {
            connection,
            pending,
            opening,
            lock,
            ..
        } = self;
        drop(connection);
        let (mut store, notices) = Self::open_locked(opening, lock, stamp)?;
        store.pending = pending;
        Ok((store, notices))
    }

    /// Whether there is room to make changes durable: writes far more than a ticket needs and takes it
    /// back, in one transaction.
    ///
    /// # Errors
    /// When there is not.
    pub fn probe(&mut self) -> Result<(), StoreError> {
        let probe = "BEGIN IMMEDIATE;
            INSERT OR REPLACE INTO file (key, value) VALUES ('probe', hex(zeroblob(65536)));
            DELETE FROM file WHERE key = 'probe';
            COMMIT;";
        let probed = self
            .connection
            .execute_batch(probe)
            .doing("looking for room in the journal");
        if probed.is_err() && !self.connection.is_autocommit() {
            self.connection
                .execute_batch("ROLLBACK")
                .doing("taking back what found no room")?;
        }
        probed
    }

    /// Moves what the write-ahead log holds into the file, off the visitor's path, once there is enough of
    /// it: each move costs two flushes, and one more in the next visitor's promise, which begins the log anew.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn tidy(&self) -> Result<(), StoreError> {
        // NOOP only counts: pages in the log, and how many of them were moved.
        let waiting = self
            .connection
            .query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| {
                Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?)
            })
            .doing("looking at the journal's log")?;
        if waiting < WORTH_MOVING {
            return Ok(());
        }
        let sql = "PRAGMA wal_checkpoint(PASSIVE)";
        self.connection
            .query_row(sql, [], |_| Ok(()))
            .doing("tidying the journal")
    }

    /// The keys of this folder.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The last place given: the epoch and the seq in it.
    #[must_use]
    pub fn place(&self) -> (uuid::Uuid, u64) {
        (self.tip.epoch, self.tip.seq)
    }

    /// Runs one change: what is pending first, then `change`, committed as one IMMEDIATE transaction; or, within
    /// a [`Store::together`], as one part of that.
    pub(crate) fn transact<T>(
        &mut self,
        change: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.together {
            let made = self.part(change);
            if let (Err(error), true) = (&made, self.connection.is_autocommit()) {
                self.taken_back.get_or_insert(error.trouble());
            }
            return made;
        }
        let before = self.begin()?;
        let changed = self.part(change);
        self.end(changed, before)
    }

    /// Runs several changes and makes them durable by one commit: `changes` makes each through the methods of
    /// this store, and none may be called done before this returns. A change that is refused leaves the
    /// others as they are.
    ///
    /// # Errors
    /// When the disk fails; nothing of any of them is kept then.
    pub fn together<T>(&mut self, changes: impl FnOnce(&mut Self) -> T) -> Result<T, StoreError> {
        let before = self.begin()?;
        self.together = true;
        self.taken_back = None;
        let made = changes(self);
        self.together = false;
        let kept = self.taken_back.take().map(StoreError::TakenBack);
        self.end(kept.map_or(Ok(made), Err), before)
    }

    /// Begins a transaction; what to go back to when it fails.
    fn begin(&self) -> Result<(Tip, Vec<NewFact>), StoreError> {
        self.run("BEGIN IMMEDIATE").doing("beginning a change")?;
        Ok((self.tip.clone(), self.pending.clone()))
    }

    /// A statement of transactions, read by SQLite once.
    fn run(&self, sql: &str) -> rusqlite::Result<usize> {
        self.connection.prepare_cached(sql)?.execute([])
    }

    fn end<T>(
        &mut self,
        changed: Result<T, StoreError>,
        before: (Tip, Vec<NewFact>),
    ) -> Result<T, StoreError> {
        let ended = changed.and_then(|made| {
            self.run("COMMIT").doing("making a change durable")?;
            Ok(made)
        });
        if ended.is_err() {
            (self.tip, self.pending) = before;
            if !self.connection.is_autocommit() {
                self.connection
                    .execute_batch("ROLLBACK")
                    .doing("taking back a change")?;
            }
        }
        ended
    }

    /// One change inside an open transaction: whole, or not at all.
    fn part<T>(
        &mut self,
        change: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.connection.is_autocommit() {
            // A disk that fails takes the whole transaction back by itself; nothing may begin another in its midst.
            return Err(StoreError::TakenBack(
                self.taken_back.unwrap_or(Trouble::Disk),
            ));
        }
        let part = self.connection.savepoint().doing("beginning a change")?;
        let mut writer = Writer {
            connection: &part,
            tip: self.tip.clone(),
        };
        for fact in &self.pending {
            writer.append(fact)?;
        }
        let answer = change(&mut writer)?;
        let tip = writer.tip;
        part.commit().doing("making a change durable")?;
        self.tip = tip;
        self.pending.clear();
        Ok(answer)
    }
}

/// Opens the file, checks that it is ours, known and sound, and brings it to the newest format.
pub(crate) fn connect_sound(path: &Path, max_mb: u32) -> Result<Connection, StoreError> {
    let mut connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .doing("opening the journal")?;
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::OldSqlite(rusqlite::version().to_owned()));
    }
    schema::check(&connection, path)?;
    set_up(&connection, max_mb)?;
    check_sound(&connection)?;
    schema::upgrade(&mut connection)?;
    Ok(connection)
}

/// Whether the log is there and its file is not, or is empty: SQLite would take the log for stale and
/// delete it.
fn lost_its_file(path: &Path) -> bool {
    let length = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
    length(path) == 0 && length(&with_ending(path, "-wal")) > 0
}

fn set_up(connection: &Connection, max_mb: u32) -> Result<(), StoreError> {
    // Checkpoints run between visitors (`tidy`); the automatic one is a backstop. SQLite's own default
    // keeps 2 MB of pages, which fill over days of a growing journal: memory that never stands still.
    let settings = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 8388608;
        PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY; PRAGMA cache_size = -512;";
    connection
        .execute_batch(settings)
        .doing("setting up the journal")?;
    connection.set_prepared_statement_cache_capacity(64);
    steady_plans(connection)?;
    if max_mb > 0 {
        let pages = i64::from(max_mb) * 256;
        connection
            .pragma_update(None, "max_page_count", pages)
            .doing("bounding the journal's size")?;
    }
    Ok(())
}

/// Plans hold whatever is bound. Without this SQLite plans a statement anew each time it is bound, wherever a partial
/// index might serve some value and not another: a quarter of a call's time.
pub(crate) fn steady_plans(connection: &Connection) -> Result<(), StoreError> {
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map(drop)
        .doing("setting up the journal")
}

fn check_sound(connection: &Connection) -> Result<(), StoreError> {
    let said: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .doing("checking the journal")?;
    if said == "ok" {
        return Ok(());
    }
    let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
    Err(StoreError::Sql {
        doing: "checking the journal",
        source: rusqlite::Error::SqliteFailure(code, Some(said)),
    })
}

fn check_branch(connection: &Connection, path: &Path, wanted: &str) -> Result<(), StoreError> {
    match epoch::file(connection, "branch")? {
        Some(found) if found != wanted => Err(StoreError::OtherBranch {
            path: path.to_owned(),
            found,
            wanted: wanted.to_owned(),
        }),
        Some(_) => Ok(()),
        None => epoch::set_file(connection, "branch", wanted),
    }
}

/// Moves a journal with its log and index out of the way, under a name that says why and when.
pub(crate) fn set_aside(path: &Path, why: &str, stamp: &Stamp) -> Result<PathBuf, StoreError> {
    let when = stamp.at.format("%Y%m%dT%H%M%S%.3fZ");
    let kept = path.with_file_name(format!("journal.{why}-{when}.db"));
    for ending in ["", "-wal", "-shm"] {
        let (from, to) = (with_ending(path, ending), with_ending(&kept, ending));
        if from.exists() {
            std::fs::rename(&from, &to).doing_to("set aside", &from)?;
        }
    }
    sync_folder(path)?;
    Ok(kept)
}

pub(crate) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Makes renames in a file's folder durable.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let handle = std::fs::File::open(folder).doing_to("open the folder", folder)?;
    handle
        .sync_all()
        .doing_to("make durable the folder", folder)?;
    Ok(())
}
