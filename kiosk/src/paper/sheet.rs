//! What every sheet that is as long as its contents shares: whose it is at the top, and lists to read.
//!
//! Tickets are set by their own rules, because they must be short.

use config::{Branch, Language};
use hardware::{Block, Rule, Text, Weight};

/// Em of what one reads through, in dots of 576.
pub(super) const READING: f32 = 26.0;
/// Em of what one came for: the papers to bring.
pub(super) const LIST: f32 = 28.0;
/// Em of what is only looked up.
pub(super) const SMALL: f32 = 22.0;
/// Stands before each paper of a list, and does not part from its first word.
pub(super) const BULLET: &str = "•\u{A0}";

/// The branch's logo and name over a line.
pub(super) fn letterhead(branch: &Branch, language: Language) -> Vec<Block> {
    let name = Text::new(branch.name.get(language), READING + 2.0);
    vec![
        Block::Space(1.5),
        Block::Heading {
            icon: branch.icon.clone(),
            text: name.weight(Weight::SemiBold),
        },
        Block::Space(1.5),
        Block::Rule(Rule::Solid(3)),
        Block::Space(2.0),
    ]
}

/// A bold label and a list beneath it, each line in a paragraph of its own.
pub(super) fn list<'a>(label: String, lines: impl IntoIterator<Item = &'a str>) -> Vec<Block> {
    let mut blocks = vec![Block::Text(Text::new(label, LIST).bold())];
    for line in lines {
        let line = Text::new(format!("{BULLET}{line}"), LIST);
        blocks.extend([Block::Space(1.0), Block::Text(line)]);
    }
    blocks
}
