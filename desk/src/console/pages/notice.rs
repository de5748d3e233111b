//! What the boards let the hall read.

use super::{draw, page};
use crate::console::frame::Frame;
use askama::Template;
use store::NoticeWords;

#[derive(Template)]
#[template(path = "console/notice.html")]
struct Notice<'a> {
    f: Frame<'a>,
    words: &'a NoticeWords,
}

impl Notice<'_> {
    fn of(&self, language: &str) -> &str {
        self.words.get(language).map_or("", String::as_str)
    }
}

/// The notice that is shown now, and the way to another.
#[must_use]
pub fn notice(f: &Frame, words: &NoticeWords) -> String {
    let content = draw(&Notice { f: *f, words });
    page(f, &f.t("nav-notice"), "", &content)
}
