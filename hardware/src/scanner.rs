//! Scanner: codes that visitors hold to a reader are told, each once for as long as it is held there.
//!
//! [`ScannerThread`] owns the reader, real or simulated, opens it again by itself when it was gone, and tells what it
//! reads. Whether a code is a ticket's is left to the callers.

mod event;
mod keyboard;
mod lines;
mod machine;
mod repeats;
mod source;
#[cfg(test)]
mod stories;
mod thread;

pub use event::{ScannerError, ScannerEvent, ScannerFault};
pub use lines::LONGEST;
pub use thread::{ScannerHandle, ScannerThread};
