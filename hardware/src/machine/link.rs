//! The link of a machine: opened again after a loss, with growing pauses, and what is owed to the printer first.
//!
//! Owed are the NULs that complete a broken band, a reset (`ESC @`) and questions: they go before any band, whole.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use crate::transport::{Connect, Transport};

const RESET: [u8; 2] = [0x1B, 0x40];
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

pub(super) struct Link {
    connect: Connect,
    transport: Option<Box<dyn Transport>>,
    owed: Vec<u8>,
    broken: usize,
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
            broken: 0,
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
        self.broken += self.owed.iter().take_while(|byte| **byte == 0).count();
        self.owed.clear();
        self.waits_since = None;
        self.retry_at = Some(now + self.pause);
        self.pause = (self.pause * 2).min(LONGEST_PAUSE);
    }

    pub(super) fn retry_at(&self) -> Option<Instant> {
        self.retry_at
    }

    /// Notes that the printer expects so many more bytes of a band.
    pub(super) fn make_up(&mut self, bytes: usize) {
        self.broken += bytes;
        if bytes > 0 && self.is_open() {
            self.reset();
        }
    }

    /// Notes that the printer may expect up to so many bytes; those too many are NULs, which print nothing.
    pub(super) fn make_up_at_least(&mut self, bytes: usize) {
        self.broken = self.broken.max(bytes);
    }

    /// Owes the printer the rest of a broken band and a reset.
    pub(super) fn reset(&mut self) {
        self.owed.extend(std::iter::repeat_n(0, self.broken));
        self.owed.extend(RESET);
        self.broken = 0;
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
        if taken > 0 || self.owed.is_empty() {
            self.waits_since = None;
        } else {
            self.waits_since.get_or_insert(now);
        }
        Ok(taken > 0)
    }

    /// Since when nothing of what is owed was taken.
    pub(super) fn waits_since(&self) -> Option<Instant> {
        self.waits_since
    }

    /// Gives bytes and says how many were taken.
    pub(super) fn give(&mut self, bytes: &[u8], now: Instant) -> io::Result<usize> {
        match &mut self.transport {
            Some(transport) if !bytes.is_empty() => transport.write(bytes, now),
            _ => Ok(0),
        }
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

    /// Bytes taken that have not left this machine.
    pub(super) fn unsent(&mut self) -> usize {
        self.transport
            .as_mut()
            .map_or(0, |transport| transport.unsent())
    }

    pub(super) fn rest(&self, now: Instant) -> Option<Duration> {
        self.transport.as_ref()?.rest(now)
    }

    pub(super) fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        self.transport.as_ref()?.descriptor()
    }
}
