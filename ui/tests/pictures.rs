//! The screens as pictures, against those kept in `tests/pictures`. After a change that is meant, run
//! with `ISTIQBAL_PICTURES=rewrite` and look at what was written before keeping it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it missed by panicking"
)]

mod glass;

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use glass::Glass;
use ui::headless::Picture;
use ui::{Language, samples};

/// A pixel's channel may differ by so much before the pixel counts as another.
const NEAR: u8 = 48;

/// So many pixels in a thousand may be others: edges of letters, not letters.
const OTHERS_PER_THOUSAND: usize = 2;

/// Holds the sample against its kept picture.
fn looks_as_kept(sample: &str, language: Language, text_size: u8) {
    let glass = Glass::new(1280, 800);
    let (_, mut view) = samples::all(language)
        .into_iter()
        .find(|(name, _)| *name == sample)
        .expect("a sample of that name");
    view.chrome.text_size = text_size;
    let cards = ui::cards_per_page(1280, 800, text_size);
    glass.show_view(&samples::cut_to(view, cards));
    let picture = glass.screen.picture();
    let file = kept(sample, language, text_size);
    if std::env::var("ISTIQBAL_PICTURES").is_ok_and(|wish| wish == "rewrite") {
        return write(&file, &picture);
    }
    assert_near(&read(&file), &picture, &file);
}

fn kept(sample: &str, language: Language, text_size: u8) -> PathBuf {
    let code = if language == Language::Arabic {
        "ar"
    } else {
        "en"
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    folder.join(format!("{sample}.{code}.{text_size}.png"))
}

fn assert_near(kept: &Picture, seen: &Picture, file: &Path) {
    assert_eq!((kept.width, kept.height), (seen.width, seen.height));
    let pairs = kept.rgb.chunks(3).zip(seen.rgb.chunks(3));
    let differs = |(one, other): &(&[u8], &[u8])| {
        one.iter()
            .zip(*other)
            .any(|(one, other)| one.abs_diff(*other) > NEAR)
    };
    let others = pairs.filter(differs).count();
    let allowed = kept.rgb.len() / 3 * OTHERS_PER_THOUSAND / 1000;
    if others > allowed {
        let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file.file_name().expect("a name"));
        write(&now, seen);
        panic!(
            "{others} pixels differ from {}; now: {}",
            file.display(),
            now.display()
        );
    }
}

fn read(file: &Path) -> Picture {
    let opened = File::open(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let mut reader = png::Decoder::new(BufReader::new(opened))
        .read_info()
        .expect("a PNG");
    let mut rgb = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut rgb).expect("its pixels");
    Picture {
        width: frame.width,
        height: frame.height,
        rgb,
    }
}

fn write(file: &Path, picture: &Picture) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
    let mut encoder = png::Encoder::new(
        File::create(file).expect("a file"),
        picture.width,
        picture.height,
    );
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&picture.rgb).expect("its pixels");
}

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
    for (width, height, px_per_mm) in glass::GLASSES {
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
fn the_services_look_as_kept() {
    looks_as_kept("services", Language::Arabic, 1);
    looks_as_kept("services", Language::English, 1);
}

#[test]
fn the_services_in_the_largest_text_look_as_kept() {
    looks_as_kept("services", Language::Arabic, 3);
}

#[test]
fn the_ticket_looks_as_kept() {
    looks_as_kept("ticket", Language::Arabic, 1);
}

#[test]
fn the_number_without_paper_looks_as_kept() {
    looks_as_kept("unprinted-out-of-paper", Language::Arabic, 1);
}
