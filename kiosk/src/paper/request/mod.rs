//! The receipt of a request (H4, H5, H6): what was asked for and with which papers, who decides and when an answer may come,
//! the applicant's signature, and how to follow it. A visit receipt grown to a request.
//!
//! What the applicant typed is their own words; whatever paper has no letters for is left out, as on the receipt of a visit.

mod asked;

pub use asked::asked;

use chrono::NaiveDate;
use config::{Bilingual, Branch};
use domain::digits::isolate;
use hardware::{Bitmap, Block, Page, RasterError, Rule, Text, Typesetter, Weight};

use super::direction;
use super::error::PaperError;
use super::sheet::{READING, SMALL, letterhead, list};
use crate::words::{Words, WordsError, dates};

/// What the paper is; ems in dots of 576.
const TITLE: f32 = 42.0;
/// What is asked for.
const FORM: f32 = 32.0;
/// The reference, which is typed and spoken.
const REFERENCE: f32 = 46.0;
/// Dots per module of the code.
const MODULE: u32 = 6;
/// The clause says two weeks (H5); where the charity's own figure is less its words are left out.
const CLAUSE_DAYS: i64 = 14;

type Blocks = Result<Vec<Block>, WordsError>;

/// What stands on the receipt of one request. The language is that of the words it is composed with.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestPaper<'a> {
    /// Whose reception it was.
    pub branch: &'a Branch,
    /// What is asked for: the form's name.
    pub form: &'a Bilingual,
    /// Eight digits such as `4821-0372`.
    pub reference: &'a str,
    /// The day of this paper.
    pub date: NaiveDate,
    /// What was filled in: labels and values, in the form's order.
    pub asked: Vec<(String, String)>,
    /// Papers that were given; may be empty.
    pub given: Vec<String>,
    /// Papers that are still to be brought; may be empty.
    pub missing: Vec<String>,
    /// Where it was submitted to; `None` while it waits for papers.
    pub submitted: Option<Submitted<'a>>,
    /// Whether the applicant signed on the screen; else they sign here.
    pub signed_on_screen: bool,
    /// Whether this paper was printed before.
    pub copy: bool,
}

/// What an applicant is told at the submission (H5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submitted<'a> {
    /// Who decides.
    pub committee: &'a Bilingual,
    /// The day of the submission.
    pub on: NaiveDate,
    /// No answer comes before this day.
    pub earliest: NaiveDate,
    /// After this day an answer is overdue, where the charity says so.
    pub latest: Option<NaiveDate>,
}

/// The receipt as it comes out on the paper of `typesetter`. Typed letters that paper has no shape for are left out.
///
/// # Errors
/// When words are missing, or the settings hold a letter that paper has no shape for.
pub fn draw_request(
    request: &RequestPaper,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<Bitmap, PaperError> {
    let mut request = request.clone();
    loop {
        match typesetter.render(&compose_request(&request, words)?) {
            Err(RasterError::Character { character, .. }) if request.says(character) => {
                request.drop(character);
            }
            drawn => return Ok(drawn?),
        }
    }
}

/// The page of blocks that [`draw_request`] draws, for those who read it rather than print it.
///
/// # Errors
/// When words are missing.
pub fn compose_request(request: &RequestPaper, words: &Words) -> Result<Page, PaperError> {
    let parts = Parts { request, words };
    Ok(Page {
        direction: direction(words.language()),
        blocks: parts.blocks()?,
    })
}

impl RequestPaper<'_> {
    fn typed(&mut self) -> impl Iterator<Item = &mut String> {
        let asked = self.asked.iter_mut().map(|(_, value)| value);
        asked.chain(&mut self.given).chain(&mut self.missing)
    }

    fn says(&mut self, character: char) -> bool {
        self.typed().any(|text| text.contains(character))
    }

    fn drop(&mut self, character: char) {
        self.typed()
            .for_each(|text| text.retain(|letter| letter != character));
    }
}

struct Parts<'a> {
    request: &'a RequestPaper<'a>,
    words: &'a Words,
}

