//! A page that shows staff how the printer prints: words, a number, a code, and that it is no ticket.

use chrono::DateTime;
use chrono_tz::Tz;
use config::Branch;
use hardware::{Bitmap, Block, Page, Rule, Text, Typesetter};

use super::direction;
use super::error::PaperError;
use super::sheet::{READING, letterhead};
use crate::words::{Words, dates};

/// What the paper is; the em in dots of 576.
const TITLE: f32 = 42.0;
/// As large as a ticket's number, so that a worn head shows.
const NUMBER: f32 = 180.0;
/// Stands in the code; no ticket has it.
const CODE: &str = "TEST";

/// The test page, printed at a local time of the branch.
///
/// # Errors
/// When words are missing or hold a letter that paper has no shape for.
pub fn draw_test_page(
    branch: &Branch,
    now: DateTime<Tz>,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<Bitmap, PaperError> {
    let text = |text: String| Block::Text(Text::new(text, READING).centred());
    let title = Text::new(words.get("test-title")?, TITLE).bold().centred();
    let number = Text::new(words.digits().show("000"), NUMBER).bold();
    let mut blocks = letterhead(branch, words.language());
    blocks.extend([
        Block::Text(title),
        Block::Space(2.0),
        Block::Text(number.centred().ink_high()),
        Block::Space(2.0),
        Block::Rule(Rule::Dashed),
        Block::Space(1.5),
        text(dates::header(words, now.date_naive())?),
        text(dates::time(words, now)?),
        Block::Space(1.5),
        Block::Qr {
            data: CODE.to_owned(),
            module: 6,
        },
        Block::Space(1.5),
        text(words.get("test-no-ticket")?),
        Block::Space(1.5),
    ]);
    Ok(typesetter.render(&Page {
        direction: direction(words.language()),
        blocks,
    })?)
}
