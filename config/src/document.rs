//! Documents that staff and visitors read: the charity's bylaws and guides (P14), and what corrects misconceptions (P9).
//!
//! A document is a pair of Markdown files; what stands here is what they say, without a trace of HTML. How it looks is
//! left to the pages and the paper.

use crate::Language;

/// One document in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The name of its files, without language and ending: an id.
    pub name: String,
    /// Who reads it.
    pub readers: Readers,
    /// Where it stands among the others, 1 to 999; of the same place by name.
    pub order: u32,
    /// In Arabic.
    pub ar: DocumentText,
    /// In English.
    pub en: DocumentText,
}

impl Document {
    /// What it says in `language`.
    #[must_use]
    pub fn get(&self, language: Language) -> &DocumentText {
        match language {
            Language::Arabic => &self.ar,
            Language::English => &self.en,
        }
    }
}

/// Who reads a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Staff alone, on the console.
    Staff,
    /// Visitors too, at the kiosk.
    Visitors,
}

/// A document in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentText {
    /// Its title, up to 80 characters.
    pub title: String,
    /// What it says, in order; at least one block.
    pub blocks: Vec<DocumentBlock>,
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentBlock {
    /// A heading of level 1 (largest) to 6.
    Heading(u8, Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// Words of somebody else's.
    Quote(Vec<Span>),
    /// An entry of a list.
    Item {
        /// How many lists it stands in, from 1.
        depth: usize,
        /// Its number, where the list is numbered.
        number: Option<u64>,
        /// What it says.
        words: Vec<Span>,
    },
    /// A row of a table.
    Row {
        /// Whether it names the columns.
        heads: bool,
        /// Its cells; an empty one is left to be filled in by hand.
        cells: Vec<Vec<Span>>,
    },
    /// A picture in the documents' folder.
    Picture {
        /// The name of its file.
        file: String,
        /// What it shows, in words; never empty.
        words: String,
    },
    /// A line across.
    Line,
}

impl DocumentBlock {
    /// All its words without their looks; cells are parted by a blank.
    #[must_use]
    pub fn plain(&self) -> String {
        let joined = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect();
        match self {
            Self::Heading(_, words) | Self::Paragraph(words) | Self::Quote(words) => joined(words),
            Self::Item { words, .. } => joined(words),
            Self::Row { cells, .. } => {
                let cells: Vec<String> = cells.iter().map(|cell| joined(cell)).collect();
                cells.join(" ").trim().to_owned()
            }
            Self::Picture { words, .. } => words.clone(),
            Self::Line => String::new(),
        }
    }
}

/// Words of one look. A line ends at `\n` within them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Whether they are of weight.
    pub strong: bool,
    /// Whether they are stressed.
    pub stressed: bool,
    /// Where they lead: an address with `http`, `https`, `tel` or `mailto`.
    pub link: Option<String>,
}
