//! Fits the sizes of a page, given for paper of 576 dots, to other papers.
//!
//! Wider or coarser paper scales in proportion. Narrow paper does not shrink words below four fifths of their size in
//! millimetres, so that 58 mm paper stays legible: there the text wraps instead.

/// Dots a page's sizes are given for.
const REFERENCE_DOTS: f32 = 576.0;
/// Dots per inch a page's sizes are given for.
const REFERENCE_DPI: f32 = 203.0;
/// How small words may become, of their size in millimetres.
const SMALLEST: f32 = 0.8;

/// A paper's width and resolution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    factor: f32,
    dpi: u32,
}

impl Scale {
    /// For paper `dots` across at `dpi` dots per inch.
    pub fn new(dots: u32, dpi: u32) -> Self {
        let factor = (dots as f32 / REFERENCE_DOTS).max(SMALLEST * dpi as f32 / REFERENCE_DPI);
        Self { factor, dpi }
    }

    /// A page's size in this paper's dots.
    pub fn size(self, size: f32) -> f32 {
        size * self.factor
    }

    /// A page's size in whole dots of this paper, at least one.
    pub fn dots(self, size: f32) -> u32 {
        self.size(size).round().max(1.0) as u32
    }

    /// Millimetres in this paper's dots.
    pub fn millimetres(self, mm: f32) -> u32 {
        (mm.max(0.0) * self.dpi as f32 / 25.4).round() as u32
    }
}
