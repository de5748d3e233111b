//! What makes a job's end: bytes taken, answers heard and time passed, in one machine that is told the time.
//!
//! [`Machine::step`] does all that can be done now, without ever waiting. It keeps the printer's state fresh while idle,
//! opens a lost link again, sends a job band by band and waits for its proof. Nothing is sent twice: a job whose bytes
//! were taken ends confirmed or unconfirmed; what is left of a ticket that broke off is completed with NULs and cut off.
//! The thread, its messages and its sleep are [`crate::PrinterThread`]'s.

mod job;
mod link;
mod mending;
mod progress;
mod questions;

use std::time::{Duration, Instant};

use crate::escpos_stream::{Profile, encode};
use crate::printer::{JobEnd, PrintJob, PrinterEvent, Stop};
use crate::status::answers::{Answer, Answers};
use crate::status::{Condition, PrinterState};
use crate::transport::Connect;
use job::{Job, Phase};
use link::Link;
use questions::{Questions, Round, Unanswered};

/// How often the state is asked for while a job is on its way.
const WATCH: Duration = Duration::from_millis(250);
/// How long a turn may sleep while something is on its way.
const SOON: Duration = Duration::from_millis(25);
/// The shortest sleep, so that a late timer does not spin.
const SHORTEST: Duration = Duration::from_millis(1);
/// Passes of a step: an answer at hand leads to the next question at once.
const PASSES: usize = 32;

/// A printer, its state and at most one job on its way and one waiting.
pub struct Machine {
    settings: config::Printer,
    profile: Profile,
    link: Link,
    answers: Answers,
    questions: Questions,
    state: PrinterState,
    seen: Option<Instant>,
    clean_round: Option<Instant>,
    job: Option<Job>,
    next: Option<PrintJob>,
    events: Vec<PrinterEvent>,
}

impl Machine {
    /// A machine for the printer of these settings, reached by `connect`.
    pub fn new(settings: &config::Printer, connect: Connect) -> Self {
        Self {
            settings: settings.clone(),
            profile: Profile::of(settings),
            link: Link::new(connect),
            answers: Answers::default(),
            questions: Questions::default(),
            state: PrinterState::Unknown,
            seen: None,
            clean_round: None,
            job: None,
            next: None,
            events: Vec::new(),
        }
    }

    /// The state last known.
    pub fn state(&self) -> PrinterState {
        self.state
    }

    /// Takes a job: it is on its way at once, waits for the one before it, or is answered as failed.
    pub fn submit(&mut self, print: PrintJob, now: Instant) {
        let stop = match (Stop::of(self.state), &self.next) {
            _ if print.bitmap.width() > self.settings.dots => Some(Stop::TooWide),
            (Some(stop), _) => Some(stop),
            (None, Some(_)) => Some(Stop::Busy),
            (None, None) => None,
        };
        match stop {
            Some(stop) => self.tell_end(print.id, JobEnd::Failed(stop)),
            None if self.job.is_some() => self.next = Some(print),
            None => self.begin(&print, now),
        }
    }

    /// Does all that can be done now and says what happened.
    pub fn step(&mut self, now: Instant) -> Vec<PrinterEvent> {
        for _ in 0..PASSES {
            if !self.turn(now) {
                break;
            }
        }
        self.judge(now);
        std::mem::take(&mut self.events)
    }

    /// Ends what is on its way because the program ends.
    pub fn shut_down(&mut self) -> Vec<PrinterEvent> {
        if let Some(print) = self.next.take() {
            self.tell_end(print.id, JobEnd::Failed(Stop::Shutdown));
        }
        if let Some(job) = self.job.take() {
            self.tell_end(job.id, job.stopped(Stop::Shutdown));
        }
        std::mem::take(&mut self.events)
    }

    /// How long nothing needs doing unless the link has room or news.
    pub fn sleep(&self, now: Instant) -> Duration {
        if let Some(rest) = self.link.rest(now).filter(|_| self.has_bytes()) {
            return rest;
        }
        let busy = self.job.is_some() || self.questions.open() || self.link.owes();
        let due = match self.link.retry_at() {
            Some(retry) => retry,
            None if busy => return SOON,
            None => self.questions.due(self.settings.poll).unwrap_or(now),
        };
        due.saturating_duration_since(now).max(SHORTEST)
    }

    /// The link to wait on, and whether for room to write too.
    pub fn waits_on(&self, now: Instant) -> Option<(std::os::fd::BorrowedFd<'_>, bool)> {
        let room = self.has_bytes() && self.link.rest(now).is_none();
        self.link.descriptor().map(|descriptor| (descriptor, room))
    }

    fn has_bytes(&self) -> bool {
        self.link.owes() || self.job.as_ref().is_some_and(Job::sends)
    }

    /// One pass over the link; whether anything moved.
    fn turn(&mut self, now: Instant) -> bool {
        match self.link.open(now) {
            Ok(true) => self.opened(),
            Ok(false) => {}
            Err(error) => {
                self.lost(&error, now);
                return false;
            }
        }
        if !self.link.is_open() {
            return false;
        }
        let moved = self.exchange(now);
        moved.unwrap_or_else(|error| {
            self.lost(&error, now);
            false
        })
    }

