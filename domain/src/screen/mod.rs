//! The visit at the reception screen as a pure machine: events in, a new state and effects out.
//!
//! Pages are where a visitor is in the walk; takeovers are what interrupts it, ranked, shown over pages
//! where something new would begin and never over a number already promised. Nothing personal survives
//! into idle (design.md, rule 7), there is a way on from everywhere (rule 8), and the reset at idle asks
//! first (H1). What is drawn and which words are used is left to `ui` and `kiosk`.

mod aloud;
mod event;
mod page;
mod step;
#[cfg(test)]
mod stories;
mod takeover;
mod terms;
mod walk;
#[cfg(test)]
mod walks;

pub use aloud::Saying;
pub use event::{Effect, Event, PrinterTrouble, Refusal, Touch};
pub use page::{About, Level, Menu, Page, Promised, Sheet};
pub use step::step;
pub use takeover::{Doors, Faults, Takeover};
pub use terms::{Serves, Terms, Who};

use crate::ticket::VisitorKind;
use std::collections::BTreeMap;

/// How the visitor at the screen wants it. Reset with every visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// English instead of Arabic.
    pub english: bool,
    /// 1 (normal) to 3 (largest).
    pub text_size: u8,
    /// High contrast.
    pub high_contrast: bool,
    /// Everything that can be touched in the lower half, for those who sit.
    pub reach: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            english: false,
            text_size: 1,
            high_contrast: false,
            reach: false,
        }
    }
}

/// Times of the screen, in milliseconds; from the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Without a touch until the visitor is asked for.
    pub idle_ms: u64,
    /// After that question until the reset.
    pub grace_ms: u64,
}

/// The reception screen of one kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Where the visitor is.
    pub page: Page,
    /// How they want it.
    pub manner: Manner,
    /// Whether they asked to be served first (P2).
    pub priority: bool,
    /// Who they said they are (P1).
    pub visitor: Option<VisitorKind>,
    /// Whether they were asked who they are; whoever passed it over is not asked again.
    pub asked_who: bool,
    /// The service a number was wanted of when something stood before it, and the menu it was chosen on.
    pub wanted: Option<(String, Menu)>,
    /// Whether "do you need more time?" is asked (H1).
    pub asks_more_time: bool,
    /// Whether they chose to go on without paper.
    pub without_paper: bool,
    /// What is wrong with the kiosk now.
    pub faults: Faults,
    /// Whether the branch receives visitors now.
    pub doors: Doors,
    /// What each service asks for; one that is not named is not offered.
    pub terms: BTreeMap<String, Terms>,
    /// Which visit this is; answers to an earlier one are not shown to this one.
    pub visit: u64,
    /// How many pages the menu at hand fills, in this manner on this screen; at least 1.
    pub pages: usize,
    /// Times.
    pub patience: Patience,
    /// Whether the branch serves some first, which the list of services then says aloud (P2).
    pub serves_first: bool,
    /// What is being said aloud, if anything is.
    pub saying: Option<Saying>,
    said: u64,
    touched_ms: u64,
}

impl Screen {
    /// A screen at start-up, with nobody before it.
    #[must_use]
    pub fn new(patience: Patience) -> Self {
        Self {
            page: Page::Idle,
            manner: Manner::default(),
            priority: false,
            visitor: None,
            asked_who: false,
            wanted: None,
            asks_more_time: false,
            without_paper: false,
            faults: Faults {
                preparing: true,
                ..Faults::default()
            },
            doors: Doors::Open,
            terms: BTreeMap::new(),
            visit: 0,
            pages: 1,
            patience,
            serves_first: false,
            saying: None,
            said: 0,
            touched_ms: 0,
        }
    }

    /// What interrupts the page now, if anything: the highest in rank. Only what leads to a new number is
    /// interrupted: a number already promised stays, and so does what is only read.
    #[must_use]
    pub fn takeover(&self) -> Option<Takeover> {
        let fault = self.faults.highest(self.without_paper);
        let highest = self.doors.takeover().max(fault);
        highest.filter(|_| self.page.leads_to_a_number())
    }

    /// The ticket on the screen, if one is promised.
    #[must_use]
    pub fn promised(&self) -> Option<&Promised> {
        self.page.promised()
    }

    fn leave(&mut self) {
        self.rest();
        self.manner = Manner::default();
        self.without_paper = false;
        self.visit += 1;
    }

    /// Back at the welcome with what the visitor wanted forgotten, but not how they read.
    fn rest(&mut self) {
        self.page = Page::Idle;
        self.priority = false;
        self.visitor = None;
        self.asked_who = false;
        self.wanted = None;
        self.asks_more_time = false;
    }
}
