//! The right to deliver from a data folder.

use crate::fault::DeliveryError;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// `status` holds the lock for a moment to see whether another does; that is no second sender.
const LOOKS: u32 = 5;
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

/// The right to deliver, held until dropped: two at once would mix the order of facts.
#[derive(Debug)]
pub(crate) struct DeliveryLock {
    _file: File,
}

impl DeliveryLock {
    /// Takes the right to deliver from `data`.
    pub(crate) fn take(data: &Path) -> Result<Self, DeliveryError> {
        let path = path(data);
        let opened = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path);
        let file = opened.map_err(|source| DeliveryError::Lock(path.clone(), source))?;
        for _ in 0..LOOKS {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN_LOOKS),
                Err(TryLockError::Error(source)) => return Err(DeliveryError::Lock(path, source)),
            }
        }
        Err(DeliveryError::Running(data.to_owned()))
    }

    /// Whether somebody delivers from `data` now.
    pub(crate) fn is_held(data: &Path) -> bool {
        let file = File::open(path(data));
        file.is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }
}

fn path(data: &Path) -> PathBuf {
    data.join("delivery.lock")
}
