//! Reads text that is not quite TOML: names each broken line once and goes on without it.
//!
//! The parser alone would answer one forgotten brace with a fault for each line after it. So the line
//! to blame is mended or emptied and the rest is parsed again, until it can be read. Line numbers stay.

use super::report::{Place, Report, Wrong};
use super::slip;

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
    let found = Report::new("", &mended.text)
        .line_of(offset)
        .clamp(1, lines.len().max(1));
    let first = opener(&lines, found).unwrap_or(found);
    let written = lines.get(first - 1).copied().unwrap_or_default();
    let place = Place {
        line: first,
        key: key_at(&lines, first),
    };
    let closed = header(written).filter(|mended| *mended != written);
    mended.sound &= closed.is_some() || written.contains('=');
    mended
        .faults
        .push((place, slip::wrong(error.message(), written)));
    let last = last_of(&lines, first).max(found - 1);
    let keep = |(index, line): (usize, &&str)| match index + 1 {
        line_number if line_number == first => closed.clone().unwrap_or_default(),
        line_number if (first..=last).contains(&line_number) => String::new(),
        _ => (*line).to_owned(),
    };
    let rest: Vec<String> = lines.iter().enumerate().map(keep).collect();
    mended.text = rest.join("\n");
}

/// The last line that goes with line `first`: a repeated table takes its keys along.
fn last_of(lines: &[&str], first: usize) -> usize {
    let whole = |line: &&str| header(line).is_some_and(|header| header == line.trim());
    if !lines.get(first - 1).is_some_and(whole) {
        return first;
    }
    let below = lines.iter().skip(first);
    first + below.take_while(|line| header(line).is_none()).count()
}

/// The line above `found` that opened a list or table and left it open, when `found` begins anew.
fn opener(lines: &[&str], found: usize) -> Option<usize> {
    let begins = |line: &str| key_of(line).is_some() || header(line).is_some();
    begins(lines.get(found - 1)?).then_some(())?;
    let above = (1..found).rev();
    let statement = above
        .into_iter()
        .find(|number| lines.get(number - 1).is_some_and(|line| begins(line)))?;
    let body = lines.get(statement - 1..found - 1)?.concat();
    let count = |c: char| body.matches(c).count();
    let open = count('{') > count('}') || count('[') > count(']');
    (open && key_of(lines.get(statement - 1)?).is_some()).then_some(statement)
}

/// The key path that line `number` seems to be about, from the headers above it and its own words.
fn key_at(lines: &[&str], number: usize) -> String {
    let above = lines.get(..number).unwrap_or_default();
    let headed = above.iter().rev().find_map(|line| header(line));
    let own = above.last().and_then(|line| key_of(line));
    let table = headed.map(|header| indexed(&header, above));
    let parts: Vec<String> = table.into_iter().chain(own.map(str::to_owned)).collect();
    match parts.is_empty() {
        true => "file".to_owned(),
        false => parts.join("."),
    }
}

/// The key that `line` gives a value.
fn key_of(line: &str) -> Option<&str> {
    let key = line.split_once('=')?.0.trim();
    (!key.is_empty() && key.chars().all(bare)).then_some(key)
}

/// The table header that `line` is meant to be, whole: `[name]` or `[[name]]`.
fn header(line: &str) -> Option<String> {
    let inner = line.trim().strip_prefix('[')?;
    let list = inner.strip_prefix('[');
    let name = list.unwrap_or(inner).split([']', '#']).next()?.trim();
    (!name.is_empty() && name.chars().all(bare)).then(|| match list {
        Some(_) => format!("[[{name}]]"),
        None => format!("[{name}]"),
    })
}

/// The path of a header's table, with the index of its list's last entry above.
fn indexed(last: &str, above: &[&str]) -> String {
    let name = last.trim_matches(['[', ']']);
    let entry = format!("[[{name}]]");
    match above
        .iter()
        .filter(|line| header(line).as_ref() == Some(&entry))
        .count()
    {
        0 => name.to_owned(),
        count => format!("{name}[{}]", count - 1),
    }
}

fn bare(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_-.".contains(c)
}
