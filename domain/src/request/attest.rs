//! What an employee attests (H4): the form as it stood, every value, every paper and how it was signed, under one salted digest.
//! By it anyone who holds the record can tell later whether it is still what was attested.

use super::digest::{Digest, Salt, Written};
use super::fact::{Personal, Signature};
use super::field::{Calendar, Value};
use super::form::{Form, Values};
use crate::visit::{Checked, Checks, Mark};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What `request.attested` says. Who attested and when are the fact's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    /// The version this makes.
    pub version: u32,
    /// The version that was attested: the one that was signed.
    pub of: u32,
    /// The form as it was attested, words too, so that it is read as it was whatever the settings say later.
    pub form: Form,
    /// The values that are not personal; the others stand sealed beside the fact.
    pub values: Values,
    /// The papers, as they were checked (H2).
    pub papers: Checks,
    /// How the applicant signed.
    pub signature: Signature,
    /// Over all of that and the personal values.
    pub digest: Digest,
}

/// Whether a record is what was attested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Whole,
    /// Something in it was altered since.
    Tampered,
    /// Nobody can tell: its personal values are erased.
    Erased,
}

/// Everything that a digest is over.
pub(super) struct Content<'a> {
    pub(super) request: Uuid,
    pub(super) version: u32,
    pub(super) form: &'a Form,
    /// Open and personal together.
    pub(super) values: &'a Values,
    pub(super) papers: &'a Checks,
    pub(super) signature: Signature,
}

impl Attestation {
    /// Whether this record of `request` is what was attested, with what stands sealed beside it.
    #[must_use]
    pub fn verify(&self, request: Uuid, personal: Option<&Personal>) -> Verdict {
        let Some((personal, salt)) = personal.and_then(|kept| Some((kept, kept.salt?))) else {
            return Verdict::Erased;
        };
        let mut values = self.values.clone();
        values.extend(personal.values.clone());
        // A value that stands on both sides, or on the wrong one, was moved there.
        let parted = self.form.part(&values);
        let in_place = parted.open == self.values && parted.personal == personal.values;
        let content = Content {
            request,
            version: self.of,
            form: &self.form,
            values: &values,
            papers: &self.papers,
            signature: self.signature,
        };
        match in_place && content.digest(salt) == self.digest {
            true => Verdict::Whole,
            false => Verdict::Tampered,
        }
    }
}

impl Content<'_> {
    pub(super) fn digest(&self, salt: Salt) -> Digest {
        let form = self.form.as_ref();
        let mut written = Written::new("istiqbal request 1");
        written.salt(salt).text(&self.request.to_string());
        written
            .text(&form.id)
            .whole(form.digest)
            .number(self.version);
        written.count(self.form.fields.len());
        for field in &self.form.fields {
            written.text(&field.id);
            write_value(&mut written, self.values.get(&field.id));
        }
        written.count(self.papers.len());
        for (paper, checked) in self.papers {
            written.text(paper);
            write_checked(&mut written, checked);
        }
        write_signature(&mut written, self.signature);
        written.digest()
    }
}

fn write_value(written: &mut Written, value: Option<&Value>) {
    match value {
        None => written.text("none"),
        Some(Value::Number(number)) => written.text("number").number(*number),
        Some(Value::Text(text)) => written.text("text").text(text),
        Some(Value::Date { date, calendar }) => {
            let calendar = match calendar {
                Calendar::Gregorian => "gregorian",
                Calendar::UmmAlQura => "umm-al-qura",
            };
            written.text(calendar).text(&date.to_string())
        }
    };
}

fn write_checked(written: &mut Written, checked: &Checked) {
    for mark in [&checked.given, &checked.matched, &checked.valid] {
        written.flag(mark.is_some());
        if let Some(Mark { by, at, day }) = mark {
            let at = crate::fact::written(at);
            written.text(by).text(&at).text(&day.to_string());
        }
    }
}

fn write_signature(written: &mut Written, signature: Signature) {
    match signature {
        Signature::Paper => written.text("paper"),
        Signature::Finger { digest } => written.text("finger").whole(digest),
    };
}
