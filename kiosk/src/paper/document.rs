//! A document on paper: what visitors read on the screen, to take home, and a form with room to write (P14).

use chrono::NaiveDate;
use config::{Branch, Document, DocumentBlock, DocumentText, Language};
use hardware::{Bitmap, Block, Page, Rule, Text, Typesetter};

use super::direction;
use super::error::PaperError;
use super::information::foot;
use super::sheet::{BULLET, LIST, READING, letterhead};
use crate::words::Words;

/// The document's title; the em in dots of 576.
const TITLE: f32 = 36.0;
/// Room to write by hand, in millimetres.
const WRITING: f32 = 9.0;
/// The longest document that is printed, in characters: about a metre of paper.
const LONGEST: usize = 4000;

/// What stands on one sheet. The language is that of the words it is composed with.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentPaper<'a> {
    /// Whose reception it is.
    pub branch: &'a Branch,
    /// The document.
    pub document: &'a Document,
    /// Today, local; `None` where no clock says which day it is.
    pub date: Option<NaiveDate>,
}

/// Whether a document is short enough for a visitor's paper.
#[must_use]
pub fn is_printable(text: &DocumentText) -> bool {
    let letters = |block: &DocumentBlock| block.plain().chars().count();
    text.blocks.iter().map(letters).sum::<usize>() <= LONGEST
}

/// The sheet as it comes out on the paper of `typesetter`.
///
/// # Errors
/// When words are missing or hold a letter that paper has no shape for.
pub fn draw_document(
    paper: &DocumentPaper,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<Bitmap, PaperError> {
    Ok(typesetter.render(&compose_document(paper, words)?)?)
}

/// The page of blocks that [`draw_document`] draws, for those who read it rather than print it.
///
/// # Errors
/// When words are missing.
pub fn compose_document(paper: &DocumentPaper, words: &Words) -> Result<Page, PaperError> {
    let language: Language = words.language();
    let text = paper.document.get(language);
    let title = Text::new(&text.title, TITLE);
    let mut blocks = letterhead(paper.branch, language);
    blocks.push(Block::Text(title.bold().centred()));
    blocks.extend(text.blocks.iter().flat_map(|block| printed(block, words)));
    blocks.extend(foot(paper.date, words)?);
    Ok(Page {
        direction: direction(language),
        blocks,
    })
}

fn printed(block: &DocumentBlock, words: &Words) -> Vec<Block> {
    let plain = block.plain();
    let below = |space, text| vec![Block::Space(space), Block::Text(text)];
    match block {
        DocumentBlock::Heading(..) => below(3.0, Text::new(plain, LIST).bold()),
        DocumentBlock::Item { number, .. } => {
            let mark = number.map_or_else(|| BULLET.to_owned(), |number| numbered(number, words));
            below(1.0, Text::new(format!("{mark}{plain}"), READING))
        }
        DocumentBlock::Row { heads: true, .. } => Vec::new(),
        DocumentBlock::Row { cells, .. } if cells.iter().any(Vec::is_empty) => {
            let mut blocks = below(1.5, Text::new(plain, READING));
            blocks.extend([Block::Space(WRITING), Block::Rule(Rule::Solid(1))]);
            blocks
        }
        DocumentBlock::Line => vec![Block::Space(2.0), Block::Rule(Rule::Dashed)],
        DocumentBlock::Row { .. }
        | DocumentBlock::Paragraph(_)
        | DocumentBlock::Quote(_)
        | DocumentBlock::Picture { .. } => below(1.5, Text::new(plain, READING)),
    }
}

fn numbered(number: u64, words: &Words) -> String {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    format!("{}.\u{a0}", words.digits().number(number))
}
