//! What stops this program itself, and what keeps a target from taking records for now.

use std::path::PathBuf;
use std::time::Duration;
use store::StoreError;

/// What this program cannot go on with.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// The journal cannot be read.
    #[error(transparent)]
    Journal(#[from] StoreError),
    /// `delivery.db` refused or failed.
    #[error("{doing}")]
    Sql {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        source: rusqlite::Error,
    },
    /// `delivery.db` cannot be brought to this program's format.
    #[error(
        "delivery.db is of a newer version, or damaged; put it aside, and everything is sent again"
    )]
    Format(#[source] rusqlite_migration::Error),
    /// Another one delivers from this folder.
    #[error("another sync-agent delivers from {0}; stop it first")]
    Running(PathBuf),
    /// The lock cannot be had.
    #[error("cannot lock {0}")]
    Lock(PathBuf, #[source] std::io::Error),
    /// The system refuses something that delivery needs.
    #[error("delivery cannot begin")]
    System(#[from] std::io::Error),
}

/// Says what was being done with `delivery.db`.
pub(crate) trait Doing<T> {
    fn doing(self, doing: &'static str) -> Result<T, DeliveryError>;
}

impl<T> Doing<T> for rusqlite::Result<T> {
    fn doing(self, doing: &'static str) -> Result<T, DeliveryError> {
        self.map_err(|source| DeliveryError::Sql { doing, source })
    }
}

/// Why a target took nothing just now; it is asked again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub(crate) struct Trouble {
    /// For staff and the log; nothing secret or personal.
    pub(crate) why: String,
    /// How long it asks to be left alone.
    pub(crate) rest: Option<Duration>,
}

impl Trouble {
    pub(crate) fn new(why: impl Into<String>) -> Self {
        let (why, rest) = (why.into(), None);
        Self { why, rest }
    }
}
