//! Who asks something of the branch service.

use domain::people::StaffRole;

/// Who acts: facts name them in `by`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A member of staff who signed in.
    Staff {
        /// Their user name.
        user: String,
        /// What they may do.
        rank: StaffRole,
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
