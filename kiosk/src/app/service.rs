//! The branch service inside the reception (design.md, "The branch"): it begins once the journal is open, and a port
//! that is taken keeps nobody from a ticket.

use super::App;
use super::journal::Journal;
use desk::{Health, Parts, Running};
use std::sync::{Arc, Mutex, PoisonError};
use store::Trouble;

/// How the device's parts are, as the service tells its own machine.
pub(super) type Healths = Arc<Mutex<Vec<Health>>>;

/// The service, or why there is none yet.
#[derive(Default)]
pub(super) struct Service {
    running: Option<Running>,
    failed: bool,
    healths: Healths,
}

impl Service {
    /// The service, once it answers.
    pub(super) fn running(&self) -> Option<&Running> {
        self.running.as_ref()
    }
}

impl App {
    /// Begins the service, if it is wanted and the journal is open; tried again with every tick.
    pub(super) fn serve(&mut self) {
        let open = matches!(self.journal, Journal::Open(_));
        if self.service.running.is_some() || !open {
            return;
        }
        match desk::start(self.parts_of_service()) {
            Ok(running) => {
                (self.listening_at)(&running.addresses().main);
                self.face.waits = running.waits();
                self.service.running = Some(running);
                self.service.failed = false;
            }
            Err(error) if !self.service.failed => {
                tracing::warn!(
                    "the branch service does not answer yet: {:#}",
                    anyhow::Error::new(error)
                );
                self.service.failed = true;
            }
            Err(_) => {}
        }
    }

    fn parts_of_service(&self) -> Parts {
        let (clock, healths) = (self.clock.clone(), self.service.healths.clone());
        Parts {
            settings: self.settings.clone(),
            data: self.data.clone(),
            branch: self.branch.clone(),
            clock: Arc::new(move || clock.now()),
            health: Arc::new(move || {
                healths
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .clone()
            }),
        }
    }

    /// Tells the service how the printer and the journal are.
    pub(super) fn tell_health(&mut self) {
        let printer = self.screen.faults.printer;
        let stores = !self.screen.faults.cannot_store;
        let told = vec![
            Health {
                part: "journal".to_owned(),
                works: stores,
                detail: if stores { "" } else { trouble(self.trouble) }.to_owned(),
            },
            Health {
                part: "printer".to_owned(),
                works: printer.is_none(),
                detail: printer.map_or_else(String::new, |trouble| format!("{trouble:?}")),
            },
        ];
        *self
            .service
            .healths
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = told;
    }

    /// Ends the service, before the journal's owner does.
    pub(super) fn stop_serving(&mut self) {
        if let Some(running) = self.service.running.take() {
            running.stop();
        }
    }
}

fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Full => "the disk or its allowance is full",
        Trouble::Disk => "the disk failed; it is opened again and checked",
        Trouble::Refused => "the journal refuses what it should not; see the log",
    }
}
