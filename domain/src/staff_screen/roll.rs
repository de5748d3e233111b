//! Changing the roll, step by step, each seen from the printer's own state.
//!
//! A printer that does not tell of its cover is followed by hand: every step can be said to be done.

/// How the printer is, in an attendant's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Printer {
    /// Not asked yet.
    #[default]
    Unknown,
    /// It prints.
    Ready,
    /// It prints; the roll is near its end.
    PaperLow,
    /// No paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The cutter is stuck.
    CutterJammed,
    /// The head is too hot and cools down by itself.
    Overheated,
    /// It reports an error that needs service.
    Faulty,
    /// It takes nothing and answers nothing.
    Stalled,
    /// It cannot be reached.
    Disconnected,
}

impl Printer {
    /// Whether nothing known keeps it from printing.
    #[must_use]
    pub fn prints(self) -> bool {
        matches!(self, Self::Unknown | Self::Ready | Self::PaperLow)
    }
}

/// Where in the change of the roll one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollStep {
    /// Open the cover.
    Open,
    /// Take the empty roll out and put a new one in.
    Change,
    /// Close the cover.
    Close,
    /// Print a test.
    Test,
    /// The test is out.
    Done,
}

impl RollStep {
    /// The first step, by how the printer is.
    pub(super) fn first(printer: Printer) -> Self {
        if printer == Printer::CoverOpen {
            Self::Change
        } else {
            Self::Open
        }
    }

    /// The step after the printer came into another state.
    pub(super) fn seen(self, printer: Printer) -> Self {
        match (self, printer) {
            (Self::Open | Self::Test | Self::Done, Printer::CoverOpen) => Self::Change,
            (Self::Change | Self::Close, Printer::Ready | Printer::PaperLow) => Self::Test,
            // Closed again, and still no paper is seen.
            (_, Printer::PaperOut) => Self::Open,
            (step, _) => step,
        }
    }

    /// The step after staff say that this one is done. What the printer denies is not done.
    pub(super) fn said(self, printer: Printer) -> Self {
        match self {
            Self::Open => Self::Change,
            Self::Change => Self::Close,
            Self::Close if printer.prints() => Self::Test,
            step => step,
        }
    }
}
