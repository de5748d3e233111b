//! The link of a machine: opened again after a loss, with growing pauses, and what is owed to the printer first.
//!
//! Owed is what mends a torn ticket ([`Mending`]), a reset, and questions: they go before any band, whole. What the
//! system took and has not sent on is watched, because a line that does not move has only itself to tell so.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use super::mending::Mending;
use crate::transport::{Connect, Transport};

/// Bytes in the system's buffer that count as on the line already.
const ON_THE_LINE: usize = 16;
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

pub(super) struct Link {
    connect: Connect,
    transport: Option<Box<dyn Transport>>,
    owed: Vec<u8>,
    /// What must be mended once the link is open.
    torn: Mending,
    /// What is mended by the bytes that are owed.
    mended: Mending,
    /// Bytes the system holds back.
    held_back: usize,
    waits_since: Option<Instant>,
    retry_at: Option<Instant>,
    pause: Duration,
}

impl Link {
    pub(super) fn new(connect: Connect) -> Self {
        Self {
            connect,
            transport: None,
            owed: Vec::new(),
            torn: Mending::default(),
            mended: Mending::default(),
            held_back: 0,
            waits_since: None,
            retry_at: None,
            pause: FIRST_PAUSE,
        }
    }

    pub(super) fn is_open(&self) -> bool {
        self.transport.is_some()
    }

    /// Opens the link when it is time to; true when it has just been opened.
    pub(super) fn open(&mut self, now: Instant) -> io::Result<bool> {
        if self.is_open() || self.retry_at.is_some_and(|at| now < at) {
            return Ok(false);
        }
        self.transport = Some((self.connect)()?);
        self.retry_at = None;
        Ok(true)
    }

    /// Lets go of a lost link and sets the time of the next try.
    pub(super) fn lose(&mut self, now: Instant) {
        self.transport = None;
        self.torn.join(std::mem::take(&mut self.mended));
        self.owed.clear();
        self.held_back = 0;
        self.waits_since = None;
        self.retry_at = Some(now + self.pause);
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
    }

    pub(super) fn retry_at(&self) -> Option<Instant> {
        self.retry_at
    }

    /// Notes what a ticket that broke off left behind; it is mended before anything else is printed.
    pub(super) fn mend(&mut self, torn: Mending) {
        let any = torn != Mending::default();
        self.torn.join(torn);
        if any && self.is_open() {
            self.reset();
        }
    }

    /// Owes the printer what mends a torn ticket, and a reset.
    pub(super) fn reset(&mut self) {
        let torn = std::mem::take(&mut self.torn);
        self.owed.extend(torn.bytes());
        self.mended.join(torn);
    }

    pub(super) fn owe(&mut self, bytes: [u8; 3]) {
        self.owed.extend(bytes);
    }

    pub(super) fn owes(&self) -> bool {
        !self.owed.is_empty()
    }

    /// Gives what is owed; whether anything was taken.
    pub(super) fn give_owed(&mut self, now: Instant) -> io::Result<bool> {
        let owed = std::mem::take(&mut self.owed);
        let taken = self.give(&owed, now);
        self.owed = owed;
        let taken = taken?;
        self.owed.drain(..taken);
        if self.owed.is_empty() {
            self.mended = Mending::default();
        }
        self.wait(now);
        Ok(taken > 0)
    }

    /// Notes since when something waits and nothing moves.
    fn wait(&mut self, now: Instant) {
        if self.owes() || self.holds_back() {
            self.waits_since.get_or_insert(now);
        } else {
            self.waits_since = None;
        }
    }

    /// Looks at what the system holds back; whether some of it has left.
    pub(super) fn watch(&mut self, now: Instant) -> bool {
        let before = self.held_back;
        self.held_back = self
            .transport
            .as_mut()
            .map_or(0, |transport| transport.unsent());
        let left = before > ON_THE_LINE && self.held_back < before;
        if left {
            self.waits_since = None;
        }
        self.wait(now);
        left
    }

    /// Whether bytes taken had not left this machine when last looked at.
    pub(super) fn holds_back(&self) -> bool {
        self.held_back > ON_THE_LINE
    }

    /// Since when neither anything owed was taken nor anything taken has left.
    pub(super) fn waits_since(&self) -> Option<Instant> {
        self.waits_since
    }

    /// Gives bytes and says how many were taken.
    pub(super) fn give(&mut self, bytes: &[u8], now: Instant) -> io::Result<usize> {
        let taken = match &mut self.transport {
            Some(transport) if !bytes.is_empty() => transport.write(bytes, now)?,
            _ => 0,
        };
        if taken > 0 {
            self.waits_since = None;
        }
        Ok(taken)
    }

    /// All that the printer has said.
    pub(super) fn listen(&mut self) -> io::Result<Vec<u8>> {
        let (mut heard, mut buffer) = (Vec::new(), [0; 256]);
        if let Some(transport) = &mut self.transport {
            loop {
                let bytes = transport.read(&mut buffer)?;
                if bytes == 0 {
                    break;
                }
                heard.extend(&buffer[..bytes]);
            }
        }
        if !heard.is_empty() {
            self.pause = FIRST_PAUSE;
        }
        Ok(heard)
    }

    pub(super) fn rest(&self, now: Instant) -> Option<Duration> {
        self.transport.as_ref()?.rest(now)
    }

    pub(super) fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.transport.as_ref()?.descriptor()
    }
}
