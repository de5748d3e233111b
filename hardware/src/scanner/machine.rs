//! A reader and time make what is told, step by step; nothing here waits.
//!
//! A reader that is gone is opened again at growing intervals, short enough that whoever plugs it in sees it come back.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use super::event::{ScannerEvent, ScannerFault};
use super::lines::Lines;
use super::repeats::Repeats;
use super::source::Source;

/// The first and the longest wait before a reader is opened again.
const SOONEST: Duration = Duration::from_millis(500);
const LATEST: Duration = Duration::from_secs(5);
/// Readings in one step at most: one that never ends must not keep the thread from ending.
const READINGS: usize = 32;
/// While nothing is begun and the reader can be waited on.
const IDLE: Duration = Duration::from_secs(60);

/// How the reader is.
enum Way {
    Open,
    Closed { again: Instant },
}

pub(super) struct Machine {
    source: Source,
    lines: Lines,
    repeats: Repeats,
    way: Way,
    /// How long it is waited after the next failure.
    wait: Duration,
    /// The fault that was last told.
    told: Option<ScannerFault>,
    events: Vec<ScannerEvent>,
}

impl Machine {
    /// A machine that opens its reader at its first step.
    pub(super) fn new(source: Source, now: Instant) -> Self {
        Self {
            source,
            lines: Lines::default(),
            repeats: Repeats::default(),
            way: Way::Closed { again: now },
            wait: SOONEST,
            told: None,
            events: Vec::new(),
        }
    }

    /// What is wrong with the reader now.
    pub(super) fn fault(&self) -> Option<ScannerFault> {
        self.told
    }

    /// Goes on as far as it can now, and tells what happened.
    pub(super) fn step(&mut self, now: Instant) -> Vec<ScannerEvent> {
        self.open_when_due(now);
        if matches!(self.way, Way::Open)
            && let Err(error) = self.read(now)
        {
            self.fail(&error, now);
        }
        if let Some(code) = self.lines.pause(now) {
            self.tell_code(code, now);
        }
        std::mem::take(&mut self.events)
    }

    /// What to wait on for news.
    pub(super) fn waits_on(&self) -> Option<BorrowedFd<'_>> {
        self.source.descriptor()
    }

    /// How long nothing is to be done unless there is news.
    pub(super) fn sleep(&self, now: Instant) -> Duration {
        let look = match self.way {
            Way::Closed { again } => again.saturating_duration_since(now),
            Way::Open => self.source.look().unwrap_or(IDLE),
        };
        self.lines.rest(now).map_or(look, |rest| rest.min(look))
    }

    fn open_when_due(&mut self, now: Instant) {
        let Way::Closed { again } = self.way else {
            return;
        };
        if now < again {
            return;
        }
        match self.source.open() {
            Ok(()) => {
                self.way = Way::Open;
                self.mended();
            }
            Err(error) => self.fail(&error, now),
        }
    }

    fn read(&mut self, now: Instant) -> io::Result<()> {
        for _ in 0..READINGS {
            let bytes = self.source.read()?;
            if bytes.is_empty() {
                break;
            }
            // One that opens and fails at once is not yet well again; one that is read from is.
            self.wait = SOONEST;
            for code in self.lines.take(&bytes, now) {
                self.tell_code(code, now);
            }
        }
        Ok(())
    }

    fn tell_code(&mut self, code: String, now: Instant) {
        if self.repeats.is_new(&code, now) {
            self.events.push(ScannerEvent::Read(code));
        }
    }

    fn fail(&mut self, error: &io::Error, now: Instant) {
        self.source.close();
        self.lines.clear();
        let again = now + self.wait;
        self.way = Way::Closed { again };
        self.wait = (self.wait * 2).min(LATEST);
        let fault = ScannerFault::of(error);
        if self.told.replace(fault) != Some(fault) {
            tracing::warn!(fault = fault.code(), %error, "no code can be read");
            self.events.push(ScannerEvent::Fault(fault));
        }
    }

    fn mended(&mut self) {
        if self.told.take().is_some() {
            tracing::info!("codes can be read again");
            self.events.push(ScannerEvent::Mended);
        }
    }
}
