//! Coverage that is added up while a page is drawn and becomes black or white at the end.
//!
//! Adding closes the seams between joined Arabic letters, whose edges each cover half a dot. What is outside the width is
//! clipped; downwards the canvas grows.

use crate::bitmap::Bitmap;

/// Coverage from which a dot is black.
const THRESHOLD: u8 = 128;

/// A shape's coverage and where its corner stands on the canvas.
pub(super) struct Shape<'a> {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: u32,
    pub(super) coverage: &'a [u8],
}

impl Shape<'_> {
    /// The first and last row that will be black somewhere.
    pub(super) fn inked(&self) -> Option<(i32, i32)> {
        let black = |row: &[u8]| row.iter().any(|dot| *dot >= THRESHOLD);
        let mut rows = self.coverage.chunks_exact(self.width.max(1) as usize);
        let last = rows.clone().rposition(black)? as i32;
        let first = rows.position(black)? as i32;
        Some((self.top + first, self.top + last))
    }
}

/// A filled rectangle in dots.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// What a page is gone through for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To be seen.
    #[default]
    Drawing,
    /// Only to know its height: nothing is drawn, no letter's shape is made.
    Measuring,
}

#[derive(Default)]
pub(super) struct Canvas {
    purpose: Purpose,
    width: usize,
    coverage: Vec<u8>,
}

impl Canvas {
    /// Empties the canvas and gives it a purpose and a width, keeping its memory.
    pub(super) fn clear(&mut self, purpose: Purpose, width: u32) {
        self.purpose = purpose;
        self.width = width as usize;
        self.coverage.clear();
    }

    /// Whether what is drawn is to be seen.
    pub(super) fn draws(&self) -> bool {
        self.purpose == Purpose::Drawing
    }

    /// Makes the canvas at least so high.
    pub(super) fn reach(&mut self, height: u32) {
        let wanted = self.width * height as usize;
        if self.coverage.len() < wanted {
            self.coverage.resize(wanted, 0);
        }
    }

    pub(super) fn fill(&mut self, area: Area) {
        if !self.draws() {
            return;
        }
        self.reach((area.y.max(0) as u32) + area.height);
        for row in 0..area.height as i32 {
            if let Some((line, _)) = self.row(area.y + row, area.x, area.width as usize) {
                line.fill(u8::MAX);
            }
        }
    }

    pub(super) fn add(&mut self, shape: &Shape) {
        if !self.draws() {
            return;
        }
        let width = shape.width.max(1) as usize;
        let rows = shape.coverage.len() / width;
        self.reach((shape.top + rows as i32).max(0) as u32);
        for (index, source) in shape.coverage.chunks_exact(width).enumerate() {
            if let Some((line, skipped)) = self.row(shape.top + index as i32, shape.left, width) {
                for (under, over) in line.iter_mut().zip(&source[skipped..]) {
                    *under = under.saturating_add(*over);
                }
            }
        }
    }

    /// The part of a row that lies on the canvas, and how much was cut off its beginning.
    fn row(&mut self, y: i32, x: i32, width: usize) -> Option<(&mut [u8], usize)> {
        let start = usize::try_from(y).ok()? * self.width;
        let skipped = usize::try_from(-x).unwrap_or(0);
        let from = x.max(0) as usize;
        let to = (from + width.checked_sub(skipped)?).min(self.width);
        if from >= to {
            return None;
        }
        Some((self.coverage.get_mut(start + from..start + to)?, skipped))
    }

    /// The page in black and white, `height` rows of it.
    pub(super) fn bitmap(&mut self, height: u32) -> Bitmap {
        self.reach(height);
        let dots = &self.coverage[..self.width * height as usize];
        Bitmap::from_rows(self.width as u32, dots.chunks_exact(8).map(pack).collect())
    }
}

/// Eight dots as one byte, the first in the highest bit. The threshold is the highest bit of a dot's coverage; the factor
/// brings each of these bits to its own place in the highest byte.
fn pack(dots: &[u8]) -> u8 {
    let dots = <[u8; 8]>::try_from(dots).unwrap_or_default();
    let black = (u64::from_le_bytes(dots) >> 7) & 0x0101_0101_0101_0101;
    (black.wrapping_mul(0x8040_2010_0804_0201) >> 56) as u8
}
