//! What stands on the exit terminal's glass, as plain data.

use crate::{Chrome, Count};

/// Everything a visitor sees at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The header and how the visitor wants to read.
    pub chrome: Chrome,
    /// Where the visitor is.
    pub page: Page,
    /// What stands before the page while it lasts; the page returns unchanged.
    pub takeover: Option<Takeover>,
    /// Whether the visitor is asked if they need more time.
    pub asks_more_time: bool,
}

/// Where a visitor can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Page {
    /// The question and its four faces: where every visitor begins.
    Rate {
        /// Whether the order of reading (from the right in Arabic) begins with the best.
        best_first: bool,
        /// Whether a suggestion can be left.
        suggestions: bool,
    },
    /// The rating is kept; who wishes tells more.
    More {
        /// What was chosen.
        score: Score,
        /// What it was about, as far as it was told.
        reasons: Vec<Reason>,
        /// Whether a comment can be written, or is.
        comment: Offer,
        /// Whether the rating can be linked to the visit, or is.
        link: Offer,
    },
    /// Keys, and what is written with them.
    Write {
        /// What is being written.
        what: What,
        /// What was written before the page was opened: it is read then and not again, because from then on the
        /// text is the visitor's.
        text: String,
        /// The letters left, as the branch writes figures; told only near the end.
        left: Count,
        /// The most letters (Unicode scalar values) that can be written; what is over is not taken.
        longest: u32,
    },
    /// The glass is too small for keys ([`super::can_write`]): the visitor's own phone is not.
    Phone {
        /// What would be written.
        what: What,
    },
    /// Linking the rating to the visit, by the ticket's code.
    Link {
        /// The signs typed so far, in capitals and without hyphens.
        typed: String,
        /// What is known of the code.
        state: LinkState,
        /// Whether a ticket can be held to a reader.
        scanner: bool,
    },
    /// Thanks, before the screen returns to its beginning.
    Thanks {
        /// What for.
        what: Thanked,
    },
}

/// A rating, from the worst to the best.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Score {
    /// Very sad.
    VeryBad = 1,
    /// Sad.
    Bad = 2,
    /// Smiles.
    Good = 3,
    /// Laughs.
    VeryGood = 4,
}

/// What a rating can be about.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Reason {
    /// How long it took.
    Waiting,
    /// How one was spoken to.
    Courtesy,
    /// Whether it was clear what to do.
    Clarity,
    /// What came of it.
    Result,
    /// The rooms.
    Place,
}

/// Something more that can be done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Offer {
    /// Not here, or not now.
    Hidden,
    /// For who wishes.
    Offered,
    /// It is done.
    Done,
}

/// What can be written.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum What {
    /// Beside a rating.
    Comment,
    /// By itself (P15).
    Suggestion,
}

/// What is known of a ticket's code.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LinkState {
    /// None is there yet.
    Waiting,
    /// It is something else, or of another branch.
    Unknown,
    /// It is of another day.
    Old,
    /// Its check sign is not right.
    Mistyped,
    /// The rating is linked.
    Linked,
}

/// What a visitor is thanked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Thanked {
    /// A rating.
    Rating,
    /// A comment.
    Comment,
    /// A suggestion.
    Suggestion,
    /// A rating that was linked.
    Linked,
}

/// What stands before every page while it lasts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Takeover {
    /// The terminal is starting.
    Preparing,
    /// Nothing can be stored, so no rating may be thanked for.
    CannotStore,
    /// Anything else that stops the terminal.
    OutOfOrder,
}

/// What a visitor did.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Touch {
    /// Rated.
    Rate(Score),
    /// Chose what it was about, or took that back.
    Reason(Reason),
    /// Wants to write a comment.
    Comment,
    /// Wants to write a suggestion.
    Suggest,
    /// Wants to link the rating to the visit.
    Link,
    /// Wrote: the whole text as it now is, without control and direction signs and never longer than the page allows.
    Wrote(String),
    /// Typed of a code: all signs as they now are, in capitals and without hyphens.
    Typed(String),
    /// Keeps what is written, or links by what is typed.
    Keep,
    /// Wants one step back.
    Back,
    /// Is done: the visit ends.
    Done,
    /// Wants back to the beginning.
    Home,
    /// Wants the other language.
    Language,
    /// Wants the next text size.
    TextSize,
    /// Wants the other contrast.
    Contrast,
    /// Wants everything in the lower half, or not after all.
    Reach,
    /// Needs more time.
    MoreTime,
    /// Touched the glass anywhere or a key; comes before the touch's own meaning.
    Activity,
}
