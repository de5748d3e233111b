//! Reads text that is not quite TOML: names each broken line once and goes on without it.
//!
//! The parser alone would answer one forgotten brace with a fault for each line after it. So the line
//! to blame is mended or emptied and the rest is parsed again, until it can be read. Line numbers stay.

use super::lines::{header, key_at};
use super::report::{Place, Report, Wrong};
use super::slip;
use super::statement::Statement;

/// More broken lines than this are another kind of file.
const MOST_REPAIRS: usize = 50;

/// A text made readable, and what had to be said about it.
pub(crate) struct Mended {
    /// The text with its broken lines mended or emptied.
    pub(crate) text: String,
    /// The faults of those lines.
    pub(crate) faults: Vec<(Place, Wrong)>,
    /// Whether the tables are still those that were meant, so that checking them makes sense.
    pub(crate) sound: bool,
}

/// `text` without its broken lines.
pub(crate) fn mend(text: &str) -> Mended {
    let mut mended = Mended {
        text: text.to_owned(),
        faults: Vec::new(),
        sound: true,
    };
    for _ in 0..MOST_REPAIRS {
        let Some(error) = first_error(&mended.text) else {
            return mended;
        };
        repair(&mut mended, &error);
    }
    mended.sound = false;
    mended
}

fn first_error(text: &str) -> Option<toml::de::Error> {
    let (_, errors) = toml::de::DeTable::parse_recoverable(text);
    errors
        .into_iter()
        .min_by_key(|error| error.span().map_or(0, |span| span.start))
}

fn repair(mended: &mut Mended, error: &toml::de::Error) {
    let offset = error.span().map_or(0, |span| span.start);
    let lines: Vec<&str> = mended.text.lines().collect();
    let found = Report::new("", &mended.text).line_of(offset);
    let found = found.clamp(1, lines.len().max(1));
    let statement = Statement::around(&lines, found);
    let blamed = statement.blamed(&lines, error.message());
    let written = lines.get(blamed - 1).copied().unwrap_or_default();
    let place = Place {
        line: blamed,
        key: key_at(&lines, statement.first),
    };
    let whole = header(written).filter(|whole| whole != written);
    mended.sound &= whole.is_some() || statement.gives_a_value(&lines);
    mended
        .faults
        .push((place, slip::wrong(error.message(), written)));
    let kept = lines
        .iter()
        .enumerate()
        .map(|(index, line)| match index + 1 {
            number if number == blamed => whole.clone().unwrap_or_default(),
            number if statement.holds(number) => String::new(),
            _ => (*line).to_owned(),
        });
    mended.text = kept.collect::<Vec<_>>().join("\n");
}
