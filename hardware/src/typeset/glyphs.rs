//! Letter shapes, drawn once per font, size and quarter of a dot, then kept.
//!
//! Hinting stays off: it costs ten times the drawing and gains nothing at one bit. Shaping is the paragraph's.

use std::collections::HashMap;

use parley::FontData;
use swash::FontRef;
use swash::scale::{Render, ScaleContext, Source, image::Image};
use swash::zeno::{Format, Vector};

/// Shapes kept before all are dropped: a day of tickets needs some hundreds.
const KEPT: usize = 4096;

/// A glyph of a font at a size.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct GlyphKey {
    font: u64,
    glyph: u16,
    size: u32,
    quarter: u8,
}

impl GlyphKey {
    /// The glyph `id` of `font` at `size` dots whose pen stands at `x`.
    pub(super) fn new(font: &FontData, id: u32, size: f32, x: f32) -> Self {
        let quarter = ((x - x.floor()) * 4.0) as u8;
        Self {
            font: font.data.id(),
            glyph: id as u16,
            size: size.to_bits(),
            quarter,
        }
    }
}

#[derive(Default)]
pub(super) struct Glyphs {
    context: ScaleContext,
    kept: HashMap<GlyphKey, Image>,
}

impl Glyphs {
    /// The shape of a glyph; empty for a space.
    pub(super) fn shape(&mut self, key: GlyphKey, font: &FontData) -> &Image {
        if self.kept.len() > KEPT {
            self.kept.clear();
        }
        self.kept
            .entry(key)
            .or_insert_with(|| draw(&mut self.context, key, font).unwrap_or_default())
    }
}

fn draw(context: &mut ScaleContext, key: GlyphKey, font: &FontData) -> Option<Image> {
    let font = FontRef::from_index(font.data.as_ref(), font.index as usize)?;
    let mut scaler = context
        .builder(font)
        .size(f32::from_bits(key.size))
        .hint(false)
        .build();
    let pen = Vector::new(f32::from(key.quarter) / 4.0, 0.0);
    Render::new(&[Source::Outline])
        .format(Format::Alpha)
        .offset(pen)
        .render(&mut scaler, key.glyph)
}
