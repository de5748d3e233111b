//! Words in Arabic and English: how a catalogue is read ([`Words`]), and those of the branch's pages, the console and the
//! visitor's own, `desk/words/*.ftl`.
//!
//! The pages' catalogues are part of the program and held complete by tests, so asking for their words cannot fail at a
//! user: a key without words shows itself and is logged as our fault.

mod catalogue;
mod error;
mod plural;
#[cfg(test)]
mod tests;

use config::{Digits, Language};
use std::sync::LazyLock;

pub use catalogue::Words;
pub use error::CatalogueError;
/// A number or a text that a sentence has a place for.
pub use fluent_bundle::FluentValue as Value;

/// A whole number, held in whatever way: templates hand on references. What is past `u32` is shown as its end.
pub(crate) trait Figure {
    /// The number.
    fn figure(&self) -> u32;
}

impl Figure for u32 {
    fn figure(&self) -> u32 {
        *self
    }
}

impl Figure for u64 {
    fn figure(&self) -> u32 {
        u32::try_from(*self).unwrap_or(u32::MAX)
    }
}

impl Figure for usize {
    fn figure(&self) -> u32 {
        u32::try_from(*self).unwrap_or(u32::MAX)
    }
}

impl<F: Figure> Figure for &F {
    fn figure(&self) -> u32 {
        (*self).figure()
    }
}

static ARABIC: LazyLock<Words> = LazyLock::new(|| read(Language::Arabic, Digits::ArabicIndic));
static ARABIC_LATIN: LazyLock<Words> = LazyLock::new(|| read(Language::Arabic, Digits::Latin));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| read(Language::English, Digits::Latin));

/// The pages' words in `language`; `digits` is the branch's setting, which only Arabic follows.
#[must_use]
pub fn of(language: Language, digits: Digits) -> &'static Words {
    match (language, digits) {
        (Language::Arabic, Digits::ArabicIndic) => &ARABIC,
        (Language::Arabic, Digits::Latin) => &ARABIC_LATIN,
        (Language::English, _) => &ENGLISH,
    }
}

/// What can be read of a damaged catalogue is better than none.
fn read(language: Language, digits: Digits) -> Words {
    let (words, fault) = Words::read(language, digits, catalogue(language));
    if let Some(fault) = fault {
        tracing::error!("{fault}");
    }
    words
}

fn catalogue(language: Language) -> &'static str {
    match language {
        Language::Arabic => include_str!("../../words/ar.ftl"),
        Language::English => include_str!("../../words/en.ftl"),
    }
}
