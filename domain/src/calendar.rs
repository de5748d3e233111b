//! The Umm al-Qura calendar beside the Gregorian one (design.md, rule 10). Which words name the months
//! is the surfaces' business.

use chrono::{Datelike, Days, NaiveDate};
use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
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

/// Years that the published table of the Umm al-Qura calendar holds; beyond it dates are not settled.
const PUBLISHED: std::ops::RangeInclusive<i32> = 1300..=1600;

/// The last day of a month of the Umm al-Qura calendar, 29 or 30; `None` for a month that is none (1 to 12), or one of a
/// year outside 1300 to 1600.
#[must_use]
pub fn last_of_hijri_month(year: i32, month: u8) -> Option<u8> {
    first_of(year, month).map(|first| first.days_in_month())
}

/// The Gregorian date of an Umm al-Qura date; `None` where that calendar has no such date, as the 30th of a month of 29
/// days, or one of a year outside 1300 to 1600.
#[must_use]
pub fn gregorian(date: HijriDate) -> Option<NaiveDate> {
    let first = first_of(date.year, date.month)?;
    let within = (1..=first.days_in_month()).contains(&date.day);
    let first = first.to_calendar(Gregorian);
    let month = u32::from(first.month().ordinal);
    let day = u32::from(first.day_of_month().0);
    let first = NaiveDate::from_ymd_opt(first.year().extended_year(), month, day)?;
    let after = Days::new(u64::from(date.day.saturating_sub(1)));
    first.checked_add_days(after).filter(|_| within)
}

fn first_of(year: i32, month: u8) -> Option<Date<Hijri<UmmAlQura>>> {
    let published = PUBLISHED.contains(&year) && (1..=12).contains(&month);
    let first = Date::try_new_hijri_with_calendar(year, month, 1, Hijri::new_umm_al_qura());
    first.ok().filter(|_| published)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_that_the_umm_al_qura_calendar_lacks_are_none() {
        let cases = [
            ((1446, 9, 29), Some("2025-03-29")),
            // Ramadan of 1446 had 29 days, that of 1447 has 30.
            ((1446, 9, 30), None),
            ((1447, 9, 30), Some("2026-03-19")),
            ((1447, 13, 1), None),
            ((1447, 0, 1), None),
            ((1447, 1, 0), None),
            ((1447, 1, 31), None),
            ((1299, 1, 1), None),
            ((1601, 1, 1), None),
            ((1300, 1, 1), Some("1882-11-12")),
        ];
        for ((year, month, day), expected) in cases {
            let found = gregorian(HijriDate { year, month, day });
            let expected = expected.map(|date| date.parse().unwrap());
            assert_eq!(found, expected, "{year}-{month}-{day}");
        }
        assert_eq!(last_of_hijri_month(1446, 9), Some(29));
        assert_eq!(last_of_hijri_month(1447, 9), Some(30));
    }

    proptest! {
        #[test]
        fn every_date_reads_back_through_the_other_calendar(days in 0i64..100_000) {
            let date = NaiveDate::from_ymd_opt(1882, 11, 12).unwrap() + chrono::TimeDelta::days(days);
            prop_assert_eq!(umm_al_qura(date).and_then(gregorian), Some(date));
        }
    }

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
