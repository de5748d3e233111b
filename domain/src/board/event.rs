//! Everything that can happen to a board, and everything it asks for.

use super::Snapshot;
use crate::screen::Doors;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The service told how things stand.
    Told(Snapshot),
    /// The service gave a sign of life.
    Heard,
    /// The way to the service broke.
    Lost,
    /// Whether the branch receives visitors now.
    Doors(Doors),
    /// There are so many slides to show.
    Slides(usize),
    /// Whether calls can be said aloud.
    Sound {
        /// They can.
        works: bool,
    },
    /// Time passed; at least twice a second.
    Tick,
}

/// One thing the board asks of its device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Say this call aloud.
    Announce {
        /// Display number.
        number: u32,
        /// Number of the counter.
        counter: u32,
        /// The ticket had been called before.
        recall: bool,
    },
}
