//! The exit terminal as pictures, against those kept.

use ui::Language;
use ui::headless::Picture;

use crate::exit::{Exit, GLASSES, LANGUAGES, Reading, distinct, read, sample};
use crate::kept::differs;
use crate::small::{side_by_side, smaller};

fn code(language: Language) -> &'static str {
    match language {
        Language::Arabic => "ar",
        Language::English => "en",
    }
}

/// By what each glass is made smaller: about 240 pixels across remain.
fn factor(width: u32) -> u32 {
    match width {
        0..=1000 => 4,
        1001..=1100 => 6,
        _ => 5,
    }
}

fn usual(text_size: u8) -> Reading {
    Reading {
        text_size,
        reach: false,
    }
}

/// Holds every page on this glass, in its smallest and its largest letters, against what is kept.
fn all_look_as_kept(glass: (u32, u32, f32)) {
    let exit = Exit::new(glass);
    let (width, height, _) = glass;
    let mut found = Vec::new();
    for language in LANGUAGES {
        for (name, view) in distinct(language) {
            let pictures: Vec<Picture> = [1, 3]
                .map(|text_size| {
                    exit.show(&read(view.clone(), usual(text_size)));
                    smaller(&exit.screen.picture(), factor(width))
                })
                .into();
            let kept = format!("exit/{width}x{height}/{name}.{}", code(language));
            found.extend(differs(&kept, &side_by_side(&pictures)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_screen_of_the_ten_inch_glass_looks_as_kept() {
    all_look_as_kept(GLASSES[0]);
}

#[test]
fn every_screen_of_an_upright_glass_looks_as_kept() {
    all_look_as_kept(GLASSES[2]);
}

#[test]
fn every_screen_of_a_small_glass_looks_as_kept() {
    all_look_as_kept(GLASSES[3]);
}

#[test]
fn the_faces_and_the_keys_look_as_kept_in_full_size() {
    let exit = Exit::new(GLASSES[0]);
    for name in ["rate", "write-text"] {
        exit.show(&sample(name, Language::Arabic));
        assert_eq!(
            differs(&format!("exit/{name}.ar.1"), &exit.screen.picture()),
            None
        );
    }
}

#[test]
fn what_a_held_key_gives_looks_as_kept() {
    let exit = Exit::at("write-text", Language::Arabic);
    exit.hold("ا");
    assert_eq!(
        differs("exit/write-held.ar.1", &exit.screen.picture()),
        None
    );
}
