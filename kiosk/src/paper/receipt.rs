//! The receipt of a visit: what came of it, what to bring next time, what comes next, and the invitation to rate it
//! (H7, P8, P10).
//!
//! It is as long as what there is to say. Papers to bring are an employee's own words, so whatever they typed is
//! printed as far as paper has letters for it; a receipt is never refused for a letter.

use chrono::NaiveDate;
use config::{Bilingual, Branch, Service};
use domain::digits::isolate;
use hardware::{Bitmap, Block, Page, RasterError, Rule, Text, Typesetter, Weight};

use super::direction;
use super::error::PaperError;
use super::sheet::{LIST, READING, SMALL, letterhead, list};
use super::ticket::qr_content;
use crate::words::{Words, WordsError, dates};

/// What the paper is; ems in dots of 576.
const TITLE: f32 = 42.0;
/// What the visitor came for.
const SERVICE: f32 = 32.0;
/// The code that is typed.
const REFERENCE: f32 = 28.0;
/// Dots per module of the code.
const MODULE: u32 = 5;

type Blocks = Result<Vec<Block>, WordsError>;

/// What stands on one receipt. The language is that of the words it is composed with.
#[derive(Debug, Clone, PartialEq)]
pub struct ReceiptPaper<'a> {
    /// Whose reception it was.
    pub branch: &'a Branch,
    /// What the visitor came for.
    pub service: &'a Service,
    /// The number they were called by.
    pub number: u32,
    /// The ticket's code that people type (see [`domain::code::short`]).
    pub reference: &'a str,
    /// The business day of the visit.
    pub date: NaiveDate,
    /// What came of it, by the name the settings give.
    pub outcome: &'a Bilingual,
    /// Papers still to be brought, as the employee named them; may be empty.
    pub missing: Vec<String>,
    /// What comes next, where the service's settings say so.
    pub next: Option<&'a Bilingual>,
    /// The ticket's long signed code, for the QR (see [`domain::code::sign`]).
    pub code: &'a str,
    /// Whether this paper was printed before.
    pub copy: bool,
}

/// The receipt as it comes out on the paper of `typesetter`. Letters of the missing papers that paper has no shape
/// for are left out.
///
/// # Errors
/// When words are missing, or anything else holds a letter that paper has no shape for.
pub fn draw_receipt(
    receipt: &ReceiptPaper,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<Bitmap, PaperError> {
    let mut receipt = receipt.clone();
    loop {
        match typesetter.render(&compose_receipt(&receipt, words)?) {
            Err(RasterError::Character { character, .. }) if receipt.names(character) => {
                for paper in &mut receipt.missing {
                    paper.retain(|letter| letter != character);
                }
            }
            drawn => return Ok(drawn?),
        }
    }
}

/// The page of blocks that [`draw_receipt`] draws, for those who read it rather than print it.
///
/// # Errors
/// When words are missing.
pub fn compose_receipt(receipt: &ReceiptPaper, words: &Words) -> Result<Page, PaperError> {
    let parts = Parts { receipt, words };
    Ok(Page {
        direction: direction(words.language()),
        blocks: parts.blocks()?,
    })
}

impl ReceiptPaper<'_> {
    fn names(&self, character: char) -> bool {
        self.missing.iter().any(|paper| paper.contains(character))
    }

    /// The missing papers a line each: what was typed over several lines is one paper, and nothing is none.
    fn missing_lines(&self) -> Vec<String> {
        let one_line = |paper: &String| paper.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines = self.missing.iter().map(one_line);
        lines.filter(|line| !line.is_empty()).collect()
    }
}

struct Parts<'a> {
    receipt: &'a ReceiptPaper<'a>,
    words: &'a Words,
}

impl Parts<'_> {
    fn blocks(&self) -> Blocks {
        let mut blocks = self.head()?;
        for part in [self.rows()?, self.missing()?, self.next()?] {
            if !part.is_empty() {
                blocks.extend([Block::Space(2.0), Block::Rule(Rule::Dashed)]);
                blocks.push(Block::Space(1.5));
                blocks.extend(part);
            }
        }
        blocks.extend([Block::Space(2.0), Block::Rule(Rule::Dashed)]);
        blocks.push(Block::Space(1.0));
        blocks.push(self.invitation()?);
        Ok(blocks)
    }

    fn head(&self) -> Blocks {
        let (receipt, language) = (self.receipt, self.words.language());
        let title = Text::new(self.words.get("receipt-title")?, TITLE).bold();
        let service = Text::new(receipt.service.name.get(language), SERVICE);
        let mut blocks = letterhead(receipt.branch, language);
        blocks.push(Block::Text(title.centred()));
        blocks.push(Block::Space(1.0));
        blocks.push(Block::Text(service.weight(Weight::SemiBold).centred()));
        if receipt.copy {
            let copy = Text::new(self.words.get("ticket-copy")?, READING);
            blocks.push(Block::Space(1.0));
            blocks.push(Block::Badge(copy.weight(Weight::SemiBold)));
        }
        Ok(blocks)
    }

    fn rows(&self) -> Blocks {
        let (receipt, words) = (self.receipt, self.words);
        let number = isolate(&words.digits().number(receipt.number));
        let outcome = receipt.outcome.get(words.language()).to_owned();
        let date = dates::lines(words, receipt.date)?;
        Ok(vec![
            self.row("receipt-outcome-label", outcome, LIST)?,
            Block::Space(1.0),
            self.row("receipt-number-label", number, READING)?,
            Block::Space(1.0),
            self.row("ticket-date-label", date, READING)?,
        ])
    }

    fn row(&self, label: &'static str, value: String, size: f32) -> Result<Block, WordsError> {
        Ok(Block::Row {
            start: Text::new(self.words.get(label)?, READING),
            end: Text::new(value, size).weight(Weight::SemiBold),
        })
    }

    fn missing(&self) -> Blocks {
        let lines = self.receipt.missing_lines();
        if lines.is_empty() {
            return Ok(Vec::new());
        }
        let label = self.words.get("receipt-bring-label")?;
        Ok(list(label, lines.iter().map(String::as_str)))
    }

    fn next(&self) -> Blocks {
        let Some(next) = self.receipt.next else {
            return Ok(Vec::new());
        };
        let label = Text::new(self.words.get("receipt-next-label")?, LIST).bold();
        let next = Text::new(next.get(self.words.language()), READING);
        Ok(vec![
            Block::Text(label),
            Block::Space(0.8),
            Block::Text(next),
        ])
    }

    /// The code and the invitation; the phone is promised only where the visitor's page is on.
    fn invitation(&self) -> Result<Block, WordsError> {
        let (receipt, words) = (self.receipt, self.words);
        let invitation = match &receipt.branch.public_address {
            Some(_) => "receipt-rate-here",
            None => "receipt-rate",
        };
        Ok(Block::Beside {
            qr: qr_content(receipt.branch, receipt.code),
            module: MODULE,
            blocks: vec![
                Text::new(words.get(invitation)?, READING),
                // An empty line, low: the sentence ends here.
                Text::new("", 8.0),
                Text::new(words.get("receipt-reference-label")?, SMALL),
                Text::new(isolate(receipt.reference), REFERENCE).weight(Weight::SemiBold),
            ],
        })
    }
}
