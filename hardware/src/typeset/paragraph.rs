//! Text set in lines: shaped, ordered, wrapped and measured, then drawn where its box stands.
//!
//! Each paragraph begins with a direction mark, because the shaper guesses direction from the first strong letter and
//! would set `٠١٢` or `A-012 رقم` from the left. A letter no font has is an error, never a silent blank.

use parley::{
    Alignment, AlignmentOptions, FontContext, GlyphRun, Layout, LayoutContext, LineHeight,
    OverflowWrap, PositionedLayoutItem, StyleProperty,
};

use super::canvas::{Canvas, Shape};
use super::fonts;
use super::glyphs::{GlyphKey, Glyphs};
use super::shaped::{Line, Shaped};
use crate::error::RasterError;
use crate::page::{Align, Direction, Leading, Run, Text};

/// Line height of Arabic in ems: its marks above and below need this much.
const ARABIC_LINE: f32 = 1.42;
/// Line height of Latin in ems.
const LATIN_LINE: f32 = 1.34;

/// Text set in its box, ready to be drawn.
pub(super) struct Paragraph {
    lines: Vec<Layout<()>>,
    align: Alignment,
    /// Dots across of the widest line.
    pub(super) width: f32,
    /// Dots down.
    pub(super) height: u32,
    rise: i32,
}

impl Paragraph {
    /// Breaks the lines anew for a box of `width` dots, without shaping the letters again.
    pub(super) fn wrap(&mut self, width: Option<f32>) {
        for layout in &mut self.lines {
            layout.break_all_lines(width);
            layout.align(self.align, AlignmentOptions::default());
        }
        self.width = self.lines.iter().map(Layout::width).fold(0.0, f32::max);
        self.height = self
            .lines
            .iter()
            .map(|layout| layout.height().ceil() as u32)
            .sum();
    }
}

impl Paragraph {
    /// Breaks the lines so that they are about equally long, in no more lines than a box of `width` dots needs, and
    /// answers the width of the box they stand in.
    pub(super) fn balance(&mut self, width: u32) -> u32 {
        self.wrap(Some(width as f32));
        let lines = self.line_count();
        let (mut narrow, mut wide) = (width / lines.max(1) as u32, width);
        while lines > self.lines.len() && wide - narrow > 4 {
            let middle = (narrow + wide) / 2;
            self.wrap(Some(middle as f32));
            if self.line_count() > lines || self.width > middle as f32 {
                narrow = middle;
            } else {
                wide = middle;
            }
        }
        self.wrap(Some(wide as f32));
        let asked = (self.width.ceil() as u32 + 1).min(width);
        self.wrap(Some(asked as f32));
        asked
    }

    fn line_count(&self) -> usize {
        self.lines.iter().map(Layout::len).sum()
    }
}

/// What sets and draws letters.
pub(super) struct Letters {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    glyphs: Glyphs,
    shaped: Shaped,
}

impl Letters {
    pub(super) fn load() -> Result<Self, RasterError> {
        Ok(Self {
            fonts: fonts::load()?,
            layouts: LayoutContext::new(),
            glyphs: Glyphs::default(),
            shaped: Shaped::default(),
        })
    }

    /// Sets `text`, its size already in this paper's dots, in lines of at most `width` dots.
    pub(super) fn set(
        &mut self,
        text: &Text,
        direction: Direction,
        width: f32,
    ) -> Result<Paragraph, RasterError> {
        let lines = parts(text)
            .iter()
            .map(|runs| self.lines(text, runs, direction))
            .collect::<Result<Vec<_>, _>>()?;
        let mut paragraph = Paragraph {
            lines,
            align: alignment(text.align, direction),
            width: 0.0,
            height: 0,
            rise: 0,
        };
        match text.leading {
            Leading::Reading => paragraph.wrap(Some(width)),
            Leading::Ink => paragraph.wrap(None),
        }
        if text.leading == Leading::Reading {
            return Ok(paragraph);
        }
        if paragraph.width > width {
            let smaller = Text {
                size: text.size * width / paragraph.width * 0.99,
                ..text.clone()
            };
            return self.set(&smaller, direction, width);
        }
        Ok(self.trim(paragraph))
    }

    /// Forgets the words of the page that was drawn.
    pub(super) fn forget(&mut self) {
        self.shaped.clear();
    }

    fn lines(
        &mut self,
        text: &Text,
        runs: &[Run],
        direction: Direction,
    ) -> Result<Layout<()>, RasterError> {
        let line = Line::new(text, runs, direction);
        if let Some(layout) = self.shaped.get(&line) {
            return Ok(layout);
        }
        let layout = self.shape(text, runs, direction)?;
        self.shaped.keep(line, &layout);
        Ok(layout)
    }

