//! Forms of requests (P14): what an applicant is asked, who decides, and how long an answer takes (H5).
//!
//! What a field takes of what is typed, and where a request goes, are rules of `domain`.

use crate::Bilingual;

/// The form of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Id in the journal, by which services name it: lower-case letters, digits, hyphens; unique among the forms.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Its fields in their order; at least one, ids unique.
    pub fields: Vec<FormField>,
    /// Who decides.
    pub committee: Bilingual,
    /// Days after the submission before which no answer comes, 0 to 365.
    pub earliest_answer_days: u32,
    /// Days after which the answer is overdue, at least `earliest_answer_days`, to 730; `None`: it never is.
    pub latest_answer_days: Option<u32>,
    /// Days without anything heard of a request after which staff reach out (P3), 1 to 365.
    pub silence_days: u32,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// Id in the journal: lower-case letters, digits, hyphens; unique in the form.
    pub id: String,
    /// What it is called.
    pub label: Bilingual,
    /// A sentence that helps to fill it in.
    pub help: Option<Bilingual>,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether a request can be signed without it.
    pub required: bool,
    /// Whether it is personal; always for words, ID and telephone numbers.
    pub personal: bool,
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// Words.
    Text {
        /// At most so many characters, 1 to 1000.
        longest: u32,
    },
    /// A whole number, both ends included; `least` not above `most`.
    Number {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// A date of either calendar.
    Date,
    /// One of these; at least two, ids unique.
    Choice(Vec<FormChoice>),
    /// The number of a Saudi identity or residence card.
    NationalId,
    /// A telephone number.
    Phone,
}

/// One of the answers of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormChoice {
    /// Id in the journal: lower-case letters, digits, hyphens.
    pub id: String,
    /// As it is shown.
    pub name: Bilingual,
}

impl Form {
    /// The field with this id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&FormField> {
        self.fields.iter().find(|field| field.id == id)
    }
}
