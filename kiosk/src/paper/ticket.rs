//! The ticket: the number is the paper, and under it what its visitor needs until they are called.
//!
//! A ticket is at most 110 mm long. Where a branch's names and lists are too long for that, the space between parts and
//! the papers' letters become smaller first, then the list is cut and says so; nothing is clipped.

use chrono::{DateTime, NaiveDate, Utc};
use config::{Branch, Language, Service};
use domain::digits::isolate;
use domain::time::ClockTrust;
use hardware::{Bitmap, Block, Direction, Page, Rule, Text, Typesetter, Weight};

use super::error::PaperError;
use super::required::{self, Extent};
use crate::words::{Words, WordsError, dates};

/// How long a ticket may be, in millimetres.
pub const LONGEST_MM: f32 = 110.0;

/// What stands on one ticket. The language is that of the words it is composed with.
#[derive(Debug, Clone, PartialEq)]
pub struct TicketPaper<'a> {
    /// Whose reception it is.
    pub branch: &'a Branch,
    /// What the visitor came for.
    pub service: &'a Service,
    /// The number they are called by.
    pub number: u32,
    /// Whether they are served first.
    pub priority: bool,
    /// How many wait before them, where that is known.
    pub ahead: Option<u32>,
    /// The least and the most minutes of waiting, where they can be estimated.
    pub wait: Option<(u32, u32)>,
    /// When it was issued.
    pub issued: DateTime<Utc>,
    /// How far `issued` is to be trusted.
    pub clock: ClockTrust,
    /// The open day it belongs to, which stands on it when the clock is not trusted.
    pub business_day: NaiveDate,
    /// The long signed code, for the QR (see [`domain::code::sign`]).
    pub code: &'a str,
    /// The code people type (see [`domain::code::short`]).
    pub short_code: &'a str,
    /// Whether this paper was printed before.
    pub copy: bool,
}

