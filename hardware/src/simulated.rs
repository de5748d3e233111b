//! A printer without paper, for demonstrations, tests and offices without one: chosen in the settings, never built out.
//!
//! It takes the same bytes, draws exactly what they say, refuses what a real printer would refuse and breaks as it is told
//! in `printer.toml`. [`interpret`] reads a whole job's bytes the same strict way. It waits for nothing: how long
//! paper takes is not simulated.

mod device;
mod orders;
mod paper;
mod situation;

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::bitmap::Bitmap;
use crate::transport::{Connect, Transport};
use device::Device;
use orders::{Orders, Step};
use paper::Paper;

pub use orders::Refusal;

/// A simulated printer that lives as long as the program, however often its cable is pulled.
#[derive(Clone)]
pub struct SimulatedPrinter {
    device: Arc<Mutex<Device>>,
}

impl SimulatedPrinter {
    /// A printer `dots` across that reads `printer.toml` in `folder` and leaves its paper there.
    pub fn new(folder: PathBuf, dots: u32) -> Self {
        Self {
            device: Arc::new(Mutex::new(Device::new(folder, dots))),
        }
    }

    /// How it is reached.
    pub fn connect(self) -> Connect {
        Box::new(move || {
            self.device().plug_in()?;
            Ok(Box::new(self.clone()))
        })
    }

    /// Takes bytes and says how many, as a cable would.
    ///
    /// # Errors
    /// When the link is down.
    pub fn give(&self, bytes: &[u8]) -> io::Result<usize> {
        self.device().take(bytes)
    }

    /// What it has said since last asked.
    ///
    /// # Errors
    /// When the link is down.
    pub fn say(&self, most: usize) -> io::Result<Vec<u8>> {
        self.device().say(most)
    }

    fn device(&self) -> MutexGuard<'_, Device> {
        self.device.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for SimulatedPrinter {
    fn write(&mut self, bytes: &[u8], _now: Instant) -> io::Result<usize> {
        self.give(bytes)
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let said = self.say(buffer.len())?;
        buffer[..said.len()].copy_from_slice(&said);
        Ok(said.len())
    }
}

/// What a printer `dots` across would put on paper for these bytes: one picture per cut, and what is left uncut.
///
/// # Errors
/// The first thing a real printer would refuse, also dots that are announced and do not come.
pub fn interpret(bytes: &[u8], dots: u32) -> Result<Vec<Bitmap>, Refusal> {
    let mut orders = Orders::new(dots);
    let mut paper = Paper::new(dots);
    let mut tickets = Vec::new();
    for order in orders.take(bytes) {
        match order.step {
            Step::Row(row) => paper.row(&row),
            Step::Feed(rows) => paper.feed(rows),
            Step::Cut(feed) => {
                paper.feed(feed);
                tickets.push(paper.cut());
            }
            Step::Refused(refusal) => return Err(refusal),
            Step::Reset | Step::Reports(_) | Step::ProcessId(_) | Step::Setting => {}
        }
    }
    orders.finish()?;
    if paper.rows() > 0 {
        tickets.push(paper.cut());
    }
    Ok(tickets)
}
