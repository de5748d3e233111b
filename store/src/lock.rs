//! Locks on a data folder: one writer (`kiosk`), and a shared one around moving the journal's files,
//! which sync-agent takes too (facts.md, "A fact").

use crate::error::{DoingTo, StoreError};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// The right to write a data folder, held until dropped; the kernel frees it when the process dies.
#[derive(Debug)]
pub struct DataLock {
    _file: File,
}

impl DataLock {
    /// Takes the right to write `folder`, making the folder where it is missing.
    ///
    /// # Errors
    /// [`StoreError::Locked`] while another process holds it.
    pub fn take(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).doing_to("make the folder", folder)?;
        let path = folder.join("kiosk.lock");
        let file = open_lock(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked(folder.to_owned())),
            Err(TryLockError::Error(source)) => Err(StoreError::File {
                doing: "lock",
                path,
                source,
            }),
        }
    }
}

/// Runs `moving` while nobody else opens or moves the journal's files.
pub(crate) fn while_moving<T>(
    folder: &Path,
    moving: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let path = folder.join("journal.lock");
    let file = open_lock(&path)?;
    file.lock().doing_to("lock", &path)?;
    moving()
}

/// Runs `reading` while nobody moves the journal's files: what it opens is whole, and stands where it seems to.
///
/// # Errors
/// When the lock cannot be had.
pub fn while_still<T, E: From<StoreError>>(
    folder: &Path,
    reading: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let path = folder.join("journal.lock");
    let file = open_lock(&path)?;
    file.lock_shared().doing_to("lock", &path)?;
    reading()
}

fn open_lock(path: &Path) -> Result<File, StoreError> {
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .doing_to("open", path)
}
