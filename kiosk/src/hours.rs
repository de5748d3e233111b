//! When the branch and its services serve, as the screen is told: the settings' hours as `domain`'s schedule,
//! asked for one moment.

use config::{Branch, HolidayDate, PrayerMethod, School};
use domain::hours::{
    Doors, Holiday, Method, Prayer, PrayerBreaks, Schedule, Serves, ServiceHours, Span, Week,
};
use domain::screen::{self, Terms, Who};
use domain::ticket::VisitorKind;
use domain::time::{ClockTrust, Stamp};
use std::collections::{BTreeMap, BTreeSet};

/// What the hours make of one moment.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outlook {
    pub(crate) doors: Doors,
    /// Whether each service gives numbers; one that is not named does.
    pub(crate) services: BTreeMap<String, Serves>,
}

impl Default for Outlook {
    /// Everything is open.
    fn default() -> Self {
        Self {
            doors: Doors::Open { until: None },
            services: BTreeMap::new(),
        }
    }
}

/// The hours of a branch and of its services.
pub(crate) struct Hours {
    schedule: Schedule,
    services: BTreeMap<String, ServiceHours>,
}

impl Hours {
    pub(crate) fn of(branch: &Branch) -> Self {
        let service = |service: &config::Service| ServiceHours {
            days: service.days.clone(),
            last_ticket_minutes: service.last_ticket_minutes,
        };
        let services = branch.services.iter();
        Self {
            schedule: schedule(branch),
            services: services.map(|of| (of.id.clone(), service(of))).collect(),
        }
    }

    /// What holds now. A clock nobody set closes no door: a visitor who stands there is served.
    pub(crate) fn outlook(&self, now: &Stamp) -> Outlook {
        if now.clock == ClockTrust::Untrusted {
            return Outlook::default();
        }
        let serves = |hours| self.schedule.serves(hours, now.at);
        let services = self.services.iter();
        Outlook {
            doors: self.schedule.doors(now.at),
            services: services
                .map(|(id, hours)| (id.clone(), serves(hours)))
                .collect(),
        }
    }
}

/// The doors as the screen's rules know them.
pub(crate) fn doors(outlook: &Outlook) -> screen::Doors {
    match outlook.doors {
        Doors::Open { .. } => screen::Doors::Open,
        Doors::Closed { .. } => screen::Doors::Closed,
        Doors::Prayer { .. } => screen::Doors::Prayer,
    }
}

/// What each service asks of a visitor, and whether it gives numbers; `spent`: those that have none left.
pub(crate) fn terms(
    branch: &Branch,
    outlook: &Outlook,
    spent: &BTreeSet<String>,
) -> BTreeMap<String, Terms> {
    let of = |service: &config::Service| Terms {
        visitor: who(service, branch.ask_visitor),
        confirms: service.confirm.is_some(),
        serves: serves(
            outlook.services.get(&service.id),
            spent.contains(&service.id),
        ),
    };
    let services = branch.services.iter();
    services
        .map(|service| (service.id.clone(), of(service)))
        .collect()
}

/// What a visitor is told first is what cannot change today.
fn serves(by_hours: Option<&Serves>, spent: bool) -> screen::Serves {
    match by_hours {
        Some(Serves::NotToday { .. }) => screen::Serves::NotToday,
        Some(Serves::Ended) => screen::Serves::Ended,
        _ if spent => screen::Serves::Full,
        _ => screen::Serves::Now,
    }
}

fn who(service: &config::Service, asks: bool) -> Who {
    match service.visitor {
        Some(config::VisitorKind::Beneficiary) => Who::Known(VisitorKind::Beneficiary),
        Some(config::VisitorKind::Supporter) => Who::Known(VisitorKind::Supporter),
        Some(config::VisitorKind::Volunteer) => Who::Known(VisitorKind::Volunteer),
        Some(config::VisitorKind::Other) => Who::Known(VisitorKind::Other),
        None if asks => Who::Asked,
        None => Who::Anyone,
    }
}

fn schedule(branch: &Branch) -> Schedule {
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
        name: holiday.name.en.clone(),
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
        PrayerMethod::Moonsighting | PrayerMethod::Tehran => Method::MuslimWorldLeague,
    }
}
