//! The papers a visitor should have ready, as much of the list as the ticket has room for.
//!
//! A list that is cut says so and where the whole of it is to be had; how much room there is, the ticket decides.

use config::{Language, Service};
use hardware::{Block, Text, Weight};

use crate::words::{Words, WordsError};

/// What parts one paper from the next; a line may end with the dot but not begin with it.
const BETWEEN: &str = "\u{A0}· ";

/// How much of the list is given, and how large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    /// How many papers are named, from the first; the list may be shorter.
    pub(super) named: usize,
    /// The em in dots of 576.
    pub(super) size: f32,
}

/// The list in a bold label's paragraph; nothing where the service asks for no papers.
pub(super) fn blocks(
    service: &Service,
    extent: Extent,
    words: &Words,
) -> Result<Vec<Block>, WordsError> {
    if service.papers.is_empty() {
        return Ok(Vec::new());
    }
    let label = words.get("ticket-papers-label")?;
    let papers = list(service, extent.named, words.language());
    let ask = words.get("ticket-papers-ask")?;
    let paragraph = |following: &str| {
        Text::new(format!("{label} "), extent.size)
            .bold()
            .then(following, Weight::Regular)
    };
    let list = match extent.named {
        0 => vec![paragraph(&ask)],
        named if named < service.papers.len() => vec![
            paragraph(&papers),
            Text::new(ask, extent.size).weight(Weight::SemiBold),
        ],
        _ => vec![paragraph(&papers)],
    };
    Ok(list.into_iter().map(Block::Text).collect())
}

fn list(service: &Service, named: usize, language: Language) -> String {
    let papers: Vec<&str> = service
        .papers
        .iter()
        .take(named)
        .map(|paper| paper.get(language))
        .collect();
    papers.join(BETWEEN)
}
