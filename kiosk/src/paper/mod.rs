//! What paper says: pages composed from settings, rules and words, which `hardware` draws and prints.
//!
//! When something is printed, and what is journaled of it, is left to the roles.

mod document;
mod error;
mod fit;
mod information;
mod parts;
mod receipt;
mod request;
mod required;
mod sample;
mod sheet;
mod test_page;
mod ticket;

use config::Language;
use hardware::Direction;

pub use document::{DocumentPaper, compose_document, draw_document, is_printable};
pub use error::PaperError;
pub use information::{InformationPaper, compose_information, draw_information};
pub use receipt::{ReceiptPaper, compose_receipt, draw_receipt};
pub use request::{RequestPaper, Submitted, asked, compose_request, draw_request};
pub use sample::{sample, sample_information, sample_of, sample_receipt, sample_request};
pub use test_page::draw_test_page;
pub use ticket::{LONGEST_MM, TicketPaper, compose, draw, qr_content};

fn direction(language: Language) -> Direction {
    match language {
        Language::Arabic => Direction::RightToLeft,
        Language::English => Direction::LeftToRight,
    }
}
