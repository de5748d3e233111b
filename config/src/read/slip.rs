//! What to say about a line that is not TOML: the likely slip of the hand, and its cure.

use super::report::Wrong;
use super::scalar::latin_digits;

/// Words of the parser, what is wrong in ours, what would be right. The first that matches counts.
const SLIPS: [(&str, &str, &str); 11] = [
    (
        "duplicate key",
        "stands here a second time",
        "keep one of the two; a list's tables have double brackets: [[name]]",
    ),
    (
        "must be quoted",
        "is a text without quotes",
        "put it in double quotes: key = \"text\"",
    ),
    (
        "invalid date",
        "is neither a number nor a text",
        "put texts, times and ranges in double quotes: key = \"100-199\"",
    ),
    (
        "string, expected",
        "is a text that does not end",
        "close it with a quote on the same line",
    ),
    (
        "missing comma",
        "lacks a comma or a closing bracket",
        "put a comma between two entries and close [ with ], { with }",
    ),
    (
        "unclosed inline",
        "is not closed",
        "close it with } on the same line",
    ),
    ("unclosed array,", "is not closed", "close it with ]"),
    (
        "unclosed",
        "is a table's name without its closing bracket",
        "write [name], or [[name]] for an entry of a list",
    ),
    (
        "no value",
        "has no equals sign",
        "write key = value, or [name] to begin a table",
    ),
    (
        "unquoted key",
        "has no key that TOML knows",
        "write key = value; a key has letters, digits, - and _",
    ),
    (
        "expected newline",
        "goes on after its end",
        "write one key = value or one [name] on a line",
    ),
];

/// The fault of the line `written`, which the parser refused with `message`.
pub(crate) fn wrong(message: &str, written: &str) -> Wrong {
    let latin = latin_digits(written);
    let slip = SLIPS.iter().find(|(words, _, _)| message.contains(words));
    if message != "duplicate key" && latin != written && !written.contains('"') {
        let right = format!("write it with the digits 0-9: {}", latin.trim());
        return Wrong::new("is written with other digits", right);
    }
    if message != "duplicate key" && written.contains(['“', '”', '«', '»', '‘', '’']) {
        return Wrong::new("has curly quotes", "write straight double quotes: \"…\"");
    }
    if written.contains('=') && opens(written) {
        return Wrong::new("is not closed", "close [ with ] and { with }");
    }
    match slip {
        Some((_, what, right)) => Wrong::new(*what, *right),
        None => Wrong::new(
            format!("is not TOML ({message})"),
            "write key = \"text\", key = 123, key = [ … ] or a [table] on a line of its own",
        ),
    }
}

/// Whether `written` opens more brackets than it closes.
fn opens(written: &str) -> bool {
    let count = |c: char| written.matches(c).count();
    count('[') > count(']') || count('{') > count('}')
}
