//! What a printer's status bytes mean: four real-time answers or one automatic report become one [`PrinterState`].
//!
//! Pure functions over raw bytes (bits as in Epson's `DLE EOT n` and `GS a`). Asking, waiting and what follows from a
//! state is left to [`crate::machine`]; picking the bytes out of the stream to `answers`.

pub(crate) mod answers;

/// How a printer is, in an attendant's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrinterState {
    /// Not asked yet.
    Unknown,
    /// It prints.
    Ready {
        /// The roll is near its end.
        paper_low: bool,
    },
    /// No paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The cutter is stuck.
    CutterJammed,
    /// The head is too hot and cools down by itself.
    Overheated,
    /// It reports an error that needs service, or answers nonsense.
    Faulty,
    /// The link is open but it takes no bytes, answers no questions, or is offline without a reason.
    Stalled,
    /// It cannot be reached.
    Disconnected,
}

/// The conditions a printer reports, whichever way it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Condition {
    /// It takes no orders just now.
    pub offline: bool,
    /// The cover is open.
    pub cover_open: bool,
    /// The roll is near its end.
    pub paper_low: bool,
    /// The roll is at its end.
    pub paper_out: bool,
    /// The cutter is stuck.
    pub cutter: bool,
    /// An error that only service ends.
    pub unrecoverable: bool,
    /// An error that ends by itself: a hot head, or the cover opened while printing.
    pub recovers: bool,
    /// An error without a name.
    pub error: bool,
}

impl Condition {
    /// From the answers to `DLE EOT` 1 to 4, in this order.
    pub fn from_answers([printer, offline, error, paper]: [u8; 4]) -> Self {
        Self {
            offline: printer & 0x08 != 0,
            cover_open: offline & 0x04 != 0,
            paper_low: paper & 0x0C != 0,
            paper_out: paper & 0x60 != 0 || offline & 0x20 != 0,
            cutter: error & 0x08 != 0,
            unrecoverable: error & 0x20 != 0,
            recovers: error & 0x40 != 0,
            error: offline & 0x40 != 0,
        }
    }

    /// From the four bytes a printer sends by itself after `GS a`.
    pub fn from_report([printer, error, paper, _]: [u8; 4]) -> Self {
        Self {
            offline: printer & 0x08 != 0,
            cover_open: printer & 0x20 != 0,
            paper_low: paper & 0x03 != 0,
            paper_out: paper & 0x0C != 0,
            cutter: error & 0x08 != 0,
            unrecoverable: error & 0x20 != 0,
            recovers: error & 0x40 != 0,
            error: false,
        }
    }

    /// The one state that matters most: what needs service before what needs a hand, before what needs waiting.
    pub fn state(self) -> PrinterState {
        match self {
            Self {
                unrecoverable: true,
                ..
            } => PrinterState::Faulty,
            Self { cutter: true, .. } => PrinterState::CutterJammed,
            Self {
                cover_open: true, ..
            } => PrinterState::CoverOpen,
            Self {
                paper_out: true, ..
            } => PrinterState::PaperOut,
            Self { recovers: true, .. } => PrinterState::Overheated,
            Self { error: true, .. } => PrinterState::Faulty,
            Self { offline: true, .. } => PrinterState::Stalled,
            Self { paper_low, .. } => PrinterState::Ready { paper_low },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(answers: [u8; 4]) -> PrinterState {
        Condition::from_answers(answers).state()
    }

    #[test]
    fn real_time_answers_name_the_state() {
        let table: [([u8; 4], PrinterState); 14] = [
            (
                [0x12, 0x12, 0x12, 0x12],
                PrinterState::Ready { paper_low: false },
            ),
            (
                [0x16, 0x12, 0x12, 0x12],
                PrinterState::Ready { paper_low: false },
            ),
            (
                [0x12, 0x12, 0x12, 0x1E],
                PrinterState::Ready { paper_low: true },
            ),
            (
                [0x12, 0x12, 0x12, 0x16],
                PrinterState::Ready { paper_low: true },
            ),
            ([0x1A, 0x32, 0x12, 0x7E], PrinterState::PaperOut),
            ([0x12, 0x12, 0x12, 0x72], PrinterState::PaperOut),
            ([0x1A, 0x16, 0x12, 0x12], PrinterState::CoverOpen),
            ([0x1A, 0x36, 0x52, 0x7E], PrinterState::CoverOpen),
            ([0x1A, 0x52, 0x1A, 0x12], PrinterState::CutterJammed),
            ([0x1A, 0x52, 0x32, 0x12], PrinterState::Faulty),
            ([0x1A, 0x56, 0x3A, 0x7E], PrinterState::Faulty),
            ([0x1A, 0x52, 0x52, 0x12], PrinterState::Overheated),
            ([0x1A, 0x52, 0x12, 0x12], PrinterState::Faulty),
            ([0x1A, 0x12, 0x12, 0x12], PrinterState::Stalled),
        ];
        for (answers, state) in table {
            assert_eq!(answered(answers), state, "{answers:02x?}");
        }
    }

    #[test]
    fn automatic_reports_name_the_state() {
        let table: [([u8; 4], PrinterState); 6] = [
            ([0x10, 0, 0, 0], PrinterState::Ready { paper_low: false }),
            ([0x10, 0, 0x03, 0], PrinterState::Ready { paper_low: true }),
            ([0x18, 0, 0x0F, 0], PrinterState::PaperOut),
            ([0x38, 0, 0, 0], PrinterState::CoverOpen),
            ([0x18, 0x08, 0, 0], PrinterState::CutterJammed),
            ([0x18, 0x20, 0x0C, 0], PrinterState::Faulty),
        ];
        for (report, state) in table {
            assert_eq!(
                Condition::from_report(report).state(),
                state,
                "{report:02x?}"
            );
        }
    }
}
