//! Connections that only read, kept open between requests. A journal that was restored or set aside is another file
//! under the same name: a connection that fails is not kept.

use crate::problem::Problem;
use axum::http::StatusCode;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use store::{Reader, StoreError};

/// As many as requests read at once; more are opened for the moment.
const KEPT: usize = 4;

pub(super) struct Readers {
    data: PathBuf,
    idle: Mutex<Vec<Reader>>,
}

impl Readers {
    pub(super) fn of(data: PathBuf) -> Self {
        Self {
            data,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Reads something.
    pub(super) fn read<T>(
        &self,
        work: impl FnOnce(&Reader) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let reader = match idle {
            Some(reader) if reader.is_current(&self.data) => reader,
            _ => Reader::open(&self.data)?,
        };
        let read = work(&reader)?;
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(reader);
        }
        Ok(read)
    }
}

/// A read that failed, as it is answered.
pub(super) fn unread(error: &StoreError) -> Problem {
    tracing::warn!("the queue cannot be read: {error}");
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "unavailable",
        "The queue cannot be read just now; try again in a moment.",
    )
    .after(5)
}
