//! What the staff screen asks of others: who may sign in, and how a device joins.

use domain::people::DeviceRole;
use domain::staff_screen::SignedIn;
use std::sync::Arc;

/// Says whether a user with this secret is one of the staff. It may be slow: it is asked in a thread of its own.
pub type People = Arc<dyn Fn(&str, &str) -> SignedIn + Send + Sync>;

/// Makes a code with which a device of this role and name joins, or says why not; asked in a thread of its own.
pub type Pairing = Arc<dyn Fn(DeviceRole, &str) -> Result<PairCode, String> + Send + Sync>;

/// A code with which a device joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairCode {
    /// The code, grouped as it is typed.
    pub code: String,
    /// The fingerprint of the branch's authority as words.
    pub words: Vec<String>,
}

/// What is given to the staff screen; without it nobody can sign in and no device joins.
#[derive(Clone, Default)]
pub struct StaffParts {
    /// Who may sign in.
    pub people: Option<People>,
    /// How devices join.
    pub pairing: Option<Pairing>,
    /// Where the staff console is opened, where it is.
    pub console: Option<String>,
}
