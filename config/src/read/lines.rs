//! What a line of a settings file seems to be, also when it is not quite TOML.
//!
//! Lines are counted from 1, as people count them.

/// The key path that line `number` seems to be about, from the headers above it and its own words.
pub(crate) fn key_at(lines: &[&str], number: usize) -> String {
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
pub(crate) fn key_of(line: &str) -> Option<&str> {
    let key = line.split_once('=')?.0.trim();
    (!key.is_empty() && key.chars().all(bare)).then_some(key)
}

/// The table header that `line` is meant to be, whole: `[name]` or `[[name]]`.
pub(crate) fn header(line: &str) -> Option<String> {
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
