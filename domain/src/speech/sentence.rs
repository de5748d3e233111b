//! Sentences of screens, as their voices record them: whole, never glued from pieces but for a number.

use super::{Clip, Language, Phrase, Speech};

/// A sentence in both languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence {
    arabic: Clip,
    english: Clip,
}

impl Sentence {
    pub(super) const fn new(
        id: &'static str,
        written: &'static str,
        vowelled: &'static str,
        english: &'static str,
    ) -> Self {
        Self {
            arabic: Clip::new(id, written, vowelled),
            english: Clip::plain(id, english),
        }
    }

    pub(super) fn clip(self, language: Language) -> Clip {
        match language {
            Language::Arabic => self.arabic,
            Language::English => self.english,
        }
    }

    /// The sentence by itself.
    pub(super) fn alone(self, language: Language) -> Speech {
        Speech {
            language,
            phrases: vec![Phrase::sentence(self.clip(language))],
        }
    }
}
