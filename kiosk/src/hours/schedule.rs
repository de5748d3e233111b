//! The settings' hours, holidays and prayers as `domain` reckons with them.

use config::{Branch, HolidayDate, PrayerMethod, School};
use domain::hours::{Holiday, Method, Prayer, PrayerBreaks, Schedule, Span, Week};

/// When a branch serves.
pub(super) fn schedule(branch: &Branch) -> Schedule {
    Schedule {
        zone: branch.time_zone,
        week: week(&branch.hours),
        ramadan: week(&branch.ramadan_hours),
        holidays: branch.holidays.iter().map(holiday).collect(),
        prayers: branch.prayers.as_ref().map(prayers),
    }
}

/// No hours in the settings: none are kept.
fn week(hours: &[config::Hours]) -> Option<Week> {
    let spans = |hours: &config::Hours| {
        let span = Span {
            open: hours.open,
            close: hours.close,
        };
        hours.days.clone().into_iter().map(move |day| (day, span))
    };
    (!hours.is_empty()).then(|| Week::new(hours.iter().flat_map(spans)))
}

fn holiday(holiday: &config::Holiday) -> Holiday {
    Holiday {
        date: match holiday.date {
            HolidayDate::Once(date) => domain::hours::HolidayDate::Once(date),
            HolidayDate::Yearly { month, day } => domain::hours::HolidayDate::Yearly { month, day },
            HolidayDate::Hijri { month, day } => domain::hours::HolidayDate::Hijri { month, day },
        },
        days: holiday.days,
    }
}

fn prayers(prayers: &config::Prayers) -> PrayerBreaks {
    PrayerBreaks {
        latitude: prayers.latitude,
        longitude: prayers.longitude,
        method: method(prayers.method),
        hanafi: prayers.school == School::Hanafi,
        prayers: prayers.prayers.iter().copied().map(prayer).collect(),
        before: prayers.before,
        after: prayers.after,
        friday_before: prayers.friday_before,
        friday_after: prayers.friday_after,
    }
}

fn prayer(prayer: config::Prayer) -> Prayer {
    match prayer {
        config::Prayer::Fajr => Prayer::Fajr,
        config::Prayer::Dhuhr => Prayer::Dhuhr,
        config::Prayer::Asr => Prayer::Asr,
        config::Prayer::Maghrib => Prayer::Maghrib,
        config::Prayer::Isha => Prayer::Isha,
    }
}

fn method(method: PrayerMethod) -> Method {
    match method {
        PrayerMethod::UmmAlQura => Method::UmmAlQura,
        PrayerMethod::MuslimWorldLeague => Method::MuslimWorldLeague,
        PrayerMethod::Egyptian => Method::Egyptian,
        PrayerMethod::Karachi => Method::Karachi,
        PrayerMethod::Dubai => Method::Dubai,
        PrayerMethod::Kuwait => Method::Kuwait,
        PrayerMethod::Qatar => Method::Qatar,
        PrayerMethod::NorthAmerica => Method::NorthAmerica,
        PrayerMethod::Singapore => Method::Singapore,
        PrayerMethod::Turkey => Method::Turkey,
    }
}