/// The ticket as it comes out on the paper of `typesetter`.
///
/// # Errors
/// When words are missing or hold a letter that paper has no shape for.
pub fn draw(
    ticket: &TicketPaper,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<Bitmap, PaperError> {
    fitted(ticket, words, typesetter).map(|(_, bitmap)| bitmap)
}

/// The page of blocks that [`draw`] draws, for those who read it rather than print it.
///
/// # Errors
/// As [`draw`].
pub fn compose(
    ticket: &TicketPaper,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<Page, PaperError> {
    fitted(ticket, words, typesetter).map(|(page, _)| page)
}

/// What a ticket's QR holds: the visitor's page with the long code in its address where that page is on, else the code.
pub fn qr_content(branch: &Branch, code: &str) -> String {
    branch.public_address.as_ref().map_or_else(
        || code.to_owned(),
        |address| format!("{}/t/{code}", address.trim_end_matches('/')),
    )
}

/// The most legible page that is short enough; if none is, the shortest, because a number promised is printed.
fn fitted(
    ticket: &TicketPaper,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<(Page, Bitmap), PaperError> {
    let longest = typesetter.scale().millimetres(LONGEST_MM);
    let mut fits = Fit::from_roomiest(ticket.service.papers.len());
    loop {
        let fit = fits.next();
        let page = Page {
            direction: direction(words.language()),
            blocks: ticket.blocks(words, fit.unwrap_or(Fit::LEAST))?,
        };
        let bitmap = typesetter.render(&page)?;
        if bitmap.height() <= longest || fit.is_none() {
            return Ok((page, bitmap));
        }
    }
}

/// How generously a ticket is set; sizes are ems in dots of 576.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// Of the usual space between parts.
    space: f32,
    service: f32,
    number: f32,
    /// Rows and badges.
    rows: f32,
    /// Sentences: the papers to bring and the invitation.
    sentences: f32,
    /// Dots per module of the code.
    module: u32,
    /// How many papers to bring are named.
    named: usize,
}

impl Fit {
    /// The shortest way: the list of papers is to be had at the reception. Smaller letters than these tire old eyes.
    const LEAST: Self = Self {
        space: 0.3,
        service: 30.0,
        number: 130.0,
        rows: 24.0,
        sentences: 22.0,
        module: 4,
        named: 0,
    };

    /// As a ticket should be where names and lists are short.
    const ROOMY: Self = Self {
        space: 1.0,
        service: 38.0,
        number: 200.0,
        rows: 26.0,
        sentences: 25.0,
        module: 5,
        named: usize::MAX,
    };

    /// Every way to set a ticket that asks for so many papers, the most legible first.
    fn from_roomiest(papers: usize) -> impl Iterator<Item = Self> {
        let snug = Self {
            space: 0.75,
            sentences: 23.5,
            ..Self::ROOMY
        };
        let close = Self {
            space: 0.6,
            service: 36.0,
            number: 180.0,
            sentences: 22.5,
            module: 4,
            ..Self::ROOMY
        };
        let closer = Self {
            space: 0.4,
            service: 34.0,
            number: 155.0,
            sentences: 22.0,
            ..close
        };
        let cut = |named| Self {
            named,
            ..Self::LEAST
        };
        let whole = [Self::ROOMY, snug, Self { module: 4, ..snug }, close, closer];
        whole.into_iter().chain((0..=papers).rev().map(cut))
    }

    fn space(self, mm: f32) -> Block {
        Block::Space(mm * self.space)
    }
}

type Blocks = Result<Vec<Block>, WordsError>;

impl TicketPaper<'_> {
    fn blocks(&self, words: &Words, fit: Fit) -> Blocks {
        let mut blocks = self.head(words, fit);
        blocks.extend(self.badges(words, fit)?);
        blocks.extend(divided(self.rows(words, fit)?, fit));
        let required = required::blocks(
            self.service,
            Extent {
                named: fit.named,
                size: fit.sentences,
            },
            words,
        )?;
        if !required.is_empty() {
            blocks.extend(divided(required, fit));
        }
        blocks.extend([
            fit.space(1.5),
            Block::Rule(Rule::Dashed),
            self.beside(words, fit)?,
        ]);
        Ok(blocks)
    }

    fn head(&self, words: &Words, fit: Fit) -> Vec<Block> {
        let language = words.language();
        let branch =
            Text::new(self.branch.name.get(language), fit.rows + 2.0).weight(Weight::SemiBold);
        let service = Text::new(self.service.name.get(language), fit.service).bold();
        let number = Text::new(isolate(&words.digits().number(self.number)), fit.number).bold();
        vec![
            fit.space(1.5),
            Block::Heading {
                icon: self.branch.icon.clone(),
                text: branch,
            },
            fit.space(1.5),
            Block::Rule(Rule::Solid(3)),
            fit.space(1.5),
            Block::Text(service.centred()),
            // White around the number is what makes it the paper, so that it is not squeezed with the rest.
            Block::Space(1.2 + fit.space),
            Block::Text(number.centred().ink_high()),
            Block::Space(1.2 + fit.space),
        ]
    }

    fn badges(&self, words: &Words, fit: Fit) -> Blocks {
        let keys = [
            self.priority.then_some("ticket-priority"),
            self.copy.then_some("ticket-copy"),
        ];
        let mut blocks = Vec::new();
        for key in keys.into_iter().flatten() {
            let badge = Text::new(words.get(key)?, fit.rows).weight(Weight::SemiBold);
            blocks.extend([Block::Space(0.3), Block::Badge(badge)]);
        }
        Ok(blocks)
    }

    fn rows(&self, words: &Words, fit: Fit) -> Blocks {
        let mut rows = Vec::new();
        let mut row = |label, value| -> Result<(), WordsError> {
            rows.push(Block::Row {
                start: Text::new(words.get(label)?, fit.rows),
                end: Text::new(value, fit.rows).weight(Weight::SemiBold),
            });
            Ok(())
        };
        if let Some(ahead) = self.ahead {
            let people = words.with("ticket-ahead", [("people", ahead.into())])?;
            row("ticket-ahead-label", people)?;
        }
        if let Some(minutes) = self.wait {
            row("ticket-wait-label", wait(minutes, words)?)?;
        }
        let local = self.issued.with_timezone(&self.branch.time_zone);
        if self.clock == ClockTrust::Untrusted {
            // A time that may be years off would send people away; the day is known by itself.
            row("ticket-date-label", dates::lines(words, self.business_day)?)?;
        } else {
            row("ticket-time-label", dates::time(words, local)?)?;
            row(
                "ticket-date-label",
                dates::lines(words, local.date_naive())?,
            )?;
        }
        Ok(rows)
    }

    /// The code and what it is for: following the turn is promised only where the visitor's page is on.
    fn beside(&self, words: &Words, fit: Fit) -> Result<Block, WordsError> {
        let invitation = match &self.branch.public_address {
            Some(_) => "ticket-follow",
            None => "ticket-rate",
        };
        Ok(Block::Beside {
            qr: qr_content(self.branch, self.code),
            module: fit.module,
            blocks: vec![
                Text::new(words.get(invitation)?, fit.sentences),
                // An empty line, low: the sentence ends here.
                Text::new("", 7.0),
                Text::new(words.get("ticket-code-label")?, 21.0),
                Text::new(isolate(self.short_code), 25.0).weight(Weight::SemiBold),
            ],
        })
    }
}

fn direction(language: Language) -> Direction {
    match language {
        Language::Arabic => Direction::RightToLeft,
        Language::English => Direction::LeftToRight,
    }
}

/// A dashed line and the part beneath it.
fn divided(part: Vec<Block>, fit: Fit) -> Vec<Block> {
    let mut blocks = vec![fit.space(1.5), Block::Rule(Rule::Dashed), fit.space(1.0)];
    blocks.extend(part);
    blocks
}

/// The wait in words: a range where there is one worth naming.
fn wait((least, most): (u32, u32), words: &Words) -> Result<String, WordsError> {
    let key = match (least, most) {
        (0, 3..) => "ticket-wait-under",
        (least, most) if least >= most || most <= 2 => "ticket-wait-about",
        _ => "ticket-wait-range",
    };
    words.with(key, [("least", least.into()), ("most", most.into())])
}
