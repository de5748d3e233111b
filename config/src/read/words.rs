//! Texts in both languages, as visitors will see them.
//!
//! What screens and paper cannot show is refused here; how a text is laid out is left to them.

use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use crate::{Bilingual, Language};

/// The longest name, in characters; longer ones leave their buttons.
pub(crate) const NAME: usize = 80;
/// The longest sentence of description or paper to bring, in characters.
pub(crate) const SENTENCE: usize = 200;
/// The longest paragraph of information, in characters; a longer one is not read to its end.
pub(crate) const PARAGRAPH: usize = 600;

/// The languages by the codes that settings choose them by.
pub(super) const SPOKEN: &[(&str, Language)] =
    &[("ar", Language::Arabic), ("en", Language::English)];

const LANGUAGES: [(&str, &str); 2] = [("ar", "Arabic"), ("en", "English")];

/// The required text `key` in both languages, each of at most `longest` characters.
pub(crate) fn required(table: &Table<'_>, key: &str, longest: usize) -> Option<Bilingual> {
    let example = format!("{key} = {{ ar = \"…\", en = \"…\" }}");
    bilingual(&table.required(key, &example)?, longest)
}

/// The text `key` in both languages, each of at most `longest` characters; `None` inside where the file is
/// silent.
pub(crate) fn optional(table: &Table<'_>, key: &str, longest: usize) -> Option<Option<Bilingual>> {
    table.or(key, None, |value| bilingual(&value, longest).map(Some))
}

/// The list of texts `key`, each of at most `longest` characters; none where the file is silent.
pub(crate) fn list(table: &Table<'_>, key: &str, longest: usize) -> Option<Vec<Bilingual>> {
    let values = table.or(key, Vec::new(), |value| value.list())?;
    all(values.iter().map(|value| bilingual(value, longest)))
}

/// The text of a table that says more than a text, with only `known` keys, in both languages.
pub(crate) fn beside(value: &Value<'_>, known: &[&str], longest: usize) -> Option<Bilingual> {
    in_both(value, known, longest)
}

fn bilingual(value: &Value<'_>, longest: usize) -> Option<Bilingual> {
    in_both(value, &LANGUAGES.map(|(code, _)| code), longest)
}

fn in_both(value: &Value<'_>, known: &[&str], longest: usize) -> Option<Bilingual> {
    if value.is_text() {
        let right = "write it in both languages: { ar = \"…\", en = \"…\" }";
        return value.wrong(Wrong::new("is in one language only", right));
    }
    let table = value.table(known)?;
    let [ar, en] = LANGUAGES.map(|language| text_in(&table, language, longest));
    Some(Bilingual { ar: ar?, en: en? })
}

fn text_in(table: &Table<'_>, (code, language): (&str, &str), longest: usize) -> Option<String> {
    let example = format!("{code} = \"…\", the {language} text");
    table.required(code, &example)?.parse(|text| {
        if text.trim().is_empty() {
            return Err(Wrong::new("is blank", format!("write the {language} text")));
        }
        visible(text)?;
        short_enough(text, longest)
    })
}

/// Refuses characters that cannot be seen: they break lines, or turn text around on screens and paper.
pub(super) fn visible(text: &str) -> Result<(), Wrong> {
    let hidden = |c: &char| {
        let turns_text = matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let unseen = matches!(c, '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}');
        c.is_control() || turns_text || unseen
    };
    match text.chars().find(hidden) {
        None => Ok(()),
        Some(c) => {
            let what = format!("has the invisible character U+{:04X}", u32::from(c));
            let right = "delete it and type the text on one line by hand; direction is seen to on screen and paper";
            Err(Wrong::new(what, right))
        }
    }
}

pub(super) fn short_enough(text: &str, longest: usize) -> Result<String, Wrong> {
    let text = text.trim();
    let length = text.chars().count();
    if length > longest {
        let what = format!("is {length} characters long");
        return Err(Wrong::new(what, format!("shorten it to at most {longest}")));
    }
    Ok(text.to_owned())
}
