//! A line to the simulated printer that takes little at a time, holds bytes back or lets answers come late.
//!
//! What it is like is changed while the machine prints; the printer behind it is the whole simulated one.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use hardware::simulated::SimulatedPrinter;
use hardware::transport::{Connect, Transport};

/// What the line is like.
pub(crate) struct Traits {
    /// The most bytes it takes at once.
    pub(crate) most: usize,
    /// Whether the system takes bytes and keeps them.
    pub(crate) holds_back: bool,
    /// Bytes of answers that still come through.
    pub(crate) answers: usize,
    held: Vec<u8>,
}

/// A line, and the test's hand on it.
#[derive(Clone)]
pub(crate) struct SlowLine {
    printer: SimulatedPrinter,
    traits: Arc<Mutex<Traits>>,
}

impl SlowLine {
    pub(crate) fn new(printer: SimulatedPrinter) -> Self {
        let traits = Traits {
            most: usize::MAX,
            holds_back: false,
            answers: usize::MAX,
            held: Vec::new(),
        };
        Self {
            printer,
            traits: Arc::new(Mutex::new(traits)),
        }
    }

    /// How it is reached; what it held is lost when it is connected again.
    pub(crate) fn connect(&self) -> Connect {
        let (line, mut plug) = (self.clone(), self.printer.clone().connect());
        Box::new(move || {
            plug()?;
            line.traits().held.clear();
            Ok(Box::new(line.clone()))
        })
    }

    pub(crate) fn traits(&self) -> MutexGuard<'_, Traits> {
        self.traits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets so many held bytes go on to the printer; how many are still held.
    pub(crate) fn release(&self, bytes: usize) -> usize {
        let mut traits = self.traits();
        let bytes = bytes.min(traits.held.len());
        let given = self.printer.give(&traits.held[..bytes]).unwrap();
        traits.held.drain(..given);
        traits.held.len()
    }
}

impl Transport for SlowLine {
    fn write(&mut self, bytes: &[u8], _now: Instant) -> io::Result<usize> {
        let mut traits = self.traits();
        let bytes = &bytes[..traits.most.min(bytes.len())];
        if traits.holds_back {
            self.printer.say(0)?;
            traits.held.extend(bytes);
            return Ok(bytes.len());
        }
        self.printer.give(bytes)
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut traits = self.traits();
        let said = self.printer.say(buffer.len().min(traits.answers))?;
        traits.answers -= said.len();
        buffer[..said.len()].copy_from_slice(&said);
        Ok(said.len())
    }

    fn unsent(&mut self) -> usize {
        self.traits().held.len()
    }
}
