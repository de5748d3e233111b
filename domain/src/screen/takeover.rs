//! What can interrupt the walk, and which of several is told.

use super::PrinterTrouble;

/// Interruptions, the later the higher in rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Takeover {
    /// Out of paper; one may go on without.
    OutOfPaper,
    /// The printer cannot print; one may go on without.
    PrinterFault,
    /// Staff must confirm from where numbers go on.
    NumbersUnconfirmed,
    /// The branch service does not answer this kiosk: numbers are given at the desk.
    BranchAway,
    /// The journal cannot be written: no number can be promised.
    CannotStore,
    /// The kiosk could not start.
    OutOfOrder,
    /// The kiosk is starting.
    Preparing,
    /// The branch is closed for a prayer: nothing else matters to a visitor until it is over.
    Prayer,
    /// The branch is closed.
    Closed,
}

/// Whether the branch receives visitors now; when it does again is the kiosk's to word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Doors {
    /// It does.
    #[default]
    Open,
    /// Not until the prayer is over.
    Prayer,
    /// Not at this hour.
    Closed,
}

impl Doors {
    /// The interruption that closed doors are.
    #[must_use]
    pub fn takeover(self) -> Option<Takeover> {
        match self {
            Self::Open => None,
            Self::Prayer => Some(Takeover::Prayer),
            Self::Closed => Some(Takeover::Closed),
        }
    }
}

/// What is wrong with the kiosk now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Faults {
    /// What keeps the printer from printing.
    pub printer: Option<PrinterTrouble>,
    /// Numbers must be confirmed.
    pub numbers_unconfirmed: bool,
    /// The branch service does not answer, or does not know this kiosk.
    pub branch_away: bool,
    /// The journal cannot be written.
    pub cannot_store: bool,
    /// It could not start.
    pub out_of_order: bool,
    /// It is starting.
    pub preparing: bool,
}

impl Faults {
    /// The highest interruption; the printer's are passed over by a visitor who goes on without paper.
    #[must_use]
    pub fn highest(&self, without_paper: bool) -> Option<Takeover> {
        let printer = match self.printer {
            Some(PrinterTrouble::OutOfPaper) => Some(Takeover::OutOfPaper),
            Some(_) => Some(Takeover::PrinterFault),
            None => None,
        };
        let all = [
            printer.filter(|_| !without_paper),
            self.numbers_unconfirmed
                .then_some(Takeover::NumbersUnconfirmed),
            self.branch_away.then_some(Takeover::BranchAway),
            self.cannot_store.then_some(Takeover::CannotStore),
            self.out_of_order.then_some(Takeover::OutOfOrder),
            self.preparing.then_some(Takeover::Preparing),
        ];
        all.into_iter().flatten().max()
    }
}
