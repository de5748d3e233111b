//! The screens as pictures, against those kept in `tests/pictures`. After a change that is meant, run
//! with `ISTIQBAL_PICTURES=rewrite` and look at what was written before keeping it.
//!
//! Every screen is kept in both languages, on the four glasses and in the three text sizes, small enough to
//! live beside the code: each made smaller by a whole factor, in sixteen steps of each colour, the
//! three text sizes side by side in one file. That shows what moved, vanished or changed its colour; how letters
//! are drawn is seen in a few pictures of full size.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it missed by panicking"
)]

mod glass;
#[path = "glass/kept.rs"]
mod kept;
#[path = "glass/small.rs"]
mod small;

use glass::{GLASSES, Glass, LANGUAGES, Reading, read};
use kept::differs;
use small::{side_by_side, smaller};
use ui::headless::Picture;
use ui::{Language, samples};

/// The staff screen is kept on the glasses this wide; how it stands on the others is held by `layout`.
const STAFF_GLASSES: [u32; 2] = [1280, 800];

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
        1101..=1400 => 5,
        _ => 8,
    }
}

/// The sample in its three text sizes on this glass.
fn sheet(glass: &Glass, size: (u32, u32), sample: usize, language: Language) -> Picture {
    let pictures: Vec<Picture> = (1..=3)
        .map(|text_size| {
            let (_, view) = samples::all(language).swap_remove(sample);
            let reading = Reading {
                text_size,
                reach: false,
            };
            glass.show_view(&read(view, reading, size));
            smaller(&glass.screen.picture(), factor(size.0))
        })
        .collect();
    side_by_side(&pictures)
}

/// Holds every sample on this glass against what is kept.
fn all_look_as_kept((width, height, px_per_mm): (u32, u32, f32)) {
    let glass = Glass::new(width, height);
    ui::fit(glass.screen.app(), px_per_mm);
    let mut found = Vec::new();
    for language in LANGUAGES {
        for (index, (name, _)) in samples::all(language).into_iter().enumerate() {
            if name.starts_with("staff-") && !STAFF_GLASSES.contains(&width) {
                continue;
            }
            let seen = sheet(&glass, (width, height), index, language);
            let kept = format!("{width}x{height}/{name}.{}", code(language));
            found.extend(differs(&kept, &seen));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Holds a sample in full size against what is kept.
fn looks_as_kept(sample: &str, reading: Reading) {
    let glass = Glass::new(1280, 800);
    let all = samples::all(Language::Arabic);
    let found = all.into_iter().find(|(name, _)| *name == sample);
    let (_, view) = found.expect("a sample of that name");
    glass.show_view(&read(view, reading, (1280, 800)));
    let lowered = if reading.reach { ".lowered" } else { "" };
    let kept = format!("{sample}.ar.{}{lowered}", reading.text_size);
    assert_eq!(differs(&kept, &glass.screen.picture()), None);
}

const USUAL: Reading = Reading {
    text_size: 1,
    reach: false,
};

/// The middle of a module of the drawn code, and whether it is dark there.
fn module_is_dark(
    picture: &Picture,
    code: &glass::Area,
    module: f32,
    place: (usize, usize),
) -> bool {
    let middle = |start: f32, index: usize| start + (index as f32 + 4.5) * module;
    let (x, y) = (
        middle(code.left, place.0) as usize,
        middle(code.top, place.1) as usize,
    );
    picture.rgb[(y * picture.width as usize + x) * 3] < 128
}

#[test]
fn the_code_on_the_glass_is_the_tickets_code() {
    for (width, height, px_per_mm) in GLASSES {
        let glass = Glass::new(width, height);
        ui::fit(glass.screen.app(), px_per_mm);
        glass.show("ticket", Language::Arabic);
        let drawn = glass::area(&glass.all("QrCode")[0]);
        let (picture, qr) = (glass.screen.picture(), samples::ticket(Language::Arabic).qr);
        let module = drawn.width() / (qr.modules + 8) as f32;
        assert!(
            module >= 4.0,
            "a phone needs more than {module} pixels per module"
        );
        for (index, dark) in qr.dark.iter().enumerate() {
            let place = (index % qr.modules, index / qr.modules);
            assert_eq!(
                module_is_dark(&picture, &drawn, module, place),
                *dark,
                "{place:?}"
            );
        }
    }
}

#[test]
fn every_screen_of_the_ten_inch_glass_looks_as_kept() {
    all_look_as_kept(GLASSES[0]);
}

#[test]
fn every_screen_of_a_wide_glass_looks_as_kept() {
    all_look_as_kept(GLASSES[1]);
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
fn the_services_look_as_kept() {
    looks_as_kept("services", USUAL);
    let largest = Reading {
        text_size: 3,
        ..USUAL
    };
    looks_as_kept("services", largest);
}

#[test]
fn the_lowered_services_look_as_kept() {
    let lowered = Reading {
        reach: true,
        ..USUAL
    };
    looks_as_kept("services", lowered);
}

#[test]
fn the_ticket_and_what_one_reads_look_as_kept() {
    looks_as_kept("ticket", USUAL);
    looks_as_kept("information", USUAL);
}
