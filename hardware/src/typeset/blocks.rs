//! How each block is laid out; every function draws at `y` and answers how many rows it took.

use super::canvas::{Area, Shape};
use super::code::Code;
use super::paragraph::Paragraph;
use super::{Typesetter, icons};
use crate::bitmap::Bitmap;
use crate::error::RasterError;
use crate::page::{Align, Block, Direction, Leading, Rule, Text};

/// White between a label and its value, and between a code and its words, in dots of 576.
const GAP: f32 = 22.0;
/// The share of the width a value may take before it wraps.
const VALUE_SHARE: f32 = 0.6;
/// The share of the width a code with words beside it may take.
const CODE_SHARE: f32 = 0.46;
/// The room words beside a code need at least, in dots of 576.
const LEAST_WORDS: f32 = 130.0;
/// An icon's side in ems of the words beside it.
const ICON_EMS: f32 = 2.0;

type Rows = Result<u32, RasterError>;

impl Typesetter {
    pub(super) fn block(&mut self, block: &Block, direction: Direction, y: u32) -> Rows {
        match block {
            Block::Text(text) => self.text(text, direction, y),
            Block::Heading { icon, text } => self.heading(icon, text, (direction, y)),
            Block::Row { start, end } => self.row(start, end, (direction, y)),
            Block::Rule(rule) => Ok(self.rule(*rule, y)),
            Block::Badge(text) => self.badge(text, direction, y),
            Block::Space(mm) => Ok(self.scale.millimetres(*mm)),
            Block::Qr { data, module } => self.code(data, *module, y),
            Block::Beside { qr, module, blocks } => {
                let code = self.small_code(qr, *module)?;
                self.beside(&code, blocks, (direction, y))
            }
            Block::Picture(picture) => self.picture(picture, y),
        }
    }

    /// Sets text whose size is the page's in a box of so many dots.
    fn set(
        &mut self,
        text: &Text,
        direction: Direction,
        width: u32,
    ) -> Result<Paragraph, RasterError> {
        let scaled = Text {
            size: self.scale.size(text.size),
            ..text.clone()
        };
        self.letters.set(&scaled, direction, width as f32)
    }

    fn text(&mut self, text: &Text, direction: Direction, y: u32) -> Rows {
        let width = self.measure();
        let mut paragraph = self.set(text, direction, width)?;
        let x = match (text.leading, text.align) {
            (Leading::Reading, Align::Center) => self.centred(paragraph.balance(width)),
            (Leading::Reading, _) => self.margin(),
            (Leading::Ink, _) => self.aligned(text.align, direction, paragraph.width.ceil() as u32),
        };
        self.letters
            .draw(&mut self.canvas, &paragraph, (x, y as i32));
        Ok(paragraph.height)
    }

    /// Where a box of `width` dots stands by its alignment.
    fn aligned(&self, align: Align, direction: Direction, width: u32) -> i32 {
        match align {
            Align::Start => self.beside_start(direction, 0, width),
            Align::Center => self.centred(width),
            Align::End => self.beside_start(direction, self.measure().saturating_sub(width), width),
        }
    }

    fn heading(&mut self, icon: &str, text: &Text, (direction, y): (Direction, u32)) -> Rows {
        let side = self.scale.dots(text.size * ICON_EMS);
        let gap = self.scale.dots(text.size * 0.45);
        let room = self.measure() - side - gap;
        let words = Text {
            align: Align::Start,
            ..text.clone()
        };
        let mut paragraph = self.set(&words, direction, room)?;
        let natural = paragraph.balance(room);
        let offset = (self.measure() - side - gap - natural) / 2;
        let height = side.max(paragraph.height);
        let coverage = icons::draw(icon, side)?;
        let left = self.beside_start(direction, offset, side);
        self.canvas.add(&Shape {
            left,
            top: (y + (height - side) / 2) as i32,
            width: side,
            coverage: &coverage,
        });
        let x = self.beside_start(direction, offset + side + gap, natural);
        self.letters.draw(
            &mut self.canvas,
            &paragraph,
            (x, (y + (height - paragraph.height) / 2) as i32),
        );
        Ok(height)
    }

    fn row(&mut self, start: &Text, end: &Text, (direction, y): (Direction, u32)) -> Rows {
        let width = self.measure();
        let gap = self.scale.dots(GAP);
        let value = Text {
            align: Align::End,
            ..end.clone()
        };
        let mut label = self.set(start, direction, width)?;
        let mut value = self.set(&value, direction, width)?;
        let asked = |paragraph: &Paragraph| paragraph.width.ceil() as u32 + 1;
        let (label_room, value_room) = share(width - gap, asked(&label), asked(&value));
        label.wrap(Some(label_room as f32));
        value.wrap(Some(value_room as f32));
        let x = self.beside_start(direction, 0, label_room);
        self.letters.draw(&mut self.canvas, &label, (x, y as i32));
        let x = self.beside_start(direction, width - value_room, value_room);
        self.letters.draw(&mut self.canvas, &value, (x, y as i32));
        Ok(label.height.max(value.height))
    }

    fn rule(&mut self, rule: Rule, y: u32) -> u32 {
        let (x, width) = (self.margin(), self.measure());
        match rule {
            Rule::Solid(thick) => {
                let height = self.scale.dots(thick as f32);
                self.canvas.fill(Area {
                    x,
                    y: y as i32,
                    width,
                    height,
                });
                height
            }
            Rule::Dashed => {
                let (stroke, step) = (self.scale.dots(6.0), self.scale.dots(10.0));
                for offset in (0..width).step_by(step as usize) {
                    self.canvas.fill(Area {
                        x: x + offset as i32,
                        y: y as i32,
                        width: stroke.min(width - offset),
                        height: 2,
                    });
                }
                2
            }
        }
    }

