//! A one-bit picture as a printer's head sees it: rows of packed dots, most significant bit first, 1 is black.
//!
//! Reading and writing PNG is here too, because pictures of paper are what people compare. Drawing is the typesetter's.

use std::path::Path;

use crate::error::RasterError;

/// A picture whose width is a multiple of 8 dots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    width: u32,
    bits: Vec<u8>,
}

impl Bitmap {
    /// A white picture; `width` is rounded up to a multiple of 8 and at least 8 dots.
    pub fn new(width: u32, height: u32) -> Self {
        let width = width.max(1).next_multiple_of(8);
        Self {
            width,
            bits: vec![0; (width / 8) as usize * height as usize],
        }
    }

    /// A picture of packed rows, `width / 8` bytes each; an unfinished last row is filled with white.
    pub fn from_rows(width: u32, mut bits: Vec<u8>) -> Self {
        let width = width.max(1).next_multiple_of(8);
        bits.resize(bits.len().next_multiple_of((width / 8) as usize), 0);
        Self { width, bits }
    }

    /// Dots across.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Dots down.
    pub fn height(&self) -> u32 {
        (self.bits.len() / self.stride()) as u32
    }

    /// Bytes per row.
    pub fn stride(&self) -> usize {
        (self.width / 8) as usize
    }

    /// All rows, one after another.
    pub fn bits(&self) -> &[u8] {
        &self.bits
    }

    /// The rows, from the top.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.bits.chunks_exact(self.stride())
    }

    /// Whether a dot is black; outside the picture all is white.
    pub fn get(&self, x: u32, y: u32) -> bool {
        x < self.width
            && self
                .bits
                .get(self.index(x, y))
                .is_some_and(|byte| byte & mask(x) != 0)
    }

    /// Makes a dot black; outside the picture nothing happens.
    pub fn set(&mut self, x: u32, y: u32) {
        let index = self.index(x, y);
        if x < self.width
            && let Some(byte) = self.bits.get_mut(index)
        {
            *byte |= mask(x);
        }
    }

    /// How long this is on paper of `dpi` dots per inch, in millimetres.
    pub fn length_mm(&self, dpi: u32) -> f32 {
        self.height() as f32 * 25.4 / dpi.max(1) as f32
    }

    /// The picture as a PNG of one bit per dot.
    ///
    /// # Errors
    /// When the encoder refuses it, for instance an empty picture.
    pub fn png(&self) -> Result<Vec<u8>, RasterError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height());
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let white_is_one: Vec<u8> = self.bits.iter().map(|byte| !byte).collect();
        encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&white_is_one))
            .map_err(RasterError::Png)?;
        Ok(bytes)
    }

    /// Leaves the picture as a PNG file.
    ///
    /// # Errors
    /// When it cannot be encoded or the file cannot be written.
    pub fn to_png(&self, path: &Path) -> Result<(), RasterError> {
        std::fs::write(path, self.png()?).map_err(|source| RasterError::File {
            path: path.to_owned(),
            source,
        })
    }

    /// Reads a one-bit greyscale PNG, as [`Bitmap::png`] makes them.
    ///
    /// # Errors
    /// When it is no PNG or has another depth.
    pub fn from_png(bytes: &[u8]) -> Result<Self, RasterError> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .map_err(RasterError::PngRead)?;
        let mut bits = vec![0; reader.output_buffer_size().unwrap_or(0)];
        let info = reader.next_frame(&mut bits).map_err(RasterError::PngRead)?;
        if info.bit_depth != png::BitDepth::One || info.width % 8 != 0 {
            return Err(RasterError::NotOneBit);
        }
        bits.iter_mut().for_each(|byte| *byte = !*byte);
        Ok(Self::from_rows(info.width, bits))
    }

    fn index(&self, x: u32, y: u32) -> usize {
        y as usize * self.stride() + (x / 8) as usize
    }
}

fn mask(x: u32) -> u8 {
    0x80 >> (x % 8)
}
