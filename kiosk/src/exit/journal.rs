//! The terminal's own journal: every rating is durable here before anyone is thanked, with every network gone. A failing
//! disk is tried again by itself.

use crate::retention::Retention;
use crate::{place, tell};
use config::Settings;
use desk::day;
use domain::day::{BusinessDay, DayRule};
use domain::exit::Record;
use domain::rating::{Given, Guard, Pace, Said};
use domain::time::Stamp;
use std::collections::BTreeMap;
use std::path::Path;
use store::{Opening, Rating, Store, StoreError, Trouble};
use uuid::Uuid;

/// How the journal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Ratings can be kept.
    Well,
    /// Not now; it is tried again.
    Failing,
    /// Somebody must mend it, or a command works on it.
    Shut,
}

/// The journal of an exit terminal.
pub(super) struct Journal {
    opening: Opening,
    rule: DayRule,
    device: String,
    guard: Guard,
    store: Option<Store>,
    stands: Stands,
    retention: Retention,
}

impl Journal {
    /// One that is not open yet.
    pub(super) fn of(settings: &Settings, data: &Path) -> Self {
        let pace = &settings.exit.pace;
        let pace = Pace {
            apart_ms: u64::from(pace.apart_seconds) * 1000,
            most: pace.most as usize,
            within_ms: u64::from(pace.within_seconds) * 1000,
        };
        Self {
            opening: place::opening(settings, data),
            rule: day::day_rule(&settings.branch),
            device: settings.device.name.clone(),
            guard: Guard::new(pace),
            store: None,
            stands: Stands::Failing,
            retention: Retention::of(settings, data),
        }
    }

    /// Opens it, if it is not open, and the business day that is due; says how it stands. Called again and again.
    pub(super) fn look_after(&mut self, now: &Stamp) -> Stands {
        if self.store.is_none() {
            self.open(now);
        }
        if self.store.is_some()
            && let Err(error) = self.turn_day(now)
        {
            self.failed("opening the day", error);
        }
        self.stands
    }

    fn open(&mut self, now: &Stamp) {
        let opened = Store::open(self.opening.clone(), now).and_then(|(mut store, notices)| {
            // An open file says nothing of room for the next rating.
            store.probe().map(|()| (store, notices))
        });
        match opened {
            Ok((store, notices)) => {
                tell::notices(&notices);
                self.store = Some(store);
                self.stands = Stands::Well;
            }
            Err(error) => self.failed("opening the journal", error),
        }
    }

    fn turn_day(&mut self, now: &Stamp) -> Result<(), StoreError> {
        let Some(store) = &mut self.store else {
            return Ok(());
        };
        let due = self
            .rule
            .opens(store.day()?.business_day, now.at, now.clock);
        due.map_or(Ok(()), |day| {
            tracing::info!("business day {day} is open");
            store.open_day(day, &BTreeMap::new(), now, &self.device)
        })
    }

    /// The open business day.
    pub(super) fn day(&self) -> Option<BusinessDay> {
        self.store.as_ref()?.day().ok()?.business_day
    }

    /// Makes what a visitor said durable; `subject` is what it revises. `None` when that cannot be.
    pub(super) fn keep(
        &mut self,
        subject: Option<Uuid>,
        record: Record,
        said: Said,
        now: &Stamp,
    ) -> Option<Uuid> {
        let marked = match (&record, subject) {
            (Record::Rating { .. }, None) => self.guard.mark(now.mono_ms),
            _ => None,
        };
        let store = self.store.as_mut()?;
        let by = &self.device;
        let kept = match record {
            Record::Rating { score, reasons } => {
                let reasons = reasons.into_iter().collect();
                let given = Given {
                    score,
                    reasons,
                    marked,
                };
                let rating = Rating {
                    subject,
                    given,
                    said,
                };
                store.rate(&rating, now, by)
            }
            Record::Suggestion => store.suggest(subject, &said, now, by),
        };
        kept.map_err(|error| self.failed("keeping a rating", error))
            .ok()
    }

    /// Housekeeping while nobody is there.
    pub(super) fn tidy(&mut self, now: &Stamp) {
        let Some(store) = &mut self.store else { return };
        let tidied = store.tidy();
        if let Err(error) = tidied.and_then(|()| self.retention.look(store, now)) {
            self.failed("tidying the journal", error);
        }
    }

    /// Tells the log once for as long as it lasts; what cannot be written to is opened anew, which checks the file.
    fn failed(&mut self, doing: &str, error: StoreError) {
        let trouble = error.trouble();
        let stands = match (&error, trouble) {
            (StoreError::Locked(_), _) => Stands::Shut,
            (_, Trouble::Refused) if self.store.is_some() => self.stands,
            (_, Trouble::Refused) => Stands::Shut,
            _ => Stands::Failing,
        };
        if stands != self.stands || self.store.is_some() {
            tell::failure(doing, error);
        }
        if trouble != Trouble::Refused {
            self.store = None;
        }
        self.stands = stands;
    }
}
