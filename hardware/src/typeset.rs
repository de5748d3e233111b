//! Draws a page: each block in turn, from the top, into one picture as wide as the paper.
//!
//! `Start` is right in Arabic and left in English; everything mirrors by that alone. Text wraps inside its box and
//! nothing leaves the paper. A typesetter keeps its letter shapes, so one is made per paper and kept.

mod blocks;
mod canvas;
mod code;
mod fonts;
mod glyphs;
mod icons;
mod mask;
mod paragraph;
mod shaped;

use canvas::{Canvas, Purpose};
use paragraph::Letters;

use crate::bitmap::Bitmap;
use crate::error::RasterError;
use crate::page::{Direction, Page};
use crate::scale::Scale;

pub use icons::icon_names;

/// White at both sides, in dots of 576: the head prints nearly to the paper's edge.
const MARGIN: f32 = 26.0;
/// The narrowest paper anything can be set on, in dots.
const NARROWEST: u32 = 200;

/// Makes pictures of pages for one kind of paper.
pub struct Typesetter {
    dots: u32,
    scale: Scale,
    letters: Letters,
    canvas: Canvas,
}

impl Typesetter {
    /// For paper `dots` across (a multiple of 8) at `dpi` dots per inch.
    ///
    /// # Errors
    /// When the fonts do not load or the paper is too narrow.
    pub fn new(dots: u32, dpi: u32) -> Result<Self, RasterError> {
        if dots < NARROWEST || !dots.is_multiple_of(8) {
            return Err(RasterError::Narrow(dots));
        }
        Ok(Self {
            dots,
            scale: Scale::new(dots, dpi),
            letters: Letters::load()?,
            canvas: Canvas::default(),
        })
    }

    /// How this paper's dots relate to a page's sizes.
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Draws a page.
    ///
    /// # Errors
    /// When a character has no shape in the paper fonts, an icon is unknown, a picture is too wide or a code too long.
    pub fn render(&mut self, page: &Page) -> Result<Bitmap, RasterError> {
        self.canvas.clear(Purpose::Drawing, self.dots);
        let rows = self.blocks(page);
        self.letters.forget();
        Ok(self.canvas.bitmap(rows?))
    }

    /// The rows a page would take, without drawing it: to try how it is best set. What is set for this serves the
    /// drawing that follows.
    ///
    /// # Errors
    /// As [`Typesetter::render`].
    pub fn height(&mut self, page: &Page) -> Result<u32, RasterError> {
        self.canvas.clear(Purpose::Measuring, self.dots);
        self.blocks(page)
    }

    fn blocks(&mut self, page: &Page) -> Result<u32, RasterError> {
        let mut y = 0;
        for block in &page.blocks {
            y += self.block(block, page.direction, y)?;
        }
        Ok(y)
    }

    fn margin(&self) -> i32 {
        self.scale.dots(MARGIN) as i32
    }

    /// Dots between the margins.
    fn measure(&self) -> u32 {
        self.dots - 2 * self.margin() as u32
    }

    /// Where a box of `width` dots stands that lies `offset` dots from the reading start.
    fn beside_start(&self, direction: Direction, offset: u32, width: u32) -> i32 {
        match direction {
            Direction::LeftToRight => self.margin() + offset as i32,
            Direction::RightToLeft => {
                self.dots as i32 - self.margin() - offset as i32 - width as i32
            }
        }
    }

    /// Where a box of `width` dots stands in the middle.
    fn centred(&self, width: u32) -> i32 {
        (self.dots as i32 - width as i32) / 2
    }
}
