//! What can go wrong with a catalogue: all of it is a fault of the program, which the tests of the catalogues look for.

use config::Language;

/// A catalogue could not give its words.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// It cannot be read.
    #[error(
        "the words in {} could not be read ({why}); install the program again",
        language.code()
    )]
    Damaged {
        /// The catalogue's language.
        language: Language,
        /// What its reader said.
        why: String,
    },
    /// It lacks a key.
    #[error("the words in {} lack {key:?}; add it to their catalogue", language.code())]
    Key {
        /// What was asked for.
        key: String,
        /// In which language.
        language: Language,
    },
    /// A sentence was not given what it has a place for.
    #[error("the sentence {key:?} in {} could not be completed: {why}", language.code())]
    Value {
        /// The sentence.
        key: String,
        /// In which language.
        language: Language,
        /// What is missing.
        why: String,
    },
}
