//! The catalogues agree with each other and with the program, and say numbers as people do.

use std::collections::BTreeSet;
use std::path::Path;

use config::Language;
use kiosk::words::Words;

use crate::{latin, words};

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn catalogue(language: Language) -> String {
    let file = folder("words").join(format!("{}.ftl", language.code()));
    std::fs::read_to_string(file).unwrap()
}

/// Each key with what it says.
fn entries(catalogue: &str) -> Vec<(String, String)> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in catalogue.lines().filter(|line| !line.starts_with('#')) {
        match (line.split_once('='), entries.last_mut()) {
            (Some((key, said)), _) if !line.starts_with(' ') => {
                entries.push((key.trim().to_owned(), said.trim().to_owned()));
            }
            (_, Some((_, said))) => said.push_str(line.trim()),
            (_, None) => {}
        }
    }
    entries
}

fn keys(language: Language) -> BTreeSet<String> {
    entries(&catalogue(language))
        .into_iter()
        .map(|(key, _)| key)
        .collect()
}

fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
    text
}

#[test]
fn whatever_is_said_in_arabic_can_be_said_in_english() {
    assert!(keys(Language::Arabic).len() > 20);
    assert_eq!(keys(Language::Arabic), keys(Language::English));
}

#[test]
fn no_sentence_is_empty() {
    for language in crate::LANGUAGES {
        for (key, said) in entries(&catalogue(language)) {
            assert!(!said.is_empty(), "{key} in {}", language.code());
        }
    }
}

#[test]
fn no_sentence_is_kept_that_nobody_says() {
    let sources = sources(&folder("src"));
    for language in crate::LANGUAGES {
        let catalogue = catalogue(language);
        for key in keys(language) {
            let said = sources.contains(&format!("\"{key}\""));
            let within = catalogue.contains(&format!("{{ {key} }}"));
            assert!(said || within, "{key} is not used");
        }
    }
}

#[test]
fn arabic_counts_people_in_its_six_forms() {
    let cases = [
        (0, "لا أحد"),
        (1, "شخص واحد"),
        (2, "شخصان"),
        (3, "٣ أشخاص"),
        (10, "١٠ أشخاص"),
        (11, "١١ شخصًا"),
        (99, "٩٩ شخصًا"),
        (100, "١٠٠ شخص"),
        (103, "١٠٣ أشخاص"),
    ];
    check_people(&words(Language::Arabic), &cases);
}

#[test]
fn english_counts_people_in_its_two_forms() {
    let cases = [
        (0, "Nobody"),
        (1, "1 person"),
        (2, "2 people"),
        (21, "21 people"),
    ];
    check_people(&words(Language::English), &cases);
}

#[test]
fn a_branch_that_shows_latin_digits_has_them_in_arabic_sentences() {
    let words = latin();
    check_people(&words, &[(3, "3 أشخاص"), (11, "11 شخصًا")]);
}

fn check_people(words: &Words, cases: &[(u32, &str)]) {
    for (people, expected) in cases {
        let said = words.with("ticket-ahead", [("people", (*people).into())]);
        assert_eq!(plain(&said.unwrap()), *expected);
    }
}

#[test]
fn numbers_in_sentences_stand_isolated() {
    let values = [("least", 10.into()), ("most", 15.into())];
    let said = words(Language::Arabic).with("ticket-wait-range", values);
    assert!(
        said.unwrap()
            .contains("\u{2068}١٠\u{2069} إلى \u{2068}١٥\u{2069}")
    );
}

#[test]
fn a_sentence_with_a_place_left_empty_is_refused() {
    let said = words(Language::English)
        .get("ticket-wait-range")
        .unwrap_err();
    assert!(said.to_string().contains("ticket-wait-range"), "{said}");
    assert!(words(Language::Arabic).get("no-such-key").is_err());
}

/// What is read, without the marks that steer its direction.
pub(crate) fn plain(said: &str) -> String {
    said.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}
