//! Backups: a consistent copy of a journal, also of one in use, and putting one back.

use crate::JOURNAL;
use crate::epoch::set_file;
use crate::error::{Doing, DoingTo, StoreError};
use crate::lock::{DataLock, while_moving};
use crate::open::{Notice, Opening, Store, connect_sound, set_aside, sync_folder, with_ending};
use crate::read::Reader;
use domain::time::Stamp;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::path::Path;

/// Copies the journal of `folder` into `file`, as it stands at one moment; a running kiosk does not
/// mind. An older `file` is replaced once the new one is whole.
///
/// # Errors
/// When there is no journal, or either side cannot be read or written.
pub fn backup(folder: &Path, file: &Path) -> Result<(), StoreError> {
    let source = Reader::open(folder)?;
    let unfinished = with_ending(file, ".unfinished");
    copy(&source.connection, &unfinished)?;
    std::fs::rename(&unfinished, file).doing_to("finish the backup", file)?;
    sync_folder(&std::path::absolute(file).unwrap_or(file.to_owned()))
}

/// Puts a backup in the place of the journal and opens it: the journal so far is set aside under a name
/// that says so, a new epoch begins, and numbers wait for staff to confirm from where they go on.
///
/// # Errors
/// [`StoreError::Locked`] while a kiosk runs; when `file` is no sound journal of this branch nothing is changed.
pub fn restore(
    opening: Opening,
    file: &Path,
    stamp: &Stamp,
) -> Result<(Store, Vec<Notice>), StoreError> {
    let lock = DataLock::take(&opening.folder)?;
    replace(&opening, file, stamp)?;
    Store::open_locked(opening, lock, stamp)
}

impl Store {
    /// As [`restore`], for the journal that is open here.
    ///
    /// # Errors
    /// As [`restore`]. When `file` cannot be used, the journal so far is what is opened again.
    pub fn restore(
        self,
        file: &Path,
        stamp: &Stamp,
    ) -> Result<(Self, Vec<Notice>, Option<StoreError>), StoreError> {
        let Self {
            connection,
            opening,
            lock,
            ..
        } = self;
        drop(connection);
        let refused = replace(&opening, file, stamp).err();
        let (store, notices) = Self::open_locked(opening, lock, stamp)?;
        Ok((store, notices, refused))
    }
}

fn replace(opening: &Opening, file: &Path, stamp: &Stamp) -> Result<(), StoreError> {
    let path = opening.folder.join(JOURNAL);
    let unfinished = with_ending(&path, ".restoring");
    prepare(file, &unfinished, &opening.branch)?;
    while_moving(&opening.folder, || {
        if path.exists() {
            set_aside(&path, "before-restore", stamp)?;
        }
        std::fs::rename(&unfinished, &path).doing_to("put in place", &path)?;
        sync_folder(&path)
    })
}

/// A sound copy of the backup, marked so that the next opening begins an epoch.
fn prepare(file: &Path, unfinished: &Path, branch: &str) -> Result<(), StoreError> {
    if !file.exists() {
        let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(missing).doing_to("read the backup", file);
    }
    let source = Reader::open_file(file).map_err(|error| match error {
        StoreError::Sql { .. } => StoreError::Foreign(file.to_owned()),
        other => other,
    })?;
    match source.branch()? {
        Some(found) if found != branch => {
            return Err(StoreError::OtherBranch {
                path: file.to_owned(),
                found,
                wanted: branch.to_owned(),
            });
        }
        Some(_) => {}
        None => return Err(StoreError::Foreign(file.to_owned())),
    }
    copy(&source.connection, unfinished)?;
    let copied = connect_sound(unfinished, 0)?;
    set_file(&copied, "restored", "yes")?;
    copied
        .pragma_update(None, "journal_mode", "DELETE")
        .doing("preparing the restored journal")
}

fn copy(source: &Connection, file: &Path) -> Result<(), StoreError> {
    for ending in ["", "-journal", "-wal", "-shm"] {
        let old = with_ending(file, ending);
        if old.exists() {
            std::fs::remove_file(&old).doing_to("remove", &old)?;
        }
    }
    let mut target = Connection::open(file).doing("making the copy")?;
    Backup::new(source, &mut target)
        .and_then(|backup| backup.run_to_completion(i32::MAX, std::time::Duration::ZERO, None))
        .doing("copying the journal")?;
    target
        .pragma_update(None, "journal_mode", "DELETE")
        .doing("finishing the copy")?;
    let said: String = target
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .doing("checking the copy")?;
    if said != "ok" {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
        let source = rusqlite::Error::SqliteFailure(code, Some(said));
        return Err(StoreError::Sql {
            doing: "checking the copy",
            source,
        });
    }
    target
        .close()
        .map_err(|(_, error)| error)
        .doing("finishing the copy")?;
    std::fs::File::open(file)
        .and_then(|copied| copied.sync_all())
        .doing_to("make durable", file)
}
