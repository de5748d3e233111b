//! A short morning on simulated devices, no display needed: visitors take tickets through the real
//! screens' callbacks, paper runs out under one, the printer stalls under another. What they saw, what
//! was printed and what the journal says is left in a folder.

mod morning;
mod out;
mod summary;

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
    let settings = impatient(settings, out);
    // The demo's time service: it says once that the clock is right.
    std::fs::write(&settings.device.clock_mark, "")?;
    let (views, seen) = channel();
    let running = reception::start(&settings, data, move |view| drop(views.send(view)))?;
    let played = Morning::new(&settings, out, seen, running.events.clone()).and_then(Morning::play);
    running.stop();
    let visits = played?;
    summary::write(&settings, data, out, &visits)
}

/// The settings with a simulated printer under `out` whose faults are noticed in a demo's time.
fn impatient(mut settings: Settings, out: &Out) -> Settings {
    settings.device.clock_mark = out.data().join("clock-is-right");
    let printer = &mut settings.hardware.printer;
    printer.link = PrinterLink::Simulated {
        folder: out.printer(),
    };
    printer.poll = Duration::from_millis(100);
    printer.stall = Duration::from_millis(800);
    printer.confirm = Duration::from_secs(2);
    settings
}
