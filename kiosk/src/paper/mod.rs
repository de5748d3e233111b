//! What paper says: pages composed from settings, rules and words, which `hardware` draws and prints.
//!
//! When something is printed, and what is journaled of it, is left to the roles.

mod error;
mod fit;
mod parts;
mod required;
mod sample;
mod ticket;

pub use error::PaperError;
pub use sample::sample;
pub use ticket::{LONGEST_MM, TicketPaper, compose, draw, qr_content};
