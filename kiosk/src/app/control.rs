//! What commands ask of the running kiosk (see [`crate::control`]).

use super::journal::Journal;
use super::{App, tell};
use crate::control::{Answer, Call, Request};
use crate::place;
use std::path::Path;
use store::{Store, StoreError};

impl App {
    /// Answers one call.
    pub(super) fn answer(&mut self, call: Call) {
        let answer = match &call.request {
            Request::OpenDay { date } => {
                let numbers = place::numbers(&self.settings);
                let stamp = self.clock.now();
                place::may_open(&self.settings, *date, &stamp).and_then(|()| {
                    self.staff_change(|store| store.open_day(*date, &numbers, &stamp, "staff"))
                })
            }
            Request::ResumeNumbers { from } => {
                let (gap, stamp) = (self.settings.branch.number_gap, self.clock.now());
                self.staff_change(|store| store.resume_numbers(from, gap, &stamp, "staff"))
            }
            Request::Restore { file } => self.restore(file),
        };
        self.look();
        // A command that no longer listens has nothing to be told.
        call.answer.send(answer).ok();
    }

    fn staff_change(
        &mut self,
        change: impl FnOnce(&mut Store) -> Result<(), StoreError>,
    ) -> Answer {
        let Journal::Open(store) = &mut self.journal else {
            return Err("the kiosk's journal is not open; see its log".to_owned());
        };
        change(store).map_err(|error| format!("{:#}", anyhow::Error::new(error)))
    }

    fn restore(&mut self, file: &Path) -> Answer {
        let stamp = self.clock.now();
        let Journal::Open(store) = std::mem::replace(&mut self.journal, Journal::Failed) else {
            return Err("the kiosk's journal is not open; see its log".to_owned());
        };
        match store.restore(file, &stamp) {
            Ok((store, notices, refused)) => {
                tell::notices(&notices);
                self.begin_with(store);
                refused.map_or(Ok(()), |error| {
                    Err(format!("{:#}", anyhow::Error::new(error)))
                })
            }
            Err(error) => {
                let said = format!("{:#}", anyhow::Error::new(error));
                tracing::error!("the journal could not be opened after a restore: {said}");
                self.tell_screen(domain::screen::Event::Storing { works: false });
                Err(said)
            }
        }
    }
}
