//! Where things stand: text inside its box on every glass, in both languages and every text size, no two targets in
//! one place, and English as Arabic's mirror image, but for keys.

use i_slint_backend_testing::ElementHandle;
use ui::Language;

use crate::area::{Area, area};
use crate::exit::{Exit, GLASSES, LANGUAGES, Reading, distinct, read, readings, sample};

/// Components whose words may not leave them.
const BOXES: [&str; 11] = [
    "FaceCard",
    "ReasonTile",
    "ExitHead",
    "TurnButton",
    "Header",
    "ToolButton",
    "ActionButton",
    "NoticePanel",
    "BoardKeyButton",
    "SignKey",
    "CodePlaces",
];

fn texts(element: &ElementHandle) -> Vec<ElementHandle> {
    element
        .query_descendants()
        .match_inherits("Text")
        .find_all()
}

/// The text's lines, without the room beneath them where only dots and vowels reach.
fn lines(text: &ElementHandle) -> Area {
    let text = area(text);
    Area {
        bottom: text.top + text.height() * 0.9,
        ..text
    }
}

/// Words that leave their box.
fn leaving(exit: &Exit) -> Vec<String> {
    let holders = BOXES
        .iter()
        .flat_map(|kind| exit.all(kind).into_iter().map(move |it| (kind, it)));
    let outside = holders.flat_map(|(kind, holder)| {
        let room = area(&holder);
        let outside = texts(&holder)
            .into_iter()
            .filter(move |text| !area(text).is_within(&room));
        outside.map(move |text| {
            format!(
                "{:?} leaves {kind} {room:?}: {:?}",
                text.accessible_label(),
                area(&text)
            )
        })
    });
    outside.collect()
}

/// Words that leave the glass or run into other words, and targets that share a place.
fn colliding(exit: &Exit, whole: Area) -> Vec<String> {
    let words = exit.all("Text");
    assert!(words.len() >= 4, "only {} texts were found", words.len());
    // A key's corner tells what holding gives: it stands in the room of the key's own letter.
    let keys: Vec<Area> = exit.all("BoardKeyButton").iter().map(area).collect();
    let on_key = |place: &Area| keys.iter().any(|key| place.is_within(key));
    let words: Vec<Area> = words
        .iter()
        .map(lines)
        .filter(|place| !on_key(place))
        .collect();
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
    let targets: Vec<Area> = exit.buttons().iter().map(area).collect();
    for (index, target) in targets.iter().enumerate() {
        let others = targets[index + 1..]
            .iter()
            .filter(|other| other.overlaps(target));
        faults.extend(others.map(|other| format!("the target {target:?} overlaps {other:?}")));
        if !target.is_within(&whole) {
            faults.push(format!("the target {target:?} leaves the glass"));
        }
    }
    faults
}

/// Targets that a sitting visitor does not reach.
fn out_of_reach(exit: &Exit, whole: Area) -> Vec<String> {
    let targets = exit.buttons();
    let targets = targets.iter().map(area);
    let high = targets.filter(|target| target.top < whole.bottom / 2.0 - 1.0);
    high.map(|target| format!("the target {target:?} is out of reach"))
        .collect()
}

/// Every sample on this glass, read in one way and language, with what is wrong with it.
fn faults(exit: &Exit, whole: Area, reading: Reading, language: Language) -> Vec<String> {
    let mut found = Vec::new();
    for (name, view) in distinct(language) {
        exit.show(&read(view, reading));
        let mut faults = leaving(exit);
        // The question stands over other words on purpose.
        if name != "more-time" {
            faults.extend(colliding(exit, whole));
        }
        if reading.reach {
            faults.extend(out_of_reach(exit, whole));
        }
        let place = format!(
            "{name} {language:?} {}x{} {reading:?}",
            whole.right, whole.bottom
        );
        found.extend(faults.iter().map(|fault| format!("{place}: {fault}")));
    }
    found
}

/// No word leaves its box, none runs into another, no two targets overlap.
fn stands_well(glass: (u32, u32, f32)) {
    let exit = Exit::new(glass);
    let whole = Area {
        left: 0.0,
        top: 0.0,
        right: glass.0 as f32,
        bottom: glass.1 as f32,
    };
    let mut found = Vec::new();
    for reading in readings(glass.1, glass.2) {
        for language in LANGUAGES {
            found.extend(faults(&exit, whole, reading, language));
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
    let exit = Exit::new(GLASSES[0]);
    let mut pairs = Vec::new();
    for (name, arabic, english) in [
        ("rate", "ممتازة", "Excellent"),
        ("more-sad", "الانتظار", "The waiting"),
        ("more-sad", "تم", "Done"),
        ("write", "رجوع", "Back"),
        ("link", "ربط", "Link"),
    ] {
        exit.show(&sample(name, Language::Arabic));
        let right = exit.place(arabic);
        exit.show(&sample(name, Language::English));
        pairs.push((name, right, exit.place(english)));
    }
    for (name, arabic, english) in pairs {
        let (one, other) = (arabic.middle().0, 1280.0 - english.middle().0);
        assert!((one - other).abs() < 40.0, "{name}: {arabic:?} {english:?}");
    }
}
