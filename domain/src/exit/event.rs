//! Everything that can happen to the exit terminal, and everything it can ask for.

use crate::rating::{Reason, Said, Score};
use crate::speech::Speech;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a visitor's finger did, as their wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touch {
    /// This face.
    Rate(Score),
    /// It was about this, or not after all.
    Reason(Reason),
    /// Write a comment.
    Comment,
    /// Write a suggestion.
    Suggest,
    /// Link the visit.
    Link,
    /// The whole text as it now is.
    Wrote(String),
    /// The typed code as it now is.
    Typed(String),
    /// Keep what is written, or link by what is typed.
    Keep,
    /// One step back.
    Back,
    /// I am done.
    Done,
    /// Back to the beginning.
    Home,
    /// The other language.
    Language,
    /// Larger text.
    TextSize,
    /// The other contrast.
    Contrast,
    /// Everything within reach of a sitting visitor, or not after all.
    Reach,
    /// Read the screen to me.
    Listen,
    /// I need more time.
    MoreTime,
    /// Any touch at all.
    Activity,
}

/// What was held to the scanner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scanned {
    /// A ticket of this branch and day, with its code as read.
    Ticket(String),
    /// A ticket of this branch of another day.
    Old,
    /// Something else.
    Foreign,
}

/// Everything that can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A visitor touched.
    Touched(Touch),
    /// Something was held to the scanner.
    Scanned(Scanned),
    /// What `visit` asked to be kept is durable, and goes by this subject.
    Kept {
        /// The visit that asked.
        visit: u64,
        /// The rating's or suggestion's subject.
        subject: Uuid,
    },
    /// It could not be kept.
    Refused {
        /// The visit that asked.
        visit: u64,
    },
    /// The terminal has started, or could not.
    Started {
        /// Whether it could.
        works: bool,
    },
    /// The journal can be written, or cannot.
    Storing {
        /// Whether it can.
        works: bool,
    },
    /// The sentence of this number ended, or cannot be said.
    Spoken {
        /// Its number.
        id: u64,
    },
    /// The glass has room for keys, or has not.
    Keys(bool),
    /// Time passed.
    Tick,
}

/// What is to be made durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// A rating.
    Rating {
        /// The face.
        score: Score,
        /// What about.
        reasons: BTreeSet<Reason>,
    },
    /// A suggestion.
    Suggestion,
}

/// What the terminal asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Make this durable, and tell [`Event::Kept`] or [`Event::Refused`] at once.
    Keep {
        /// The visit that asks.
        visit: u64,
        /// The subject that it revises; `None`: it is the first of it.
        subject: Option<Uuid>,
        /// What.
        record: Record,
        /// With these words and this ticket.
        said: Said,
    },
    /// Say this at once, and nothing of what is being said; its end is told as [`Event::Spoken`].
    Say {
        /// Its number.
        id: u64,
        /// The words.
        speech: Speech,
    },
    /// Say nothing any more.
    Hush,
}
