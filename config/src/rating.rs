//! What may be seen of ratings (P10), and how the exit terminal asks for them (P8).
//!
//! What follows from these is a rule of `domain`.

/// Results of ratings, of the whole branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Results {
    /// Ratings that a group must have to be shown, 3 to 100.
    pub smallest_group: u32,
    /// Whether ratings that look like play are left out of results; they are kept either way.
    pub leave_out_play: bool,
}

/// The exit terminal of this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit {
    /// Whether the best face comes first in the order of reading.
    pub best_first: bool,
    /// Whether a suggestion can be left there (P15).
    pub suggestions: bool,
    /// Seconds for which it says thanks before the next visitor, 2 to 60.
    pub thanks_seconds: u32,
    /// How visitors follow one another; what is faster is marked as play.
    pub pace: Pace,
}

/// How fast visitors can rate one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Seconds between two ratings at least, 0 to 60.
    pub apart_seconds: u32,
    /// The most ratings within `within_seconds`, 1 to 100.
    pub most: u32,
    /// Seconds in which `most` may come, 1 to 3600.
    pub within_seconds: u32,
}
