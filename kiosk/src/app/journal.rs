//! The journal as the loop has it: open, failing, or closed for good, and how it comes back by itself.

use super::{App, Event};
use crate::{control, place, tell};
use desk::day;
use domain::screen::Event as ScreenEvent;
use store::{Store, StoreError, Trouble};

/// The journal's state.
pub(super) enum Journal {
    /// Not opened yet, or it cannot be used until someone mends it.
    Closed,
    /// Open. Whether writing works just now, the screen's faults say.
    Open(Box<Store>),
    /// The disk failed; opening is tried again.
    Failed,
    /// A command works on the folder; opening is tried again.
    Elsewhere,
}

impl App {
    /// Opens the journal and today, and tells the screen what came of it.
    pub(super) fn open_journal(&mut self) {
        let opening = place::opening(&self.settings, &self.data);
        match Store::open(opening, &self.clock.now()) {
            Ok((store, notices)) => {
                tell::notices(&notices);
                self.begin_with(store);
                self.listen();
                self.tell_screen(ScreenEvent::Started { works: true });
            }
            Err(error @ StoreError::Locked(_)) => {
                if !matches!(self.journal, Journal::Elsewhere) {
                    tracing::warn!("waiting for the data folder: {error}");
                }
                self.journal = Journal::Elsewhere;
                self.tell_screen(ScreenEvent::Started { works: false });
            }
            Err(error) if error.trouble() == Trouble::Refused => {
                tracing::error!("the kiosk cannot work: {error}");
                self.tell_screen(ScreenEvent::Started { works: false });
            }
            Err(error) => {
                tell::failure("the journal cannot be opened; trying again", error);
                self.journal = Journal::Failed;
                self.tell_screen(ScreenEvent::Started { works: true });
                self.tell_screen(ScreenEvent::Storing { works: false });
            }
        }
    }

    /// Hears commands, now that the folder is surely ours.
    pub(super) fn listen(&mut self) {
        if std::mem::replace(&mut self.listening, true) {
            return;
        }
        let calls = self.calls.clone();
        let heard = control::listen(&self.data, move |call| {
            drop(calls.send(Event::Control(call)))
        });
        if let Err(error) = heard {
            tracing::warn!("commands will not be heard: {error:#}");
        }
    }

    /// Takes over an open journal: today's day, the settings' numbers, who waits.
    pub(super) fn begin_with(&mut self, store: Store) {
        self.journal = Journal::Open(Box::new(store));
        if self.further.is_some() {
            // Days and numbers are the branch service's.
            return;
        }
        self.turn_day();
        let (numbers, gap) = (
            day::numbers(&self.settings),
            self.settings.branch.number_gap,
        );
        let stamp = self.clock.now();
        self.with_store("keeping the day's numbers", |store| {
            store.keep_gap(gap)?;
            store.keep_numbers(&numbers, &stamp)
        });
        self.look();
    }

    /// Opens the business day that is due, if one is.
    pub(super) fn turn_day(&mut self) {
        if self.further.is_some() {
            return;
        }
        let rule = day::day_rule(&self.settings.branch);
        let stamp = self.clock.now();
        let due = self.with_store("looking at the day", |store| {
            Ok(rule.opens(store.day()?.business_day, stamp.at, stamp.clock))
        });
        let Some(Some(day)) = due else { return };
        let (numbers, device) = (
            day::numbers(&self.settings),
            self.settings.device.name.clone(),
        );
        let opened = self.with_store("opening the day", |store| {
            store.open_day(day, &numbers, &stamp, &device)
        });
        if opened.is_some() {
            tracing::info!("business day {day} is open");
            self.look();
        }
    }

    /// Reads what screens tell of the journal: who waits, which numbers are left and whether they are
    /// confirmed.
    pub(super) fn look(&mut self) {
        if self.further.is_some() {
            return;
        }
        let seen = self.with_store("reading who waits", |store| {
            Ok((store.waiting()?, store.day()?))
        });
        if let Some((waiting, day)) = seen {
            self.face.waiting = waiting;
            self.tell_screen(ScreenEvent::Numbers {
                confirmed: !day.numbers_unconfirmed,
            });
        }
        self.look_at_numbers();
    }

    /// Does something with the open journal. A failing disk is told to the screen and the log; a refusal
    /// by rule only to the log. `None` when it did not work.
    pub(super) fn with_store<T>(
        &mut self,
        doing: &str,
        work: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Option<T> {
        let Journal::Open(store) = &mut self.journal else {
            return None;
        };
        match work(store) {
            Ok(done) => Some(done),
            Err(error) => {
                self.journal_failed(doing, error);
                None
            }
        }
    }

    /// Tells of a failure; after it, [`App::mend_journal`] tries until writing works again.
    pub(super) fn journal_failed(&mut self, doing: &str, error: StoreError) {
        let trouble = error.trouble();
        if trouble == Trouble::Refused || !self.screen.faults.cannot_store {
            tell::failure(doing, error);
        }
        if trouble != Trouble::Refused {
            self.trouble = trouble;
            self.tell_screen(ScreenEvent::Storing { works: false });
        }
    }

    /// Housekeeping while nobody is at the screen.
    pub(super) fn tidy(&mut self) {
        let busy = self.screen.promised().is_some();
        self.with_store("keeping what is known of papers", |store| {
            store.flush()?;
            if busy { Ok(()) } else { store.tidy() }
        });
        if !busy {
            self.forget();
        }
    }

    /// Empties what is personal and whose time is over.
    fn forget(&mut self) {
        let now = self.clock.now();
        if let Journal::Open(store) = &mut self.journal
            && let Err(error) = self.retention.look(store, &now)
        {
            self.journal_failed("erasing what is personal", error);
        }
    }
}
