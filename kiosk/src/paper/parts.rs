//! The parts of a ticket from top to bottom: names and number, badges, what to expect, papers to bring, code.
//!
//! How large each is set is the fit's; whether the whole is short enough is seen by the ticket.

use domain::digits::isolate;
use domain::time::ClockTrust;
use hardware::{Block, Rule, Text, Weight};

use super::fit::Fit;
use super::required::{self, Extent};
use super::ticket::{TicketPaper, qr_content};
use crate::words::{Words, WordsError, dates, waits};
use desk::day;

type Blocks = Result<Vec<Block>, WordsError>;

/// A ticket, the words to say it in and how generously.
pub(super) struct Parts<'a> {
    pub(super) ticket: &'a TicketPaper<'a>,
    pub(super) words: &'a Words,
    pub(super) fit: Fit,
}

impl Parts<'_> {
    /// All parts, divided by lines.
    pub(super) fn blocks(&self) -> Blocks {
        let mut blocks = self.head();
        blocks.extend(self.badges()?);
        blocks.extend(self.divided(self.rows()?));
        let extent = Extent {
            named: self.fit.named,
            size: self.fit.sentences,
        };
        let required = required::blocks(self.ticket.service, extent, self.words)?;
        if !required.is_empty() {
            blocks.extend(self.divided(required));
        }
        blocks.extend([self.fit.space(1.5), Block::Rule(Rule::Dashed)]);
        blocks.push(self.beside()?);
        Ok(blocks)
    }

    fn head(&self) -> Vec<Block> {
        let (ticket, fit) = (self.ticket, self.fit);
        let language = self.words.language();
        let branch = Text::new(ticket.branch.name.get(language), fit.rows + 2.0);
        let service = Text::new(ticket.service.name.get(language), fit.service).bold();
        vec![
            fit.space(1.5),
            Block::Heading {
                icon: ticket.branch.icon.clone(),
                text: branch.weight(Weight::SemiBold),
            },
            fit.space(1.5),
            Block::Rule(Rule::Solid(3)),
            fit.space(1.5),
            Block::Text(service.centred()),
            // White around the number is what makes it the paper, so that it is not squeezed with the rest.
            Block::Space(1.2 + fit.space),
            self.number(),
            Block::Space(1.2 + fit.space),
        ]
    }

    fn number(&self) -> Block {
        let figures = self.words.digits().number(self.ticket.number);
        let text = Text::new(isolate(&figures), self.fit.number);
        Block::Text(text.bold().centred().ink_high())
    }

    fn badges(&self) -> Blocks {
        let keys = [
            self.ticket.priority.then_some("ticket-priority"),
            self.ticket.copy.then_some("ticket-copy"),
        ];
        let mut blocks = Vec::new();
        for key in keys.into_iter().flatten() {
            let badge = Text::new(self.words.get(key)?, self.fit.rows);
            blocks.push(Block::Space(0.3));
            blocks.push(Block::Badge(badge.weight(Weight::SemiBold)));
        }
        Ok(blocks)
    }

    fn rows(&self) -> Blocks {
        let mut rows = Vec::new();
        if let Some(ahead) = self.ticket.ahead {
            let people = self
                .words
                .with("ticket-ahead", [("people", ahead.into())])?;
            rows.push(self.row("ticket-ahead-label", people)?);
        }
        if let Some(minutes) = self.ticket.wait {
            rows.push(self.row("ticket-wait-label", waits::told(minutes, self.words)?)?);
        }
        rows.extend(self.issued()?);
        Ok(rows)
    }

    /// Time and date. A clock nobody set says when about, if it agrees with the open day at all; a time that may be
    /// years off sends people away.
    fn issued(&self) -> Blocks {
        let date = |date| -> Result<Block, WordsError> {
            self.row("ticket-date-label", dates::lines(self.words, date)?)
        };
        let branch = self.ticket.branch;
        let days = day::day_rule(branch);
        let trusted = self.ticket.clock != ClockTrust::Untrusted;
        if !trusted && days.day_of(self.ticket.issued) != self.ticket.business_day {
            return Ok(vec![date(self.ticket.business_day)?]);
        }
        let local = self.ticket.issued.with_timezone(&branch.time_zone);
        let time = dates::time(self.words, local)?;
        let time = if trusted {
            self.row("ticket-time-label", time)?
        } else {
            self.row("ticket-time-about-label", time)?
        };
        Ok(vec![time, date(local.date_naive())?])
    }

    fn row(&self, label: &'static str, value: String) -> Result<Block, WordsError> {
        Ok(Block::Row {
            start: Text::new(self.words.get(label)?, self.fit.rows),
            end: Text::new(value, self.fit.rows).weight(Weight::SemiBold),
        })
    }

    /// The code and what it is for: following the turn is promised only where the visitor's page is on.
    fn beside(&self) -> Result<Block, WordsError> {
        let invitation = match &self.ticket.branch.public_address {
            Some(_) => "ticket-follow",
            None => "ticket-rate",
        };
        Ok(Block::Beside {
            qr: qr_content(self.ticket.branch, self.ticket.code),
            module: self.fit.module,
            blocks: vec![
                Text::new(self.words.get(invitation)?, self.fit.sentences),
                // An empty line, low: the sentence ends here.
                Text::new("", 7.0),
                Text::new(self.words.get("ticket-code-label")?, 21.0),
                Text::new(isolate(self.ticket.short_code), 25.0).weight(Weight::SemiBold),
            ],
        })
    }

    /// A dashed line and the part beneath it.
    fn divided(&self, part: Vec<Block>) -> Vec<Block> {
        let mut blocks = vec![self.fit.space(1.5), Block::Rule(Rule::Dashed)];
        blocks.push(self.fit.space(1.0));
        blocks.extend(part);
        blocks
    }
}
