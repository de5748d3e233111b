//! Kept pictures: read, written and compared.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use ui::headless::Picture;

/// A pixel's channel may differ by so much before the pixel counts as another.
const NEAR: u8 = 48;

/// So many pixels in a thousand may be others: edges of letters, not letters.
const OTHERS_PER_THOUSAND: usize = 2;

/// A kept picture, by its path without the ending.
pub(crate) fn kept(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    folder.join(format!("{name}.png"))
}

/// Holds a picture against the kept one; `None` when it is as kept, else what is wrong.
pub(crate) fn differs(name: &str, seen: &Picture) -> Option<String> {
    let file = kept(name);
    if std::env::var("ISTIQBAL_PICTURES").is_ok_and(|wish| wish == "rewrite") {
        write(&file, seen);
        return None;
    }
    let Some(kept) = read(&file) else {
        return Some(format!("{} is not there", file.display()));
    };
    if (kept.width, kept.height) != (seen.width, seen.height) {
        return Some(format!("{} has another size", file.display()));
    }
    let others = others(&kept, seen);
    let allowed = kept.rgb.len() / 3 * OTHERS_PER_THOUSAND / 1000;
    (others > allowed).then(|| {
        let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.replace('/', "."));
        let now = now.with_extension("png");
        write(&now, seen);
        format!(
            "{others} pixels differ from {}; now: {}",
            file.display(),
            now.display()
        )
    })
}

fn others(kept: &Picture, seen: &Picture) -> usize {
    let pairs = kept.rgb.chunks(3).zip(seen.rgb.chunks(3));
    let differs = |(one, other): &(&[u8], &[u8])| {
        one.iter()
            .zip(*other)
            .any(|(one, other)| one.abs_diff(*other) > NEAR)
    };
    pairs.filter(differs).count()
}

fn read(file: &Path) -> Option<Picture> {
    let opened = File::open(file).ok()?;
    let mut reader = png::Decoder::new(BufReader::new(opened))
        .read_info()
        .expect("a PNG");
    let mut rgb = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut rgb).expect("its pixels");
    Some(Picture {
        width: frame.width,
        height: frame.height,
        rgb,
    })
}

fn write(file: &Path, picture: &Picture) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
    let mut encoder = png::Encoder::new(
        File::create(file).expect("a file"),
        picture.width,
        picture.height,
    );
    encoder.set_color(png::ColorType::Rgb);
    // Flat colours, as screens are, are smallest as they stand.
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&picture.rgb).expect("its pixels");
}
