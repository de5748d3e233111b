//! Opening `delivery.db`, alone: a damaged one is kept under another name and begun anew, and everything is sent again.

use super::DELIVERY;
use crate::fault::{DeliveryError, Doing};
use chrono::Utc;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use rusqlite_migration::{M, Migrations};
use std::fs::File;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A step is added at the end, and never changed once it was released.
const STEPS: &[M<'static>] = &[
    M::up(include_str!("begun.sql")),
    M::up(include_str!("standing.sql")),
    M::up(include_str!("../rest/steps.sql")),
];
const SETTINGS: &str =
    "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 8388608;
    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -512;";
/// Targets that find the file damaged at once set it aside once.
static OPENING: Mutex<()> = Mutex::new(());

/// The file of a folder, sound and of the newest format, and its number on the disk.
pub(super) fn sound(data: &Path) -> Result<(Connection, u64), DeliveryError> {
    let _alone = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    let path = data.join(DELIVERY);
    let connection = match connect(&path) {
        Err(error) if error.is_damage() => anew(&path)?,
        connected => connected?,
    };
    let number = number(&path).ok_or(std::io::ErrorKind::NotFound);
    Ok((connection, number.map_err(std::io::Error::from)?))
}

/// Opens a file that is there, to change it beside whoever delivers; `None` where nothing was ever delivered.
pub(super) fn existing(data: &Path) -> Result<Option<Connection>, DeliveryError> {
    let path = data.join(DELIVERY);
    path.exists().then(|| connect(&path)).transpose()
}

/// The same for reading.
pub(super) fn for_reading(data: &Path) -> Result<Option<Connection>, DeliveryError> {
    let path = data.join(DELIVERY);
    if !path.exists() {
        return Ok(None);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).doing("opening delivery.db")?;
    connection
        .busy_timeout(std::time::Duration::from_secs(5))
        .doing("opening delivery.db")?;
    let format = connection
        .pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
        .doing("reading delivery.db")?;
    Ok((usize::try_from(format) == Ok(STEPS.len())).then_some(connection))
}

/// A file's number on the disk; another one stands there once it was replaced.
pub(super) fn number(path: &Path) -> Option<u64> {
    std::fs::metadata(path).ok().map(|file| file.ino())
}

/// The name of the damaged file that the present one replaced.
pub(crate) fn replaced(data: &Path) -> Result<Option<String>, DeliveryError> {
    let Some(connection) = for_reading(data)? else {
        return Ok(None);
    };
    let sql = "SELECT value FROM file WHERE key = 'set_aside'";
    let found = connection.query_row(sql, [], |row| row.get(0));
    found.optional().doing("reading delivery.db")
}

fn connect(path: &Path) -> Result<Connection, DeliveryError> {
    let mut connection = Connection::open(path).doing("opening delivery.db")?;
    connection
        .execute_batch(SETTINGS)
        .doing("setting up delivery.db")?;
    let said: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .doing("checking delivery.db")?;
    if said != "ok" {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
        let source = rusqlite::Error::SqliteFailure(code, Some(said));
        let doing = "checking delivery.db";
        return Err(DeliveryError::Sql { doing, source });
    }
    Migrations::from_slice(STEPS)
        .to_latest(&mut connection)
        .map_err(DeliveryError::Format)?;
    Ok(connection)
}

/// Sets the file aside and begins another, which knows the name of the one before it.
fn anew(path: &Path) -> Result<Connection, DeliveryError> {
    let kept = set_aside(path)?;
    tracing::error!(kept = %kept.display(), "delivery.db was damaged; it is begun anew, and everything is sent again");
    let connection = connect(path)?;
    let name = kept.file_name().unwrap_or_default().to_string_lossy();
    connection
        .execute(
            "INSERT OR REPLACE INTO file (key, value) VALUES ('set_aside', ?)",
            [name],
        )
        .doing("beginning delivery.db anew")?;
    Ok(connection)
}

fn set_aside(path: &Path) -> Result<PathBuf, DeliveryError> {
    let when = Utc::now().format("%Y%m%dT%H%M%S%.3fZ");
    let kept = path.with_file_name(format!("delivery.corrupt-{when}.db"));
    for ending in ["", "-wal", "-shm"] {
        let (from, to) = (with_ending(path, ending), with_ending(&kept, ending));
        if from.exists() {
            std::fs::rename(from, to)?;
        }
    }
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(kept)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
