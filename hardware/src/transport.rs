//! Ways to a printer: each takes what it can take now, says how much, and never blocks.
//!
//! A count of bytes is the one truth about a job cut short, so there is no `write_all`, no flush and no time-out here:
//! waiting and giving up are [`crate::machine`]'s.

mod network;
mod pace;
mod serial;
mod usb;

use std::io;
use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use config::{Printer, PrinterLink};

use crate::simulated::SimulatedPrinter;

/// An open way to a printer.
pub trait Transport: Send {
    /// Gives bytes to the printer and says how many were taken; 0 when it takes none now.
    ///
    /// # Errors
    /// When the link is lost.
    fn write(&mut self, bytes: &[u8], now: Instant) -> io::Result<usize>;

    /// Takes what the printer said and says how many bytes; 0 when it said nothing.
    ///
    /// # Errors
    /// When the link is lost; the end of a stream is `UnexpectedEof`.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize>;

    /// Bytes taken that have not left this machine, where the system tells.
    fn unsent(&mut self) -> usize {
        0
    }

    /// What to wait on for room and for answers; without one the caller looks again by the clock.
    fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        None
    }

    /// How long until bytes may be given again, where the pace is ours to keep.
    fn rest(&self, _now: Instant) -> Option<Duration> {
        None
    }
}

/// Opens, or opens again, the way to one printer.
pub type Connect = Box<dyn FnMut() -> io::Result<Box<dyn Transport>> + Send>;

/// How the printer of these settings is reached.
pub fn connect(printer: &Printer) -> Connect {
    match printer.link.clone() {
        PrinterLink::Simulated { folder } => SimulatedPrinter::new(folder, printer.dots).connect(),
        PrinterLink::Serial { port, baud, flow } => {
            Box::new(move || serial::open(&port, baud, flow))
        }
        PrinterLink::UsbPath { path } => Box::new(move || usb::open(&path)),
        PrinterLink::UsbIds { vendor, product } => {
            Box::new(move || usb::open(&usb::find(vendor, product)?))
        }
        PrinterLink::Network { address } => Box::new(move || network::open(&address)),
    }
}

/// Turns "nothing just now" into 0.
fn counted(done: io::Result<usize>) -> io::Result<usize> {
    match done {
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
            ) =>
        {
            Ok(0)
        }
        done => done,
    }
}

/// Like [`counted`], for reading from what ends when the other side goes.
fn heard(done: io::Result<usize>) -> io::Result<usize> {
    match done {
        Ok(0) => Err(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            "the printer closed the connection",
        )),
        done => counted(done),
    }
}
