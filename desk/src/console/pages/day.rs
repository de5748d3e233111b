//! The business day: which one is open, opening another, and from where numbers go on.

use super::{draw, page};
use crate::console::data::DayView;
use crate::console::frame::Frame;
use askama::Template;
use chrono::{Datelike, NaiveDate};

#[derive(Template)]
#[template(path = "console/day.html")]
struct Day<'a> {
    f: Frame<'a>,
    d: &'a DayView,
    ask: String,
}

impl Day<'_> {
    fn date(&self, day: &str) -> String {
        let Ok(date) = day.parse::<NaiveDate>() else {
            return day.to_owned();
        };
        let values = [
            ("weekday", date.weekday().number_from_monday().into()),
            ("day", date.day().into()),
            ("month", date.month().into()),
            ("year", date.year().into()),
        ];
        let words = self.f.words();
        match domain::calendar::umm_al_qura(date) {
            Some(hijri) => {
                let hijri = [
                    ("hijri-day", hijri.day.into()),
                    ("hijri-month", hijri.month.into()),
                    ("hijri-year", hijri.year.into()),
                ];
                words.say_with("date-both", values.into_iter().chain(hijri))
            }
            None => words.say_with("date-gregorian-only", values),
        }
    }
}

/// The business day and its numbers.
#[must_use]
pub fn day(f: &Frame, day: &DayView) -> String {
    let ask = f.count("day-ask", day.unfinished);
    let content = draw(&Day { f: *f, d: day, ask });
    page(f, &f.t("nav-day"), "", &content)
}
