//! What to say when a line is not TOML.
//!
//! The parser names an offset; this module finds the key that stands there and the likely slip.

use super::report::{Place, Report, Wrong};
use super::scalar::latin_digits;

/// Reports one error of the TOML parser in `text`.
pub(crate) fn report(error: &toml::de::Error, text: &str, report: &Report<'_>) {
    let line = report.line_of(error.span().map_or(0, |span| span.start));
    let place = Place {
        line,
        key: key_at(text, line),
    };
    let written = text.lines().nth(line - 1).unwrap_or_default();
    report.add(&place, wrong(error.message(), written));
}

/// Whether the document can be read on in spite of `error`: a repeated key leaves the first in force.
pub(crate) fn is_repeated_key(error: &toml::de::Error) -> bool {
    error.message() == "duplicate key"
}

fn wrong(message: &str, written: &str) -> Wrong {
    let latin = latin_digits(written);
    if message == "duplicate key" {
        return Wrong::new("stands here a second time", "keep one of the two");
    }
    if latin != written {
        let right = format!("write it with the digits 0-9: {}", latin.trim());
        return Wrong::new("is written with other digits", right);
    }
    if written.contains(['“', '”', '«', '»', '‘', '’']) {
        return Wrong::new("has curly quotes", "write straight double quotes: \"…\"");
    }
    let right = "write key = \"text\", key = 123, key = [ … ] or a [table] on a line of its own";
    Wrong::new(format!("is not TOML ({message})"), right)
}

/// The key path that `line` (from 1) seems to be about, from the headers above it and its own words.
fn key_at(text: &str, line: usize) -> String {
    let lines: Vec<&str> = text.lines().take(line).collect();
    let header = lines.iter().rev().find_map(|line| header_name(line));
    let written = lines.last().copied().unwrap_or_default();
    let own = match header_name(written) {
        None => written.split_once('=').map(|(key, _)| key.trim()),
        Some(_) => None,
    };
    let own = own.filter(|key| !key.is_empty() && key.chars().all(bare));
    let header = header.map(|name| indexed(name, &lines));
    let parts: Vec<String> = header.into_iter().chain(own.map(str::to_owned)).collect();
    match parts.is_empty() {
        true => "file".to_owned(),
        false => parts.join("."),
    }
}

fn header_name(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix('[')?;
    let name = inner.trim_start_matches('[').split(']').next()?.trim();
    (!name.is_empty() && name.chars().all(bare)).then_some(name)
}

/// `name` with the index of its list's last entry, where it is a list of tables.
fn indexed(name: &str, lines: &[&str]) -> String {
    let entry = format!("[[{name}]]");
    match lines
        .iter()
        .filter(|line| line.trim_start().starts_with(&entry))
        .count()
    {
        0 => name.to_owned(),
        count => format!("{name}[{}]", count - 1),
    }
}

fn bare(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_-.".contains(c)
}