impl Parts<'_> {
    fn blocks(&self) -> Blocks {
        let mut blocks = self.head()?;
        let parts = [
            self.asked()?,
            self.papers()?,
            self.answer()?,
            self.signature()?,
        ];
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            blocks.extend([Block::Space(2.0), Block::Rule(Rule::Dashed)]);
            blocks.push(Block::Space(1.5));
            blocks.extend(part);
        }
        blocks.extend([Block::Space(2.0), Block::Rule(Rule::Dashed)]);
        blocks.push(Block::Space(1.0));
        blocks.push(self.follow()?);
        Ok(blocks)
    }

    fn head(&self) -> Blocks {
        let (request, words) = (self.request, self.words);
        let title = Text::new(words.get("request-title")?, TITLE).bold();
        let form = Text::new(request.form.get(words.language()), FORM).weight(Weight::SemiBold);
        let label = Text::new(words.get("request-reference-label")?, SMALL);
        let reference = Text::new(isolate(request.reference), REFERENCE).bold();
        let mut blocks = letterhead(request.branch, words.language());
        blocks.extend([Block::Text(title.centred()), Block::Space(1.0)]);
        blocks.extend([Block::Text(form.centred()), Block::Space(1.5)]);
        if request.copy {
            let copy = Text::new(words.get("ticket-copy")?, READING).weight(Weight::SemiBold);
            blocks.extend([Block::Badge(copy), Block::Space(1.5)]);
        }
        blocks.extend([Block::Text(label.centred()), Block::Space(0.5)]);
        blocks.extend([Block::Text(reference.centred()), Block::Space(1.5)]);
        blocks.push(self.dated("ticket-date-label", request.date)?);
        Ok(blocks)
    }

    fn dated(&self, label: &'static str, date: NaiveDate) -> Result<Block, WordsError> {
        Ok(Block::Row {
            start: Text::new(self.words.get(label)?, READING),
            end: Text::new(dates::lines(self.words, date)?, READING).weight(Weight::SemiBold),
        })
    }

    fn asked(&self) -> Blocks {
        let mut blocks = Vec::new();
        for (label, value) in &self.request.asked {
            blocks.push(Block::Text(Text::new(label.as_str(), SMALL)));
            let value = Text::new(value.as_str(), READING).weight(Weight::SemiBold);
            blocks.extend([Block::Space(0.3), Block::Text(value), Block::Space(1.2)]);
        }
        blocks.pop();
        Ok(blocks)
    }

    fn papers(&self) -> Blocks {
        let mut blocks = Vec::new();
        let lists = [
            ("request-given-label", &self.request.given),
            ("request-missing-label", &self.request.missing),
        ];
        for (label, papers) in lists {
            if papers.is_empty() {
                continue;
            }
            if !blocks.is_empty() {
                blocks.push(Block::Space(1.5));
            }
            let label = self.words.get(label)?;
            blocks.extend(list(label, papers.iter().map(String::as_str)));
        }
        Ok(blocks)
    }

    fn answer(&self) -> Blocks {
        let Some(submitted) = self.request.submitted else {
            let waits = Text::new(self.words.get("request-waiting")?, READING);
            return Ok(vec![Block::Text(waits)]);
        };
        let committee = submitted.committee.get(self.words.language());
        let clause = (submitted.earliest - submitted.on).num_days() >= CLAUSE_DAYS;
        let sentence = if clause {
            "request-answer"
        } else {
            "request-answer-plain"
        };
        let sentence = self
            .words
            .with(sentence, [("committee", committee.into())])?;
        let mut blocks = vec![
            Block::Text(Text::new(sentence, READING)),
            Block::Space(1.5),
            self.dated("request-earliest-label", submitted.earliest)?,
        ];
        if let Some(latest) = submitted.latest {
            blocks.extend([
                Block::Space(1.0),
                self.dated("request-latest-label", latest)?,
            ]);
        }
        Ok(blocks)
    }

    /// The applicant answers for the data (H4), here or on the screen.
    fn signature(&self) -> Blocks {
        let truth = Text::new(self.words.get("request-truth")?, READING);
        let mut blocks = vec![Block::Text(truth), Block::Space(1.0)];
        if self.request.signed_on_screen {
            let signed = Text::new(self.words.get("request-signed")?, READING);
            blocks.push(Block::Text(signed.weight(Weight::SemiBold)));
        } else {
            let label = Text::new(self.words.get("request-signature-label")?, SMALL);
            blocks.extend([Block::Text(label), Block::Space(12.0)]);
            blocks.push(Block::Rule(Rule::Solid(2)));
        }
        Ok(blocks)
    }

    fn follow(&self) -> Result<Block, WordsError> {
        let follow = Text::new(self.words.get("request-follow")?, READING);
        let digits = self.request.reference.chars();
        Ok(Block::Beside {
            qr: digits.filter(char::is_ascii_digit).collect(),
            module: MODULE,
            blocks: vec![follow],
        })
    }
}
