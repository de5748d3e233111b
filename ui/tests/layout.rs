//! Where things stand: text inside its box on every glass, in both languages and every text size, and
//! English as Arabic's mirror image.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it missed by panicking"
)]

mod glass;

use glass::{Area, GLASSES, Glass, LANGUAGES, area};
use i_slint_backend_testing::ElementHandle;
use ui::{Language, View, samples};

/// Components whose words may not leave them.
const BOXES: [&str; 9] = [
    "ServiceButton",
    "PriorityStrip",
    "Header",
    "ToolButton",
    "ActionButton",
    "Pill",
    "NumberPanel",
    "CodePanel",
    "NoticePanel",
];

fn texts(element: &ElementHandle) -> Vec<Area> {
    let found = element
        .query_descendants()
        .match_inherits("Text")
        .find_all();
    found.iter().map(area).collect()
}

fn reads(view: &View, text_size: u8, cards: usize) -> View {
    let mut view = samples::cut_to(view.clone(), cards);
    view.chrome.text_size = text_size;
    view
}

/// Words that leave their box.
fn leaving(glass: &Glass) -> Vec<String> {
    assert!(!glass.all("Header").is_empty() && glass.all("ToolButton").len() >= 3);
    let holders = BOXES
        .iter()
        .flat_map(|kind| glass.all(kind).into_iter().map(move |it| (kind, it)));
    holders
        .flat_map(|(kind, holder)| {
            let room = area(&holder);
            let outside = texts(&holder)
                .into_iter()
                .filter(move |text| !text.is_within(&room));
            outside.map(move |text| format!("{text:?} leaves {kind} {room:?}"))
        })
        .collect()
}

/// The text's lines, without the room beneath them where only dots and vowels reach.
fn lines(text: Area) -> Area {
    Area {
        bottom: text.top + text.height() * 0.9,
        ..text
    }
}

/// Words that leave the glass or run into other words.
fn colliding(glass: &Glass, whole: Area) -> Vec<String> {
    let words: Vec<Area> = glass
        .all("Text")
        .iter()
        .map(|text| lines(area(text)))
        .collect();
    assert!(words.len() >= 4, "only {} texts were found", words.len());
    let mut faults = Vec::new();
    for (index, text) in words.iter().enumerate() {
        if !text.is_within(&whole) {
            faults.push(format!("{text:?} leaves the glass"));
        }
        let others = words[index + 1..]
            .iter()
            .filter(|other| other.overlaps(text));
        faults.extend(others.map(|other| format!("{text:?} runs into {other:?}")));
    }
    faults
}

/// Every sample on this glass in one text size and language, with what is wrong with it.
fn faults(glass: &Glass, whole: Area, text_size: u8, language: Language) -> Vec<String> {
    let cards = ui::cards_per_page(whole.right as u32, whole.bottom as u32, text_size);
    let mut found = Vec::new();
    for (name, view) in samples::all(language) {
        glass.show_view(&reads(&view, text_size, cards));
        let mut faults = leaving(glass);
        // The question stands over other words on purpose.
        if name != "more-time" {
            faults.extend(colliding(glass, whole));
        }
        let place = format!("{name} {language:?} {}x{}", whole.right, whole.bottom);
        found.extend(
            faults
                .iter()
                .map(|fault| format!("{place} size {text_size}: {fault}")),
        );
    }
    found
}

#[test]
fn no_word_leaves_its_box_on_any_glass_in_any_size() {
    let mut found = Vec::new();
    for (width, height, px_per_mm) in GLASSES {
        let glass = Glass::new(width, height);
        ui::fit(glass.screen.app(), px_per_mm);
        let whole = Area {
            left: 0.0,
            top: 0.0,
            right: width as f32,
            bottom: height as f32,
        };
        for text_size in 1..=3 {
            for language in LANGUAGES {
                found.extend(faults(&glass, whole, text_size, language));
            }
        }
    }
    assert!(
        found.is_empty(),
        "{} faults:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn english_is_the_mirror_image() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    let arabic = (
        area(&glass.button("English")),
        area(&glass.button("طلب دعم مستفيد")),
    );
    glass.show("services", Language::English);
    let english = (
        area(&glass.button("العربية")),
        area(&glass.button("Beneficiary support request")),
    );
    assert!(
        arabic.0.left < 100.0,
        "the toolbar stands at the left in Arabic"
    );
    assert!(
        english.0.right > 1180.0,
        "the toolbar stands at the right in English"
    );
    assert!(
        (arabic.1.right - (1280.0 - english.1.left)).abs() < 1.0,
        "{arabic:?} {english:?}"
    );
    assert!(
        arabic.1.left > 640.0,
        "the first card stands at the right in Arabic"
    );
}

#[test]
fn larger_text_is_larger_on_the_glass() {
    let glass = Glass::new(1280, 800);
    let heights: Vec<f32> = (1..=3)
        .map(|text_size| {
            let view = samples::view(Language::Arabic, samples::services(Language::Arabic, 4));
            glass.show_view(&reads(&view, text_size, 4));
            area(&glass.typed("Title")[0]).height()
        })
        .collect();
    assert!(
        heights[0] * 1.15 < heights[1] && heights[1] * 1.1 < heights[2],
        "{heights:?}"
    );
}

#[test]
fn a_page_holds_fewer_cards_when_the_text_is_larger() {
    for (width, height, _) in GLASSES {
        let (usual, large) = (
            ui::cards_per_page(width, height, 1),
            ui::cards_per_page(width, height, 3),
        );
        assert!(
            large >= 2 && large < usual,
            "{width}x{height}: {usual} and {large}"
        );
    }
}
