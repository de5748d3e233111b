//! A few readers of the journal, shared by all requests: each reads beside the journal's owner and blocks nobody
//! who serves.

use crate::branch::Refusal;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use store::{Reader, StoreError};
use tokio::sync::Semaphore;

/// Readers at a time.
const READERS: usize = 3;

pub(crate) struct Readers {
    shared: Arc<Shared>,
    turns: Semaphore,
}

struct Shared {
    folder: PathBuf,
    idle: Mutex<Vec<Opened>>,
}

/// A reader, and the file it has open: a restore puts another in its place.
struct Opened {
    reader: Reader,
    file: Option<(u64, u64)>,
}

impl Readers {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            shared: Arc::new(Shared {
                folder,
                idle: Mutex::default(),
            }),
            turns: Semaphore::new(READERS),
        }
    }

    /// Has something small read by whoever asks, in their own thread.
    pub(crate) fn read_here<T>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.shared.read(work)
    }

    /// Has something read, in a thread that may wait for the disk.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Refusal> {
        let _turn = self
            .turns
            .acquire()
            .await
            .map_err(|_| Refusal::Unavailable)?;
        let shared = self.shared.clone();
        let reading = tokio::task::spawn_blocking(move || shared.read(work));
        Ok(reading.await.map_err(|_| Refusal::Unavailable)??)
    }
}

impl Shared {
    fn read<T>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let file = self.file();
        let idle = self.lock().pop().filter(|opened| opened.file == file);
        let opened = match idle {
            Some(opened) => opened,
            None => Opened {
                reader: Reader::open(&self.folder)?,
                file,
            },
        };
        let read = work(&opened.reader);
        if read.is_ok() {
            self.lock().push(opened);
        }
        read
    }

    fn file(&self) -> Option<(u64, u64)> {
        let file = std::fs::metadata(self.folder.join(store::JOURNAL)).ok()?;
        Some((file.dev(), file.ino()))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Opened>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
