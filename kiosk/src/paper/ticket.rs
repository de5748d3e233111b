//! The ticket: the number is the paper, and under it what its visitor needs until they are called.
//!
//! A ticket is at most 110 mm long. Where a branch's names and lists are too long for that, the space between parts and
//! the papers' letters become smaller first, then the list is cut and says so; nothing is clipped.

use chrono::{DateTime, NaiveDate, Utc};
use config::{Branch, Service};
use domain::time::ClockTrust;
use hardware::{Bitmap, Page, Typesetter};

use super::direction;
use super::error::PaperError;
use super::fit::Fit;
use super::parts::Parts;
use crate::words::Words;

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
        let parts = Parts {
            ticket,
            words,
            fit: fit.unwrap_or(Fit::LEAST),
        };
        let page = Page {
            direction: direction(words.language()),
            blocks: parts.blocks()?,
        };
        if fit.is_none() || typesetter.height(&page)? <= longest {
            let bitmap = typesetter.render(&page)?;
            return Ok((page, bitmap));
        }
    }
}
