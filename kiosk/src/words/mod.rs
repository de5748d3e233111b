//! The words of paper and of the kiosk's own sentences, in Arabic and English: one catalogue per language, embedded
//! (`kiosk/words/*.ftl`). How they are read and completed is [`Words`]'s; the screens' words are `ui`'s.

pub mod dates;
mod error;
pub mod opening;
pub mod waits;

use config::{Digits, Language};

pub use desk::words::{Value, Words};
pub use error::WordsError;

/// The kiosk's words in `language`; `digits` is the branch's setting, which only Arabic follows.
///
/// # Errors
/// When the embedded catalogue is damaged.
pub fn of(language: Language, digits: Digits) -> Result<Words, WordsError> {
    let (words, fault) = Words::read(language, digits, catalogue(language));
    fault.map_or(Ok(words), |fault| Err(fault.into()))
}

fn catalogue(language: Language) -> &'static str {
    match language {
        Language::Arabic => include_str!("../../words/ar.ftl"),
        Language::English => include_str!("../../words/en.ftl"),
    }
}
