//! The Umm al-Qura calendar beside the Gregorian one (design.md, rule 10). Which words name the months
//! is the surfaces' business.

use chrono::{Datelike, NaiveDate};
use icu_calendar::cal::Hijri;
use icu_calendar::{Date, Gregorian};

/// A date of the Umm al-Qura calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HijriDate {
    /// Year of the Hijra.
    pub year: i32,
    /// Month, 1 (Muharram) to 12 (Dhu al-Hijja).
    pub month: u8,
    /// Day of the month, 1 to 30.
    pub day: u8,
}

/// The Umm al-Qura date of a Gregorian date; `None` for a date no calendar of ours holds.
#[must_use]
pub fn umm_al_qura(date: NaiveDate) -> Option<HijriDate> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    let gregorian: Date<Gregorian> = Date::try_new_gregorian(date.year(), month, day).ok()?;
    let hijri = gregorian.to_calendar(Hijri::new_umm_al_qura());
    Some(HijriDate {
        year: hijri.year().extended_year(),
        month: hijri.month().ordinal,
        day: hijri.day_of_month().0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umm_al_qura_dates_are_those_of_the_published_calendar() {
        // First days of months as the King Abdulaziz City calendar has them.
        let cases = [
            ("2026-11-22", (1448, 6, 12)),
            ("2024-07-07", (1446, 1, 1)),
            ("2025-03-01", (1446, 9, 1)),
            ("2025-03-30", (1446, 10, 1)),
            ("2026-02-18", (1447, 9, 1)),
        ];
        for (gregorian, (year, month, day)) in cases {
            let found = umm_al_qura(gregorian.parse().unwrap());
            assert_eq!(found, Some(HijriDate { year, month, day }), "{gregorian}");
        }
    }
}
