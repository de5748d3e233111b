//! What a voice can say, known without its recordings.

use domain::speech::{Language, Speech};

/// What a voice can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repertoire {
    /// Each language there is a pack for, with the clips it lacks.
    pub(super) languages: Vec<(Language, Vec<String>)>,
    /// Whether nothing that the settings name is missing.
    pub(super) whole: bool,
}

impl Repertoire {
    /// Whether anything of this can be said.
    #[must_use]
    pub fn says(&self, speech: &Speech) -> bool {
        let mut languages = self.languages.iter();
        let pack = languages.find(|(language, _)| *language == speech.language);
        pack.is_some_and(|(_, missing)| {
            let sayable = speech.sayable(|clip| !missing.iter().any(|id| id == clip.id()));
            !sayable.speech.phrases.is_empty()
        })
    }

    /// Whether nothing at all can be said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.languages.is_empty()
    }

    /// Whether nothing that the settings name is missing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.whole
    }
}
