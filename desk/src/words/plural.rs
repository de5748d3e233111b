//! Which form of a noun follows a number, by Unicode's cardinal plural rules (CLDR), for the catalogues' `PLURAL($n)`.
//!
//! The rules that Fluent brings (intl_pluralrules 7.0) look at whole numbers where Arabic's look at their last two
//! digits, and would say "١٠٣ شخص" for "١٠٣ أشخاص"; so Arabic's stand here.

use config::Language;

use super::Value;

/// The form's name after the first of `values`; an error where that is no number.
pub(super) fn form<'v>(language: Language, values: &[Value<'v>]) -> Value<'v> {
    match values.first() {
        // Counts are whole and not negative, so that nothing is cut off here.
        Some(Value::Number(number)) => name(language, number.value as u32).into(),
        _ => Value::Error,
    }
}

/// Nothing at all is `zero` in English too, where the rules have no form of its own: people say "nobody", not "0 people".
fn name(language: Language, number: u32) -> &'static str {
    match (language, number, number % 100) {
        (_, 0, _) => "zero",
        (_, 1, _) => "one",
        (Language::English, ..) => "other",
        (Language::Arabic, 2, _) => "two",
        (Language::Arabic, _, 3..=10) => "few",
        (Language::Arabic, _, 11..=99) => "many",
        (Language::Arabic, ..) => "other",
    }
}
