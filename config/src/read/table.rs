//! A table of a settings file that knows where it stands.
//!
//! Each question asked of it either answers or reports a fault and answers `None`, so that a reader
//! goes on and finds the other faults too. What the keys mean is left to the modules that ask.

use super::nearest::nearest;
use super::report::{MISSING, Place, Report, Wrong};
use super::value::Value;
use toml::de::DeTable;

/// A table; one that the file does not have answers every question with "absent".
pub(crate) struct Table<'d> {
    pub(super) entries: Option<&'d DeTable<'d>>,
    pub(super) place: Place,
    pub(super) report: &'d Report<'d>,
}

impl<'d> Table<'d> {
    /// The whole document.
    pub(crate) fn root(entries: &'d DeTable<'d>, report: &'d Report<'d>) -> Self {
        let place = Place {
            line: 1,
            key: String::new(),
        };
        Self {
            entries: Some(entries),
            place,
            report,
        }
    }

    /// Reports every key that is not among `known`.
    pub(crate) fn only(&self, known: &[&str]) {
        for key in self.entries.iter().flat_map(|entries| entries.keys()) {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let place = Place {
                    line: self.report.line_of(key.span().start),
                    key: self.path_of(name),
                };
                let right = match nearest(name, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("known here: {}", known.join(", ")),
                };
                self.report
                    .add(&place, Wrong::new("is not a known setting", right));
            }
        }
    }

    /// The value of `key`, where the file has it.
    pub(crate) fn optional(&self, key: &str) -> Option<Value<'d>> {
        let spanned = self.entries?.get(key)?;
        Some(Value {
            value: spanned.get_ref(),
            place: Place {
                line: self.report.line_of(spanned.span().start),
                key: self.path_of(key),
            },
            report: self.report,
        })
    }

    /// Every key with its value, for a table whose keys are names of the caller's own.
    pub(crate) fn each(&self) -> Vec<(&'d str, Value<'d>)> {
        let keys = self.entries.iter().flat_map(|entries| entries.keys());
        let keys = keys.map(|key| key.get_ref().as_ref());
        keys.filter_map(|key| Some((key, self.optional(key)?)))
            .collect()
    }

    /// The value of `key`; reports it as missing, with `example` as what to add.
    pub(crate) fn required(&self, key: &str, example: &str) -> Option<Value<'d>> {
        let value = self.optional(key);
        if value.is_none() {
            self.missing(key, format!("add {example}"));
        }
        value
    }

    /// Reports a fault of the table as a whole; always `None`, for the caller to return.
    pub(crate) fn wrong<T>(&self, wrong: Wrong) -> Option<T> {
        self.report.add(&self.place, wrong);
        None
    }

    /// Reports that `key` is not here.
    pub(crate) fn missing(&self, key: &str, right: String) {
        let place = Place {
            line: self.place.line,
            key: self.path_of(key),
        };
        self.report.add(&place, Wrong::new(MISSING, right));
    }

    /// The value of `key` as `read` understands it, or `default` where the file is silent.
    /// `None` only after a fault.
    pub(crate) fn or<T>(
        &self,
        key: &str,
        default: T,
        read: impl FnOnce(Value<'d>) -> Option<T>,
    ) -> Option<T> {
        match self.optional(key) {
            Some(value) => read(value),
            None => Some(default),
        }
    }

    /// The table `key` with only `known` keys; an absent one where the file is silent.
    pub(crate) fn table(&self, key: &str, known: &[&str]) -> Option<Table<'d>> {
        let absent = Table {
            entries: None,
            place: Place {
                line: self.place.line,
                key: self.path_of(key),
            },
            report: self.report,
        };
        self.or(key, absent, |value| value.table(known))
    }

    /// The tables of the list `key`, each with only `known` keys; none where the file is silent.
    pub(crate) fn tables(&self, key: &str, known: &[&str]) -> Option<Vec<Table<'d>>> {
        let values = self.or(key, Vec::new(), |value| value.entries())?;
        let tables = values.iter().map(|value| value.table(known));
        all(tables)
    }

    fn path_of(&self, key: &str) -> String {
        match self.place.key.as_str() {
            "" => key.to_owned(),
            parent => format!("{parent}.{key}"),
        }
    }
}

/// All of `items`, or `None` when one was at fault; each is asked, so that each reports its faults.
pub(crate) fn all<T>(items: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let items: Vec<Option<T>> = items.collect();
    items.into_iter().collect()
}
