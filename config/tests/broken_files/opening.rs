//! Hours of Ramadan, holidays and breaks for prayer.

use super::{GROUPED, check, faults};

#[test]
fn a_slip_in_the_hours_of_ramadan_is_named_with_its_cure() {
    check(
        GROUPED,
        &[
            (
                "\"15:00\"",
                "\"09:00\"",
                56,
                "branch.ramadan_hours[0].close",
                "later time of the same day",
            ),
            (
                "\"21:00\"",
                "\"14:00\"",
                60,
                "branch.ramadan_hours[1].open",
                "join the two",
            ),
            (
                "open = \"21:00\"\n",
                "",
                58,
                "branch.ramadan_hours[1].open",
                "add open =",
            ),
            (
                "[[branch.hours]]\ndays = [\"sun\", \"mon\"]\nopen = \"08:00\"\nclose = \"14:30\"\n",
                "",
                49,
                "branch.ramadan_hours",
                "add [[branch.hours]] for the other months",
            ),
        ],
    );
}

#[test]
fn a_service_that_could_never_give_a_number_is_a_slip() {
    check(
        GROUPED,
        &[
            (
                "[\"sun\", \"tue\"]",
                "[\"fri\", \"sat\"]",
                36,
                "branch.services[0].days",
                "name a day on which [[branch.hours]] opens the branch",
            ),
            (
                "last_ticket_minutes = 30",
                "last_ticket_minutes = 390",
                37,
                "branch.services[0].last_ticket_minutes",
                "fewer minutes than the branch is open",
            ),
        ],
    );
}

#[test]
fn hours_of_ramadan_may_meet_those_of_other_months() {
    let text = GROUPED.replacen("\"10:00\"", "\"08:00\"", 1);
    assert!(faults(&text).is_empty());
}

#[test]
fn a_slip_in_a_holiday_is_named_with_its_cure() {
    check(
        GROUPED,
        &[
            (
                "yearly = \"09-23\"\n",
                "",
                63,
                "branch.holidays[0].date",
                "yearly = \"09-23\" or hijri = \"10-01\"",
            ),
            (
                "hijri = \"10-01\"",
                "hijri = \"10-01\"\nyearly = \"09-23\"",
                70,
                "branch.holidays[1].yearly",
                "keep one of date, yearly and hijri",
            ),
            (
                ", en = \"National Day\"",
                "",
                64,
                "branch.holidays[0].name.en",
                "the English text",
            ),
            (
                "days = 4",
                "days = 0",
                70,
                "branch.holidays[1].days",
                "1 to 60",
            ),
            (
                "days = 4",
                "days = 61",
                70,
                "branch.holidays[1].days",
                "1 to 60",
            ),
            (
                "days = 4",
                "day = 4",
                70,
                "branch.holidays[1].day",
                "did you mean `days`?",
            ),
            (
                "date = \"2026-12-30\"",
                "date = \"2026-12-30\"\nuntil = \"2026-12-31\"",
                75,
                "branch.holidays[2].until",
                "known here: name, date, yearly, hijri, days",
            ),
        ],
    );
}

