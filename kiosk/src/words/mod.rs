//! The words of paper and of the branch's pages, in Arabic and English: one catalogue per language, embedded.
//!
//! Sentences stand whole in `kiosk/words/*.ftl` with their figures inside; numbers take the branch's digits and the
//! language's plural form here. What is put between words (a number, a time, a code) is isolated (U+2068 … U+2069) by
//! Fluent, so that no caller can forget it and bidirectional text cannot turn it. The screens' words are `ui`'s.

pub mod dates;
mod error;
pub mod opening;
mod plural;
pub mod waits;

use config::{Digits, Language};
use domain::digits::DigitStyle;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use error::WordsError;
/// A number or a text that a sentence has a place for.
pub use fluent_bundle::FluentValue as Value;

/// The catalogue of one language.
pub struct Words {
    language: Language,
    digits: DigitStyle,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words in `language`; `digits` is the branch's setting, which only Arabic follows.
    ///
    /// # Errors
    /// When the embedded catalogue is damaged.
    pub fn new(language: Language, digits: Digits) -> Result<Self, WordsError> {
        let damaged = |why: String| WordsError::Catalogue { language, why };
        let resource = FluentResource::try_new(catalogue(language).to_owned())
            .map_err(|(_, faults)| damaged(format!("{faults:?}")))?;
        let tag: LanguageIdentifier = language
            .code()
            .parse()
            .map_err(|fault| damaged(format!("{fault:?}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle
            .add_resource(resource)
            .map_err(|faults| damaged(format!("{faults:?}")))?;
        bundle
            .add_function("PLURAL", move |values, _| plural::form(language, values))
            .map_err(|fault| damaged(format!("{fault:?}")))?;
        let digits = digit_style(language, digits);
        bundle.set_use_isolating(true);
        bundle.set_formatter(match digits {
            DigitStyle::ArabicIndic => Some(in_arabic_indic),
            DigitStyle::Latin => None,
        });
        Ok(Self {
            language,
            digits,
            bundle,
        })
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
    pub fn get(&self, key: &'static str) -> Result<String, WordsError> {
        self.with(key, [])
    }

    /// The sentence of `key` with `values` in their named places; numbers choose the plural form.
    ///
    /// # Errors
    /// When the catalogue has no such key or the sentence has a place that `values` leaves empty.
    pub fn with<'v>(
        &self,
        key: &'static str,
        values: impl IntoIterator<Item = (&'static str, Value<'v>)>,
    ) -> Result<String, WordsError> {
        let missing = || WordsError::Key {
            key,
            language: self.language,
        };
        let message = self.bundle.get_message(key).ok_or_else(missing)?;
        let pattern = message.value().ok_or_else(missing)?;
        let mut places = FluentArgs::new();
        values
            .into_iter()
            .for_each(|(place, value)| places.set(place, value));
        let mut faults = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&places), &mut faults);
        match faults.first() {
            None => Ok(text.into_owned()),
            Some(fault) => Err(WordsError::Value {
                key,
                language: self.language,
                why: fault.to_string(),
            }),
        }
    }
}

/// The digits a surface in `language` shows in a branch of this setting: English is always 0123456789.
#[must_use]
pub fn digit_style(language: Language, digits: Digits) -> DigitStyle {
    match (language, digits) {
        (Language::Arabic, Digits::ArabicIndic) => DigitStyle::ArabicIndic,
        (Language::Arabic, Digits::Latin) | (Language::English, _) => DigitStyle::Latin,
    }
}

fn catalogue(language: Language) -> &'static str {
    match language {
        Language::Arabic => include_str!("../../words/ar.ftl"),
        Language::English => include_str!("../../words/en.ftl"),
    }
}

/// Fluent's own form of a number is European digits without grouping; everything else it writes as it is.
fn in_arabic_indic<M>(value: &Value, _: &M) -> Option<String> {
    match value {
        Value::Number(number) => Some(DigitStyle::ArabicIndic.show(&number.as_string())),
        Value::String(_) | Value::Custom(_) | Value::None | Value::Error => None,
    }
}
