//! One field of a request's form: what it asks, and how what was typed into it becomes a value or a reason why not. The
//! words of a reason are the surfaces' business.

mod date;
mod national_id;
mod phone;

pub use date::{Calendar, DateFault};
pub use national_id::NationalIdFault;
pub use phone::PhoneFault;

use super::label::Label;
use crate::digits::latin;
use crate::rating::plain;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Characters of the longest text, whatever a form says.
pub const LONGEST_TEXT: u32 = 1000;

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Kind {
    /// Words.
    Text {
        /// At most so many characters, 1 to [`LONGEST_TEXT`].
        longest: u32,
    },
    /// A whole number, both ends included.
    Number {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// A date of either calendar.
    Date,
    /// One of these; at least one, ids unique.
    Choice {
        /// In the order in which they are offered.
        choices: Vec<Choice>,
    },
    /// The number of a Saudi identity or residence card.
    NationalId,
    /// A telephone number.
    Phone,
}

/// One of the answers of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id, which is stored.
    pub id: String,
    /// As it is shown.
    pub label: Label,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Unique in its form.
    pub id: String,
    /// What it is called on screen and paper.
    pub label: Label,
    /// What it takes.
    #[serde(flatten)]
    pub kind: Kind,
    /// Whether a request can be signed without it.
    pub required: bool,
    /// Whether the settings call it personal; ask [`Field::is_personal`].
    pub personal: bool,
}

/// What was typed into a field.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The words or figures, with digits of any script.
    pub text: String,
    /// Of a date: by which calendar it is meant.
    pub calendar: Calendar,
}

/// The value of a field, in its one stored form: digits 0-9, dates Gregorian, telephone numbers E.164.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A whole number.
    Number(u32),
    /// A date, with the calendar it was typed in so that it is shown as the visitor knows it.
    Date {
        /// The date.
        date: NaiveDate,
        /// As it was typed.
        calendar: Calendar,
    },
    /// Words, the id of a choice, a card's number, a telephone number.
    Text(String),
}

/// Why a field has no good value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldFault {
    /// It is required and empty.
    #[error("it must be filled in")]
    Missing,
    /// More characters than it takes.
    #[error("it is longer than {most} characters")]
    TooLong {
        /// So many it takes.
        most: u32,
    },
    /// No whole number.
    #[error("it is not a whole number")]
    NotANumber,
    /// A number outside its bounds.
    #[error("it is not from {least} to {most}")]
    OutOfRange {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// No date, or none of that calendar.
    #[error(transparent)]
    Date(#[from] DateFault),
    /// None of the choices.
    #[error("it is none of the choices")]
    NotAChoice,
    /// No card's number.
    #[error(transparent)]
    NationalId(#[from] NationalIdFault),
    /// No telephone number.
    #[error(transparent)]
    Phone(#[from] PhoneFault),
    /// A value of another kind than the field takes.
    #[error("it is a value of another kind")]
    OtherKind,
    /// The form has no such field.
    #[error("the form has no such field")]
    NoSuchField,
}

impl Field {
    /// Whether its value is kept sealed and apart: as the settings say, and always where people write freely or it names
    /// one person (facts.md, "A fact").
    #[must_use]
    pub fn is_personal(&self) -> bool {
        let always = matches!(
            self.kind,
            Kind::Text { .. } | Kind::NationalId | Kind::Phone
        );
        self.personal || always
    }

    /// The value that was typed; `None` where nothing was.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(&self, typed: &Typed) -> Result<Option<Value>, FieldFault> {
        let text = latin(&typed.text);
        if plain(&text).is_empty() {
            return Ok(None);
        }
        self.kind.read(&text, typed.calendar).map(Some)
    }

    /// Whether a stored value is one of this field, in its stored form.
    ///
    /// # Errors
    /// Why it is not.
    pub fn check(&self, value: &Value) -> Result<(), FieldFault> {
        let typed = match value {
            Value::Number(number) => Typed::latin(number.to_string()),
            Value::Date { date, calendar } => {
                return match self.kind {
                    Kind::Date => Ok(date::check(*date, *calendar)?),
                    _ => Err(FieldFault::OtherKind),
                };
            }
            Value::Text(text) => Typed::latin(text.clone()),
        };
        match self.read(&typed)? {
            Some(read) if read == *value => Ok(()),
            _ => Err(FieldFault::OtherKind),
        }
    }
}

impl Kind {
    fn read(&self, text: &str, calendar: Calendar) -> Result<Value, FieldFault> {
        match self {
            Self::Text { longest } => words(text, *longest),
            Self::Number { least, most } => number(text, *least, *most),
            Self::Date => Ok(Value::Date {
                date: date::read(text, calendar)?,
                calendar,
            }),
            Self::Choice { choices } => chosen(text, choices),
            Self::NationalId => Ok(Value::Text(national_id::read(text)?)),
            Self::Phone => Ok(Value::Text(phone::read(text)?)),
        }
    }
}

impl Typed {
    /// What was typed where no calendar matters.
    #[must_use]
    pub fn latin(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            calendar: Calendar::Gregorian,
        }
    }
}

/// What a visitor says of themselves never shows in a log, here and below.
impl fmt::Debug for Typed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Typed(hidden)")
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Value(hidden)")
    }
}

fn words(text: &str, longest: u32) -> Result<Value, FieldFault> {
    let most = longest.min(LONGEST_TEXT);
    // Counted before it is made plain, which would cut it without a word.
    let length = text.trim().chars().count();
    if u32::try_from(length).map_or(true, |length| length > most) {
        return Err(FieldFault::TooLong { most });
    }
    Ok(Value::Text(plain(text)))
}

fn number(text: &str, least: u32, most: u32) -> Result<Value, FieldFault> {
    let digits = plain(text).replace([' ', ',', '،', '٬'], "");
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(FieldFault::NotANumber);
    }
    let number = digits.parse().ok();
    let within = number.filter(|number| (least..=most).contains(number));
    within
        .map(Value::Number)
        .ok_or(FieldFault::OutOfRange { least, most })
}

fn chosen(text: &str, choices: &[Choice]) -> Result<Value, FieldFault> {
    let id = text.trim();
    let found = choices.iter().find(|choice| choice.id == id);
    let found = found.ok_or(FieldFault::NotAChoice)?;
    Ok(Value::Text(found.id.clone()))
}

#[cfg(test)]
mod tests;
