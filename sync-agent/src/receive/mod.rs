//! `sync-agent receive`: a receiver of facts that obeys the contract ("Delivery to an HTTP target"), for trying out, for the
//! demo, and for whoever writes the real one to read.
//!
//! It shows the rules a receiver lives by: an event is known by its `id`, the same id with another `hash` is a conflict, every
//! seq of a source is answered for once and counted in `contiguous_through`, and nothing is answered before it is durable.

mod events;
mod judged;
mod kept;
mod lines;
mod marks;
mod packed;
mod problem;
mod serve;

pub use serve::{Listening, receive};

#[cfg(test)]
pub(crate) use events::Batch;
#[cfg(test)]
pub(crate) use kept::Kept;

use std::net::SocketAddr;
use std::path::PathBuf;

/// What keeps a receiver from beginning or going on.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// Plain HTTP would leave this machine.
    #[error(
        "{0} is not an address of this machine alone; this receiver speaks plain HTTP, so it listens on 127.0.0.1 or [::1] only"
    )]
    NotLoopback(SocketAddr),
    /// The address cannot be had.
    #[error("cannot listen on {0}")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// The token's file holds none.
    #[error("{0} holds no token")]
    NoToken(PathBuf),
    /// A file or folder could not be handled.
    #[error("cannot {doing} {path}")]
    File {
        /// What was being done.
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// Why it failed.
        source: std::io::Error,
    },
    /// `received.db` refused or failed.
    #[error("{doing}")]
    Sql {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        source: rusqlite::Error,
    },
    /// `received.db` is not of this program's format.
    #[error("received.db is of a newer version, or damaged; name another folder with --data")]
    Format(#[source] rusqlite_migration::Error),
    /// The system refuses something.
    #[error("the receiver cannot go on")]
    System(#[from] std::io::Error),
}

/// Says what was being done with `received.db`.
trait Doing<T> {
    fn doing(self, doing: &'static str) -> Result<T, ReceiveError>;
}

impl<T> Doing<T> for rusqlite::Result<T> {
    fn doing(self, doing: &'static str) -> Result<T, ReceiveError> {
        self.map_err(|source| ReceiveError::Sql { doing, source })
    }
}

/// Says what was being done to which file.
trait DoingTo<T> {
    fn doing_to(self, doing: &'static str, path: &std::path::Path) -> Result<T, ReceiveError>;
}

impl<T> DoingTo<T> for std::io::Result<T> {
    fn doing_to(self, doing: &'static str, path: &std::path::Path) -> Result<T, ReceiveError> {
        self.map_err(|source| ReceiveError::File {
            doing,
            path: path.to_owned(),
            source,
        })
    }
}
