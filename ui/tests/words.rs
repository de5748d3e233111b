//! The words: no sentence outside the catalogue, every one translated, every translation used, and
//! Arabic counting people in its six ways.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it missed by panicking"
)]

mod glass;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use glass::Glass;
use ui::{Card, Count, Language, Page, samples};

fn slint_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        root.to_path_buf(),
        root.join("board"),
        root.join("exit"),
        root.join("components"),
        root.join("pages"),
    ];
    let entries = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "slint"))
        .collect()
}

/// Every quoted string of a line, with what stands before it.
fn strings(line: &str) -> Vec<(String, String)> {
    let pieces: Vec<&str> = line.split('"').collect();
    let texts = (1..pieces.len()).step_by(2);
    texts
        .map(|place| (pieces[..place].join("\""), pieces[place].to_owned()))
        .collect()
}

fn source_words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for file in slint_files() {
        let text = fs::read_to_string(&file).expect("a .slint file");
        for line in text.lines() {
            let found = strings(line).into_iter();
            words.extend(
                found
                    .filter(|(before, _)| is_translated(before))
                    .map(|(_, text)| text),
            );
        }
    }
    words
}

/// `@tr(` or the plural after it.
fn is_translated(before: &str) -> bool {
    let opened = before.rfind("@tr(").map(|place| &before[place..]);
    opened.is_some_and(|call| call.ends_with("@tr(") || call.ends_with("| "))
}

fn catalogue() -> Vec<(String, Vec<String>)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("lang/ar/LC_MESSAGES/ui.po");
    let text = fs::read_to_string(file).expect("the Arabic catalogue");
    let entries = text.split("\n\n").skip(1);
    entries.flat_map(entry).collect()
}

/// The English of an entry, and of its plural where it is another, with the translations.
fn entry(text: &str) -> Vec<(String, Vec<String>)> {
    let quoted = |line: &str| line.split('"').nth(1).unwrap_or_default().to_owned();
    let of = |start: &str| -> Vec<String> {
        text.lines()
            .filter(|line| line.starts_with(start))
            .map(quoted)
            .collect()
    };
    let mut english = vec![of("msgid ").concat()];
    english.extend(of("msgid_plural "));
    english.dedup();
    let translated = of("msgstr");
    let with = |english| (english, translated.clone());
    english.into_iter().map(with).collect()
}

#[test]
fn every_sentence_on_the_screens_is_in_arabic() {
    let words = source_words();
    assert!(
        words.len() > 40,
        "only {} sentences were found",
        words.len()
    );
    let translated: BTreeSet<String> = catalogue()
        .into_iter()
        .filter(|(_, translations)| translations.iter().all(|text| !text.trim().is_empty()))
        .map(|(word, _)| word)
        .collect();
    assert_eq!(
        words.difference(&translated).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
    assert_eq!(
        translated.difference(&words).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

#[test]
fn no_sentence_stands_outside_the_catalogue() {
    for file in slint_files() {
        let text = fs::read_to_string(&file).expect("a .slint file");
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if code.trim_start().starts_with("import")
                || code.contains("from \"")
                || is_sample(code)
            {
                continue;
            }
            for (before, word) in strings(code) {
                let allowed = word.is_empty()
                    || is_translated(&before)
                    || before.ends_with("@image-url(")
                    || before.trim_end().ends_with("name:")
                    || before.contains("default-font-family");
                assert!(allowed, "{}:{}: \"{word}\"", file.display(), number + 1);
            }
        }
    }
}

/// A previewer's default, which Rust writes over.
fn is_sample(code: &str) -> bool {
    let code = code.trim_start();
    code.starts_with("in property <string>") || code.starts_with("in property <Said>")
}

#[test]
fn arabic_counts_people_in_its_own_ways() {
    let expected = [
        (0, "٠", "لا انتظار"),
        (1, "١", "شخص واحد في الانتظار"),
        (2, "٢", "شخصان في الانتظار"),
        (3, "٣", "٣ أشخاص في الانتظار"),
        (10, "١٠", "١٠ أشخاص في الانتظار"),
        (11, "١١", "١١ شخصًا في الانتظار"),
        (99, "٩٩", "٩٩ شخصًا في الانتظار"),
        (100, "١٠٠", "١٠٠ شخص في الانتظار"),
    ];
    for (value, shown, sentence) in expected {
        assert_eq!(waiting(Language::Arabic, value, shown), sentence);
    }
}

#[test]
fn english_says_how_many_wait() {
    assert_eq!(waiting(Language::English, 0, "0"), "No one waiting");
    assert_eq!(waiting(Language::English, 1, "1"), "1 waiting");
    assert_eq!(waiting(Language::English, 12, "12"), "12 waiting");
}

/// What the first card says of its queue.
fn waiting(language: Language, value: u32, shown: &str) -> String {
    let glass = Glass::new(1280, 800);
    let mut view = samples::view(language, samples::services(language, 1));
    if let Page::Services(menu) = &mut view.page
        && let Card::Service(service) = &mut menu.cards[0]
    {
        service.waiting = Count {
            value,
            shown: shown.into(),
        };
    }
    glass.show_view(&view);
    let pills = glass.typed("Pill");
    assert_eq!(pills.len(), 1);
    let words = pills[0]
        .query_descendants()
        .match_inherits("Text")
        .find_all();
    words[0].accessible_label().unwrap_or_default().to_string()
}
