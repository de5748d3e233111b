//! The visit at the exit terminal as a pure machine: events in, a new state and effects out.
//!
//! One touch is a whole rating, durable before it is thanked for; everything further (what about, words, the visit) is for
//! who wishes, and revises the same rating (P8, P10). Nothing typed survives into the next visit (design.md, rule 7), and
//! whoever writes is asked before the screen begins anew (H1).

mod aloud;
mod event;
mod page;
mod step;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod walks;

pub use event::{Effect, Event, Record, Scanned, Touch};
pub use page::{LinkState, Offer, Page, Rated, Subject, Thanked, What};
pub use step::step;

use crate::screen::Manner;

/// Times of the terminal, in milliseconds; from the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Without a touch until whoever writes is asked for.
    pub idle_ms: u64,
    /// After that question until the screen begins anew.
    pub grace_ms: u64,
    /// How long thanks stand, and what more could be said is offered, without a touch.
    pub thanks_ms: u64,
}

/// What this terminal offers beyond the faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offers {
    /// Whether a suggestion can be left (P15).
    pub suggestions: bool,
    /// Whether its glass is large enough for keys.
    pub keys: bool,
}

/// What keeps it from taking ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Takeover {
    /// The journal cannot be written.
    CannotStore,
    /// It could not start.
    OutOfOrder,
    /// It is starting.
    Preparing,
}

/// The screen of one exit terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// Where the visitor is.
    pub page: Page,
    /// How they want it.
    pub manner: Manner,
    /// Whether "do you need more time?" is asked (H1).
    pub asks_more_time: bool,
    /// What is offered.
    pub offers: Offers,
    /// Which visit this is.
    pub visit: u64,
    /// The number of the sentence that is being said, if one is.
    pub saying: Option<u64>,
    /// Times.
    pub patience: Patience,
    said: u64,
    /// When what is being said began.
    saying_ms: u64,
    fault: Option<Takeover>,
    touched_ms: u64,
    /// When the page was opened: a hand that mashes the faces must not press what comes after them.
    opened_ms: u64,
}

impl Exit {
    /// A terminal at start-up, with nobody before it.
    #[must_use]
    pub fn new(patience: Patience, offers: Offers) -> Self {
        Self {
            page: Page::Rate,
            manner: Manner::default(),
            asks_more_time: false,
            offers,
            visit: 0,
            saying: None,
            said: 0,
            saying_ms: 0,
            patience,
            fault: Some(Takeover::Preparing),
            touched_ms: 0,
            opened_ms: 0,
        }
    }

    /// What stands before the page, if anything does: never before words that somebody is writing.
    #[must_use]
    pub fn takeover(&self) -> Option<Takeover> {
        self.fault.filter(|_| self.page == Page::Rate)
    }

    fn open(&mut self, page: Page, now_ms: u64) {
        self.page = page;
        self.opened_ms = now_ms;
        self.touched_ms = now_ms;
        self.asks_more_time = false;
    }

    /// Begins anew, with nothing of the visitor left.
    fn leave(&mut self, now_ms: u64) {
        self.open(Page::Rate, now_ms);
        self.manner = Manner::default();
        self.visit += 1;
    }

    fn at_rest(&self) -> bool {
        self.page == Page::Rate && self.manner == Manner::default()
    }
}