/// Each way of writing a day that is none, and what stands there instead.
#[test]
fn a_day_that_no_calendar_has_is_refused() {
    check(
        GROUPED,
        &[
            (
                "\"2026-12-30\"",
                "\"2026-02-30\"",
                74,
                "branch.holidays[2].date",
                "\"2026-09-23\"",
            ),
            (
                "\"2026-12-30\"",
                "\"30/12/2026\"",
                74,
                "branch.holidays[2].date",
                "\"2026-09-23\"",
            ),
            (
                "\"2026-12-30\"",
                "\"1448-07-21\"",
                74,
                "branch.holidays[2].date",
                "Gregorian calendar",
            ),
            (
                "\"2026-12-30\"",
                "\"26-12-30\"",
                74,
                "branch.holidays[2].date",
                "\"2026-09-23\"",
            ),
            (
                "\"2026-12-30\"",
                "2026-12-30",
                74,
                "branch.holidays[2].date",
                "double quotes",
            ),
            (
                "\"2026-12-30\"",
                "\"٢٠٢٦-١٢-٣٠\"",
                74,
                "branch.holidays[2].date",
                "\"2026-12-30\", with the digits 0-9",
            ),
            (
                "\"09-23\"",
                "\"09-31\"",
                65,
                "branch.holidays[0].yearly",
                "\"09-23\"",
            ),
            (
                "\"09-23\"",
                "\"23-09\"",
                65,
                "branch.holidays[0].yearly",
                "month and day of the Gregorian",
            ),
            (
                "\"09-23\"",
                "\"2026-09-23\"",
                65,
                "branch.holidays[0].yearly",
                "\"09-23\"",
            ),
            (
                "\"09-23\"",
                "\"٠٩-٢٣\"",
                65,
                "branch.holidays[0].yearly",
                "\"09-23\", with the digits 0-9",
            ),
            (
                "\"10-01\"",
                "\"13-01\"",
                69,
                "branch.holidays[1].hijri",
                "first of Shawwal",
            ),
            (
                "\"10-01\"",
                "\"10-31\"",
                69,
                "branch.holidays[1].hijri",
                "month and day of the Hijri",
            ),
            (
                "\"10-01\"",
                "\"00-01\"",
                69,
                "branch.holidays[1].hijri",
                "\"10-01\"",
            ),
            (
                "\"10-01\"",
                "\"shawwal\"",
                69,
                "branch.holidays[1].hijri",
                "\"10-01\"",
            ),
        ],
    );
}

#[test]
fn a_slip_in_the_prayers_is_named_with_its_cure() {
    check(
        GROUPED,
        &[
            (
                "latitude = 24.7136\n",
                "",
                76,
                "branch.prayers.latitude",
                "add latitude =",
            ),
            (
                "longitude = 46.6753\n",
                "",
                76,
                "branch.prayers.longitude",
                "add longitude =",
            ),
            (
                "46.6753",
                "-46.6753",
                78,
                "branch.prayers.longitude",
                "west of it below 0",
            ),
            (
                "24.7136",
                "90.5",
                77,
                "branch.prayers.latitude",
                "-90 to 90",
            ),
            (
                "46.6753",
                "-180.1",
                78,
                "branch.prayers.longitude",
                "-180 to 180",
            ),
            (
                "24.7136",
                "\"24.7136\"",
                77,
                "branch.prayers.latitude",
                "without quotes",
            ),
            (
                "\"egyptian\"",
                "\"egypt\"",
                79,
                "branch.prayers.method",
                "umm-al-qura, muslim-world-league, egyptian",
            ),
            (
                "\"hanafi\"",
                "\"hanbali\"",
                80,
                "branch.prayers.school",
                "standard, hanafi",
            ),
            (
                "\"dhuhr\"",
                "\"zuhr\"",
                81,
                "branch.prayers.prayers[0]",
                "fajr, dhuhr, asr, maghrib, isha",
            ),
            (
                "[\"dhuhr\", \"asr\"]",
                "[]",
                81,
                "branch.prayers.prayers",
                "leave [branch.prayers] out",
            ),
            (
                "before = 5",
                "before = 61",
                82,
                "branch.prayers.before",
                "0 to 60",
            ),
            (
                "after = 20",
                "after = 0",
                83,
                "branch.prayers.after",
                "1 to 120",
            ),
            (
                "friday_before = 30",
                "friday_before = 61",
                84,
                "branch.prayers.friday_before",
                "0 to 60",
            ),
            (
                "friday_after = 50",
                "friday_after = 121",
                85,
                "branch.prayers.friday_after",
                "1 to 120",
            ),
            (
                "friday_after",
                "friday_later",
                85,
                "branch.prayers.friday_later",
                "did you mean `friday_after`?",
            ),
        ],
    );
}
