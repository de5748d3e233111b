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
use crate::error::RasterError;
use crate::page::{Align, Direction, Leading, Run, Text};

/// Line height in ems: Arabic needs this much for its marks above and below.
const LINE: f32 = 1.42;

/// Text set in its box, ready to be drawn.
pub(super) struct Paragraph {
    lines: Vec<Layout<()>>,
    /// Dots across of the widest line.
    pub(super) width: f32,
    /// Dots down.
    pub(super) height: u32,
    rise: i32,
}

/// What sets and draws letters.
pub(super) struct Letters {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    glyphs: Glyphs,
}

impl Letters {
    pub(super) fn load() -> Result<Self, RasterError> {
        Ok(Self {
            fonts: fonts::load()?,
            layouts: LayoutContext::new(),
            glyphs: Glyphs::default(),
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
            .map(|runs| self.lines(text, runs, direction, width))
            .collect::<Result<Vec<_>, _>>()?;
        let widest = lines
            .iter()
            .map(|layout| layout.width())
            .fold(0.0, f32::max);
        match text.leading {
            Leading::Reading => {
                let height = lines
                    .iter()
                    .map(|layout| layout.height())
                    .sum::<f32>()
                    .ceil() as u32;
                Ok(Paragraph {
                    lines,
                    width: widest,
                    height,
                    rise: 0,
                })
            }
            Leading::Ink if widest > width => {
                let smaller = Text {
                    size: text.size * width / widest * 0.99,
                    ..text.clone()
                };
                self.set(&smaller, direction, width)
            }
            Leading::Ink => Ok(self.trim(lines, widest)),
        }
    }

    fn lines(
        &mut self,
        text: &Text,
        runs: &[Run],
        direction: Direction,
        width: f32,
    ) -> Result<Layout<()>, RasterError> {
        let mark = match direction {
            Direction::RightToLeft => '\u{200F}',
            Direction::LeftToRight => '\u{200E}',
        };
        let whole: String = std::iter::once(mark)
            .chain(runs.iter().flat_map(|run| run.text.chars()))
            .collect();
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, &whole, 1.0, true);
        builder.push_default(StyleProperty::FontFamily(fonts::families(direction).into()));
        builder.push_default(StyleProperty::FontSize(text.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(
            (text.size * LINE).round(),
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
        layout.break_all_lines((text.leading == Leading::Reading).then_some(width));
        layout.align(
            alignment(text.align, direction),
            AlignmentOptions::default(),
        );
        covered(&layout, &whole)?;
        Ok(layout)
    }

    /// The height the letters themselves take.
    fn trim(&mut self, lines: Vec<Layout<()>>, width: f32) -> Paragraph {
        let (mut top, mut bottom) = (i32::MAX, i32::MIN);
        self.each_glyph(&lines, |_, shape| {
            top = top.min(shape.top);
            bottom =
                bottom.max(shape.top + (shape.coverage.len() / shape.width.max(1) as usize) as i32);
        });
        let height = bottom.saturating_sub(top).max(0) as u32;
        Paragraph {
            lines,
            width,
            height,
            rise: if height == 0 { 0 } else { top },
        }
    }

    /// Draws a paragraph with the corner of its box at `x`, `y`.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, paragraph: &Paragraph, (x, y): (i32, i32)) {
        self.each_glyph(&paragraph.lines, |_, shape| {
            canvas.add(&Shape {
                left: shape.left + x,
                top: shape.top + y - paragraph.rise,
                ..shape
            });
        });
    }

    fn each_glyph(&mut self, lines: &[Layout<()>], mut visit: impl FnMut(u32, Shape<'_>)) {
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

    fn run(&mut self, run: &GlyphRun<'_, ()>, down: i32, visit: &mut impl FnMut(u32, Shape<'_>)) {
        let (font, size) = (run.run().font(), run.run().font_size());
        for glyph in run.positioned_glyphs() {
            let image = self
                .glyphs
                .shape(GlyphKey::new(font, glyph.id, size, glyph.x), font);
            if image.placement.width > 0 {
                let left = glyph.x.floor() as i32 + image.placement.left;
                let top = glyph.y.round() as i32 - image.placement.top + down;
                visit(
                    glyph.id,
                    Shape {
                        left,
                        top,
                        width: image.placement.width,
                        coverage: &image.data,
                    },
                );
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
    let missing = |character| RasterError::Character {
        character,
        text: text.trim_start_matches(['\u{200E}', '\u{200F}']).to_owned(),
    };
    let mut clusters = 0;
    for cluster in layout
        .lines()
        .flat_map(|line| line.runs().collect::<Vec<_>>())
        .flat_map(|run| {
            run.clusters()
                .map(|c| (c.source_char(), c.glyphs().any(|g| g.id == 0)))
                .collect::<Vec<_>>()
        })
    {
        clusters += 1;
        if cluster.1 && !invisible(cluster.0) {
            return Err(missing(cluster.0));
        }
    }
    match text.chars().find(|character| !invisible(*character)) {
        Some(character) if clusters == 0 => Err(missing(character)),
        _ => Ok(()),
    }
}

/// Direction marks, isolates, joiners and white space: they steer and have no shape.
fn invisible(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FE0F}')
}
