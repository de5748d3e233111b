//! The page of a tablet at a counter: four faces, thanks with what it was about, and before all that its pairing.

use super::rating::{Asking, Before};
use super::{Sheet, answer as as_page, draw};
use crate::console::setup::Setup;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use config::Language;
use domain::rating::Score;
use uuid::Uuid;

/// Seconds until a page that waits for nobody is the next visitor's.
const AFTER_THANKS: u32 = 6;
const AFTER_RATING: u32 = 25;

/// What is asked of the page.
pub(crate) struct Asked<'a> {
    /// Its language.
    pub(crate) language: Language,
    /// Whether this browser is a paired tablet.
    pub(crate) paired: bool,
    /// The word for what was sent from it before.
    pub(crate) said: Option<&'a str>,
    /// The rating that was just given.
    pub(crate) rating: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "visitor/tablet.html")]
struct Tablet<'a> {
    s: Sheet<'a>,
    ask: Asking<'a>,
    paired: bool,
    rating: Option<Uuid>,
    /// Seconds until it is the faces again, in the first language.
    again: Option<u32>,
    /// Why the browser is not paired yet.
    refused: Option<&'static str>,
}

impl Tablet<'_> {
    /// The face that was touched, while more may be said of it.
    fn rated(&self) -> Option<(Score, Uuid)> {
        Some((self.ask.rated()?, self.rating?))
    }
}

/// The page.
pub(crate) fn answer(setup: &Setup, asked: &Asked<'_>) -> Response {
    let before = Before::of(asked.said);
    let page = Tablet {
        s: Sheet::new(asked.language, setup.digits, &setup.name),
        ask: Asking {
            code: "",
            before,
            answers: &[],
        },
        paired: asked.paired,
        rating: asked.rating,
        again: again(asked, before),
        refused: match asked.said {
            Some("wrong") => Some("tablet-wrong"),
            Some("other") => Some("tablet-other"),
            Some("wait") => Some("tablet-wait"),
            _ => None,
        },
    };
    as_page(StatusCode::OK, draw(&page))
}

/// The faces in the first language wait; everything else goes back to them.
fn again(asked: &Asked<'_>, before: Before) -> Option<u32> {
    match before {
        _ if !asked.paired => None,
        Before::Nothing if asked.language == Language::default() => None,
        Before::Rated(_) | Before::Nothing => Some(AFTER_RATING),
        _ => Some(AFTER_THANKS),
    }
}
