//! Both catalogues whole, and every sentence of them said somewhere.

use super::*;
use std::collections::BTreeSet;
use std::path::Path;

/// Keys that a catalogue gives words to, in order.
fn keys(language: Language) -> BTreeSet<String> {
    catalogue(language)
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('='))
        .map(|(key, _)| key.trim().to_owned())
        .collect()
}

/// All templates and sources of the crate, as one text.
fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else if !path.ends_with("words/tests.rs") {
            text.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn both_catalogues_say_the_same_things() {
    let (arabic, english) = (keys(Language::Arabic), keys(Language::English));
    let apart: Vec<&String> = arabic.symmetric_difference(&english).collect();
    assert!(arabic.len() > 200 && apart.is_empty(), "{apart:?}");
}

#[test]
fn every_sentence_can_be_read_and_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut text = String::new();
    sources(&root.join("src"), &mut text);
    sources(&root.join("templates"), &mut text);
    let catalogue = catalogue(Language::Arabic);
    let unused: Vec<String> = keys(Language::Arabic)
        .into_iter()
        .filter(|key| !text.contains(&format!("\"{key}\"")))
        .filter(|key| !catalogue.contains(&format!("{{ {key} }}")))
        .collect();
    assert!(unused.is_empty(), "said nowhere: {unused:?}");
    for words in [&*ARABIC, &*ARABIC_LATIN, &*ENGLISH] {
        for key in keys(words.language()) {
            assert!(words.has(&key), "{key} cannot be read");
        }
    }
}

#[test]
fn a_noun_follows_its_number_past_a_hundred_too() {
    let said = |n: u32| ARABIC.say_with("waited-minutes", [("n", n.into())]);
    let table = [
        (0, "انتظر أقل من دقيقة"),
        (1, "انتظر دقيقة واحدة"),
        (2, "انتظر دقيقتين"),
        (3, "انتظر \u{2068}٣\u{2069} دقائق"),
        (11, "انتظر \u{2068}١١\u{2069} دقيقة"),
        (103, "انتظر \u{2068}١٠٣\u{2069} دقائق"),
    ];
    for (n, sentence) in table {
        assert_eq!(said(n), sentence);
    }
}

#[test]
fn digits_follow_the_branch_in_arabic_only() {
    let said = |words: &Words| words.say_with("minutes-short", [("n", 12.into())]);
    assert!(said(&ARABIC).contains("١٢") && said(&ARABIC_LATIN).contains("12"));
    assert!(said(of(Language::English, Digits::ArabicIndic)).contains("12"));
}

#[test]
fn several_numbers_read_in_the_direction_of_the_language() {
    let shown = ARABIC.numbers(&[108, 109]);
    assert_eq!(
        shown,
        "\u{2067}\u{2066}١٠٨\u{2069}، \u{2066}١٠٩\u{2069}\u{2069}"
    );
}
