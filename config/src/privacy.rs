//! Who sees what is personal in requests.

/// What a member of staff may do at the branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffRole {
    /// Calls and serves.
    Clerk,
    /// Also sees reports, and opens days.
    Manager,
    /// Also keeps staff and devices.
    Admin,
}

/// Who sees what is personal; each look is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Privacy {
    /// The roles that do; at least one, none twice.
    pub see_personal: Vec<StaffRole>,
}

impl Privacy {
    /// Whether those of a role see what is personal.
    #[must_use]
    pub fn shows_to(&self, role: StaffRole) -> bool {
        self.see_personal.contains(&role)
    }
}
