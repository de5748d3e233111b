//! Asking the store itself for tickets, where a story needs many of them and no screen.

use crate::rig::Place;
use domain::day::DayRule;
use domain::ticket::Channel;
use domain::time::Stamp;
use kiosk::clock::Clock;
use store::{IssueRequest, Store, StoreError};

/// A visitor's request for a service under a key.
#[must_use]
pub fn request(service: &str, key: &str) -> IssueRequest {
    IssueRequest {
        path: "story".to_owned(),
        key: key.to_owned(),
        service: service.to_owned(),
        priority: false,
        visitor: None,
        language: "ar".to_owned(),
        channel: Channel::Interview,
        by: "story".to_owned(),
        paper: true,
        told: None,
    }
}

/// A place's journal, open for writing with today's numbers.
pub struct Ledger {
    /// The journal.
    pub store: Store,
    clock: Clock,
}

impl Ledger {
    /// Opens it, and today where no day is open.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(place: &Place) -> Result<Self, StoreError> {
        let settings = place.settings();
        let clock = Clock::new(settings.device.clock_mark.clone());
        let stamp = clock.now();
        let (mut store, _) = Store::open(kiosk::place::opening(&settings, place.data()), &stamp)?;
        if store.day()?.business_day.is_none() {
            let rule = DayRule {
                zone: settings.branch.time_zone,
                start: settings.branch.day_start,
            };
            let numbers = kiosk::place::numbers(&settings);
            store.open_day(rule.day_of(stamp.at), &numbers, &stamp, "story")?;
        }
        Ok(Self { store, clock })
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Stamp {
        self.clock.now()
    }
}
