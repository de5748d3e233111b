//! The visit at the reception screen as a pure machine: events in, a new state and effects out.
//!
//! Pages are where a visitor is in the walk; takeovers are what interrupts it, ranked, shown over pages
//! where something new would begin and never over a number already promised. Nothing personal survives
//! into idle (design.md, rule 7), there is a way on from everywhere (rule 8), and the reset at idle asks
//! first (H1). What is drawn and which words are used is left to `ui` and `kiosk`.

mod event;
mod step;
mod takeover;
#[cfg(test)]
mod walks;

pub use event::{Effect, Event, PrinterTrouble, Refusal, Touch};
pub use step::step;
pub use takeover::{Faults, Takeover};

use uuid::Uuid;

/// How the visitor at the screen wants it. Reset with every visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// English instead of Arabic.
    pub english: bool,
    /// 1 (normal) to 3 (largest).
    pub text_size: u8,
    /// High contrast.
    pub high_contrast: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            english: false,
            text_size: 1,
            high_contrast: false,
        }
    }
}

/// What the screen is told of a promised ticket; everything else stays with the caller under `id`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// The ticket.
    pub id: Uuid,
    /// Its display number.
    pub number: u32,
    /// Its service.
    pub service: String,
}

/// Where the visitor is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// Nobody is here.
    Idle,
    /// Choosing a service, on this page of them, from 0.
    Services {
        /// The page.
        page: usize,
    },
    /// The ticket is being made durable; no number is known yet.
    Issuing {
        /// The service asked for.
        service: String,
    },
    /// The number is promised; the paper is on its way.
    Printing(Promised),
    /// The paper is out.
    Ticket(Promised),
    /// The number is promised; the paper is not sure to be out.
    Unprinted(Promised, PrinterTrouble),
    /// The service has no numbers left today.
    Refused {
        /// The service.
        service: String,
    },
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
    /// Whether "do you need more time?" is asked (H1).
    pub asks_more_time: bool,
    /// Whether they chose to go on without paper.
    pub without_paper: bool,
    /// What is wrong with the kiosk now.
    pub faults: Faults,
    /// Which visit this is; answers to an earlier one are not shown to this one.
    pub visit: u64,
    /// How many pages the services fill, at this text size on this screen; at least 1.
    pub pages: usize,
    /// Times.
    pub patience: Patience,
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
            asks_more_time: false,
            without_paper: false,
            faults: Faults {
                preparing: true,
                ..Faults::default()
            },
            visit: 0,
            pages: 1,
            patience,
            touched_ms: 0,
        }
    }

    /// What interrupts the page now, if anything: the highest in rank.
    #[must_use]
    pub fn takeover(&self) -> Option<Takeover> {
        let begins_something = matches!(
            self.page,
            Page::Idle | Page::Services { .. } | Page::Refused { .. }
        );
        self.faults
            .highest(self.without_paper)
            .filter(|_| begins_something)
    }

    /// The ticket on the screen, if one is promised.
    #[must_use]
    pub fn promised(&self) -> Option<&Promised> {
        match &self.page {
            Page::Printing(ticket) | Page::Ticket(ticket) | Page::Unprinted(ticket, _) => {
                Some(ticket)
            }
            Page::Idle | Page::Services { .. } | Page::Issuing { .. } | Page::Refused { .. } => {
                None
            }
        }
    }

    fn leave(&mut self) {
        self.page = Page::Idle;
        self.manner = Manner::default();
        self.priority = false;
        self.asks_more_time = false;
        self.without_paper = false;
        self.visit += 1;
    }
}
