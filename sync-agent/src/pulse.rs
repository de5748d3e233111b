//! When there may be something to deliver: the journal grows, or somebody steers a parked record. A commit changes the
//! write-ahead log, a checkpoint or another file in its place the database itself.

use crate::delivery::DELIVERY;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use store::JOURNAL;

/// A file's number, length and last change.
type Stamp = Option<(u64, u64, i64, i64)>;

/// The files of both databases as they were last seen.
pub(crate) struct Pulse {
    files: [PathBuf; 4],
    seen: [Stamp; 4],
}

impl Pulse {
    pub(crate) fn of(data: &Path) -> Self {
        let log = |file| data.join(format!("{file}-wal"));
        Self {
            files: [
                data.join(JOURNAL),
                log(JOURNAL),
                data.join(DELIVERY),
                log(DELIVERY),
            ],
            seen: [None; 4],
        }
    }

    /// Whether something was written since the last look.
    pub(crate) fn beats(&mut self) -> bool {
        let now = self.files.each_ref().map(|file| stamp(file));
        std::mem::replace(&mut self.seen, now) != now
    }
}

fn stamp(file: &Path) -> Stamp {
    let file = fs::metadata(file).ok()?;
    Some((file.ino(), file.len(), file.mtime(), file.mtime_nsec()))
}
