//! Equipment of the stories: a place with settings and data, a reception in it (with or without a window), the
//! program as a command, broken printers, and the journal's record read back.
//!
//! Equipment that cannot go on has failed its story, so it panics with what it waited for and what it saw.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "equipment that cannot go on has failed its story"
)]

pub mod asking;
pub mod browser;
pub mod cable;
pub mod dice;
pub mod exit;
pub mod place;
pub mod printers;
pub mod program;
pub mod reception;
pub mod record;
pub mod screen;
pub mod served;
pub mod wait;
pub mod window;

pub use exit::ExitTerminal;
pub use place::Place;
pub use program::{Outcome, command, kiosk, staff_command, sync_agent};
pub use reception::Reception;
pub use record::Record;
pub use wait::{PATIENCE, until};
