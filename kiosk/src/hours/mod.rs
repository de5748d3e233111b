//! When the branch and its services serve, as the screen is told: the settings' hours as `domain`'s schedule,
//! asked for one moment.

mod schedule;

use config::Branch;
use domain::hours::{Doors, Schedule, Serves, ServiceHours};
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
    /// The minute last asked of, and how far its clock was trusted.
    last: Option<(i64, ClockTrust)>,
}

impl Hours {
    pub(crate) fn of(branch: &Branch) -> Self {
        let service = |service: &config::Service| ServiceHours {
            days: service.days.clone(),
            last_ticket_minutes: service.last_ticket_minutes,
        };
        let services = branch.services.iter();
        Self {
            schedule: schedule::schedule(branch),
            services: services.map(|of| (of.id.clone(), service(of))).collect(),
            last: None,
        }
    }

    /// What holds now, where it may be something else than when last asked: all hours and prayers begin and end with a
    /// whole minute.
    pub(crate) fn next_outlook(&mut self, now: &Stamp) -> Option<Outlook> {
        let moment = (now.at.timestamp().div_euclid(60), now.clock);
        let last = self.last.replace(moment);
        (last != Some(moment)).then(|| self.outlook(now))
    }

    /// What holds now. A clock nobody set closes no door: a visitor who stands there is served.
    fn outlook(&self, now: &Stamp) -> Outlook {
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
        Some(config::VisitorKind::Internal) => Who::Known(VisitorKind::Internal),
        Some(config::VisitorKind::Other) => Who::Known(VisitorKind::Other),
        None if asks => Who::Asked,
        None => Who::Anyone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use config::Settings;
    use uuid::Uuid;

    fn souq() -> Branch {
        let text = include_str!("../../../config/tests/branches/souq.toml");
        Settings::parse(text, "souq.toml").unwrap().branch
    }

    fn stamp(at: &str, clock: ClockTrust) -> Stamp {
        let at: DateTime<chrono::FixedOffset> = DateTime::parse_from_rfc3339(at).unwrap();
        Stamp {
            at: at.with_timezone(&Utc),
            clock,
            boot: Uuid::nil(),
            mono_ms: 0,
        }
    }

    fn outlook(at: &str) -> Outlook {
        Hours::of(&souq()).outlook(&stamp(at, ClockTrust::Synced))
    }

    /// Sunday, within the hours and before the prayer of noon.
    const SUNDAY_MORNING: &str = "2026-11-22T09:47:00+03:00";

    #[test]
    fn doors_follow_hours_holidays_and_prayer() {
        let cases = [
            (SUNDAY_MORNING, screen::Doors::Open),
            ("2026-11-22T03:00:00+03:00", screen::Doors::Closed),
            ("2026-11-22T11:40:00+03:00", screen::Doors::Prayer),
            // A day of the Eid, by the Umm al-Qura calendar.
            ("2027-03-11T10:00:00+03:00", screen::Doors::Closed),
        ];
        for (at, expected) in cases {
            assert_eq!(doors(&outlook(at)), expected, "{at}");
        }
        let eid = outlook("2027-03-11T10:00:00+03:00").doors;
        assert!(
            matches!(
                eid,
                Doors::Closed {
                    holiday: Some(_),
                    ..
                }
            ),
            "{eid:?}"
        );
    }

    #[test]
    fn hours_are_reckoned_once_a_minute_and_when_the_clock_becomes_trusted() {
        let mut hours = Hours::of(&souq());
        let mut seen = |at, clock| {
            let outlook = hours.next_outlook(&stamp(at, clock));
            outlook.map(|outlook| doors(&outlook))
        };
        let closed = "2026-11-22T03:00:00+03:00";
        assert_eq!(
            seen(closed, ClockTrust::Untrusted),
            Some(screen::Doors::Open)
        );
        assert_eq!(
            seen(closed, ClockTrust::Synced),
            Some(screen::Doors::Closed)
        );
        assert_eq!(seen("2026-11-22T03:00:59+03:00", ClockTrust::Synced), None);
        assert_eq!(
            seen(SUNDAY_MORNING, ClockTrust::Synced),
            Some(screen::Doors::Open)
        );
    }

    #[test]
    fn a_clock_nobody_set_closes_no_door() {
        let unset = stamp("1970-01-01T00:03:00Z", ClockTrust::Untrusted);
        let (branch, hours) = (souq(), Hours::of(&souq()));
        let outlook = hours.outlook(&unset);
        assert_eq!(doors(&outlook), screen::Doors::Open);
        let terms = terms(&branch, &outlook, &BTreeSet::new());
        assert!(
            terms
                .values()
                .all(|terms| terms.serves == screen::Serves::Now)
        );
    }

    #[test]
    fn a_service_gives_numbers_on_its_days_until_its_last_ticket_and_its_last_number() {
        let spent: BTreeSet<String> = ["letters", "clothing"].map(str::to_owned).into();
        let cases = [
            ("letters", SUNDAY_MORNING, screen::Serves::Full),
            ("enquiries", SUNDAY_MORNING, screen::Serves::Now),
            ("home-repair", SUNDAY_MORNING, screen::Serves::Now),
            (
                "home-repair",
                "2026-11-23T09:47:00+03:00",
                screen::Serves::NotToday,
            ),
            // What comes tomorrow is not for want of numbers.
            ("clothing", SUNDAY_MORNING, screen::Serves::NotToday),
            (
                "food-baskets",
                "2026-11-22T20:00:00+03:00",
                screen::Serves::Ended,
            ),
        ];
        for (service, at, expected) in cases {
            let terms = terms(&souq(), &outlook(at), &spent);
            assert_eq!(terms[service].serves, expected, "{service} {at}");
        }
    }

    #[test]
    fn p1_only_those_are_asked_whose_service_does_not_say_who_comes() {
        let mut branch = souq();
        let ask = |branch: &Branch| terms(branch, &Outlook::default(), &BTreeSet::new());
        let known = Who::Known(VisitorKind::Supporter);
        assert_eq!(ask(&branch)["zakat"].visitor, known);
        assert_eq!(ask(&branch)["enquiries"].visitor, Who::Asked);
        assert!(ask(&branch)["treatment-help"].confirms);
        branch.ask_visitor = false;
        assert_eq!(ask(&branch)["zakat"].visitor, known);
        assert_eq!(ask(&branch)["enquiries"].visitor, Who::Anyone);
    }
}
