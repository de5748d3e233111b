//! A catalogue read, and sentences taken from it: the one mechanism for the words of paper and of pages.

use super::{CatalogueError, Value, plural};
use config::{Digits, Language};
use domain::digits::{DigitStyle, isolate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// The catalogue of one language, with the digits it is shown in.
///
/// Sentences stand whole in a catalogue with their figures inside; numbers take the branch's digits and the language's
/// plural form (`PLURAL($n)`) here. What is put between words (a number, a time, a code) is isolated
/// (U+2068 … U+2069), so that no caller can forget it and bidirectional text cannot turn it.
pub struct Words {
    language: Language,
    digits: DigitStyle,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of a catalogue in Fluent's syntax; `digits` is the branch's setting, which only Arabic follows. What
    /// can be read of a damaged catalogue is there beside the fault.
    #[must_use]
    pub fn read(
        language: Language,
        digits: Digits,
        catalogue: &str,
    ) -> (Self, Option<CatalogueError>) {
        let (resource, unread) = match FluentResource::try_new(catalogue.to_owned()) {
            Ok(resource) => (resource, None),
            Err((read, faults)) => (read, Some(format!("{faults:?}"))),
        };
        let tag: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        let doubled = bundle.add_resource(resource).err();
        let added = bundle.add_function("PLURAL", move |values, _| plural::form(language, values));
        bundle.set_use_isolating(true);
        let digits = digit_style(language, digits);
        bundle.set_formatter(match digits {
            DigitStyle::ArabicIndic => Some(in_arabic_indic),
            DigitStyle::Latin => None,
        });
        let words = Self {
            language,
            digits,
            bundle,
        };
        let why = unread
            .or_else(|| doubled.map(|faults| format!("{faults:?}")))
            .or_else(|| added.err().map(|fault| fault.to_string()));
        let fault = why.map(|why| CatalogueError::Damaged { language, why });
        (words, fault)
    }

    /// The language these words are in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The digits these words are shown with, for numbers that stand alone.
    #[must_use]
    pub fn digits(&self) -> DigitStyle {
        self.digits
    }

    /// The words of `key`.
    ///
    /// # Errors
    /// When the catalogue has no such key, or its sentence has places for values.
    pub fn get(&self, key: &str) -> Result<String, CatalogueError> {
        self.with(key, [])
    }

    /// The sentence of `key` with `values` in their named places; numbers choose the plural form.
    ///
    /// # Errors
    /// When the catalogue has no such key or the sentence has a place that `values` leaves empty.
    pub fn with<'v>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'static str, Value<'v>)>,
    ) -> Result<String, CatalogueError> {
        let (text, fault) = self.compose(key, values);
        fault.map_or(Ok(text), Err)
    }

    /// [`Words::get`] for a page that is drawn whatever happens: a key without words shows itself, and is logged.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, [])
    }

    /// [`Words::with`] for a page that is drawn whatever happens: what is missing shows itself, and is logged.
    #[must_use]
    pub fn say_with<'v>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'static str, Value<'v>)>,
    ) -> String {
        let (text, fault) = self.compose(key, values);
        if let Some(fault) = fault {
            tracing::error!("{fault}");
        }
        text
    }

    /// Whether there are words of `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A number that stands in a sentence as text: its digits, isolated.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        isolate(&self.digits.number(number))
    }

    /// Several numbers as one text that reads in the language's direction, each of them isolated.
    #[must_use]
    pub fn numbers(&self, numbers: &[u32]) -> String {
        // Digits are weak: without a direction of its own an isolate of them would run left to right.
        let (direction, comma) = match self.language {
            Language::Arabic => ('\u{2067}', "، "),
            Language::English => ('\u{2066}', ", "),
        };
        let shown: Vec<String> = numbers.iter().map(|number| self.number(*number)).collect();
        format!("{direction}{}\u{2069}", shown.join(comma))
    }

    /// The sentence as far as it can be told, and what it lacks.
    fn compose<'v>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'static str, Value<'v>)>,
    ) -> (String, Option<CatalogueError>) {
        let (language, named) = (self.language, key.to_owned());
        let Some(pattern) = self.bundle.get_message(key).and_then(|said| said.value()) else {
            let lacking = CatalogueError::Key {
                key: named,
                language,
            };
            return (key.to_owned(), Some(lacking));
        };
        let mut places = FluentArgs::new();
        values
            .into_iter()
            .for_each(|(place, value)| places.set(place, value));
        let mut faults = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&places), &mut faults);
        let fault = faults.first().map(|fault| CatalogueError::Value {
            key: named,
            language,
            why: fault.to_string(),
        });
        (text.into_owned(), fault)
    }
}

/// The digits a surface in `language` shows in a branch of this setting: English is always 0123456789.
fn digit_style(language: Language, digits: Digits) -> DigitStyle {
    match (language, digits) {
        (Language::Arabic, Digits::ArabicIndic) => DigitStyle::ArabicIndic,
        (Language::Arabic, Digits::Latin) | (Language::English, _) => DigitStyle::Latin,
    }
}

/// Fluent's own form of a number is European digits without grouping; everything else it writes as it is.
fn in_arabic_indic<M>(value: &Value, _: &M) -> Option<String> {
    match value {
        Value::Number(number) => Some(DigitStyle::ArabicIndic.show(&number.as_string())),
        Value::String(_) | Value::Custom(_) | Value::None | Value::Error => None,
    }
}
