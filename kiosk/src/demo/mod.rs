//! A short morning on simulated devices, no display needed: visitors take tickets through the real
//! screens' callbacks, one reads first, paper runs out under another, the printer stalls under a third. What they saw, what
//! was printed and what the journal says is left in a folder.

mod morning;
mod out;
mod summary;
mod walk;

pub use out::Out;

use crate::cli::Code;
use crate::reception;
use anyhow::Result;
use config::{PrinterLink, Settings};
use morning::Morning;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Plays the morning of a branch; leaves its traces in `out` and its journal in `data`.
///
/// # Errors
/// When a visitor does not get what the screens promise, or a file cannot be written.
pub fn run(settings: Settings, data: &Path, out: &Out) -> Result<Code> {
    std::fs::create_dir_all(data)?;
    let settings = at_any_hour(impatient(settings, out));
    // The demo's time service: it says once that the clock is right.
    std::fs::write(&settings.device.clock_mark, "")?;
    let (views, seen) = channel();
    let running = reception::start(&settings, data, move |view| drop(views.send(view)), |_| {})?;
    let played = Morning::new(&settings, out, seen, running.events.clone()).and_then(Morning::play);
    running.stop();
    let visits = played?;
    summary::write(&settings, data, out, &visits)
}

/// The settings with a simulated printer under `out` whose faults are noticed in a demo's time.
fn impatient(mut settings: Settings, out: &Out) -> Settings {
    settings.device.clock_mark = out.data().join("clock-is-right");
    settings.desk.port = 0;
    let printer = &mut settings.hardware.printer;
    printer.link = PrinterLink::Simulated {
        folder: out.printer(),
    };
    printer.poll = Duration::from_millis(100);
    printer.stall = Duration::from_millis(800);
    printer.confirm = Duration::from_secs(2);
    settings
}

/// The settings without hours: a demo's morning is whenever someone looks at it.
fn at_any_hour(mut settings: Settings) -> Settings {
    let branch = &mut settings.branch;
    branch.hours.clear();
    branch.ramadan_hours.clear();
    branch.holidays.clear();
    branch.prayers = None;
    for service in &mut branch.services {
        service.days = None;
    }
    settings
}
