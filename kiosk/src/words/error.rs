//! What can go wrong with words: all of it is a fault of the program, which the tests of the catalogues look for.

use chrono::NaiveDate;
use config::Language;

/// Words could not be given.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// An embedded catalogue cannot be read.
    #[error(
        "the words in {} could not be read ({why}); install the program again",
        language.code()
    )]
    Catalogue {
        /// The catalogue's language.
        language: Language,
        /// What its reader said.
        why: String,
    },
    /// A catalogue lacks a key.
    #[error("the words in {} lack {key:?}; add it to kiosk/words", language.code())]
    Key {
        /// What was asked for.
        key: &'static str,
        /// In which language.
        language: Language,
    },
    /// A sentence was not given what it has a place for.
    #[error("the sentence {key:?} in {} could not be completed: {why}", language.code())]
    Value {
        /// The sentence.
        key: &'static str,
        /// In which language.
        language: Language,
        /// What is missing.
        why: String,
    },
    /// A date no calendar of ours holds.
    #[error("the date {0} cannot be given in the Umm al-Qura calendar; set this device's clock")]
    Date(NaiveDate),
}
