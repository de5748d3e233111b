//! How a job moves: from asking to sending to printing, held by what a hand can mend, ended by proof, fault or time.

use std::io;
use std::time::Instant;

use config::Evidence;

use super::Machine;
use super::job::{Job, Phase};
use crate::printer::{JobEnd, PrinterEvent, Proof, Stop};
use crate::status::PrinterState;

impl Machine {
    /// Lets an asking job go on once the state is known, and holds or frees a job by the state.
    pub(super) fn advance(&mut self, now: Instant) {
        let (state, seen) = (self.state, self.seen);
        let Some(job) = &mut self.job else { return };
        match job.phase {
            Phase::Asking if seen.is_some_and(|seen| seen >= job.submitted) => {
                match Stop::of(state) {
                    None => job.phase = Phase::Sending,
                    Some(stop) => self.end(JobEnd::Failed(stop), now),
                }
            }
            Phase::Asking => {}
            Phase::Sending | Phase::Printing => self.hold(now),
        }
    }

    /// A printer that needs a hand keeps what it has and goes on by itself: the job waits with it.
    fn hold(&mut self, now: Instant) {
        let held = mendable(self.state);
        let Some(job) = &mut self.job else { return };
        if held.is_some() || job.held.is_some() {
            job.moved = now;
        }
        if let Some(stop) = held.filter(|stop| job.held != Some(*stop)) {
            self.events
                .push(PrinterEvent::Waiting { job: job.id, stop });
        }
        job.held = held;
        if let Some(stop) = final_fault(self.state) {
            let end = job.stopped(stop);
            self.end(end, now);
        }
    }

    /// Gives the printer as much of the job as it takes; whether it took anything.
    pub(super) fn send(&mut self, now: Instant) -> io::Result<bool> {
        if self.link.owes() {
            return Ok(false);
        }
        let Some(job) = self.job.as_mut().filter(|job| job.sends()) else {
            return Ok(false);
        };
        let taken = self.link.give(job.piece(), now)?;
        if taken > 0 {
            job.took(taken, now);
        }
        Ok(taken > 0)
    }

    /// Ends a job by time: stalled, proved by status, or never answered.
    pub(super) fn judge(&mut self, now: Instant) {
        self.still_leaving(now);
        if self.is_stuck(now) {
            self.observe(PrinterState::Stalled, now);
        }
        self.advance(now);
        let Some(job) = &self.job else { return };
        let end = match job.phase {
            Phase::Asking => None,
            _ if job.held.is_some() => None,
            Phase::Sending => {
                (now >= job.moved + self.settings.stall).then(|| job.stopped(Stop::Stalled))
            }
            Phase::Printing => self.proved(job).or_else(|| self.unanswered(job, now)),
        };
        if let Some(end) = end {
            self.finish(end, now);
        }
    }

    /// Paper time counts from when the last bytes have left this machine. Bytes that stay put are no movement, so that a
    /// printer gone quiet ends its job.
    fn still_leaving(&mut self, now: Instant) {
        let left = self.link.watch(now);
        let printing = |job: &&mut Job| left && job.phase == Phase::Printing;
        if let Some(job) = self.job.as_mut().filter(printing) {
            job.moved = now;
        }
    }

    /// Whether the line has not moved for too long, and the printer has not told why it takes nothing.
    fn is_stuck(&self, now: Instant) -> bool {
        let held = self.job.as_ref().is_some_and(|job| job.held.is_some());
        let waits = self.link.waits_since();
        !held && waits.is_some_and(|since| now >= since + self.settings.stall)
    }

    fn finish(&mut self, end: JobEnd, now: Instant) {
        let stalled = matches!(
            end,
            JobEnd::Unconfirmed(Stop::Stalled) | JobEnd::Failed(Stop::Stalled)
        );
        self.abandon(end);
        if stalled {
            self.observe(PrinterState::Stalled, now);
        }
        self.start_next(now);
    }

    /// A clean round of questions that began after the paper's time proves what this model can prove.
    fn proved(&self, job: &Job) -> Option<JobEnd> {
        let by_status = self.settings.evidence == Evidence::Status;
        let clean = self
            .clean_round
            .is_some_and(|began| began >= job.paper_due());
        (by_status && clean).then_some(JobEnd::Confirmed(Proof::Status))
    }

    fn unanswered(&self, job: &Job, now: Instant) -> Option<JobEnd> {
        (now >= job.paper_due() + self.settings.confirm)
            .then_some(JobEnd::Unconfirmed(Stop::NoAnswer))
    }
}

/// What a hand or a moment mends while the printer keeps the job.
fn mendable(state: PrinterState) -> Option<Stop> {
    Stop::of(state)
        .filter(|stop| matches!(stop, Stop::PaperOut | Stop::CoverOpen | Stop::Overheated))
}

/// What ends a job half-way.
fn final_fault(state: PrinterState) -> Option<Stop> {
    Stop::of(state).filter(|stop| matches!(stop, Stop::CutterJammed | Stop::Faulty))
}
