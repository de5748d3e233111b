//! Backups: a consistent copy of a journal, also of one in use, and putting one back.

use crate::JOURNAL;
use crate::epoch::set_file;
use crate::error::{Doing, DoingTo, StoreError};
use crate::lock::{DataLock, while_moving};
use crate::open::{Notice, Opening, Store, connect_sound, set_aside, sync_folder, with_ending};
use crate::people;
use crate::read::Reader;
use domain::time::Stamp;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use std::path::{Path, PathBuf};

/// Copies the journal of `folder` into `file`, as it stands at one moment; a running kiosk does not
/// mind. An older `file` is replaced once the new one is whole.
///
/// # Errors
/// When there is no journal, or either side cannot be read or written.
pub fn backup(folder: &Path, file: &Path) -> Result<(), StoreError> {
    let source = Reader::open(folder)?;
    if is_the_journal(folder, file) {
        return Err(StoreError::BackupOntoItself(file.to_owned()));
    }
    let unfinished = with_ending(file, ".unfinished");
    copy(&source.connection, &unfinished)?;
    std::fs::rename(&unfinished, file).doing_to("finish the backup", file)?;
    sync_folder(&std::path::absolute(file).unwrap_or(file.to_owned()))
}

/// Whether a backup to `file` would replace the journal it copies.
fn is_the_journal(folder: &Path, file: &Path) -> bool {
    let parent = file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let inside = std::fs::canonicalize(parent.unwrap_or(Path::new("."))).ok()
        == std::fs::canonicalize(folder).ok();
    let named = file
        .file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with(JOURNAL));
    inside && named
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
    let prepared = prepare(&opening, file)?;
    put_in_place(&opening, &prepared, stamp)?;
    opened(opening, lock, stamp)
}

fn opened(
    opening: Opening,
    lock: DataLock,
    stamp: &Stamp,
) -> Result<(Store, Vec<Notice>), StoreError> {
    let (mut store, notices) = Store::open_locked(opening, lock, stamp)?;
    store.settle_jobs(stamp)?;
    Ok((store, notices))
}

impl Store {
    /// As [`restore`], for the journal that is open here. When `file` cannot be used nothing is changed:
    /// the journal so far comes back open, with why.
    ///
    /// # Errors
    /// When the journal in its new place cannot be opened.
    pub fn restore(
        mut self,
        file: &Path,
        stamp: &Stamp,
    ) -> Result<(Self, Vec<Notice>, Option<StoreError>), StoreError> {
        let prepared = self.flush().and_then(|()| prepare(&self.opening, file));
        let prepared = match prepared {
            Ok(prepared) => prepared,
            Err(refused) => return Ok((self, Vec::new(), Some(refused))),
        };
        let Self {
            connection,
            opening,
            lock,
            ..
        } = self;
        drop(connection);
        put_in_place(&opening, &prepared, stamp)?;
        let (store, notices) = opened(opening, lock, stamp)?;
        Ok((store, notices, None))
    }
}

fn put_in_place(opening: &Opening, prepared: &Path, stamp: &Stamp) -> Result<(), StoreError> {
    let path = opening.folder.join(JOURNAL);
    while_moving(&opening.folder, || {
        if path.exists() {
            set_aside(&path, "before-restore", stamp)?;
        }
        std::fs::rename(prepared, &path).doing_to("put in place", &path)?;
        sync_folder(&path)
    })
}

/// A sound copy of the backup, marked so that the next opening begins an epoch.
fn prepare(opening: &Opening, file: &Path) -> Result<PathBuf, StoreError> {
    let unfinished = with_ending(&opening.folder.join(JOURNAL), ".restoring");
    if !file.exists() {
        let missing = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(missing).doing_to("read the backup", file);
    }
    let source = Reader::open_file(file).map_err(|error| match error {
        StoreError::Sql { .. } => StoreError::Foreign(file.to_owned()),
        other => other,
    })?;
    match source.branch()? {
        Some(found) if found != opening.branch => {
            return Err(StoreError::OtherBranch {
                path: file.to_owned(),
                found,
                wanted: opening.branch.clone(),
            });
        }
        Some(_) => {}
        None => return Err(StoreError::Foreign(file.to_owned())),
    }
    copy(&source.connection, &unfinished)?;
    let copied = connect_sound(&unfinished, 0)?;
    keep_known_numbers(opening, &copied)?;
    set_file(&copied, "restored", "yes")?;
    people::end_all_sessions(&copied)?;
    copied
        .pragma_update(None, "journal_mode", "DELETE")
        .doing("preparing the restored journal")?;
    Ok(unfinished)
}

/// What the journal so far knows of today's numbers goes along, so that the proposal stands above it.
fn keep_known_numbers(opening: &Opening, copied: &Connection) -> Result<(), StoreError> {
    let path = opening.folder.join(JOURNAL);
    // A journal that cannot be read any more knows nothing; it may be why one restores.
    let known = Reader::open_file(&path).and_then(|reader| reader.day(0));
    let Ok((day, numbers)) = known else {
        return Ok(());
    };
    for state in numbers {
        if let (Some(day), Some(highest)) = (day.business_day, state.highest_known) {
            let key = format!("known:{}", state.service);
            set_file(copied, &key, &format!("{day} {highest}"))?;
        }
    }
    Ok(())
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
