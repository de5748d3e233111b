//! What can be read on a page, and by a phone in its code.

use config::Branch;
use hardware::{Block, Page, Text};

use crate::catalogues::plain;
use crate::manarat;

/// Everything a page says, a line each, as it is read.
pub(crate) fn lines(page: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Text(text) | Block::Badge(text) | Block::Heading { text, .. } => {
                lines.push(whole(text));
            }
            Block::Row { start, end } => lines.push(format!("{}: {}", whole(start), whole(end))),
            Block::Beside { blocks, .. } => lines.extend(blocks.iter().map(whole)),
            Block::Rule(_) | Block::Space(_) | Block::Qr { .. } | Block::Picture(_) => {}
        }
    }
    lines
}

fn whole(text: &Text) -> String {
    let runs = text.runs.iter().map(|run| run.text.as_str());
    let parts = std::iter::once(text.text.as_str()).chain(runs);
    plain(&parts.collect::<String>())
}

/// What a page's code, which stands beside words, says.
pub(crate) fn qr(page: Page) -> String {
    let found = page.blocks.into_iter().find_map(|block| match block {
        Block::Beside { qr, .. } => Some(qr),
        _ => None,
    });
    found.unwrap()
}

/// The shipped branch, whose visitors have a page.
pub(crate) fn with_page() -> Branch {
    Branch {
        public_address: Some("https://queue.example.org/".to_owned()),
        ..manarat()
    }
}
