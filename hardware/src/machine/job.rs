//! One job on its way: how much of it the printer took, what holds it, and when it ends without an answer.

use std::time::{Duration, Instant};

use super::mending::Mending;
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

    /// What it leaves behind when it stops here and all that was taken still reaches the printer.
    pub(super) fn torn(&self) -> Mending {
        Mending {
            completion: self.stream.completion(self.taken),
            uncut: self.printed_something() && self.taken <= self.stream.cut_from,
        }
    }

    /// What it leaves behind when bytes on the way are lost, nobody knows how many: the printer may wait for dots of any
    /// band, and the cut may be among them. NULs too many print nothing, a cut too many is a blank slip.
    pub(super) fn torn_on_the_way(&self) -> Mending {
        if !self.printed_something() {
            return Mending::default();
        }
        Mending {
            completion: vec![0; self.stream.longest_band()],
            uncut: true,
        }
    }

    fn printed_something(&self) -> bool {
        self.taken > self.stream.raster_from
    }

    /// How the job ends when it stops here.
    pub(super) fn stopped(&self, stop: Stop) -> JobEnd {
        if self.printed_something() {
            JobEnd::Unconfirmed(stop)
        } else {
            JobEnd::Failed(stop)
        }
    }

    /// How the job ends when the printer confirms this id. One heard before all is taken is another's: ids begin anew with
    /// the program.
    pub(super) fn printed(&self, id: [u8; 4]) -> Option<JobEnd> {
        let ours = self.phase == Phase::Printing && self.stream.process_id == Some(id);
        ours.then_some(JobEnd::Confirmed(Proof::ProcessId))
    }
}
