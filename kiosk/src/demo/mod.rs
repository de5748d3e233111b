//! A short morning on simulated devices, no display needed: visitors take tickets through the real
//! screens' callbacks, one reads first, paper runs out under another, the printer stalls under a third. What they saw, what
//! was printed and what the journal says is left in a folder. Then staff call those who took tickets, over the LAN
//! API, and the board in the hall shows it and says it.

mod counters;
mod hall;
mod morning;
mod out;
mod summary;
mod walk;

pub use out::Out;

use crate::cli::Code;
use crate::reception;
use anyhow::{Context, Result};
use config::{PrinterLink, Settings};
use counters::{Counters, Served};
use hall::Hall;
use morning::{Morning, Story, Visit};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

/// What the branch service and the printer are waited for.
const PATIENCE: Duration = Duration::from_secs(30);

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
    let (addresses, answering) = channel();
    let show = move |view| drop(views.send(view));
    let listening_at = move |address: &str| drop(addresses.send(address.to_owned()));
    let running = reception::start(&settings, data, show, listening_at)?;
    let played = Morning::new(&settings, out, seen, running.events.clone())
        .and_then(Morning::play)
        .and_then(|visits| {
            let address = answering.recv_timeout(PATIENCE);
            let address = address.context("the branch service did not answer")?;
            let hall = Hall::open(&settings, data, out, &address)?;
            let counters = Counters::open(&settings, data, address)?;
            let served = counters.serve()?;
            hall.leave(out, served.last)?;
            out.until_papers(papers_due(&visits, &served), PATIENCE)?;
            Ok((visits, served))
        });
    running.stop();
    let (visits, served) = played?;
    summary::write(&settings, data, out, (&visits, &served))
}

/// How many papers a morning leaves: what the printer stalled under is none.
fn papers_due(visits: &[Visit], served: &Served) -> usize {
    let papers = |visit: &Visit| match visit.story {
        Story::Plain | Story::PaperRunsOut => 1,
        Story::ReadsFirst => 2,
        Story::PrinterStalls => 0,
    };
    visits.iter().map(papers).sum::<usize>() + usize::from(served.receipt.is_some())
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
