//! What commands do to the staff, by themselves or through the running kiosk: one rule for both.

use anyhow::Result;
use domain::people::StaffRole;
use domain::time::Stamp;
use serde::{Deserialize, Serialize};
use store::Store;

/// Who a fact says it was: whoever may use the device's own command line.
pub(crate) const BY: &str = "staff";

/// Something done to the staff. PINs come hashed: hashing is slow, and must not hold up a running kiosk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// Add someone.
    Add {
        /// User name.
        user: String,
        /// What they may do.
        role: StaffRole,
        /// Argon2id hash of the PIN or password.
        hash: String,
    },
    /// Give someone another PIN or password.
    Passwd {
        /// User name.
        user: String,
        /// Its Argon2id hash.
        hash: String,
    },
    /// Shut someone out.
    Disable {
        /// User name.
        user: String,
    },
    /// Let someone sign in again.
    Enable {
        /// User name.
        user: String,
    },
}

/// Does it.
///
/// # Errors
/// Why not, for the person who asked.
pub fn change(store: &mut Store, act: &Act, stamp: &Stamp) -> Result<()> {
    match act {
        Act::Add { user, role, hash } => store.add_staff((user, *role), hash, stamp, BY),
        Act::Passwd { user, hash } => store.change_staff_secret(user, hash, stamp, BY),
        Act::Disable { user } => store.disable_staff(user, stamp, BY),
        Act::Enable { user } => store.enable_staff(user, stamp, BY),
    }
    .map_err(anyhow::Error::new)
}
