//! What commands ask of the running kiosk (see [`crate::control`]).

use super::App;
use super::journal::Journal;
use crate::control::{Answer, Call, Request};
use crate::people::{self, BY};
use crate::tell;
use config::Settings;
use desk::day;
use domain::people::DeviceRole;
use domain::time::Stamp;
use std::path::Path;
use store::Store;

impl App {
    /// Answers one call.
    pub(super) fn answer(&mut self, call: Call) {
        let answer = match &call.request {
            Request::OpenDay { date } => self.staff_change(|store, settings, stamp| {
                Ok(day::open_day(store, settings, *date, stamp, BY)?)
            }),
            Request::ResumeNumbers { from } => self.staff_change(|store, settings, stamp| {
                Ok(day::resume_numbers(store, settings, from, stamp, BY)?)
            }),
            Request::Restore { file } => self.restore(file),
            Request::People { act } => {
                self.staff_change(|store, _, stamp| people::change(store, act, stamp))
            }
            Request::PairCode { name, role } => self.tell_pair_code(name, *role),
        };
        self.look();
        // A command that no longer listens has nothing to be told.
        call.answer.send(answer).ok();
    }

    fn staff_change(
        &mut self,
        change: impl FnOnce(&mut Store, &Settings, &Stamp) -> anyhow::Result<()>,
    ) -> Answer {
        if let Some(address) = &self.settings.device.branch_service {
            return Err(format!(
                "days, numbers and staff are the branch service's, at {address}; do it there"
            ));
        }
        let stamp = self.clock.now();
        let Journal::Open(store) = &mut self.journal else {
            return Err("the kiosk's journal is not open; see its log".to_owned());
        };
        change(store, &self.settings, &stamp)
            .map(|()| String::new())
            .map_err(|error| format!("{error:#}"))
    }

    fn tell_pair_code(&self, name: &str, role: DeviceRole) -> Answer {
        let door = self.service.door();
        let door =
            door.ok_or("this kiosk does not run the branch service; ask the device that does")?;
        let made = door.pairing_code(name, role, "staff");
        let made = made.map_err(|problem| problem.detail)?;
        let mut told = format!(
            "{}\ngood once, for {} minutes; type it at {name}",
            made.code,
            made.seconds / 60
        );
        if let Some(words) = door.words() {
            let (arabic, latin) = (words.arabic.join(" "), words.latin.join(" "));
            told += &format!("\nits six words must be:\n{arabic}\n{latin}");
        }
        Ok(told)
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
                refused.map_or(Ok(String::new()), |error| {
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
