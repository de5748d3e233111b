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
    /// What is asked of a parked record cannot be done.
    #[error("{0}")]
    Parked(String),
    /// Figures cannot be served at an address.
    #[error("cannot listen on {0}")]
    Listen(std::net::SocketAddr, #[source] std::io::Error),
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

impl DeliveryError {
    /// Whether `delivery.db` itself is damaged, so that it must be set aside.
    pub(crate) fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        let source = match self {
            Self::Sql { source, .. } => source,
            Self::Format(rusqlite_migration::Error::RusqliteError { err, .. }) => err,
            _ => return false,
        };
        matches!(
            source.sqlite_error_code(),
            Some(DatabaseCorrupt | NotADatabase)
        )
    }

    /// What it means for a target that this device cannot go on.
    pub(crate) fn trouble(&self) -> Trouble {
        let kind = match self {
            Self::Journal(
                StoreError::NoJournal(_) | StoreError::Foreign(_) | StoreError::Newer { .. },
            ) => TroubleKind::NoJournal,
            _ => TroubleKind::Disk,
        };
        Trouble::new(kind, format!("on this device: {}", chain(self)))
    }
}

/// An error with its causes.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        told = format!("{told}: {next}");
        cause = next.source();
    }
    told
}

/// What kind of trouble a target has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TroubleKind {
    /// Nobody answers: no network, no such name, no answer to its end.
    Offline,
    /// It answers, and takes nothing.
    Refused,
    /// It asks to be left alone for a while.
    Waiting,
    /// It does not know this device, or the device cannot show who it is.
    Unauthorized,
    /// Its certificate is not valid yet by this device's clock.
    Clock,
    /// Its certificate is not one to trust.
    Tls,
    /// It lost what it had answered for.
    Gap,
    /// This device cannot read or write.
    Disk,
    /// There is no journal that can be read.
    NoJournal,
}

impl TroubleKind {
    /// The word that `status` has for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Refused => "refused",
            Self::Waiting => "waiting",
            Self::Unauthorized => "unauthorized",
            Self::Clock => "clock",
            Self::Tls => "tls",
            Self::Gap => "gap",
            Self::Disk => "disk",
            Self::NoJournal => "no-journal",
        }
    }
}

/// Why a target took nothing just now; it is asked again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub(crate) struct Trouble {
    pub(crate) kind: TroubleKind,
    /// For staff and the log; nothing secret or personal.
    pub(crate) why: String,
    /// How long it asks to be left alone.
    pub(crate) rest: Option<Duration>,
    /// Seconds that its clock is ahead of this one, where it told its time.
    pub(crate) skew: Option<i64>,
}

impl Trouble {
    pub(crate) fn new(kind: TroubleKind, why: impl Into<String>) -> Self {
        Self {
            kind,
            why: why.into(),
            rest: None,
            skew: None,
        }
    }
}
