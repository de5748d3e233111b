//! What the exit terminal's screens say aloud to those who cannot read them (P4).

mod sentences;

use super::{Clip, Language, Phrase, Speech};
use crate::exit::{LinkState, Page, Takeover};
use sentences::{
    ALL, CANNOT_STORE, LINK, LINKED, MISTYPED, MORE, OLD, OUT_OF_ORDER, PHONE, PREPARING, RATE,
    RIGHT, SUGGEST, THANKS, UNKNOWN, WRITE,
};

/// What a page of the exit terminal says. `suggestions`: whether one can be left there, which the question then offers.
#[must_use]
pub fn at_exit(page: &Page, suggestions: bool, language: Language) -> Speech {
    let sentences = match page {
        Page::Rate if suggestions => vec![RATE, RIGHT, SUGGEST],
        Page::Rate => vec![RATE, RIGHT],
        Page::Keeping(_) | Page::Thanks(_) => vec![THANKS],
        Page::More(_) => vec![MORE],
        Page::Write { .. } => vec![WRITE],
        Page::Phone(_) => vec![PHONE],
        Page::Link { state, .. } => match state {
            LinkState::Waiting => vec![LINK],
            LinkState::Unknown => vec![UNKNOWN, LINK],
            LinkState::Old => vec![OLD, LINK],
            LinkState::Mistyped => vec![MISTYPED],
            LinkState::Linked => vec![LINKED],
        },
    };
    let phrases = sentences
        .into_iter()
        .map(|sentence| Phrase::sentence(sentence.clip(language)));
    Speech {
        language,
        phrases: phrases.collect(),
    }
}

/// What an interruption says.
#[must_use]
pub fn at_exit_takeover(takeover: Takeover, language: Language) -> Speech {
    let sentence = match takeover {
        Takeover::CannotStore => CANNOT_STORE,
        Takeover::OutOfOrder => OUT_OF_ORDER,
        Takeover::Preparing => PREPARING,
    };
    sentence.alone(language)
}

/// Every clip of these screens in a language.
pub(super) fn clips(language: Language) -> impl Iterator<Item = Clip> {
    ALL.into_iter().map(move |sentence| sentence.clip(language))
}
