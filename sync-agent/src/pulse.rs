//! When the journal grows: a commit changes the write-ahead log, a checkpoint or a restored file the journal itself.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use store::JOURNAL;

/// A file's number, length and last change.
type Stamp = Option<(u64, u64, i64, i64)>;

/// The journal's files as they were last seen.
pub(crate) struct Pulse {
    files: [PathBuf; 2],
    seen: [Stamp; 2],
}

impl Pulse {
    pub(crate) fn of(data: &Path) -> Self {
        let journal = data.join(JOURNAL);
        let log = data.join(format!("{JOURNAL}-wal"));
        Self {
            files: [journal, log],
            seen: [None, None],
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
