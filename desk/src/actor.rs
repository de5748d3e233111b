//! Who asks something of the branch service.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a member of staff may do; each may do what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rank {
    /// Calls and serves.
    Clerk,
    /// Also sees reports, and opens days.
    Manager,
    /// Also keeps staff and devices.
    Admin,
}

/// Who acts: facts name them in `by`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A member of staff who signed in.
    Staff {
        /// Their user name.
        user: String,
        /// What they may do.
        rank: Rank,
    },
    /// A paired device.
    Device {
        /// Its name.
        name: String,
    },
}

impl Actor {
    /// As facts name it: `staff:amal`, or a device's name.
    #[must_use]
    pub fn by(&self) -> String {
        match self {
            Self::Staff { user, .. } => format!("staff:{user}"),
            Self::Device { name } => name.clone(),
        }
    }
}
