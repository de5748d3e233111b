//! A value of a settings file that knows where it stands and what type it has.
//!
//! Asked for another type than it has, it reports a fault and answers `None`. What is right for a
//! single key is left to `scalar`, `numbers`, `address` and `words`.

use super::nearest::one_of;
use super::report::{Place, Report, Wrong};
use super::table::Table;
use std::ops::RangeInclusive;
use toml::de::{DeInteger, DeValue};

/// A value.
pub(crate) struct Value<'d> {
    pub(super) value: &'d DeValue<'d>,
    pub(super) place: Place,
    pub(super) report: &'d Report<'d>,
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
        let number = whole(integer).and_then(|number| u32::try_from(number).ok());
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

    /// The values of a list, without a word where it is none: others report that.
    pub(super) fn quiet_list(&self) -> Option<Vec<Value<'d>>> {
        self.value.is_array().then(|| self.list())?
    }

    /// The value of `key`, where this is a table that has it; others report where it is none.
    pub(super) fn inner(&self, key: &str) -> Option<Value<'d>> {
        self.value
            .is_table()
            .then(|| self.any_table(&[]))??
            .optional(key)
    }

    /// A whole number of any size that a computer's counting knows.
    pub(super) fn whole(&self) -> Option<i64> {
        let DeValue::Integer(integer) = self.value else {
            return self.not_a("a whole number", "write a whole number, without quotes");
        };
        let number = whole(integer).and_then(|number| i64::try_from(number).ok());
        let wrong = || {
            Wrong::new(
                format!("{integer} is out of range"),
                "write a smaller number",
            )
        };
        number.or_else(|| self.wrong(wrong()))
    }

    /// The entries of a list of tables.
    pub(super) fn entries(&self) -> Option<Vec<Value<'d>>> {
        if self.value.is_table() {
            let right = format!(
                "write [[{}]], with double brackets, for each entry",
                self.place.key
            );
            return self.wrong(Wrong::new("is one table, not a list of tables", right));
        }
        self.list()
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

    /// A text or a whole number as messages show it; `None` for what tells nothing apart.
    pub(crate) fn shown(&self) -> Option<String> {
        match self.value {
            DeValue::String(text) => Some(format!("{text:?}")),
            DeValue::Integer(integer) => whole(integer).map(|number| number.to_string()),
            _ => None,
        }
    }

    /// Whether this is a table.
    pub(crate) fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// Whether this is a text.
    pub(crate) fn is_text(&self) -> bool {
        self.value.is_str()
    }
}

fn whole(integer: &DeInteger<'_>) -> Option<i128> {
    i128::from_str_radix(integer.as_str(), integer.radix()).ok()
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
