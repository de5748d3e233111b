//! A slide's picture: a PNG as it lies in the folder, and its pixels.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use ui::board::Picture;

/// The most pixels of a picture: a board has no memory for more.
const MOST_PIXELS: u64 = 4_200_000;

/// A picture's file; another one where it was written anew.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PictureFile {
    path: PathBuf,
    bytes: u64,
    written: Option<SystemTime>,
}

impl PictureFile {
    /// The file at `path`, where it can be shown by its head.
    ///
    /// # Errors
    /// Why not, for whoever keeps the folder.
    pub(super) fn at(path: &Path) -> Result<Self, String> {
        let about = fs::metadata(path).map_err(|error| format!("cannot be read: {error}"))?;
        reader(path)?;
        Ok(Self {
            path: path.to_owned(),
            bytes: about.len(),
            written: about.modified().ok(),
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Its pixels.
    ///
    /// # Errors
    /// As [`PictureFile::at`]: a head may promise what the rest does not hold.
    pub(super) fn decode(&self) -> Result<Picture, String> {
        let mut reader = reader(&self.path)?;
        let mut pixels = vec![0; reader.output_buffer_size().unwrap_or_default()];
        let frame = reader
            .next_frame(&mut pixels)
            .map_err(|error| format!("is not a PNG that can be read: {error}"))?;
        pixels.truncate(frame.buffer_size());
        Ok(Picture {
            id: format!("{} {} {:?}", self.path.display(), self.bytes, self.written),
            width: frame.width,
            height: frame.height,
            rgb: Arc::from(in_colours(&pixels, frame.color_type)),
        })
    }
}

fn reader(file: &Path) -> Result<png::Reader<BufReader<fs::File>>, String> {
    let opened = fs::File::open(file).map_err(|error| format!("cannot be read: {error}"))?;
    let mut decoder = png::Decoder::new(BufReader::new(opened));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let reader = decoder
        .read_info()
        .map_err(|error| format!("is not a PNG that can be read: {error}"))?;
    let (width, height) = reader.info().size();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(format!(
            "has {width}x{height} pixels; make it smaller, 1920x1080 at most is plenty"
        ));
    }
    Ok(reader)
}

/// Three bytes a pixel; what is transparent lies on white.
fn in_colours(pixels: &[u8], kind: png::ColorType) -> Vec<u8> {
    let on_white = |value: u8, alpha: u8| {
        let (value, alpha) = (u16::from(value), u16::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    match kind {
        png::ColorType::Grayscale => pixels.iter().flat_map(|grey| [*grey; 3]).collect(),
        png::ColorType::GrayscaleAlpha => {
            let pairs = pixels.chunks_exact(2);
            pairs
                .flat_map(|pair| [on_white(pair[0], pair[1]); 3])
                .collect()
        }
        png::ColorType::Rgba => {
            let fours = pixels.chunks_exact(4);
            let on_white = |four: &[u8]| [0, 1, 2].map(|place| on_white(four[place], four[3]));
            fours.flat_map(on_white).collect()
        }
        png::ColorType::Rgb | png::ColorType::Indexed => pixels.to_vec(),
    }
}
