//! Where a visitor can be at the exit terminal.

use crate::rating::{Reason, Score};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A rating that is kept, with what its visitor said further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// What later facts of it go by.
    pub subject: Uuid,
    /// The face.
    pub score: Score,
    /// What about.
    pub reasons: BTreeSet<Reason>,
    /// More about it; empty: nothing.
    pub comment: String,
    /// The ticket's code, where the visit is linked.
    pub ticket: Option<String>,
    /// Whether all of this is kept.
    pub kept: bool,
}

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Beside a rating.
    Comment,
    /// By itself (P15).
    Suggestion,
}

/// What is known of a ticket's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// None is there yet.
    Waiting,
    /// It is something else, or of another branch.
    Unknown,
    /// It is of another day.
    Old,
    /// Its check letter is not right, or letters are missing.
    Mistyped,
    /// The visit is linked.
    Linked,
}

/// Something more that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// Not here, or not now.
    Hidden,
    /// For who wishes.
    Offered,
    /// It is done.
    Done,
}

/// What a visitor is thanked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thanked {
    /// A rating.
    Rating,
    /// A comment.
    Comment,
    /// A suggestion.
    Suggestion,
    /// A rating or suggestion that is linked to the visit.
    Linked,
}

/// What would be linked to the visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The rating.
    Rating(Rated),
    /// The suggestion that is kept under this subject, with its words.
    Suggestion(Uuid, String),
}

/// Where the visitor is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The question and its four faces.
    Rate,
    /// A rating is being made durable; nobody is thanked yet.
    Keeping(Score),
    /// The rating is kept; who wishes tells more.
    More(Rated),
    /// Writing: a comment on the rating, or a suggestion by itself.
    Write {
        /// The rating; `None`: a suggestion.
        rated: Option<Rated>,
        /// The words so far.
        text: String,
    },
    /// Writing is offered on the visitor's own phone: this glass is too small for keys.
    Phone(Option<Rated>),
    /// Linking the visit, by the ticket's code.
    Link {
        /// What is linked.
        of: Subject,
        /// What was typed of the short code.
        typed: String,
        /// What is known of it.
        state: LinkState,
    },
    /// Thanks, before it begins anew.
    Thanks(Thanked),
}

impl Rated {
    /// Whether a comment can be written: who is glad is not asked what was wrong.
    #[must_use]
    pub fn comment_offer(&self) -> Offer {
        match (self.score.is_glad(), self.comment.is_empty()) {
            (true, _) => Offer::Hidden,
            (false, true) => Offer::Offered,
            (false, false) => Offer::Done,
        }
    }

    /// Whether the visit can be linked.
    #[must_use]
    pub fn link_offer(&self) -> Offer {
        if self.ticket.is_some() {
            Offer::Done
        } else {
            Offer::Offered
        }
    }

    pub(super) fn thanked(&self) -> Thanked {
        match (&self.ticket, self.comment.is_empty()) {
            (Some(_), _) => Thanked::Linked,
            (None, false) => Thanked::Comment,
            (None, true) => Thanked::Rating,
        }
    }
}

impl Page {
    /// What is being written, where something is or would be.
    #[must_use]
    pub fn what(&self) -> Option<What> {
        match self {
            Self::Write { rated, .. } | Self::Phone(rated) if rated.is_some() => {
                Some(What::Comment)
            }
            Self::Write { .. } | Self::Phone(_) => Some(What::Suggestion),
            _ => None,
        }
    }

    /// The rating at hand.
    pub(super) fn rated_mut(&mut self) -> Option<&mut Rated> {
        match self {
            Self::More(rated)
            | Self::Write {
                rated: Some(rated), ..
            }
            | Self::Phone(Some(rated))
            | Self::Link {
                of: Subject::Rating(rated),
                ..
            } => Some(rated),
            _ => None,
        }
    }
}
