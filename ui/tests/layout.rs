//! Where things stand: text inside its box on every glass, in both languages and every text size, and
//! English as Arabic's mirror image.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it missed by panicking"
)]

mod glass;

use glass::{Area, GLASSES, Glass, LANGUAGES, Reading, area, read, readings};
use i_slint_backend_testing::ElementHandle;
use ui::{Language, Shape, samples};

/// Components whose words may not leave them.
const BOXES: [&str; 16] = [
    "MenuCard",
    "WhoButton",
    "PageHead",
    "TurnButton",
    "PriorityStrip",
    "Header",
    "ToolButton",
    "ActionButton",
    "Pill",
    "NumberPanel",
    "CodePanel",
    "NoticePanel",
    "KeyButton",
    "EntryField",
    "PaperRow",
    "StepRow",
];

fn texts(element: &ElementHandle) -> Vec<Area> {
    let found = element
        .query_descendants()
        .match_inherits("Text")
        .find_all();
    found.iter().map(area).collect()
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

/// Words of a long text that stand on its other pages.
fn turned_away(glass: &Glass) -> Vec<Area> {
    let readings = glass.typed("Lines");
    let of = |reading: &ElementHandle| {
        let room = area(reading);
        let words = texts(reading).into_iter();
        let words = words.filter(|text| !text.is_within(&room));
        words.map(lines).collect::<Vec<_>>()
    };
    readings.iter().flat_map(of).collect()
}

/// Words that leave the glass or run into other words.
fn colliding(glass: &Glass, whole: Area) -> Vec<String> {
    let unseen = turned_away(glass);
    let words = glass.all("Text");
    let words = words.iter().map(|text| lines(area(text)));
    let words: Vec<Area> = words.filter(|text| !unseen.contains(text)).collect();
    assert!(words.len() >= 4, "only {} texts were found", words.len());
    let mut faults = Vec::new();
    for (index, text) in words.iter().enumerate() {
        if !text.is_within(&whole) {
            faults.push(format!("{text:?} leaves the glass"));
        }
        let others = words[index + 1..].iter();
        let others = others.filter(|other| other.overlaps(text));
        faults.extend(others.map(|other| format!("{text:?} runs into {other:?}")));
    }
    faults
}

/// Targets that share a place with another: a finger on both would not know which it means. The welcome is
/// one target as large as its page, and the question stands over the page that it asks about.
fn overlapping(glass: &Glass) -> Vec<String> {
    let targets: Vec<Area> = glass.buttons().iter().map(area).collect();
    let mut faults = Vec::new();
    for (index, target) in targets.iter().enumerate() {
        let others = targets[index + 1..].iter();
        let others = others.filter(|other| other.overlaps(target));
        faults.extend(others.map(|other| format!("the target {target:?} overlaps {other:?}")));
    }
    faults
}

/// Targets that a sitting visitor does not reach.
fn out_of_reach(glass: &Glass, whole: Area) -> Vec<String> {
    let targets = glass.buttons();
    let targets = targets.iter().map(area);
    let high = targets.filter(|target| target.top < whole.bottom / 2.0 - 1.0);
    high.map(|target| format!("the target {target:?} is out of reach"))
        .collect()
}

/// Every sample on this glass, read in one way and language, with what is wrong with it.
fn faults(glass: &Glass, whole: Area, reading: Reading, language: Language) -> Vec<String> {
    let size = (whole.right as u32, whole.bottom as u32);
    let mut found = Vec::new();
    for (name, view) in samples::all(language) {
        glass.screen.show(&read(view, reading, size));
        let mut faults = leaving(glass);
        // The question stands over other words on purpose.
        if name != "more-time" {
            faults.extend(colliding(glass, whole));
            faults.extend(overlapping(glass));
        }
        if reading.reach {
            faults.extend(out_of_reach(glass, whole));
        }
        let place = format!("{name} {language:?} {size:?} {reading:?}");
        found.extend(faults.iter().map(|fault| format!("{place}: {fault}")));
    }
    found
}

/// No word leaves its box, none runs into another, no two targets overlap.
fn stands_well((width, height, px_per_mm): (u32, u32, f32)) {
    let glass = Glass::new(width, height);
    ui::fit(glass.screen.app(), px_per_mm);
    let whole = Area {
        left: 0.0,
        top: 0.0,
        right: width as f32,
        bottom: height as f32,
    };
    let mut found = Vec::new();
    for reading in readings(height, px_per_mm) {
        for language in LANGUAGES {
            found.extend(faults(&glass, whole, reading, language));
        }
    }
    let count = found.len();
    assert!(found.is_empty(), "{count} faults:\n{}", found.join("\n"));
}

#[test]
fn everything_stands_well_on_the_ten_inch_glass() {
    stands_well(GLASSES[0]);
}

#[test]
fn everything_stands_well_on_a_wide_glass() {
    stands_well(GLASSES[1]);
}

#[test]
fn everything_stands_well_on_an_upright_glass() {
    stands_well(GLASSES[2]);
}

#[test]
fn everything_stands_well_on_a_small_glass() {
    stands_well(GLASSES[3]);
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
            let reading = Reading {
                text_size,
                reach: false,
            };
            glass.show_view(&read(view, reading, (1280, 800)));
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
        let cards = |text_size| {
            let shape = Shape {
                width,
                height,
                text_size,
                reach: false,
            };
            shape.cards_per_page()
        };
        let (usual, large) = (cards(1), cards(3));
        assert!(
            large >= 2 && large < usual,
            "{width}x{height}: {usual} and {large}"
        );
    }
}

/// Every card of a full page has its place, and none is left without.
#[test]
fn few_cards_stand_in_a_grid_of_their_own() {
    for (width, height, _) in GLASSES {
        let shape = Shape {
            width,
            height,
            text_size: 1,
            reach: false,
        };
        for count in 1..=shape.cards_per_page() {
            let grid = shape.grid(count);
            let places = grid.columns * grid.rows;
            assert!(places >= count, "{count} cards in {grid:?}");
            assert!(
                places - count < grid.columns,
                "an empty row: {count} in {grid:?}"
            );
        }
    }
}
