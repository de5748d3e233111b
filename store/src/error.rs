//! What can go wrong with the journal, in the words of whoever has to mend it.

use domain::day::BusinessDay;
use std::path::PathBuf;

/// A failed access to the journal. Nothing of a failed change stays in the file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused or failed.
    #[error("{doing}")]
    Sql {
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        source: rusqlite::Error,
    },
    /// A failure took back the changes this one was made with, or was to be made with.
    #[error("the change was taken back with others that the disk refused")]
    TakenBack(Trouble),
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
    /// Another process writes this folder.
    #[error("{0} is in use by a running kiosk; stop it first, or use another --data folder")]
    Locked(PathBuf),
    /// No journal is there.
    #[error("{0} holds no journal; start the kiosk once, or name the right folder with --data")]
    NoJournal(PathBuf),
    /// The file is no journal of ours.
    #[error("{0} is not a journal of Istiqbal")]
    Foreign(PathBuf),
    /// The file was written by a newer program.
    #[error(
        "{path} was written by a newer version (format {found}; this program knows {known}); \
         install that version again, or restore a backup made before it"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// The folder belongs to another branch.
    #[error(
        "{path} is the journal of branch `{found}`, and the settings are of `{wanted}`; use another --data folder"
    )]
    OtherBranch {
        /// The file.
        path: PathBuf,
        /// Its branch.
        found: String,
        /// The settings' branch.
        wanted: String,
    },
    /// A backup would replace what it is of.
    #[error("{0} is the journal itself; give the backup another name or folder")]
    BackupOntoItself(PathBuf),
    /// A stored fact cannot be understood.
    #[error("fact {seq} of kind {kind} cannot be read")]
    Fact {
        /// Its place.
        seq: u64,
        /// Its kind.
        kind: String,
        /// Why.
        source: serde_json::Error,
    },
    /// The database library is not the one this program was built with.
    #[error("SQLite {0} is in use; 3.51.3 or newer is needed, older ones can corrupt a journal")]
    OldSqlite(String),
    /// No random bytes could be had.
    #[error("the system gave no random bytes for a new key")]
    Random,
    /// A sealed value does not open with the key.
    #[error("a personal value does not open with the key of this folder")]
    Unsealed,
    /// No day is open yet.
    #[error("no business day is open")]
    NoDay,
    /// The day asked for is already open.
    #[error("business day {0} is already open")]
    DayOpen(BusinessDay),
    /// A service that today's numbers do not know.
    #[error("service `{0}` has no numbers today; the settings do not name it")]
    UnknownService(String),
    /// A number outside its service's range.
    #[error("{number} is not a number of `{service}`, whose numbers go from {first} to {last}")]
    OutOfRange {
        /// The service.
        service: String,
        /// The number.
        number: u32,
        /// First of its range.
        first: u32,
        /// Last of its range.
        last: u32,
    },
    /// All numbers of the service are given.
    #[error("service `{0}` has no number left today")]
    NumbersSpent(String),
    /// Staff must confirm from where numbers go on.
    #[error(
        "numbers on paper may be missing from this journal; confirm from where they go on: kiosk day --from SERVICE=N"
    )]
    NumbersUnconfirmed,
    /// The key was used with another body.
    #[error("this Idempotency-Key was already used for another request")]
    KeyReused,
    /// No such ticket or job.
    #[error("there is no {what} {id}")]
    Unknown {
        /// A ticket or a print job.
        what: &'static str,
        /// Its id.
        id: uuid::Uuid,
    },
    /// A ticket's state forbids what was asked.
    #[error("the ticket is {}; that cannot happen to it now", .forbidden.state.code())]
    TicketState {
        /// The ticket.
        id: uuid::Uuid,
        /// Its state, and what was asked.
        forbidden: domain::ticket::Forbidden,
    },
    /// A ticket was called again as often as may be.
    #[error("the number was called again {limit} times; say that its visitor did not come")]
    RecallsSpent {
        /// The ticket.
        id: uuid::Uuid,
        /// How often a ticket may be called again.
        limit: u32,
    },
    /// The counter still has a ticket.
    #[error("the counter still has a ticket; say what becomes of it first")]
    Holding(uuid::Uuid),
    /// A counter's last action cannot be taken back: there is none, its time is over, or something was built on it.
    #[error("nothing at counter `{0}` can be taken back any more")]
    NothingToUndo(String),
    /// A job's state forbids what was asked.
    #[error("print job {id} is {state}; that cannot happen to it any more")]
    JobOver {
        /// The job.
        id: uuid::Uuid,
        /// Its state.
        state: String,
    },
    /// A user name that is taken.
    #[error("there is already a member of staff called `{0}`")]
    UserExists(String),
    /// No such member of staff.
    #[error("there is no member of staff called `{0}`")]
    NoUser(String),
    /// A member of staff who may not sign in, so that nothing can wait for them.
    #[error("`{0}` may not sign in any more; nobody can be sent to them")]
    ShutOut(String),
    /// Nobody would be left to keep staff and devices.
    #[error("`{0}` is the last admin who may sign in; make another one first")]
    LastAdmin(String),
    /// No such paired device.
    #[error("there is no paired device called `{0}`")]
    NoDevice(String),
    /// Ratings came, were replaced or released since results were reckoned.
    #[error("ratings moved while results were reckoned; reckon them again")]
    RatingsMoved,
    /// A request forbids what was asked.
    #[error(transparent)]
    Request(Box<domain::request::Refused>),
    /// A visit forbids what was asked.
    #[error(transparent)]
    Visit(domain::visit::Refused),
    /// No request has this reference.
    #[error("there is no request {0}")]
    UnknownReference(domain::request::Reference),
    /// A name that names nothing safely.
    #[error("`{0}` cannot be a name; use 1 to 32 lower-case letters a-z, digits, hyphens, dots")]
    BadName(String),
}

