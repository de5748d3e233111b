//! What each service asks of a visitor before a number is promised, and whether it gives numbers now.

use crate::ticket::VisitorKind;

/// The terms of one service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// Who comes for it.
    pub visitor: Who,
    /// Whether it asks a question of its own before a number is promised.
    pub confirms: bool,
    /// Whether it gives numbers now.
    pub serves: Serves,
}

/// Who comes for a service (P1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Who {
    /// The branch does not ask.
    #[default]
    Anyone,
    /// The visitor is asked, and may pass it over.
    Asked,
    /// The service itself says it.
    Known(VisitorKind),
}

/// Whether a service gives numbers now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Serves {
    /// It does.
    #[default]
    Now,
    /// Its numbers of today are given.
    Full,
    /// Its last number of today was given; the time for them is over.
    Ended,
    /// It is not served today.
    NotToday,
}
