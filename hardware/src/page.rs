//! A page in paper's words: blocks from top to bottom, each of text, rules, codes, pictures or space.
//!
//! Sizes are dots on paper of 576 dots; [`crate::Scale`] fits them to other papers. Nothing here knows what the words
//! mean: composing a ticket or a receipt is the caller's.

use crate::bitmap::Bitmap;

/// Which way a page reads: it decides where `Start` is and mirrors rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Arabic: starts at the right.
    RightToLeft,
    /// English: starts at the left.
    LeftToRight,
}

/// Thickness of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For values and headings.
    SemiBold,
    /// For labels inside a paragraph and for the number.
    Bold,
}

/// Where lines stand in their box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the reading start: right in Arabic.
    Start,
    /// In the middle.
    Center,
    /// At the reading end: left in Arabic.
    End,
}

/// How much height a text takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leading {
    /// Lines set apart for reading; long text wraps.
    Reading,
    /// Exactly the inked height, for one large figure; text too wide is made smaller, never broken.
    Ink,
}

/// Letters of one weight that follow in the same paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// Their thickness.
    pub weight: Weight,
}

/// A paragraph, or several parted by `\n`.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What it begins with; numbers among Arabic words are isolated (U+2068 … U+2069) by the caller.
    pub text: String,
    /// The em in dots, on paper of 576 dots.
    pub size: f32,
    /// Thickness of `text`.
    pub weight: Weight,
    /// Where its lines stand.
    pub align: Align,
    /// What follows `text` in the same paragraph.
    pub runs: Vec<Run>,
    /// How much height it takes.
    pub leading: Leading,
}

impl Text {
    /// A regular paragraph at the reading start; `size` is the em in dots.
    pub fn new(text: impl Into<String>, size: f32) -> Self {
        Self {
            text: text.into(),
            size,
            weight: Weight::Regular,
            align: Align::Start,
            runs: Vec::new(),
            leading: Leading::Reading,
        }
    }

    /// The same in another weight.
    pub fn weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    /// The same, standing elsewhere in its box.
    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same in bold.
    pub fn bold(self) -> Self {
        self.weight(Weight::Bold)
    }

    /// The same in the middle.
    pub fn centred(self) -> Self {
        self.align(Align::Center)
    }

    /// The same, taking exactly its inked height.
    pub fn ink_high(self) -> Self {
        Self {
            leading: Leading::Ink,
            ..self
        }
    }

    /// The same, continued in another weight.
    pub fn then(mut self, text: impl Into<String>, weight: Weight) -> Self {
        self.runs.push(Run {
            text: text.into(),
            weight,
        });
        self
    }
}

/// A line across the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Unbroken, so many dots thick.
    Solid(u32),
    /// Short strokes, two dots thick.
    Dashed,
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(Text),
    /// A logo beside words, centred as one.
    Heading {
        /// One of [`crate::icon_names`].
        icon: String,
        /// The words.
        text: Text,
    },
    /// A label at the reading start and its value at the end; both wrap.
    Row {
        /// The label.
        start: Text,
        /// The value; its lines stand at the reading end.
        end: Text,
    },
    /// A line across.
    Rule(Rule),
    /// Words in a rounded outline, centred.
    Badge(Text),
    /// Nothing, so many millimetres of it.
    Space(f32),
    /// A QR code, centred.
    Qr {
        /// What it holds; capitals and digits make it smaller.
        data: String,
        /// Dots per module, made smaller where the paper is narrow, never under 3.
        module: u32,
    },
    /// A QR code at the reading start with words beside it, vertically centred.
    Beside {
        /// What the code holds.
        qr: String,
        /// Dots per module, as in `Qr`.
        module: u32,
        /// The words.
        blocks: Vec<Text>,
    },
    /// A ready picture, centred, as it is.
    Picture(Bitmap),
}

/// A page from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Which way it reads.
    pub direction: Direction,
    /// What stands on it.
    pub blocks: Vec<Block>,
}