/// What a failed write means for the kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The disk or its allowance is full.
    Full,
    /// The disk failed, or the file is damaged: it must be opened again and checked.
    Disk,
    /// A rule forbids it; the journal is well.
    Refused,
}

impl StoreError {
    /// What this failure means for the kiosk.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        match self {
            Self::Sql { source, .. } => match source.sqlite_error_code() {
                Some(rusqlite::ErrorCode::DiskFull) => Trouble::Full,
                _ => Trouble::Disk,
            },
            Self::File { source, .. } if source.kind() == std::io::ErrorKind::StorageFull => {
                Trouble::Full
            }
            Self::TakenBack(trouble) => *trouble,
            Self::File { .. } => Trouble::Disk,
            _ => Trouble::Refused,
        }
    }

    /// Whether a cut left a change in the file that must be taken back before anyone reads it.
    pub(crate) fn is_half_begun(&self) -> bool {
        let Self::Sql { source, .. } = self else {
            return false;
        };
        source
            .sqlite_error()
            .is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_READONLY_ROLLBACK)
    }

    /// Whether the file itself is damaged, so that it must be set aside.
    pub(crate) fn is_corrupt(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        let Self::Sql { source, .. } = self else {
            return false;
        };
        matches!(
            source.sqlite_error_code(),
            Some(DatabaseCorrupt | NotADatabase)
        )
    }
}

/// Says what was being done when SQLite failed.
pub(crate) trait Doing<T> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError>;
}

impl<T> Doing<T> for rusqlite::Result<T> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::Sql { doing, source })
    }
}

/// Says what was being done to which file.
pub(crate) trait DoingTo<T> {
    fn doing_to(self, doing: &'static str, path: &std::path::Path) -> Result<T, StoreError>;
}

impl<T> DoingTo<T> for std::io::Result<T> {
    fn doing_to(self, doing: &'static str, path: &std::path::Path) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::File {
            doing,
            path: path.to_owned(),
            source,
        })
    }
}