    fn shape(
        &mut self,
        text: &Text,
        runs: &[Run],
        direction: Direction,
    ) -> Result<Layout<()>, RasterError> {
        let (mark, line) = match direction {
            Direction::RightToLeft => ('\u{200F}', ARABIC_LINE),
            Direction::LeftToRight => ('\u{200E}', LATIN_LINE),
        };
        let whole: String = std::iter::once(mark)
            .chain(runs.iter().flat_map(|run| run.text.chars()))
            .collect();
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, &whole, 1.0, true);
        builder.push_default(StyleProperty::FontFamily(
            fonts::families(text.leading, direction).into(),
        ));
        builder.push_default(StyleProperty::FontSize(text.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(
            (text.size * line).round(),
        )));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let mut from = 0;
        for run in runs {
            let to = from + run.text.len() + if from == 0 { mark.len_utf8() } else { 0 };
            builder.push(
                StyleProperty::FontWeight(fonts::weight(run.weight)),
                from..to,
            );
            from = to;
        }
        let mut layout = builder.build(&whole);
        layout.break_all_lines(None);
        covered(&layout, &whole)?;
        Ok(layout)
    }

    /// The height the letters themselves take.
    fn trim(&mut self, mut paragraph: Paragraph) -> Paragraph {
        let (mut top, mut bottom) = (i32::MAX, i32::MIN);
        self.each_glyph(&paragraph.lines, |shape| {
            if let Some((first, last)) = shape.inked() {
                top = top.min(first);
                bottom = bottom.max(last + 1);
            }
        });
        if top < bottom {
            paragraph.height = (bottom - top) as u32;
            paragraph.rise = top;
        }
        paragraph
    }

    /// Draws a paragraph with the corner of its box at `x`, `y`.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, paragraph: &Paragraph, (x, y): (i32, i32)) {
        if !canvas.draws() {
            return;
        }
        self.each_glyph(&paragraph.lines, |shape| {
            canvas.add(&Shape {
                left: shape.left + x,
                top: shape.top + y - paragraph.rise,
                ..shape
            });
        });
    }

    fn each_glyph(&mut self, lines: &[Layout<()>], mut visit: impl FnMut(Shape<'_>)) {
        let mut down = 0;
        for layout in lines {
            for run in layout
                .lines()
                .flat_map(|line| line.items().collect::<Vec<_>>())
            {
                if let PositionedLayoutItem::GlyphRun(run) = run {
                    self.run(&run, down, &mut visit);
                }
            }
            down += layout.height().ceil() as i32;
        }
    }

    fn run(&mut self, run: &GlyphRun<'_, ()>, down: i32, visit: &mut impl FnMut(Shape<'_>)) {
        let (font, size) = (run.run().font(), run.run().font_size());
        for glyph in run.positioned_glyphs() {
            let image = self
                .glyphs
                .shape(GlyphKey::new(font, glyph.id, size, glyph.x), font);
            if image.placement.width > 0 {
                let left = glyph.x.floor() as i32 + image.placement.left;
                let top = glyph.y.round() as i32 - image.placement.top + down;
                visit(Shape {
                    left,
                    top,
                    width: image.placement.width,
                    coverage: &image.data,
                });
            }
        }
    }
}

/// The runs of each paragraph that `\n` parts.
fn parts(text: &Text) -> Vec<Vec<Run>> {
    let mut parts = vec![Vec::new()];
    let first = std::iter::once((text.text.as_str(), text.weight));
    for (letters, weight) in
        first.chain(text.runs.iter().map(|run| (run.text.as_str(), run.weight)))
    {
        for (index, line) in letters.split('\n').enumerate() {
            if index > 0 {
                parts.push(Vec::new());
            }
            if let Some(part) = parts.last_mut() {
                part.push(Run {
                    text: line.to_owned(),
                    weight,
                });
            }
        }
    }
    parts
}

fn alignment(align: Align, direction: Direction) -> Alignment {
    match (align, direction) {
        (Align::Center, _) => Alignment::Center,
        (Align::Start, Direction::LeftToRight) | (Align::End, Direction::RightToLeft) => {
            Alignment::Left
        }
        (Align::End, Direction::LeftToRight) | (Align::Start, Direction::RightToLeft) => {
            Alignment::Right
        }
    }
}

/// Refuses text of which a letter would be missing on paper.
fn covered(layout: &Layout<()>, text: &str) -> Result<(), RasterError> {
    let mut clusters = 0;
    for line in layout.lines() {
        for run in line.runs() {
            for cluster in run.clusters() {
                clusters += 1;
                if cluster.glyphs().any(|glyph| glyph.id == 0) && !invisible(cluster.source_char())
                {
                    return Err(missing(cluster.source_char(), text));
                }
            }
        }
    }
    match text.chars().find(|character| !invisible(*character)) {
        Some(character) if clusters == 0 => Err(missing(character, text)),
        _ => Ok(()),
    }
}

fn missing(character: char, text: &str) -> RasterError {
    let text = text.trim_start_matches(['\u{200E}', '\u{200F}']).to_owned();
    RasterError::Character { character, text }
}

/// Direction marks, isolates, joiners and white space: they steer and have no shape.
fn invisible(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FE0F}')
}
