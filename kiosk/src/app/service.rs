//! The branch service inside the reception (design.md, "The branch"): it begins once the journal is open, and a port
//! that is taken keeps nobody from a ticket.

use super::App;
use super::journal::Journal;
use desk::{Door, Health, Parts, Running};
use hardware::{PrinterState, Stop};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use store::Trouble;

/// How the device's parts are, as the service tells its own machine.
pub(super) type Healths = Arc<Mutex<Vec<Health>>>;

/// The service, or why there is none yet.
#[derive(Default)]
pub(super) struct Service {
    running: Option<Running>,
    failed: bool,
    healths: Healths,
    /// How the printer was when it was last told, and since when.
    printer: (&'static str, Option<Instant>),
}

impl Service {
    /// Where the staff console is opened; empty while it is not.
    pub(super) fn address(&self) -> String {
        let running = self.running.as_ref();
        running.map_or_else(String::new, |running| running.addresses().main.clone())
    }

    /// The way in at this device, once the service answers.
    pub(super) fn door(&self) -> Option<Door> {
        self.running.as_ref().map(Running::door)
    }
}

impl App {
    /// Begins the service, if it is wanted and the journal is open; tried again with every tick.
    pub(super) fn serve(&mut self) {
        let open = matches!(self.journal, Journal::Open(_));
        if self.service.running.is_some() || !open || self.further.is_some() {
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
        let printer = self
            .printer
            .as_ref()
            .map_or("shutdown", |printer| word(printer.state()));
        if self.service.printer.0 != printer || self.service.printer.1.is_none() {
            self.service.printer = (printer, Some(Instant::now()));
        }
        let since = self
            .service
            .printer
            .1
            .map_or(0, |since| since.elapsed().as_secs());
        let stores = !self.screen.faults.cannot_store;
        let mut told = vec![
            Health {
                part: "storing".to_owned(),
                works: stores,
                detail: if stores { "" } else { trouble(self.trouble) }.to_owned(),
                since_seconds: 0,
            },
            Health {
                part: "printer".to_owned(),
                works: matches!(printer, "" | "paper-low"),
                detail: printer.to_owned(),
                since_seconds: since,
            },
        ];
        told.extend(self.aloud.health());
        told.extend(self.retention.health());
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

/// How a printer is, in a word; nothing where it is well.
fn word(state: PrinterState) -> &'static str {
    match state {
        PrinterState::Ready { paper_low: true } => "paper-low",
        state => Stop::of(state).map_or("", Stop::code),
    }
}

fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Full => "the disk or its allowance is full",
        Trouble::Disk => "the disk failed; it is opened again and checked",
        Trouble::Refused => "the journal refuses what it should not; see the log",
    }
}
