//! What the reception screens say aloud to those who cannot read them (P4).
//!
//! A branch's own texts (services, papers, questions) are not recorded: there the sentence says what can be done and who
//! reads the rest.

mod sentences;

use super::sentence::Sentence;
use super::{Clip, Language, Phrase, Speech, cardinal};
use crate::screen::{About, Page, PrinterTrouble, Promised, Serves, Takeover};
use sentences::{
    ALL, BRANCH_AWAY, CANNOT_STORE, CLOSED, CONFIRM, DOCUMENT, ENDED, FULL, IDLE, INFORMATION,
    ISSUING, MORE_TIME, NOT_TODAY, NUMBERS, OUT_OF_ORDER, OUT_OF_PAPER, PRAYER, PREPARING,
    PRINTER_FAULT, PRINTING, PRIORITY, READING, SERVICES, TICKET, UNPRINTED_COVER, UNPRINTED_FAULT,
    UNPRINTED_NO_PAPER, UNPRINTED_UNSURE, WE_WILL_CALL, WHO, YOUR_NUMBER,
};

/// What a page says. `priority`: whether the branch serves some first, which the list of services then offers (P2).
#[must_use]
pub fn at_page(page: &Page, priority: bool, language: Language) -> Speech {
    let sentence = |sentence: Sentence| vec![Phrase::sentence(sentence.clip(language))];
    let phrases = match page {
        Page::Idle => sentence(IDLE),
        Page::Services(menu) if menu.reading => sentence(READING),
        Page::Services(_) if priority => [sentence(SERVICES), sentence(PRIORITY)].concat(),
        Page::Services(_) => sentence(SERVICES),
        Page::Information { about, .. } => sentence(match about {
            About::Service(_) => INFORMATION,
            About::Document(_) => DOCUMENT,
        }),
        Page::Who { .. } => sentence(WHO),
        Page::Confirm { .. } => sentence(CONFIRM),
        Page::Issuing { .. } => sentence(ISSUING),
        Page::Printing(ticket) => numbered(PRINTING, ticket, language),
        Page::Ticket(ticket) => {
            [numbered(TICKET, ticket, language), sentence(WE_WILL_CALL)].concat()
        }
        Page::Unprinted(ticket, trouble) => [
            sentence(unprinted(*trouble)),
            numbered(YOUR_NUMBER, ticket, language),
        ]
        .concat(),
        Page::Refused { why, .. } => sentence(refused(*why)),
    };
    Speech { language, phrases }
}

/// What an interruption says.
#[must_use]
pub fn at_takeover(takeover: Takeover, language: Language) -> Speech {
    let sentence = match takeover {
        Takeover::OutOfPaper => OUT_OF_PAPER,
        Takeover::PrinterFault => PRINTER_FAULT,
        Takeover::NumbersUnconfirmed => NUMBERS,
        Takeover::BranchAway => BRANCH_AWAY,
        Takeover::CannotStore => CANNOT_STORE,
        Takeover::OutOfOrder => OUT_OF_ORDER,
        Takeover::Preparing => PREPARING,
        Takeover::Prayer => PRAYER,
        Takeover::Closed => CLOSED,
    };
    sentence.alone(language)
}

/// What is said while the visitor is asked whether they need more time (H1).
#[must_use]
pub fn more_time(language: Language) -> Speech {
    MORE_TIME.alone(language)
}

/// Every clip of the screens in a language.
pub(super) fn clips(language: Language) -> impl Iterator<Item = Clip> {
    ALL.into_iter().map(move |sentence| sentence.clip(language))
}

/// A sentence that ends with the ticket's number; nothing of it for a number beyond the words there are.
fn numbered(sentence: Sentence, ticket: &Promised, language: Language) -> Vec<Phrase> {
    let words = cardinal(ticket.number, language);
    let phrase = words.map(|words| Phrase::numbered(sentence.clip(language), words));
    phrase.into_iter().collect()
}

fn unprinted(trouble: PrinterTrouble) -> Sentence {
    match trouble {
        PrinterTrouble::OutOfPaper => UNPRINTED_NO_PAPER,
        PrinterTrouble::CoverOpen => UNPRINTED_COVER,
        PrinterTrouble::Fault => UNPRINTED_FAULT,
        PrinterTrouble::Unconfirmed => UNPRINTED_UNSURE,
    }
}

fn refused(why: Serves) -> Sentence {
    match why {
        Serves::Ended => ENDED,
        Serves::NotToday => NOT_TODAY,
        // The page is never shown of a service that gives numbers now; if it were, its numbers have just run out.
        Serves::Full | Serves::Now => FULL,
    }
}
