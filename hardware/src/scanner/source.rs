//! Ways to a reader: each gives what came and never blocks.
//!
//! Waiting, giving up and trying again are [`super::machine`]'s.

mod hid;
mod serial;
mod simulated;

use std::io;
use std::os::fd::BorrowedFd;
use std::time::Duration;

/// What codes come from, as bytes with a line's end after each.
pub(super) enum Source {
    Serial(serial::Serial),
    Hid(hid::Hid),
    Simulated(simulated::Simulated),
}

impl Source {
    pub(super) fn of(settings: &config::Scanner) -> Self {
        match settings {
            config::Scanner::Serial { port, baud } => {
                Self::Serial(serial::Serial::new(port.clone(), *baud))
            }
            config::Scanner::Hid { device } => Self::Hid(hid::Hid::new(device.clone())),
            config::Scanner::Simulated { file } => {
                Self::Simulated(simulated::Simulated::new(file.clone()))
            }
        }
    }

    /// Opens it, or opens it again.
    pub(super) fn open(&mut self) -> io::Result<()> {
        match self {
            Self::Serial(serial) => serial.open(),
            Self::Hid(hid) => hid.open(),
            Self::Simulated(simulated) => simulated.open(),
        }
    }

    /// What came since; nothing when nothing did.
    pub(super) fn read(&mut self) -> io::Result<Vec<u8>> {
        match self {
            Self::Serial(serial) => serial.read(),
            Self::Hid(hid) => hid.read(),
            Self::Simulated(simulated) => simulated.read(),
        }
    }

    pub(super) fn close(&mut self) {
        match self {
            Self::Serial(serial) => serial.close(),
            Self::Hid(hid) => hid.close(),
            Self::Simulated(simulated) => simulated.close(),
        }
    }

    /// What to wait on.
    pub(super) fn descriptor(&self) -> Option<BorrowedFd<'_>> {
        match self {
            Self::Serial(serial) => serial.descriptor(),
            Self::Hid(hid) => hid.descriptor(),
            Self::Simulated(_) => None,
        }
    }

    /// How long until it is looked at again, where nothing can be waited on.
    pub(super) fn look(&self) -> Option<Duration> {
        match self {
            Self::Serial(_) | Self::Hid(_) => None,
            Self::Simulated(_) => Some(simulated::LOOK),
        }
    }
}

fn gone() -> io::Error {
    io::ErrorKind::NotFound.into()
}

/// Turns "nothing just now" into nothing.
fn quiet<T: Default>(done: io::Result<T>) -> io::Result<T> {
    match done {
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted
            ) =>
        {
            Ok(T::default())
        }
        done => done,
    }
}
