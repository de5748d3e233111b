//! A visitor with a keypad instead of a finger: arrows go where they point, enter touches, escape goes back.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it missed by panicking"
)]

mod glass;

use glass::{Glass, LANGUAGES, area};
use slint::platform::Key;
use std::collections::HashSet;
use ui::{Language, Touch, View, samples};

/// What enter touches after these keys on a sample.
fn after(sample: &str, language: Language, keys: &[Key]) -> Vec<Touch> {
    let glass = Glass::new(1280, 800);
    glass.show("idle", language);
    glass.show(sample, language);
    for key in keys {
        glass.key(*key);
    }
    glass.meant();
    glass.key(Key::Return);
    glass.meant()
}

#[test]
fn enter_begins_a_visit() {
    assert_eq!(after("idle", Language::Arabic, &[]), [Touch::Begin]);
}

#[test]
fn the_first_key_shows_where_one_is_and_touches_nothing() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    let before = glass.screen.picture();
    glass.key(Key::Return);
    assert_eq!(glass.meant(), []);
    assert_ne!(glass.screen.picture(), before, "no mark is seen");
}

#[test]
fn arrows_go_where_they_point_in_both_directions_of_reading() {
    use Key::{DownArrow as Down, LeftArrow as Left, RightArrow as Right, UpArrow as Up};
    let choose = |icon: &str| vec![Touch::Choose(icon.into())];
    // The first key only shows the mark, on the first card.
    let arabic = |keys: &[Key]| after("services", Language::Arabic, keys);
    assert_eq!(arabic(&[Down]), choose("hand-heart"));
    assert_eq!(arabic(&[Down, Left]), choose("chats-circle"));
    assert_eq!(arabic(&[Down, Left, Down]), choose("hand-coins"));
    assert_eq!(arabic(&[Down, Left, Down, Right]), choose("mosque"));
    assert_eq!(arabic(&[Down, Down, Up]), choose("hand-heart"));
    assert_eq!(arabic(&[Down, Down, Down]), [Touch::Priority]);
    assert_eq!(arabic(&[Down, Down, Down, Left]), [Touch::Information]);
    // Where there are pages too, what one came for is first.
    assert_eq!(
        after("services-many", Language::Arabic, &[Down]),
        choose("hand-heart")
    );
    assert_eq!(
        after("services-in-a-group", Language::Arabic, &[Down, Up, Right]),
        [Touch::Back]
    );
    let english = |keys: &[Key]| after("services", Language::English, keys);
    assert_eq!(english(&[Down, Right]), choose("chats-circle"));
}

#[test]
fn the_toolbar_is_reached_by_going_up() {
    let keys = [Key::DownArrow, Key::UpArrow];
    let touched = after("services", Language::Arabic, &keys);
    let tools = [
        Touch::Home,
        Touch::TextSize,
        Touch::Contrast,
        Touch::Reach,
        Touch::Listen,
        Touch::Language,
    ];
    assert!(
        touched.len() == 1 && tools.contains(&touched[0]),
        "{touched:?}"
    );
}

#[test]
fn every_target_of_every_screen_is_reached_by_tab() {
    for language in LANGUAGES {
        for (name, view) in samples::all(language) {
            // Any key answers that question, as any touch does.
            if name == "more-time" {
                continue;
            }
            let glass = Glass::new(1280, 800);
            glass.show_view(&view);
            let able = |it: &&i_slint_backend_testing::ElementHandle| {
                it.accessible_enabled() != Some(false)
            };
            let buttons = glass.buttons();
            let count = buttons.iter().filter(able).count();
            glass.key(Key::DownArrow);
            let mut touched = HashSet::new();
            for _ in 0..count {
                glass.meant();
                glass.key(Key::Return);
                touched.extend(glass.meant());
                glass.key(Key::Tab);
            }
            if touched.len() + 2 <= count {
                // Enter turned a page by itself, and the walk began anew.
                touched.extend((0..count).flat_map(|steps| touched_after(&view, steps)));
            }
            // Turning a page by itself tells nobody.
            assert!(
                touched.len() + 2 > count,
                "{name} {language:?}: {touched:?} of {count}"
            );
        }
    }
}

/// What enter touches so many steps after the first target, on a glass of its own: whatever enter does there leaves
/// the other targets as they are.
fn touched_after(view: &View, steps: usize) -> Vec<Touch> {
    let glass = Glass::new(1280, 800);
    glass.show_view(view);
    glass.key(Key::DownArrow);
    for _ in 0..steps {
        glass.key(Key::Tab);
    }
    glass.meant();
    glass.key(Key::Return);
    glass.meant()
}

#[test]
fn escape_goes_one_step_back() {
    let glass = Glass::new(1280, 800);
    glass.show("who", Language::Arabic);
    glass.key(Key::DownArrow);
    glass.meant();
    glass.key(Key::Escape);
    assert_eq!(glass.meant(), [Touch::Back]);
}

#[test]
fn h1_any_key_keeps_everything() {
    for key in [Key::Return, Key::DownArrow] {
        let glass = Glass::new(1280, 800);
        glass.show("more-time", Language::Arabic);
        glass.key(key);
        assert_eq!(glass.meant(), [Touch::MoreTime]);
    }
}

#[test]
fn a_finger_takes_the_mark_away() {
    let glass = Glass::new(1280, 800);
    glass.show("ticket", Language::Arabic);
    let before = glass.screen.picture();
    glass.key(Key::DownArrow);
    assert_ne!(glass.screen.picture(), before);
    let done = area(&glass.button("تم"));
    glass.screen.tap(done.left - 40.0, done.top - 40.0);
    let after = glass.screen.picture();
    let pairs = before.rgb.chunks(3).zip(after.rgb.chunks(3));
    // A corner's edge may be drawn a shade other when it alone is drawn anew.
    let others = pairs.filter(|(one, other)| one != other).count();
    assert!(others < 10, "{others} pixels of the mark are left");
}

#[test]
fn the_mark_goes_with_the_visitor_to_the_next_page() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    glass.key(Key::DownArrow);
    glass.show("who", Language::Arabic);
    glass.meant();
    glass.key(Key::LeftArrow);
    glass.key(Key::Return);
    assert_eq!(glass.meant().len(), 1, "nothing is marked on the next page");
}

#[test]
fn keys_go_on_through_groups_pages_and_reading() {
    let glass = Glass::new(1280, 800);
    glass.show("services", Language::Arabic);
    glass.key(Key::DownArrow);
    let next = [
        "services-in-a-group",
        "services-many",
        "services-two",
        "services-reading",
        "services",
    ];
    for sample in next {
        glass.show(sample, Language::Arabic);
        glass.meant();
        glass.key(Key::Return);
        assert_eq!(
            glass.meant(),
            [Touch::Choose("hand-heart".into())],
            "{sample}"
        );
    }
}
