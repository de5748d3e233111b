//! A printer as the rest of the program knows it: print this, how are you, and how did it end.
//!
//! One thread owns the printer and talks in messages. How bytes, questions and time make a job's end is
//! [`crate::machine`]'s; here stand the words for it and the thread that turns the machine.

mod handle;

pub use handle::{PrinterHandle, PrinterThread};

use crate::bitmap::Bitmap;
use crate::status::PrinterState;

/// A picture to be printed once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintJob {
    /// The caller's number for it; its last four digits are the process id the printer confirms.
    pub id: u32,
    /// What to print; cut off at the paper's width by no one, so it must fit.
    pub bitmap: Bitmap,
}

/// What proves that paper came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The printer answered the job's process id (`GS ( H`).
    ProcessId,
    /// Its status was clean after the time the paper needs.
    Status,
}

impl Proof {
    /// The evidence's name in the journal.
    pub fn code(self) -> &'static str {
        match self {
            Self::ProcessId => "process-id",
            Self::Status => "status",
        }
    }
}

/// Why a job is held or is not confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stop {
    /// No paper.
    PaperOut,
    /// The cover is open.
    CoverOpen,
    /// The cutter is stuck.
    CutterJammed,
    /// The head is too hot.
    Overheated,
    /// An error that needs service, or nonsense for answers.
    Faulty,
    /// No byte was taken, or no question answered, for too long.
    Stalled,
    /// The printer cannot be reached.
    Disconnected,
    /// All was taken but no confirmation came in time.
    NoAnswer,
    /// Another job was already waiting for its turn.
    Busy,
    /// The picture is wider than the paper.
    TooWide,
    /// The program is ending.
    Shutdown,
}

impl Stop {
    /// The reason's name in the journal; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            Self::PaperOut => "paper-out",
            Self::CoverOpen => "cover-open",
            Self::CutterJammed => "cutter-jammed",
            Self::Overheated => "overheated",
            Self::Faulty => "faulty",
            Self::Stalled => "stalled",
            Self::Disconnected => "disconnected",
            Self::NoAnswer => "no-answer",
            Self::Busy => "busy",
            Self::TooWide => "too-wide",
            Self::Shutdown => "shutdown",
        }
    }

    /// What stops a printer in this state, if anything does.
    pub fn of(state: PrinterState) -> Option<Self> {
        match state {
            PrinterState::Unknown | PrinterState::Ready { .. } => None,
            PrinterState::PaperOut => Some(Self::PaperOut),
            PrinterState::CoverOpen => Some(Self::CoverOpen),
            PrinterState::CutterJammed => Some(Self::CutterJammed),
            PrinterState::Overheated => Some(Self::Overheated),
            PrinterState::Faulty => Some(Self::Faulty),
            PrinterState::Stalled => Some(Self::Stalled),
            PrinterState::Disconnected => Some(Self::Disconnected),
        }
    }
}

/// How a job ended. Nothing is ever sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobEnd {
    /// Paper came out.
    Confirmed(Proof),
    /// Paper may have come out, wholly, in part or not at all.
    Unconfirmed(Stop),
    /// Surely nothing came out: the printer took no byte that prints.
    Failed(Stop),
}

/// What a printer's thread tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrinterEvent {
    /// The printer is in another state.
    State(PrinterState),
    /// A job is held half-way; the printer goes on with it by itself once the reason is gone.
    Waiting {
        /// The job.
        job: u32,
        /// The reason.
        stop: Stop,
    },
    /// A job ended.
    Ended {
        /// The job.
        job: u32,
        /// How.
        end: JobEnd,
    },
}
