//! Information on paper: what a service is and which papers it asks for, to take home before anything is queued
//! for (P6). It is as long as what there is to say, in letters that old eyes can read.

use chrono::NaiveDate;
use config::{Bilingual, Branch, Language, Service};
use hardware::{Bitmap, Block, Page, Rule, Text, Typesetter, Weight};

use super::direction;
use super::error::PaperError;
use super::sheet::{READING, SMALL, letterhead, list};
use crate::words::{Words, WordsError, dates};

/// The service's name; the em in dots of 576.
const NAME: f32 = 40.0;

/// What stands on one sheet. The language is that of the words it is composed with.
#[derive(Debug, Clone, PartialEq)]
pub struct InformationPaper<'a> {
    /// Whose reception it is.
    pub branch: &'a Branch,
    /// What is told of.
    pub service: &'a Service,
    /// Today, local; `None` where no clock says which day it is.
    pub date: Option<NaiveDate>,
}

/// The sheet as it comes out on the paper of `typesetter`.
///
/// # Errors
/// When words are missing or hold a letter that paper has no shape for.
pub fn draw_information(
    paper: &InformationPaper,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<Bitmap, PaperError> {
    Ok(typesetter.render(&compose_information(paper, words)?)?)
}

/// The page of blocks that [`draw_information`] draws, for those who read it rather than print it.
///
/// # Errors
/// When words are missing.
pub fn compose_information(paper: &InformationPaper, words: &Words) -> Result<Page, PaperError> {
    let language = words.language();
    let mut blocks = head(paper, language);
    blocks.extend(required(paper.service, words)?);
    let paragraphs = paper.service.information.iter();
    blocks.extend(paragraphs.flat_map(|text| paragraph(text, language)));
    blocks.extend(foot(paper.date, words)?);
    Ok(Page {
        direction: direction(language),
        blocks,
    })
}

fn head(paper: &InformationPaper, language: Language) -> Vec<Block> {
    let name = Text::new(paper.service.name.get(language), NAME);
    let mut blocks = letterhead(paper.branch, language);
    blocks.push(Block::Text(name.bold().centred()));
    blocks.extend(paragraph(&paper.service.description, language));
    blocks
}

/// The papers to bring; nothing where the service asks for none.
fn required(service: &Service, words: &Words) -> Result<Vec<Block>, WordsError> {
    if service.papers.is_empty() {
        return Ok(Vec::new());
    }
    let papers = service.papers.iter();
    let papers = papers.map(|paper| paper.get(words.language()));
    let mut blocks = vec![Block::Space(2.5), Block::Rule(Rule::Dashed)];
    blocks.push(Block::Space(1.5));
    blocks.extend(list(words.get("ticket-papers-label")?, papers));
    blocks.extend([Block::Space(2.5), Block::Rule(Rule::Dashed)]);
    Ok(blocks)
}

fn paragraph(text: &Bilingual, language: Language) -> [Block; 2] {
    let text = Text::new(text.get(language), READING);
    [Block::Space(1.5), Block::Text(text)]
}

/// That this is no ticket, and of which day it is.
pub(super) fn foot(date: Option<NaiveDate>, words: &Words) -> Result<Vec<Block>, WordsError> {
    let text = words.get("information-no-ticket")?;
    let no_ticket = Text::new(text, READING).weight(Weight::SemiBold);
    let mut blocks = vec![
        Block::Space(2.0),
        Block::Rule(Rule::Solid(3)),
        Block::Space(1.5),
        Block::Text(no_ticket.centred()),
    ];
    if let Some(date) = date {
        let date = Text::new(dates::lines(words, date)?, SMALL);
        blocks.extend([Block::Space(1.0), Block::Text(date.centred())]);
    }
    blocks.push(Block::Space(1.5));
    Ok(blocks)
}
