//! Languages and texts in both of them.
//!
//! For what a branch's settings say; the words of screens and paper stand in their catalogues.

/// A language of the visitor's surfaces. Arabic is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Arabic, right to left.
    #[default]
    Arabic,
    /// English, left to right.
    English,
}

impl Language {
    /// The code in file names, URLs and catalogues (ISO 639-1).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// The language of `code`, `ar` or `en`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Arabic, Self::English]
            .into_iter()
            .find(|language| language.code() == code)
    }
}

/// One text in both languages, neither of them empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bilingual {
    /// Arabic.
    pub ar: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in `language`.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Arabic => &self.ar,
            Language::English => &self.en,
        }
    }
}
