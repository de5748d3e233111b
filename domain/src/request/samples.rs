//! A form and its values, as the tests of requests use them.

use super::field::{Calendar, Choice, Field, Kind, Typed};
use super::form::{Form, Typing, Values};
use super::label::Label;

pub(super) fn label(ar: &str, en: &str) -> Label {
    Label {
        ar: ar.to_owned(),
        en: en.to_owned(),
    }
}

pub(super) fn form() -> Form {
    let field = |id: &str, kind, required, personal| Field {
        id: id.to_owned(),
        label: label("حقل", id),
        kind,
        required,
        personal,
    };
    let choice = |id: &str| Choice {
        id: id.to_owned(),
        label: label("حاجة", id),
    };
    let choices = ["rent", "food"].map(choice).into();
    Form {
        id: "support".to_owned(),
        name: label("طلب دعم مستفيد", "Beneficiary support request"),
        fields: vec![
            field("name", Kind::Text { longest: 80 }, true, true),
            field("national-id", Kind::NationalId, true, true),
            field("born", Kind::Date, false, true),
            field(
                "household",
                Kind::Number { least: 1, most: 40 },
                false,
                false,
            ),
            field("need", Kind::Choice { choices }, true, false),
        ],
    }
}

pub(super) fn typing(typed: &[(&str, &str)]) -> Typing {
    let typed = typed.iter().map(|(id, text)| {
        let calendar = match text.contains("14") && text.contains('/') {
            true => Calendar::UmmAlQura,
            false => Calendar::Gregorian,
        };
        let text = (*text).to_owned();
        ((*id).to_owned(), Typed { text, calendar })
    });
    typed.collect()
}

/// A form filled in whole.
pub(super) fn values() -> Values {
    let typed = typing(&[
        ("name", "سارة"),
        ("national-id", "١٠١٢٣٤٥٦٧٢"),
        ("born", "22/10/1410"),
        ("household", "5"),
        ("need", "rent"),
    ]);
    form().read(&typed).values
}
