//! The business day: when one may be opened. Days are stored with what happens in them, never computed
//! from a record's time (design.md, rule 2); under a clock that is not trusted the open day goes on.

use crate::time::ClockTrust;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

/// A date on which a branch serves, from its day start to the next.
pub type BusinessDay = NaiveDate;

/// Where and when days begin in a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRule {
    /// The branch's time zone.
    pub zone: Tz,
    /// Local time at which a day begins.
    pub start: NaiveTime,
}

impl DayRule {
    /// The business day that `at` falls into.
    #[must_use]
    pub fn day_of(&self, at: DateTime<Utc>) -> BusinessDay {
        let local = at.with_timezone(&self.zone).naive_local();
        if local.time() < self.start {
            local
                .date()
                .checked_sub_days(Days::new(1))
                .unwrap_or(local.date())
        } else {
            local.date()
        }
    }

    /// The moment `day` begins. A local time that a clock change skips begins where the gap ends.
    #[must_use]
    pub fn begins(&self, day: BusinessDay) -> DateTime<Utc> {
        let wanted = day.and_time(self.start);
        let found = (0..=4).find_map(|half_hours| {
            let local = wanted + chrono::TimeDelta::minutes(30 * half_hours);
            self.zone.from_local_datetime(&local).earliest()
        });
        found.map_or_else(|| wanted.and_utc(), |at| at.with_timezone(&Utc))
    }

    /// The day to open now by itself, if any: a new folder (`open` is `None`) opens today whatever the
    /// clock; later days need a clock that is trusted and past the next day's start.
    #[must_use]
    pub fn opens(
        &self,
        open: Option<BusinessDay>,
        at: DateTime<Utc>,
        clock: ClockTrust,
    ) -> Option<BusinessDay> {
        let today = self.day_of(at);
        match open {
            None => Some(today),
            Some(day) if clock.opens_days() && today > day => Some(today),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn riyadh() -> DayRule {
        DayRule {
            zone: chrono_tz::Asia::Riyadh,
            start: NaiveTime::from_hms_opt(4, 0, 0).unwrap(),
        }
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_turns_at_the_branch_day_start_not_at_midnight_utc() {
        let cases = [
            ("2026-11-22T00:59:59Z", "2026-11-21"), // 03:59 in Riyadh
            ("2026-11-22T01:00:00Z", "2026-11-22"),
            ("2026-11-22T23:30:00Z", "2026-11-22"), // 02:30 of the 23rd
            ("2026-12-31T22:00:00Z", "2026-12-31"),
        ];
        for (at, day) in cases {
            assert_eq!(riyadh().day_of(utc(at)), date(day), "{at}");
        }
    }

    #[test]
    fn a_day_opens_by_a_trusted_clock_only() {
        let open = Some(date("2026-11-22"));
        let next = utc("2026-11-23T01:00:00Z");
        assert_eq!(
            riyadh().opens(open, next, ClockTrust::Synced),
            Some(date("2026-11-23"))
        );
        assert_eq!(
            riyadh().opens(open, next, ClockTrust::Holdover),
            Some(date("2026-11-23"))
        );
        assert_eq!(riyadh().opens(open, next, ClockTrust::Untrusted), None);
        assert_eq!(
            riyadh().opens(open, utc("2026-11-23T00:59:00Z"), ClockTrust::Synced),
            None
        );
    }

    #[test]
    fn a_clock_set_back_never_reopens_a_past_day() {
        let open = Some(date("2026-11-22"));
        assert_eq!(
            riyadh().opens(open, utc("1970-01-01T00:00:00Z"), ClockTrust::Synced),
            None
        );
    }

    #[test]
    fn a_new_folder_opens_today_whatever_the_clock_says() {
        let at = utc("2024-02-29T12:00:00Z");
        assert_eq!(
            riyadh().opens(None, at, ClockTrust::Untrusted),
            Some(date("2024-02-29"))
        );
    }

    #[test]
    fn a_day_that_begins_in_a_clock_change_begins_after_the_gap() {
        let rule = DayRule {
            zone: chrono_tz::Africa::Cairo,
            start: NaiveTime::from_hms_opt(0, 30, 0).unwrap(),
        };
        // Cairo skips 00:00-01:00 on 2026-04-24.
        assert_eq!(rule.begins(date("2026-04-24")), utc("2026-04-23T22:00:00Z"));
        assert_eq!(
            riyadh().begins(date("2026-11-22")),
            utc("2026-11-22T01:00:00Z")
        );
    }
}
