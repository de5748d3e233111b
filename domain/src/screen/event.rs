//! Everything that can happen to the screen, and everything it can ask for.

use super::{About, Doors, Promised, Terms};
use crate::speech::Speech;
use crate::ticket::VisitorKind;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a visitor's finger did, as their wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touch {
    /// Begin.
    Begin,
    /// This service: a number of it, or its information while that is what is read.
    Choose(String),
    /// The services of this group.
    Open(String),
    /// The document of this name, while one reads.
    Read(String),
    /// What services are and which papers they ask for, without taking a number (P6).
    Information,
    /// A number of the service whose information is read.
    TakeNumber,
    /// This information on paper.
    PrintInformation,
    /// Who I am, or nothing: nobody has to say (P1).
    Who(Option<VisitorKind>),
    /// Yes, to the service's question.
    Confirm,
    /// One step back.
    Back,
    /// Be served first, or not after all.
    Priority,
    /// The other language.
    Language,
    /// Larger text.
    TextSize,
    /// The other contrast.
    Contrast,
    /// Everything within reach of a sitting visitor, or not after all.
    Reach,
    /// Say aloud what stands here (P4).
    Listen,
    /// Back to the start of the walk.
    Home,
    /// More services.
    PageForward,
    /// Earlier services.
    PageBack,
    /// I have what I came for.
    Done,
    /// Go on although nothing can be printed.
    WithoutPaper,
    /// I need more time.
    MoreTime,
    /// Any touch at all.
    Activity,
}

/// Why nothing is sure to come out of the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrinterTrouble {
    /// No paper.
    OutOfPaper,
    /// Its cover is open.
    CoverOpen,
    /// It cannot be reached or cannot go on.
    Fault,
    /// It may have printed; nobody knows.
    Unconfirmed,
}

/// Why no ticket could be promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The service's numbers of today are given.
    NumbersSpent,
    /// The journal cannot be written.
    CannotStore,
    /// Staff must first confirm from where numbers go on.
    NumbersUnconfirmed,
    /// The branch service does not answer, or does not know this kiosk.
    BranchAway,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A touch.
    Touched(Touch),
    /// A ticket is durable.
    Issued {
        /// The visit that asked.
        visit: u64,
        /// The ticket.
        ticket: Promised,
    },
    /// No ticket was promised.
    Refused {
        /// The visit that asked.
        visit: u64,
        /// Why.
        why: Refusal,
    },
    /// A ticket's paper is out, by evidence.
    Printed {
        /// The ticket.
        ticket: Uuid,
    },
    /// A ticket's paper is late, or will not come.
    NotPrinted {
        /// The ticket.
        ticket: Uuid,
        /// Why.
        trouble: PrinterTrouble,
    },
    /// What the printer's state means for the next visitor; `None`: it is ready.
    Printer(Option<PrinterTrouble>),
    /// Whether the branch receives visitors now.
    Doors(Doors),
    /// What each service asks for, and whether it gives numbers now.
    Terms(BTreeMap<String, Terms>),
    /// How the information on paper went.
    Information {
        /// The visit that asked.
        visit: u64,
        /// What it tells of.
        about: About,
        /// It is out.
        printed: bool,
    },
    /// Whether the journal can be written.
    Storing {
        /// It can.
        works: bool,
    },
    /// Whether the branch service, where that is another device, answers.
    Branch {
        /// It does.
        answers: bool,
    },
    /// Whether staff must confirm from where numbers go on.
    Numbers {
        /// They are sure.
        confirmed: bool,
    },
    /// The kiosk is ready for visitors, or never will be until someone mends it.
    Started {
        /// It is ready.
        works: bool,
    },
    /// A sentence was said to its end, or could not be; each is told of, once.
    Spoken {
        /// The sentence.
        id: u64,
    },
    /// Staff stand before the screen: nothing of it is said any more.
    Covered,
    /// Time passed.
    Tick,
}

/// One thing the screen asks of the kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Promise a ticket for this visit, once.
    Issue {
        /// The visit, to be named in the answer; its key repeats with it.
        visit: u64,
        /// The service.
        service: String,
        /// Served first (P2).
        priority: bool,
        /// Who the visitor is, where they said so or the service does (P1).
        visitor: Option<VisitorKind>,
        /// In English rather than Arabic.
        english: bool,
    },
    /// Print what is read (P6).
    PrintInformation {
        /// The visit, to be named in the answer.
        visit: u64,
        /// What that is.
        about: About,
        /// In English rather than Arabic.
        english: bool,
    },
    /// Say this at once, and nothing of what is being said (P4).
    Say {
        /// The sentence, to be named when it ended.
        id: u64,
        /// It.
        speech: Speech,
    },
    /// Say nothing any more.
    Hush,
}
