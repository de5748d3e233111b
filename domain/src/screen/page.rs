//! Where a visitor can be in the walk.

use super::{PrinterTrouble, Serves};
use uuid::Uuid;

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

/// One step down into the groups of services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The group that was opened.
    pub group: String,
    /// The page it was opened from, to come back to.
    pub from_page: usize,
}

/// Which services are shown, and what choosing one means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Menu {
    /// The groups opened, outermost first; empty at the top.
    pub path: Vec<Level>,
    /// The page of them, from 0.
    pub page: usize,
    /// Whether a choice shows a service's information rather than taking a number (P6).
    pub reading: bool,
}

impl Menu {
    /// The group that is open, if one is.
    #[must_use]
    pub fn group(&self) -> Option<&str> {
        self.path.last().map(|level| level.group.as_str())
    }
}

/// What is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// What a service is and which papers it asks for (P6), by the service's id.
    Service(String),
    /// A document of the charity's (P9, P14), by its name.
    Document(String),
}

/// How the information on paper goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sheet {
    /// Nobody asked for it.
    #[default]
    Unasked,
    /// It is on its way.
    Printing,
    /// It is out.
    Printed,
    /// It did not come.
    Failed,
}

/// Where the visitor is. `from` is the menu to go back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// Nobody is here.
    Idle,
    /// Choosing a service.
    Services(Menu),
    /// Reading what a service is and which papers it asks for (P6), or a document.
    Information {
        /// What is read.
        about: About,
        /// The same on paper.
        sheet: Sheet,
        /// Where it was chosen.
        from: Menu,
    },
    /// Asked who they are (P1).
    Who {
        /// The service chosen.
        service: String,
        /// Where it was chosen.
        from: Menu,
    },
    /// Asked the service's own question.
    Confirm {
        /// The service chosen.
        service: String,
        /// Where it was chosen.
        from: Menu,
    },
    /// The ticket is being made durable; no number is known yet.
    Issuing {
        /// The service asked for.
        service: String,
        /// Where it was chosen.
        from: Menu,
    },
    /// The number is promised; the paper is on its way.
    Printing(Promised),
    /// The paper is out.
    Ticket(Promised),
    /// The number is promised; the paper is not sure to be out.
    Unprinted(Promised, PrinterTrouble),
    /// The service gives no numbers now.
    Refused {
        /// The service.
        service: String,
        /// Why; never [`Serves::Now`].
        why: Serves,
        /// Where it was chosen.
        from: Menu,
    },
}

impl Page {
    /// Whether what comes next is a new number.
    pub(super) fn leads_to_a_number(&self) -> bool {
        match self {
            Self::Idle | Self::Who { .. } | Self::Confirm { .. } | Self::Refused { .. } => true,
            Self::Services(menu) => !menu.reading,
            _ => false,
        }
    }

    /// Whether a visitor may be reading or choosing here, so that a reset asks first (H1).
    pub(super) fn waits_for_the_visitor(&self) -> bool {
        match self {
            Self::Services(_) | Self::Information { .. } | Self::Who { .. } => true,
            Self::Confirm { .. } | Self::Refused { .. } | Self::Unprinted(..) => true,
            Self::Idle | Self::Issuing { .. } | Self::Printing(_) | Self::Ticket(_) => false,
        }
    }

    pub(super) fn promised(&self) -> Option<&Promised> {
        match self {
            Self::Printing(ticket) | Self::Ticket(ticket) | Self::Unprinted(ticket, _) => {
                Some(ticket)
            }
            _ => None,
        }
    }
}