    fn exchange(&mut self, now: Instant) -> std::io::Result<bool> {
        let heard = self.listen(now)?;
        self.advance(now);
        let sent = self.link.give_owed(now)? | self.send(now)?;
        let asked = self.ask(now)?;
        Ok(heard | sent | asked)
    }

    fn listen(&mut self, now: Instant) -> std::io::Result<bool> {
        let bytes = self.link.listen()?;
        for byte in &bytes {
            match self.answers.take(*byte) {
                Some(Answer::RealTime(answer)) => {
                    if let Some(round) = self.questions.heard(answer, now) {
                        self.completed(round, now);
                    }
                }
                Some(Answer::Report(report)) => {
                    self.observe(Condition::from_report(report).state(), now)
                }
                Some(Answer::Printed(id)) => self.printed(id, now),
                Some(Answer::Noise(_)) => self.questions.noise(),
                None => {}
            }
        }
        Ok(!bytes.is_empty())
    }

    fn completed(&mut self, round: Round, now: Instant) {
        let state = Condition::from_answers(round.answers).state();
        self.observe(state, now);
        self.clean_round = matches!(state, PrinterState::Ready { .. }).then_some(round.began);
    }

    fn printed(&mut self, id: [u8; 4], now: Instant) {
        if let Some(end) = self.job.as_ref().and_then(|job| job.printed(id)) {
            self.end(end, now);
        }
    }

    fn ask(&mut self, now: Instant) -> std::io::Result<bool> {
        if self.link.owes() || self.link.holds_back() {
            self.questions.still_leaving(now);
        }
        let interruptible = self.job.as_ref().is_none_or(Job::between_pieces);
        if self.link.owes() || !interruptible {
            return Ok(false);
        }
        let every = if self.job.is_some() {
            WATCH.min(self.settings.poll)
        } else {
            self.settings.poll
        };
        let question = match self.questions.overdue(now) {
            Some(Ok(again)) => Some(again),
            Some(Err(unanswered)) => {
                self.observe(unanswered_state(unanswered), now);
                None
            }
            None => self.questions.next(now, every),
        };
        match question {
            Some(question) => {
                self.link.owe(question);
                self.link.give_owed(now)
            }
            None => Ok(false),
        }
    }

    /// Notes a state; the first report of a new one is told.
    fn observe(&mut self, state: PrinterState, now: Instant) {
        self.seen = Some(now);
        if Stop::of(state).is_some() {
            self.clean_round = None;
        }
        if state == self.state {
            return;
        }
        tracing::info!(from = ?self.state, to = ?state, "printer");
        let back = Stop::of(self.state).is_some() && Stop::of(state).is_none();
        if back && self.job.is_none() && self.link.is_open() {
            self.link.reset();
        }
        self.state = state;
        self.events.push(PrinterEvent::State(state));
    }

    /// A link was opened: nothing said before counts.
    fn opened(&mut self) {
        self.answers = Answers::default();
        self.questions.forget();
        self.link.reset();
    }

    fn lost(&mut self, error: &std::io::Error, now: Instant) {
        if self.state != PrinterState::Disconnected {
            tracing::warn!(%error, "the printer cannot be reached");
        }
        self.link.lose(now);
        self.questions.forget();
        if let Some(job) = self.job.take() {
            self.link.mend(job.torn_on_the_way());
            self.tell_end(job.id, job.stopped(Stop::Disconnected));
        }
        self.observe(PrinterState::Disconnected, now);
        self.start_next(now);
    }

    fn begin(&mut self, print: &PrintJob, now: Instant) {
        let stream = encode(&print.bitmap, print.id, self.profile);
        let millimetres = stream.rows as f32 * 25.4 / self.settings.dpi.max(1) as f32;
        let paper_time =
            Duration::from_secs_f32(millimetres / self.settings.speed_mm_s.max(1) as f32);
        let mut job = Job::new(print.id, stream, (paper_time, now));
        if self.known_ready(now) {
            job.phase = Phase::Sending;
        }
        self.job = Some(job);
    }

    /// Whether the state is so fresh that a job need not ask first.
    fn known_ready(&self, now: Instant) -> bool {
        let fresh = self
            .seen
            .is_some_and(|seen| now.saturating_duration_since(seen) <= 2 * self.settings.poll);
        fresh && matches!(self.state, PrinterState::Ready { .. }) && !self.link.owes()
    }

    /// Ends the job that is on its way and lets the next begin.
    fn end(&mut self, end: JobEnd, now: Instant) {
        self.abandon(end);
        self.start_next(now);
    }

    /// Ends the job; what it leaves half-said or hanging is mended.
    fn abandon(&mut self, end: JobEnd) {
        if let Some(job) = self.job.take() {
            self.link.mend(job.torn());
            self.tell_end(job.id, end);
        }
    }

    fn start_next(&mut self, now: Instant) {
        if let Some(print) = self.next.take() {
            self.submit(print, now);
        }
    }

    fn tell_end(&mut self, job: u32, end: JobEnd) {
        self.events.push(PrinterEvent::Ended { job, end });
    }
}

fn unanswered_state(unanswered: Unanswered) -> PrinterState {
    match unanswered {
        Unanswered::Silence => PrinterState::Stalled,
        Unanswered::Nonsense => PrinterState::Faulty,
    }
}
