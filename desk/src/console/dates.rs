//! Dates and references as pages write them.

use super::frame::Frame;
use chrono::Datelike;
use domain::day::BusinessDay;

impl Frame<'_> {
    /// A request's reference: its first half stands left of its second in any script, as it is said.
    pub(crate) fn reference(&self, reference: &str) -> String {
        let parted = reference.replace('-', "\u{200E}-\u{200E}");
        let shown = self.words().digits().show(&parted);
        format!("\u{2066}{shown}\u{2069}")
    }

    /// `٢٢ نوفمبر`.
    pub(crate) fn day(&self, day: BusinessDay) -> String {
        let values = [("day", day.day().into()), ("month", day.month().into())];
        self.words().say_with("day-of-month", values)
    }

    /// By both calendars, with the day of the week.
    pub(crate) fn both_dates(&self, date: &BusinessDay) -> String {
        let date = *date;
        let values = [
            ("weekday", date.weekday().number_from_monday().into()),
            ("day", date.day().into()),
            ("month", date.month().into()),
            ("year", date.year().into()),
        ];
        let words = self.words();
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
