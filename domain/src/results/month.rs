//! Periods of results.

use crate::day::BusinessDay;
use chrono::Datelike;
use std::fmt;
use std::str::FromStr;

/// A calendar month of business days, written `2026-11`: what results are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(BusinessDay);

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: BusinessDay) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> BusinessDay {
        self.0
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> BusinessDay {
        let next = self.0.checked_add_months(chrono::Months::new(1));
        next.and_then(|next| next.pred_opt()).unwrap_or(self.0)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0.format("%Y-%m"))
    }
}

/// What is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is written YYYY-MM, such as 2026-11")]
pub struct NoMonth;

impl FromStr for Month {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Self, NoMonth> {
        let day = format!("{text}-01").parse().map_err(|_| NoMonth)?;
        let month = Self(day);
        (month.to_string() == text).then_some(month).ok_or(NoMonth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_goes_from_its_first_day_to_its_last() {
        for (text, last) in [
            ("2026-11", "2026-11-30"),
            ("2028-02", "2028-02-29"),
            ("2026-12", "2026-12-31"),
        ] {
            let month: Month = text.parse().unwrap();
            assert_eq!(month.to_string(), text);
            assert_eq!(month.last().to_string(), last);
            assert_eq!(Month::of(month.last()), month);
        }
        for text in [
            "",
            "2026",
            "2026-13",
            "2026-1",
            "2026-11-1",
            "+2026-1",
            "٢٠٢٦-١١",
        ] {
            assert_eq!(text.parse::<Month>(), Err(NoMonth), "{text}");
        }
    }
}
