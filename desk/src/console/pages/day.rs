//! The business day: which one is open, opening another, and from where numbers go on.

use super::{draw, page};
use crate::console::data::DayView;
use crate::console::frame::Frame;
use askama::Template;
use chrono::NaiveDate;

#[derive(Template)]
#[template(path = "console/day.html")]
struct Day<'a> {
    f: Frame<'a>,
    d: &'a DayView,
    ask: String,
}

impl Day<'_> {
    fn date(&self, day: &str) -> String {
        let date = day.parse::<NaiveDate>();
        date.map_or_else(|_| day.to_owned(), |date| self.f.both_dates(&date))
    }
}

/// The business day and its numbers.
#[must_use]
pub fn day(f: &Frame, day: &DayView) -> String {
    let ask = f.count("day-ask", day.unfinished);
    let content = draw(&Day { f: *f, d: day, ask });
    page(f, &f.t("nav-day"), "", &content)
}
