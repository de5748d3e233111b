//! What pictures show where a day would: a moment, a ticket, people who wait.

use crate::app::view::OnScreen;
use crate::qr;
use chrono::{DateTime, NaiveDate, Utc};
use config::Branch;
use domain::calling::Place;
use domain::ticket::{Channel, Ticket, TicketState};
use domain::time::{ClockTrust, Stamp};
use std::collections::BTreeMap;
use store::Issued;
use uuid::Uuid;

/// Sunday 22 November 2026, 06:47 UTC, so that pictures do not change with the day they are drawn on.
const NOW_S: i64 = 1_795_330_020;
/// As long as a true code; no branch's key signed it.
const CODE: &str = "04K7QF2M9D1T5X8R3VN6WGZ0J4B7YHS2CEPA9K5M3QX8T1R6V0NDW";

/// The moment of all pictures.
pub(super) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW_S, 0).unwrap_or_default()
}

/// Its local date in a branch.
pub(super) fn today(branch: &Branch) -> NaiveDate {
    now().with_timezone(&branch.time_zone).date_naive()
}

/// A local time of the branch, so many days from today; the moment itself where there is none.
pub(super) fn moment(branch: &Branch, days: i64, (hour, minute): (u32, u32)) -> DateTime<Utc> {
    let date = today(branch) + chrono::TimeDelta::days(days);
    let local = date.and_hms_opt(hour, minute, 0).unwrap_or_default();
    let at = local.and_local_timezone(branch.time_zone).earliest();
    at.map_or_else(now, |at| at.with_timezone(&Utc))
}

/// A ticket of the branch's first service.
pub(super) fn ticket(branch: &Branch) -> OnScreen {
    let service = branch.services.first();
    let stamp = Stamp {
        at: now(),
        clock: ClockTrust::Synced,
        boot: Uuid::nil(),
        mono_ms: 0,
    };
    let ticket = Ticket {
        id: Uuid::nil(),
        business_day: today(branch),
        number: service.map_or(107, |service| service.numbers.start() + 7),
        service: service
            .map(|service| service.id.clone())
            .unwrap_or_default(),
        priority: true,
        addressee: None,
        visitor: None,
        channel: Channel::Interview,
        language: "ar".to_owned(),
        code: "4K7-QF2-M9D".to_owned(),
        state: TicketState::Waiting,
        issued: stamp,
        order: Place { epoch: 1, seq: 1 },
        arrived: stamp,
        since: stamp,
        counter: None,
        recalls: 0,
        called: None,
        busy_ms: 0,
        outcome: None,
    };
    let content = crate::paper::qr_content(branch, CODE);
    OnScreen {
        issued: Issued {
            ticket,
            ahead: 3,
            long_code: CODE.to_owned(),
            job: None,
        },
        ahead: Some(3),
        wait: None,
        qr: qr::modules(&content),
    }
}

/// How many wait for each service: every plural form of Arabic comes early.
pub(super) fn waiting(branch: &Branch) -> BTreeMap<String, u32> {
    let people = [3, 1, 5, 0, 11, 2].into_iter().cycle();
    let services = branch.services.iter().zip(people);
    services
        .map(|(service, people)| (service.id.clone(), people))
        .collect()
}
