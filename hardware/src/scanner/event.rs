//! What a scanner's thread tells.
//!
//! No reader is no error but a [`ScannerFault`]: the program goes on, codes can be typed, and staff see it.

use std::io;

use rustix::io::Errno;

/// What a scanner's thread tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScannerEvent {
    /// A code was held to the reader: one line of at most [`super::LONGEST`] letters, without control characters, blanks
    /// around it or nothing in it. It may be anything; a longer one is cut, and no ticket's is.
    Read(String),
    /// Nothing can be read; told once for as long as it is so.
    Fault(ScannerFault),
    /// It can again.
    Mended,
}

/// Why nothing can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScannerFault {
    /// There is no such device; unplugged, mostly.
    Absent,
    /// Another program holds it.
    Busy,
    /// This program may not use it.
    Denied,
    /// It fails in another way; the log has it.
    Broken,
}

impl ScannerFault {
    /// The fault's name in records; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Busy => "busy",
            Self::Denied => "denied",
            Self::Broken => "broken",
        }
    }

    /// What an error of the device means.
    pub(super) fn of(error: &io::Error) -> Self {
        match error.kind() {
            // The end of what is read is a reader that went away.
            io::ErrorKind::NotFound | io::ErrorKind::UnexpectedEof => Self::Absent,
            io::ErrorKind::ResourceBusy => Self::Busy,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => match error.raw_os_error().map(Errno::from_raw_os_error) {
                // A line that hung up answers EIO.
                Some(Errno::NODEV | Errno::NXIO | Errno::IO) => Self::Absent,
                _ => Self::Broken,
            },
        }
    }
}

/// A scanner's thread could not be started.
#[derive(Debug, thiserror::Error)]
#[error("the scanner's thread could not be started")]
pub struct ScannerError(#[source] pub(super) io::Error);