    fn badge(&mut self, text: &Text, direction: Direction, y: u32) -> Rows {
        let padding = self.scale.dots(text.size * 1.1);
        let words = Text {
            align: Align::Center,
            ..text.clone()
        };
        let mut paragraph = self.set(&words, direction, self.measure() - 2 * padding)?;
        let natural = paragraph.balance(self.measure() - 2 * padding);
        let outline = Area {
            x: self.centred(natural + 2 * padding),
            y: y as i32,
            width: natural + 2 * padding,
            height: paragraph.height + self.scale.dots(8.0),
        };
        self.pill(outline);
        let inside = y + (outline.height - paragraph.height) / 2;
        self.letters.draw(
            &mut self.canvas,
            &paragraph,
            (outline.x + padding as i32, inside as i32),
        );
        Ok(outline.height)
    }

    /// An outline with round ends.
    fn pill(&mut self, area: Area) {
        let thick = self.scale.size(3.0).max(2.0);
        let radius = (area.height as f32 / 2.0).min(self.scale.size(34.0));
        let coverage: Vec<u8> = (0..area.height * area.width)
            .map(|index| outline(area, (index % area.width, index / area.width), radius))
            .map(|depth| {
                if (0.0..thick).contains(&depth) {
                    u8::MAX
                } else {
                    0
                }
            })
            .collect();
        self.canvas.add(&Shape {
            left: area.x,
            top: area.y,
            width: area.width,
            coverage: &coverage,
        });
    }

    fn code(&mut self, data: &str, module: u32, y: u32) -> Rows {
        let code = Code::fit(data, self.scale.dots(module as f32), self.dots)?;
        let corner = (self.centred(code.side()), (y + code.quiet()) as i32);
        code.draw(&mut self.canvas, corner);
        Ok(code.side() + 2 * code.quiet())
    }

    fn small_code(&self, data: &str, module: u32) -> Result<Code, RasterError> {
        let room = (self.dots as f32 * CODE_SHARE) as u32;
        Code::fit(data, self.scale.dots(module as f32), room)
            .or_else(|_| Code::fit(data, 3, self.dots))
    }

    /// The margin is the start of the code's quiet zone; what is missing is added. Words for which a large code leaves no
    /// room stand below it.
    fn beside(&mut self, code: &Code, words: &[Text], (direction, y): (Direction, u32)) -> Rows {
        let inset = code.quiet().saturating_sub(self.margin() as u32);
        let taken = inset + code.side() + code.quiet().max(self.scale.dots(GAP));
        let room = self.measure().saturating_sub(taken);
        if room < self.scale.dots(LEAST_WORDS) {
            return self.below(code, words, (direction, y));
        }
        let mut set = Vec::new();
        for text in words {
            let mut paragraph = self.set(text, direction, room)?;
            let width = paragraph.balance(room);
            set.push((paragraph, width));
        }
        let words_height: u32 = set.iter().map(|(paragraph, _)| paragraph.height).sum();
        let height = (code.side() + 2 * code.quiet()).max(words_height);
        let left = self.beside_start(direction, inset, code.side());
        let corner = (left, (y + (height - code.side()) / 2) as i32);
        code.draw(&mut self.canvas, corner);
        let mut top = (y + (height - words_height) / 2) as i32;
        for (paragraph, width) in &set {
            let x = self.beside_start(direction, taken, *width);
            self.letters.draw(&mut self.canvas, paragraph, (x, top));
            top += paragraph.height as i32;
        }
        Ok(height)
    }

    fn below(&mut self, code: &Code, words: &[Text], (direction, y): (Direction, u32)) -> Rows {
        let corner = (self.centred(code.side()), (y + code.quiet()) as i32);
        code.draw(&mut self.canvas, corner);
        let mut height = code.side() + 2 * code.quiet();
        for text in words {
            let centred = text.clone().centred();
            height += self.text(&centred, direction, y + height)?;
        }
        Ok(height)
    }

    fn picture(&mut self, picture: &Bitmap, y: u32) -> Rows {
        if picture.width() > self.dots {
            return Err(RasterError::Wide {
                width: picture.width(),
                dots: self.dots,
            });
        }
        let coverage: Vec<u8> = picture
            .bits()
            .iter()
            .flat_map(|byte| {
                (0..8)
                    .rev()
                    .map(move |bit| if byte >> bit & 1 == 1 { u8::MAX } else { 0 })
            })
            .collect();
        self.canvas.add(&Shape {
            left: self.centred(picture.width()),
            top: y as i32,
            width: picture.width(),
            coverage: &coverage,
        });
        Ok(picture.height())
    }
}

/// How a label and a value divide a row: both whole if they fit, else the one that asks too much wraps.
fn share(width: u32, label: u32, value: u32) -> (u32, u32) {
    let value_most = (width as f32 * VALUE_SHARE) as u32;
    if label + value <= width || value <= value_most {
        (width - value.min(width), value.min(width))
    } else if label <= width - value_most {
        (label, width - label)
    } else {
        (width - value_most, value_most)
    }
}

/// How deep a dot lies inside a rounded rectangle; negative outside.
fn outline(area: Area, (x, y): (u32, u32), radius: f32) -> f32 {
    let (half_width, half_height) = (area.width as f32 / 2.0, area.height as f32 / 2.0);
    let across = (x as f32 + 0.5 - half_width).abs() - (half_width - radius);
    let down = (y as f32 + 0.5 - half_height).abs() - (half_height - radius);
    let corner = (across.max(0.0).powi(2) + down.max(0.0).powi(2)).sqrt();
    radius - corner - across.max(down).min(0.0)
}
