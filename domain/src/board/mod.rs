//! The board in the hall as a pure machine: what the branch service tells goes in, what is shown and what is
//! said aloud come out.
//!
//! A board must never lie: what it has not heard lately it calls stale. It must not drown the hall either: of
//! a burst of calls only the newest are said. Elapsed time is the board's own boot clock, handed in as
//! `now_ms`; a wall clock that jumps changes nothing. Words and drawing are left to `kiosk` and `ui`.

mod event;
mod queue;
mod snapshot;
mod step;
#[cfg(test)]
mod stories;
mod view;
#[cfg(test)]
mod walks;

pub use event::{Effect, Event};
pub use snapshot::{Call, CallState, Made, Place, Queued, Snapshot};
pub use step::step;
pub use view::{Band, Hearing, Large, Main, View};

use crate::screen::Doors;
use queue::Queue;

/// Times of a board, in milliseconds, and how much it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Without a word from the service until the board says that it is stale.
    pub stale_ms: u64,
    /// Without a word until a call is no longer shown as one in progress.
    pub silent_ms: u64,
    /// How long a call stays large before the next of several takes its place.
    pub dwell_ms: u64,
    /// A call older than this when the board hears of it is shown and not said.
    pub fresh_ms: u64,
    /// How many calls of a burst are said: the newest of them.
    pub said: usize,
    /// How long a slide stays.
    pub slide_ms: u64,
    /// How long a page of services stays.
    pub page_ms: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            stale_ms: 15_000,
            silent_ms: 5 * 60_000,
            dwell_ms: 4_000,
            fresh_ms: 60_000,
            said: 3,
            slide_ms: 12_000,
            page_ms: 12_000,
        }
    }
}

/// The board of one device.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// Times.
    pub pace: Pace,
    /// How many services one page of the glass holds; at least 1.
    pub services_per_page: usize,
    /// The services it shows, by id, in their order.
    services: Vec<String>,
    told: Option<Snapshot>,
    heard_ms: u64,
    /// The way to the service is known to be broken: only a new snapshot mends it.
    lost: bool,
    queue: Queue,
    slides: usize,
    slides_since_ms: u64,
    doors: Doors,
    sound_works: bool,
}

impl Board {
    /// A board that has heard nothing yet and shows these services, by id, in this order.
    #[must_use]
    pub fn new(pace: Pace, services: Vec<String>) -> Self {
        let services_per_page = services.len().max(1);
        Self {
            pace,
            services_per_page,
            services,
            told: None,
            heard_ms: 0,
            lost: false,
            queue: Queue::default(),
            slides: 0,
            slides_since_ms: 0,
            doors: Doors::Open,
            sound_works: true,
        }
    }

    /// How the board hears the service at `now_ms`.
    #[must_use]
    pub fn hearing(&self, now_ms: u64) -> Hearing {
        if self.told.is_none() {
            Hearing::Preparing
        } else if self.silence_ms(now_ms) >= self.pace.stale_ms {
            Hearing::Stale {
                since_ms: self.heard_ms,
            }
        } else {
            Hearing::Live
        }
    }

    fn silence_ms(&self, now_ms: u64) -> u64 {
        now_ms.saturating_sub(self.heard_ms)
    }

    /// Every call of the last snapshot, newest first.
    fn calls(&self) -> &[Call] {
        self.told.as_ref().map_or(&[], |told| &told.calls)
    }
}
