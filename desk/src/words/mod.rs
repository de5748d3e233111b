//! The words of the branch's pages, the console and the visitor's own, in Arabic and English: `desk/words/*.ftl`.
//!
//! Sentences stand whole in the catalogues with their figures inside; numbers take the branch's digits and the
//! language's plural form here, and whatever is put between words is isolated (U+2068 … U+2069) by Fluent. Both
//! catalogues are part of the program and held complete by tests, so asking for words cannot fail at a user: a key
//! without words shows itself and is logged as our fault.

mod plural;
#[cfg(test)]
mod tests;

use config::{Digits, Language};
use domain::digits::{DigitStyle, isolate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

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

/// The catalogue of one language, with the digits it is shown in.
pub struct Words {
    language: Language,
    digits: DigitStyle,
    bundle: FluentBundle<FluentResource>,
}

static ARABIC: LazyLock<Words> =
    LazyLock::new(|| Words::new(Language::Arabic, DigitStyle::ArabicIndic));
static ARABIC_LATIN: LazyLock<Words> =
    LazyLock::new(|| Words::new(Language::Arabic, DigitStyle::Latin));
static ENGLISH: LazyLock<Words> =
    LazyLock::new(|| Words::new(Language::English, DigitStyle::Latin));

impl Words {
    /// The words in `language`; `digits` is the branch's setting, which only Arabic follows.
    #[must_use]
    pub fn of(language: Language, digits: Digits) -> &'static Self {
        match (language, digits) {
            (Language::Arabic, Digits::ArabicIndic) => &ARABIC,
            (Language::Arabic, Digits::Latin) => &ARABIC_LATIN,
            (Language::English, _) => &ENGLISH,
        }
    }

    fn new(language: Language, digits: DigitStyle) -> Self {
        let tag: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        let resource = FluentResource::try_new(catalogue(language).to_owned());
        // What can be read of a damaged catalogue is better than none.
        bundle.add_resource_overriding(resource.unwrap_or_else(|(read, _)| read));
        let added = bundle.add_function("PLURAL", move |values, _| plural::form(language, values));
        if let Err(fault) = added {
            tracing::error!(%fault, "plural forms are missing");
        }
        bundle.set_use_isolating(true);
        bundle.set_formatter(match digits {
            DigitStyle::ArabicIndic => Some(in_arabic_indic),
            DigitStyle::Latin => None,
        });
        Self {
            language,
            digits,
            bundle,
        }
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
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, [])
    }

    /// The sentence of `key` with `values` in their named places; numbers choose the plural form.
    #[must_use]
    pub fn say_with<'v>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'static str, Value<'v>)>,
    ) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|said| said.value()) else {
            tracing::error!(key, language = self.language.code(), "words are missing");
            return key.to_owned();
        };
        let mut places = FluentArgs::new();
        values
            .into_iter()
            .for_each(|(place, value)| places.set(place, value));
        let mut faults = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&places), &mut faults);
        if let Some(fault) = faults.first() {
            tracing::error!(key, %fault, "a sentence could not be completed");
        }
        text.into_owned()
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
