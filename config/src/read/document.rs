//! A settings file as tables and values that know where they stand.
//!
//! Each question asked of them either answers or reports a fault and answers `None`, so that a reader
//! goes on and finds the other faults too. What the values mean is left to the other modules.

use super::nearest::{nearest, one_of};
use super::report::{Place, Report, Wrong};
use std::ops::RangeInclusive;
use toml::de::{DeTable, DeValue};

/// A table; one that the file does not have answers every question with "absent".
pub(crate) struct Table<'d> {
    entries: Option<&'d DeTable<'d>>,
    pub(crate) place: Place,
    pub(crate) report: &'d Report<'d>,
}

/// A value.
pub(crate) struct Value<'d> {
    value: &'d DeValue<'d>,
    pub(crate) place: Place,
    report: &'d Report<'d>,
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

    /// The value of `key`; reports it as missing, with `example` as what to add.
    pub(crate) fn required(&self, key: &str, example: &str) -> Option<Value<'d>> {
        let value = self.optional(key);
        if value.is_none() {
            self.missing(key, format!("add {example}"));
        }
        value
    }

    /// Reports that `key` is not here.
    pub(crate) fn missing(&self, key: &str, right: String) {
        let place = Place {
            line: self.place.line,
            key: self.path_of(key),
        };
        self.report.add(&place, Wrong::new("is missing", right));
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
        let values = self.or(key, Vec::new(), |value| value.list())?;
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

impl<'d> Value<'d> {
    /// Reports a fault of this value; always `None`, for the caller to return.
    pub(crate) fn wrong<T>(&self, wrong: Wrong) -> Option<T> {
        self.report.add(&self.place, wrong);
        None
    }

    fn not_a<T>(&self, expected: &str, right: &str) -> Option<T> {
        let found = kind_of(self.value);
        self.wrong(Wrong::new(format!("is {found}, not {expected}"), right))
    }

    /// A text.
    pub(crate) fn text(&self) -> Option<&'d str> {
        match self.value {
            DeValue::String(text) => Some(text),
            _ => self.not_a("a text", "write a text in double quotes"),
        }
    }

    /// A text that `parse` understands.
    pub(crate) fn parse<T>(&self, parse: impl FnOnce(&str) -> Result<T, Wrong>) -> Option<T> {
        match parse(self.text()?) {
            Ok(parsed) => Some(parsed),
            Err(wrong) => self.wrong(wrong),
        }
    }

    /// One of `choices` by its word.
    pub(crate) fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Option<T> {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        self.parse(|text| {
            let found = choices.iter().find(|(word, _)| *word == text);
            found
                .map(|(_, choice)| *choice)
                .ok_or_else(|| one_of(text, &words))
        })
    }

    /// A whole number in `range`.
    pub(crate) fn number(&self, range: RangeInclusive<u32>) -> Option<u32> {
        let right = format!(
            "write a whole number from {} to {}",
            range.start(),
            range.end()
        );
        let DeValue::Integer(integer) = self.value else {
            return self.not_a("a whole number", &format!("{right}, without quotes"));
        };
        let number = i128::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.and_then(|number| u32::try_from(number).ok());
        match number.filter(|number| range.contains(number)) {
            Some(number) => Some(number),
            None => self.wrong(Wrong::new(format!("{integer} is out of range"), right)),
        }
    }

    /// A number in `range` that may have a fraction.
    pub(crate) fn decimal(&self, range: RangeInclusive<f64>) -> Option<f64> {
        let right = format!(
            "write a number from {} to {}, such as 10.1",
            range.start(),
            range.end()
        );
        let written = match self.value {
            DeValue::Float(float) => float.as_str(),
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            _ => return self.not_a("a number", &format!("{right}, without quotes")),
        };
        let number = written.parse().ok();
        match number.filter(|number| range.contains(number)) {
            Some(number) => Some(number),
            None => self.wrong(Wrong::new(format!("{written} is out of range"), right)),
        }
    }

    /// Yes or no.
    pub(crate) fn yes_or_no(&self) -> Option<bool> {
        match self.value {
            DeValue::Boolean(yes) => Some(*yes),
            _ => self.not_a("true or false", "write true or false, without quotes"),
        }
    }

    /// The values of a list.
    pub(crate) fn list(&self) -> Option<Vec<Value<'d>>> {
        let DeValue::Array(array) = self.value else {
            return self.not_a("a list", "write a list in square brackets: [ … ]");
        };
        let item = |(index, spanned): (usize, &'d toml::Spanned<DeValue<'d>>)| Value {
            value: spanned.get_ref(),
            place: Place {
                line: self.report.line_of(spanned.span().start),
                key: format!("{}[{index}]", self.place.key),
            },
            report: self.report,
        };
        Some(array.iter().enumerate().map(item).collect())
    }

    /// A table with only `known` keys.
    pub(crate) fn table(&self, known: &[&str]) -> Option<Table<'d>> {
        let table = self.any_table(known)?;
        table.only(known);
        Some(table)
    }

    /// A table whose keys the caller checks; `known` are named when it is no table.
    pub(crate) fn any_table(&self, known: &[&str]) -> Option<Table<'d>> {
        let DeValue::Table(entries) = self.value else {
            let right = format!("write a table with {}", known.join(", "));
            return self.not_a("a table", &right);
        };
        Some(Table {
            entries: Some(entries),
            place: self.place.clone(),
            report: self.report,
        })
    }

    /// Whether this is a text.
    pub(crate) fn is_text(&self) -> bool {
        self.value.is_str()
    }
}

/// All of `items`, or `None` when one was at fault; each is asked, so that each reports its faults.
pub(crate) fn all<T>(items: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let items: Vec<Option<T>> = items.collect();
    items.into_iter().collect()
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
