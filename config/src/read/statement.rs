//! The lines that go together with a broken one, and which of them to blame.
//!
//! The parser stops where it can go no further; the slip is often on a line above.

use super::lines::{header, key_of};

/// Lines `first` to `last` (from 1) that stand and fall together; the parser stopped at `found`.
pub(crate) struct Statement {
    pub(crate) first: usize,
    last: usize,
    found: usize,
}

impl Statement {
    /// The lines around `found`.
    pub(crate) fn around(lines: &[&str], found: usize) -> Self {
        let first = open_above(lines, found).unwrap_or(found);
        let last = match first < found && begins(lines, found) {
            true => found - 1,
            false => found,
        };
        let last = match repeats(lines, first) {
            true => first + tail(lines, first, |line| header(line).is_none()),
            false => {
                last + tail(lines, last, |line| {
                    line.trim_start().starts_with(['{', '}', ']', '"'])
                })
            }
        };
        Self { first, last, found }
    }

    /// The line that the person should look at, as the parser says `message` of the one it stopped at.
    pub(crate) fn blamed(&self, lines: &[&str], message: &str) -> usize {
        let unclosed = |line: &str| line.matches('{').count() > line.matches('}').count();
        let mut inside = self.first..=self.last.min(self.found);
        let ends_well = |line: &str| line.trim_end().ends_with([',', '[', '{']);
        if self.first == self.found {
            self.found
        } else if let Some(number) = inside.find(|number| unclosed(at(lines, *number))) {
            number
        } else if self.found > self.last {
            self.first
        } else if message.contains("missing comma") && !ends_well(at(lines, self.found - 1)) {
            self.found - 1
        } else {
            self.found
        }
    }

    /// Whether line `number` is one of them.
    pub(crate) fn holds(&self, number: usize) -> bool {
        (self.first..=self.last).contains(&number)
    }

    /// Whether they are a key with its value, so that the tables around are not touched without them.
    pub(crate) fn gives_a_value(&self, lines: &[&str]) -> bool {
        at(lines, self.first).contains('=')
    }
}

fn at<'t>(lines: &[&'t str], number: usize) -> &'t str {
    lines.get(number - 1).copied().unwrap_or_default()
}

fn begins(lines: &[&str], number: usize) -> bool {
    let line = at(lines, number);
    key_of(line).is_some() || header(line).is_some()
}

/// The line above `found` whose list or table is still open there.
fn open_above(lines: &[&str], found: usize) -> Option<usize> {
    let first = (1..found).rev().find(|number| begins(lines, *number))?;
    key_of(at(lines, first))?;
    let body = lines.get(first - 1..found - 1)?.concat();
    let count = |c: char| body.matches(c).count();
    (count('{') > count('}') || count('[') > count(']')).then_some(first)
}

/// Whether line `number` is a header that is whole: then it is refused for standing here a second time.
fn repeats(lines: &[&str], number: usize) -> bool {
    header(at(lines, number)).is_some_and(|header| header == at(lines, number).trim())
}

/// How many lines after line `number` belong to it.
fn tail(lines: &[&str], number: usize, belongs: impl Fn(&str) -> bool) -> usize {
    lines
        .iter()
        .skip(number)
        .take_while(|line| belongs(line))
        .count()
}
