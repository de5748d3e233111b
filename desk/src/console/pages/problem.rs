//! What stands where a page could not be made: one plain sentence, and the page mends itself.

use super::{draw, page};
use crate::console::frame::Frame;
use askama::Template;
use axum::http::StatusCode;

#[derive(Template)]
#[template(path = "console/problem.html")]
struct Part<'a> {
    f: Frame<'a>,
    part: &'a str,
    sentence: String,
}

/// A page that says what is wrong; it tries `part`, an address below `/console/part`, again by itself.
#[must_use]
pub fn problem(f: &Frame, part: &str, status: StatusCode) -> String {
    page(f, &f.t("problem-title"), "", &problem_part(f, part, status))
}

/// What stands in place of the part at `part`.
#[must_use]
pub fn problem_part(f: &Frame, part: &str, status: StatusCode) -> String {
    let key = match status {
        StatusCode::NOT_FOUND => "not-found",
        StatusCode::FORBIDDEN => "not-allowed",
        _ => "our-fault",
    };
    let sentence = f.t(key);
    draw(&Part {
        f: *f,
        part,
        sentence,
    })
}
