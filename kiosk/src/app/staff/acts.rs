//! What staff do at the kiosk: signing in, papers, the day, pairing, switching off.

use super::parts;
use crate::app::App;
use crate::app::jobs::Paper;
use crate::app::journal::Journal;
use crate::paper;
use config::PrinterLink;
use desk::day;
use domain::day::BusinessDay;
use domain::people::DeviceRole;
use domain::staff_screen::{Event, PaperEnd, Pin, Power, SignedIn};
use hardware::{PrinterHandle, Stop};
use std::collections::BTreeMap;
use std::process::Command;
use uuid::Uuid;

impl App {
    /// Asks who this is; without anyone to ask, nobody can sign in.
    pub(super) fn sign_in(&mut self, attempt: u64, user: String, pin: Pin) {
        let answer = |answer| Event::SignedIn { attempt, answer };
        let Some(door) = self.service.door() else {
            return self.tell_staff(answer(SignedIn::Nobody));
        };
        let ask = move || Event::SignedIn {
            attempt,
            answer: parts::who(&door, &user, pin.reveal()),
        };
        if !self.in_a_thread("sign-in", ask) {
            self.tell_staff(answer(SignedIn::Wrong));
        }
    }

    /// Makes a code for a device that is to join.
    pub(super) fn pair_code(&mut self, role: DeviceRole, name: String) {
        let by = self.staff_name();
        let english = self.staff.screen.manner.english;
        let Some(door) = self.service.door() else {
            tracing::warn!("a device cannot join: this kiosk runs no branch service");
            return self.tell_staff(Event::NotDone);
        };
        let ask = move || match parts::pair(&door, (role, &name), &by, english) {
            Ok(made) => Event::Paired {
                code: made.code,
                words: made.words,
            },
            Err(why) => {
                tracing::warn!("a device cannot join: {why}");
                Event::NotDone
            }
        };
        if !self.in_a_thread("pairing", ask) {
            self.tell_staff(Event::NotDone);
        }
    }

    /// Prints a page that is no ticket and so is not journaled.
    pub(super) fn print_test_page(&mut self) {
        let ready = self.printer_prints() && self.jobs.none();
        let now = self.clock.now().at;
        let local = now.with_timezone(&self.settings.branch.time_zone);
        let words = self.face.words(self.staff_language());
        let drawn =
            paper::draw_test_page(&self.settings.branch, local, words, &mut self.typesetter);
        match drawn {
            Ok(bitmap) if ready => self.send(Paper::Test, bitmap),
            Ok(_) => self.tell_staff(Event::Paper(PaperEnd::NotPrinted)),
            Err(error) => {
                tracing::error!("the test page cannot be drawn: {error:#}");
                self.tell_staff(Event::Paper(PaperEnd::NotPrinted));
            }
        }
    }

    /// Prints a copy of a job's paper, which says نسخة, under a job of its own.
    pub(super) fn reprint(&mut self, job: Uuid) {
        let stamp = self.clock.now();
        let by = self.staff_name();
        let queued = self.with_store("queueing a copy", |store| {
            let ticket = store.print_job(job)?.ticket;
            let copy = store.queue_copy(ticket, &stamp, &by)?;
            let mut issued = store.issued(ticket)?;
            issued.job = Some(copy);
            Ok((issued, store.issued_at(ticket)?))
        });
        let Some((issued, at)) = queued else {
            return self.tell_staff(Event::Paper(PaperEnd::NotPrinted));
        };
        self.staff.copy = issued.job;
        self.print_copy(&issued, at);
    }

    /// Has everything that was refused sent again, by the agent's own program.
    pub(super) fn send_again(&mut self) {
        let (data, parked) = (self.data.clone(), self.staff.known.delivery.parked.clone());
        let ask = move || match parts::send_again(&data, &parked) {
            Ok(()) => Event::Done,
            Err(why) => {
                tracing::warn!("refused records are not sent again: {why}");
                Event::NotDone
            }
        };
        if !self.in_a_thread("send-again", ask) {
            self.tell_staff(Event::NotDone);
        }
    }

    pub(super) fn open_day_for_staff(&mut self, date: BusinessDay) {
        let by = self.staff_name();
        self.change_for_staff(|store, settings, stamp| {
            Ok(day::open_day(store, settings, date, stamp, &by)?)
        });
    }

    pub(super) fn confirm_numbers(&mut self, from: &BTreeMap<String, u32>) {
        let by = self.staff_name();
        self.change_for_staff(|store, settings, stamp| {
            Ok(day::resume_numbers(store, settings, from, stamp, &by)?)
        });
    }

    fn change_for_staff(
        &mut self,
        change: impl FnOnce(
            &mut store::Store,
            &config::Settings,
            &domain::time::Stamp,
        ) -> anyhow::Result<()>,
    ) {
        let stamp = self.clock.now();
        let done = match &mut self.journal {
            Journal::Open(store) => change(store, &self.settings, &stamp),
            _ => Err(anyhow::anyhow!("the journal is not open")),
        };
        self.look();
        self.look_for_staff();
        match done {
            Ok(()) => self.tell_staff(Event::Done),
            Err(error) => {
                tracing::warn!("what staff asked of the day was not done: {error:#}");
                self.tell_staff(Event::NotDone);
            }
        }
    }

    /// Switches off or restarts by the service manager, which ends this program in good order; a simulated
    /// device only says so.
    pub(super) fn power(&mut self, power: Power) {
        let link = &self.settings.hardware.printer.link;
        let pretended = matches!(link, PrinterLink::Simulated { .. });
        tracing::info!("{} asks for {power:?}", self.staff_name());
        let verb = match power {
            Power::Off => "poweroff",
            Power::Restart => "reboot",
        };
        let asked = pretended || Command::new("systemctl").arg(verb).spawn().is_ok();
        self.tell_staff(if asked {
            Event::Going { power, pretended }
        } else {
            tracing::error!("systemctl {verb} could not be run");
            Event::NotDone
        });
    }

    fn printer_prints(&self) -> bool {
        let state = self.printer.as_ref().map(PrinterHandle::state);
        state.is_some_and(|state| Stop::of(state).is_none())
    }

    fn staff_language(&self) -> config::Language {
        crate::app::language(self.staff.screen.manner.english)
    }

    fn staff_name(&self) -> String {
        let user = self.staff.screen.user.as_ref();
        user.map_or_else(|| "staff".to_owned(), |user| user.name.clone())
    }
}
