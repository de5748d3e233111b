//! Why a ticket was called before others: what staff read and the call's fact keeps.

use serde::{Deserialize, Serialize};

/// Why this ticket was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Nobody whom the counter could have called came earlier.
    FirstCome,
    /// It was the turn of priority (P2), and a normal visitor had come earlier.
    Priority,
    /// It was the turn of the normal visitors, and one of priority had come earlier.
    NormalTurn,
    /// It had waited as long as anyone should.
    LongestWait,
    /// The counter prefers its service, and those earlier were all of its own class.
    PreferredService,
    /// It is addressed to whoever works there, and those earlier were all of its own class.
    Addressed,
}

impl Because {
    /// The word facts, tables and the API carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::FirstCome => "first_come",
            Self::Priority => "priority",
            Self::NormalTurn => "normal_turn",
            Self::LongestWait => "longest_wait",
            Self::PreferredService => "preferred_service",
            Self::Addressed => "addressed",
        }
    }
}
