//! How a branch calls those who wait, and how long its counters hold, undo and call again.
//!
//! The rules that go by these figures are those of `domain`.

/// Figures of calling; where the file is silent, each has its own default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calling {
    /// Calls of those served first and of the others, while both wait (P2): 1 to 9 each.
    pub priority_ratio: (u32, u32),
    /// Minutes of waiting that lift a ticket by one rank of a counter's preference, 0 to 240; 0: none do.
    pub aging_minutes: u32,
    /// Minutes of waiting after which one is called before all others, 0 to 480; 0: never.
    pub longest_wait_minutes: u32,
    /// Numbers that may be called since, for one who missed the call to come back to their place, 0 to 50. Either
    /// this limit or that of minutes is enough; 0: this one is not used.
    pub return_within_numbers: u32,
    /// Minutes that may pass, for the same, 0 to 240; 0: this limit is not used.
    pub return_within_minutes: u32,
    /// How often one called is called again, 1 to 9.
    pub recalls: u32,
    /// Minutes after which the console asks about a held ticket, 1 to 240.
    pub hold_minutes: u32,
    /// Seconds in which a counter can take back its last step, 0 to 60; 0: never.
    pub undo_seconds: u32,
}
