//! Reads the head of a document: TOML between two lines of `+++`, before the text.

use super::super::report::{Report, Wrong};
use super::super::table::Table;
use super::super::{checked, words};
use super::names;
use crate::{Fault, Faults, Readers};
use std::path::Path;
use toml::de::DeTable;

const FENCE: &str = "+++";
const KEYS: &[&str] = &["title", "for", "order"];
const READERS: &[(&str, Readers)] = &[("staff", Readers::Staff), ("visitors", Readers::Visitors)];
/// Where a document stands that does not say it: after those that do.
const LAST: u32 = 999;

/// What the head says.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) readers: Readers,
    pub(super) order: u32,
}

impl Head {
    /// That `other`, the head of `file`, says the same where both languages must.
    pub(super) fn agrees(&self, other: &Self, file: &Path) -> Result<(), Fault> {
        let differs = |key: &str| Fault {
            key: key.to_owned(),
            ..names::fault(
                file,
                "is not what the Arabic file says",
                "write the same in both files",
            )
        };
        match other {
            _ if self.readers != other.readers => Err(differs("for")),
            _ if self.order != other.order => Err(differs("order")),
            _ => Ok(()),
        }
    }
}

/// The head of `text`; `file` is how faults name it.
pub(super) fn head(text: &str, file: &str) -> Result<Head, Faults> {
    let fences = fences(text);
    // The fence becomes a comment of its length, so that lines and places stay.
    let toml = fences.map(|(_, end)| format!("#  {}", text.get(FENCE.len()..end).unwrap_or("")));
    checked(
        toml.as_deref().unwrap_or(""),
        file,
        |root, report| match fences {
            Some(_) => keys(root, report),
            None => {
                let right = "begin the file with +++, then title = \"…\" and for = \"staff\" or \"visitors\", then +++ again";
                Table::root(root, report).wrong(Wrong::new("has no head", right))
            }
        },
    )
}

fn keys(root: &DeTable<'_>, report: &Report<'_>) -> Option<Head> {
    let root = Table::root(root, report);
    root.only(KEYS);
    let title = root.required("title", "title = \"…\"");
    let title = title.and_then(|value| value.parse(title_of));
    let readers = root.required("for", "for = \"staff\", or \"visitors\" for both");
    let readers = readers.and_then(|value| value.choice(READERS));
    let order = root.or("order", LAST, |value| value.number(1..=LAST));
    Some(Head {
        title: title?,
        readers: readers?,
        order: order?,
    })
}

fn title_of(text: &str) -> Result<String, Wrong> {
    if text.trim().is_empty() {
        return Err(Wrong::new("is blank", "write the document's title"));
    }
    words::visible(text)?;
    words::short_enough(text, words::NAME)
}

/// Where the text begins that the head stands before.
pub(super) fn end(text: &str) -> usize {
    let after = fences(text).map_or(0, |(_, closing)| closing);
    let line = text.get(after..).unwrap_or("").split_inclusive('\n').next();
    match after {
        0 => 0,
        _ => after + line.map_or(0, str::len),
    }
}

/// Where the lines begin between which the head stands.
fn fences(text: &str) -> Option<(usize, usize)> {
    let mut begins = 0;
    let mut fences = text.split_inclusive('\n').filter_map(|line| {
        let begun = begins;
        begins += line.len();
        (line.trim_end() == FENCE).then_some(begun)
    });
    let first = fences.next().filter(|first| *first == 0)?;
    Some((first, fences.next()?))
}
