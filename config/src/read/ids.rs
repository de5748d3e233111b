//! What tells tables of a list apart: ids, and other keys of which each table has its own.
//!
//! How an id is written is left to `scalar`.

use super::report::Wrong;
use super::scalar;
use super::table::{Table, all};
use super::value::Value;

/// The id of `table`, where it is a text.
pub(crate) fn id<'d>(table: &Table<'d>) -> Option<&'d str> {
    table.optional("id").filter(Value::is_text)?.text()
}

/// The ids of `tables`, when each has a good one that neither another of them nor one of `others` shares.
/// What is wrong with them is left to those who read the tables.
pub(crate) fn own<'d>(tables: &[Table<'d>], others: &[Table<'d>]) -> Option<Vec<&'d str>> {
    let mut taken: Vec<&str> = others.iter().filter_map(id).collect();
    let own = tables.iter().map(|table| {
        let own = id(table).filter(|own| scalar::id(own).is_ok() && !taken.contains(own))?;
        taken.push(own);
        Some(own)
    });
    own.collect()
}

/// Reports each table whose `key`, a text or a whole number, repeats an earlier one's; `None` after a fault.
pub(crate) fn distinct<'t, 'd: 't>(
    tables: impl Iterator<Item = &'t Table<'d>>,
    key: &str,
) -> Option<()> {
    let values: Vec<Value<'_>> = tables.filter_map(|table| table.optional(key)).collect();
    each_once(&values, &format!("give each its own {key}"))
}

/// Reports each of `values` that repeats an earlier one, with `right` as its cure; `None` after a fault.
pub(crate) fn each_once(values: &[Value<'_>], right: &str) -> Option<()> {
    let repeated = values.iter().enumerate().map(|(index, value)| {
        let shown = value.shown();
        let mut earlier = values.iter().take(index);
        match earlier.find(|earlier| shown.is_some() && earlier.shown() == shown) {
            None => Some(()),
            Some(first) => value.wrong(taken(&shown.unwrap_or_default(), first, right)),
        }
    });
    all(repeated).map(|_| ())
}

fn taken(shown: &str, first: &Value<'_>, right: &str) -> Wrong {
    let place = &first.place;
    let what = format!("{shown} is taken by {} on line {}", place.key, place.line);
    Wrong::new(what, right)
}
