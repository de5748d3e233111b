//! What every screen draws with: colours that stand out, 7:1 or more as WCAG 2 measures contrast, and icons that are there.

#![allow(
    clippy::expect_used,
    reason = "a test says what it missed by panicking"
)]

use slint::{Color, ComponentHandle, Model};
use ui::headless::Headless;
use ui::{ICONS, Icons, Palette, Screen, Theme, picture};

fn pairs(palette: &Palette) -> Vec<(&'static str, Color, Color)> {
    vec![
        ("words on the ground", palette.ink, palette.ground),
        ("words on a card", palette.ink, palette.surface),
        ("words on a quiet panel", palette.ink, palette.quiet),
        ("words on what is pressed", palette.ink, palette.pressed),
        ("small words on the ground", palette.muted, palette.ground),
        ("small words on a card", palette.muted, palette.surface),
        ("small words on a quiet panel", palette.muted, palette.quiet),
        (
            "small words on what is pressed",
            palette.muted,
            palette.pressed,
        ),
        ("the action's words", palette.on_action, palette.action),
        (
            "the action's words, pressed",
            palette.on_action,
            palette.action_pressed,
        ),
        ("the second action's words", palette.action, palette.surface),
        ("the number", palette.figure, palette.surface),
        ("priority", palette.on_priority, palette.priority),
        (
            "priority, pressed",
            palette.on_priority,
            palette.priority_pressed,
        ),
        ("a good rating", palette.on_good, palette.good),
        ("an excellent rating", palette.on_best, palette.best),
        ("a key that is pressed", palette.on_action, palette.action),
        ("the welcome", palette.on_night, palette.night),
        (
            "the welcome, pressed",
            palette.on_night,
            palette.night_pressed,
        ),
        ("the welcome's sentence", palette.night_muted, palette.night),
        (
            "the welcome's sentence, pressed",
            palette.night_muted,
            palette.night_pressed,
        ),
        ("the call to begin", palette.on_call, palette.call),
        ("a call in the list", palette.on_night, palette.night_panel),
        (
            "a service in the list",
            palette.night_muted,
            palette.night_panel,
        ),
        ("a counter in the list", palette.call, palette.night_panel),
        ("a legend", palette.on_night, palette.night_pressed),
        ("a slide's text", palette.ink, palette.priority),
        ("a heading in a text", palette.action, palette.surface),
        ("a button that waits", palette.muted, palette.ground),
        ("a fault on a card", palette.on_fault, palette.surface),
        ("a fault on its own ground", palette.on_fault, palette.fault),
    ]
}

fn luminance(color: Color) -> f64 {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) + 0.0722 * linear(color.blue())
}

fn ratio(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn all_text_stands_out_seven_to_one_in_both_schemes() {
    let glass = Headless::new(1280, 800).expect("a window in memory");
    for high_contrast in [false, true] {
        glass
            .app()
            .global::<Screen>()
            .set_high_contrast(high_contrast);
        for (what, text, ground) in pairs(&glass.app().global::<Theme>().get_palette()) {
            let ratio = ratio(text, ground);
            assert!(
                ratio >= 7.0,
                "{what}: {ratio:.2}:1 (high contrast: {high_contrast})"
            );
        }
    }
}

#[test]
fn every_icon_of_the_list_is_carried_and_no_other() {
    let glass = Headless::new(800, 480).expect("a window in memory");
    let named = glass.app().global::<Icons>().get_named();
    let carried = named.iter().map(|icon| icon.name.to_string());
    let mut carried: Vec<String> = carried.collect();
    carried.sort();
    assert_eq!(carried, ICONS);
}

#[test]
fn an_unknown_icon_shows_the_plain_one() {
    let glass = Headless::new(800, 480).expect("a window in memory");
    let plain = picture(glass.app(), "info");
    assert_eq!(picture(glass.app(), "rocket"), plain);
    assert_ne!(picture(glass.app(), "mosque"), plain);
}

/// Figures as large as a hand need less.
#[test]
fn large_figures_stand_out_four_and_a_half_to_one() {
    let glass = Headless::new(1280, 800).expect("a window in memory");
    let palette = glass.app().global::<Theme>().get_palette();
    for (what, figure) in [("ticket", palette.figure), ("counter", palette.place)] {
        let ratio = ratio(figure, palette.surface);
        assert!(ratio >= 4.5, "{what}: {ratio:.2}:1");
    }
}
