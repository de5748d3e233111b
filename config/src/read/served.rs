//! Holds each service against the hours: one that could never give a number is a slip, not a wish.

use super::report::Wrong;
use super::table::{Table, all};
use crate::{Hours, Service};
use chrono::{NaiveTime, TimeDelta, Weekday};

/// Reports `services`, which stand in `tables`, whose days or last ticket leave no time to give a number in the week's
/// `hours`, where there are any.
pub(crate) fn served(tables: &[Table<'_>], services: &[Service], hours: &[Hours]) -> Option<()> {
    if hours.is_empty() {
        return Some(());
    }
    let services = tables.iter().zip(services);
    all(services.map(|(table, service)| serves(table, service, hours))).map(|_| ())
}

fn serves(table: &Table<'_>, service: &Service, hours: &[Hours]) -> Option<()> {
    let open: Vec<Weekday> = DAYS
        .into_iter()
        .filter(|day| is_served(service, *day) && hours.iter().any(|own| own.days.contains(day)))
        .collect();
    if open.is_empty() {
        let right = "name a day on which [[branch.hours]] opens the branch";
        let wrong = Wrong::new("names no day on which the branch is open", right);
        return table.optional("days")?.wrong(wrong);
    }
    if open.iter().any(|day| gives(service, *day, hours)) {
        return Some(());
    }
    let what = "leaves no time for a ticket on any day";
    let right = "write fewer minutes than the branch is open";
    let value = table.optional("last_ticket_minutes")?;
    value.wrong(Wrong::new(what, right))
}

const DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

fn is_served(service: &Service, day: Weekday) -> bool {
    service.days.as_ref().is_none_or(|days| days.contains(&day))
}

/// Whether the last ticket of a day comes after its first opening.
fn gives(service: &Service, day: Weekday, hours: &[Hours]) -> bool {
    let own = hours.iter().filter(|own| own.days.contains(&day));
    let first = own.clone().map(|own| own.open).min();
    let last = own.map(|own| own.close).max();
    let (Some(first), Some(last)) = (first, last) else {
        return false;
    };
    since_midnight(last) - since_midnight(first)
        > TimeDelta::minutes(i64::from(service.last_ticket_minutes))
}

fn since_midnight(time: NaiveTime) -> TimeDelta {
    time.signed_duration_since(NaiveTime::MIN)
}
