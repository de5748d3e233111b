//! Paper and its words from outside: catalogues that agree, dates, hours and plurals as people say them, and
//! tickets and information as pictures.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod catalogues;
mod dates;
mod document;
mod information;
mod length;
mod opening;
mod pictures;
mod reading;
mod receipt;
mod request;
mod ticket;

use config::{Branch, Digits, Language, Settings};
use hardware::{Bitmap, Typesetter};
use kiosk::paper::{self, TicketPaper};
use kiosk::words::Words;

/// Dots per inch of most paper.
const DPI: u32 = 203;

const LANGUAGES: [Language; 2] = [Language::Arabic, Language::English];

fn manarat() -> Branch {
    Settings::shipped().branch
}

fn words(language: Language) -> Words {
    kiosk::words::of(language, Digits::ArabicIndic).unwrap()
}

/// Arabic as a branch with European digits says it.
fn latin() -> Words {
    kiosk::words::of(Language::Arabic, Digits::Latin).unwrap()
}

/// The ticket as it comes out on paper so many dots across.
fn print(ticket: &TicketPaper, words: &Words, dots: u32) -> Bitmap {
    let mut typesetter = Typesetter::new(dots, DPI).unwrap();
    paper::draw(ticket, words, &mut typesetter).unwrap()
}
