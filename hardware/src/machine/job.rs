//! One job on its way: how much of it the printer took, what holds it, and when it ends without an answer.

use std::time::{Duration, Instant};

use crate::escpos_stream::JobStream;
use crate::printer::{JobEnd, Proof, Stop};

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// The printer's state is asked for first.
    Asking,
    /// Bytes are being taken.
    Sending,
    /// All bytes are taken; the paper is coming.
    Printing,
}

pub(super) struct Job {
    pub(super) id: u32,
    pub(super) stream: JobStream,
    pub(super) phase: Phase,
    pub(super) taken: usize,
    pub(super) held: Option<Stop>,
    pub(super) submitted: Instant,
    /// When the last byte was taken, or the last hold ended.
    pub(super) moved: Instant,
    paper_time: Duration,
}

impl Job {
    pub(super) fn new(id: u32, stream: JobStream, (paper_time, now): (Duration, Instant)) -> Self {
        Self {
            id,
            stream,
            phase: Phase::Asking,
            taken: 0,
            held: None,
            submitted: now,
            moved: now,
            paper_time,
        }
    }

    /// The bytes of the piece that must be sent next, up to where a question may be asked.
    pub(super) fn piece(&self) -> &[u8] {
        &self.stream.bytes[self.taken..self.stream.piece_end(self.taken)]
    }

    /// Whether a question may be put: never among the bytes of a band or of a command.
    pub(super) fn between_pieces(&self) -> bool {
        self.stream.at_boundary(self.taken)
    }

    /// Whether bytes are to be given now. A hold lets a begun band be finished, so that questions may be put again.
    pub(super) fn sends(&self) -> bool {
        self.phase == Phase::Sending && (self.held.is_none() || !self.between_pieces())
    }

    pub(super) fn took(&mut self, bytes: usize, now: Instant) {
        self.taken += bytes;
        self.moved = now;
        if self.taken == self.stream.bytes.len() {
            self.phase = Phase::Printing;
        }
    }

    /// When the paper must have come out, counted from the last movement.
    pub(super) fn paper_due(&self) -> Instant {
        self.moved + self.paper_time
    }

    /// The most bytes a printer can still expect of a band when what was on the way is lost.
    pub(super) fn most_owed(&self) -> usize {
        if self.taken > self.stream.raster_from {
            self.stream.longest_band()
        } else {
            0
        }
    }

    /// How the job ends when it stops here.
    pub(super) fn stopped(&self, stop: Stop) -> JobEnd {
        if self.taken > self.stream.raster_from {
            JobEnd::Unconfirmed(stop)
        } else {
            JobEnd::Failed(stop)
        }
    }

    /// How the job ends when the printer confirms this id.
    pub(super) fn printed(&self, id: [u8; 4]) -> Option<JobEnd> {
        (self.stream.process_id == Some(id)).then_some(JobEnd::Confirmed(Proof::ProcessId))
    }
}
