//! A simulated printer, the machine that prints on it, and a clock the test sets.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use config::{Evidence, Printer, PrinterLink};
use hardware::machine::Machine;
use hardware::simulated::SimulatedPrinter;
use hardware::transport::Connect;
use hardware::{Bitmap, JobEnd, PrintJob, PrinterEvent, PrinterState};
use tempfile::TempDir;

/// Settings of a printer reached by `link`, with short times.
pub(crate) fn settings(link: PrinterLink, evidence: Evidence) -> Printer {
    Printer {
        link,
        dots: 576,
        dpi: 203,
        speed_mm_s: 150,
        cutter_mm: 12,
        evidence,
        stall: Duration::from_millis(400),
        poll: Duration::from_millis(100),
        confirm: Duration::from_millis(600),
    }
}

/// A picture no blank row divides: stripes down the paper.
pub(crate) fn stripes(rows: u32) -> Bitmap {
    let mut bitmap = Bitmap::new(576, rows);
    for y in 0..rows {
        (0..576).step_by(3).for_each(|x| bitmap.set(x, y));
    }
    bitmap
}

pub(crate) struct Rig {
    pub(crate) folder: TempDir,
    pub(crate) printer: SimulatedPrinter,
    pub(crate) machine: Machine,
    pub(crate) now: Instant,
    pub(crate) events: Vec<PrinterEvent>,
}

impl Rig {
    pub(crate) fn new(evidence: Evidence) -> Self {
        Self::over(evidence, SimulatedPrinter::connect)
    }

    /// A printer behind a line of the test's own.
    pub(crate) fn over(evidence: Evidence, line: impl FnOnce(SimulatedPrinter) -> Connect) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(
            PrinterLink::Simulated {
                folder: folder.path().to_owned(),
            },
            evidence,
        );
        let printer = SimulatedPrinter::new(folder.path().to_owned(), settings.dots);
        let machine = Machine::new(&settings, line(printer.clone()));
        Self {
            folder,
            printer,
            machine,
            now: Instant::now(),
            events: Vec::new(),
        }
    }

    /// A printer that has been asked how it is.
    pub(crate) fn ready() -> Self {
        let mut rig = Self::new(Evidence::ProcessId);
        rig.pass(200);
        assert_eq!(
            rig.machine.state(),
            PrinterState::Ready { paper_low: false }
        );
        rig
    }

    /// Writes `printer.toml`.
    pub(crate) fn set(&mut self, toml: &str) -> &mut Self {
        std::fs::write(self.folder.path().join("printer.toml"), toml).unwrap();
        self
    }

    /// Lets so many milliseconds pass, with a step every ten.
    pub(crate) fn pass(&mut self, milliseconds: u64) -> &mut Self {
        for _ in 0..milliseconds.div_ceil(10) {
            self.now += Duration::from_millis(10);
            self.events.extend(self.machine.step(self.now));
        }
        self
    }

    pub(crate) fn print(&mut self, id: u32, bitmap: Bitmap) -> &mut Self {
        self.machine.submit(PrintJob { id, bitmap }, self.now);
        self.events.extend(self.machine.step(self.now));
        self
    }

    pub(crate) fn end_of(&self, id: u32) -> Option<JobEnd> {
        self.events.iter().find_map(|event| match event {
            PrinterEvent::Ended { job, end } if *job == id => Some(*end),
            _ => None,
        })
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}
