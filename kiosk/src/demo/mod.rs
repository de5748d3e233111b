//! A short morning on simulated devices, no display needed: visitors take tickets through the real
//! screens' callbacks, one reads first, paper runs out under another, the printer stalls under a third. What they saw, what
//! was printed and what the journal says is left in a folder. Then staff call those who took tickets, over the LAN
//! API, and the board in the hall shows it and says it. Those who were served rate as they leave, and every record is delivered.

mod counters;
mod delivery;
mod employee;
mod hall;
mod leaving;
mod morning;
mod out;
mod results;
mod summary;
mod walk;

pub use out::Out;

use crate::cli::Code;
use crate::reception;
use anyhow::{Context, Result};
use config::{PrinterLink, Settings};
use counters::{Counters, Served};
use delivery::{CaseSystem, Device};
use domain::people::StaffRole;
use employee::Employee;
use hall::Hall;
use leaving::Leaving;
use morning::{Morning, Story, Visit};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

/// What the branch service and the printer are waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// Plays the morning of a branch, whose settings were read from `text`; leaves its traces in `out` and its journal in `data`.
///
/// # Errors
/// When a visitor does not get what the screens promise, a record is not delivered, or a file cannot be written.
pub fn run(settings: Settings, text: &str, data: &Path, out: &Out) -> Result<Code> {
    std::fs::create_dir_all(data)?;
    let case_system = CaseSystem::open(out, text)?;
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
            let branch = Branch {
                settings: &settings,
                data,
                out,
                address: address.context("the branch service did not answer")?,
            };
            branch.go_on(visits, &case_system)
        });
    running.stop();
    let mut day = played?;
    let device = Device {
        name: &settings.device.name,
        role: "reception",
        branch_service: None,
        data,
    };
    day.statuses.push(case_system.deliver(out, &device)?);
    day.delivered = case_system.close(out)?;
    summary::write(&settings, data, out, &day)
}

/// What a day left.
struct Day {
    visits: Vec<Visit>,
    served: Served,
    /// How many visitors rated.
    rated: usize,
    /// Whether the results were pictured.
    pictured: bool,
    /// How delivery stands, a device after the other.
    statuses: Vec<String>,
    /// How many facts arrived at the receiver.
    delivered: usize,
}

/// The branch, once its visitors have their numbers.
struct Branch<'a> {
    settings: &'a Settings,
    data: &'a Path,
    out: &'a Out,
    address: String,
}

impl Branch<'_> {
    /// Staff call, the board shows it, visitors rate, and the exit terminal's records are delivered.
    fn go_on(&self, visits: Vec<Visit>, case_system: &CaseSystem) -> Result<Day> {
        let (settings, data, out) = (self.settings, self.data, self.out);
        let hall = Hall::open(settings, data, out, &self.address)?;
        let served = Counters::open(settings, data, &self.address)?.serve()?;
        hall.leave(out, served.last)?;
        out.until_papers(papers_due(&visits, &served), PATIENCE)?;
        let leaving = Leaving::open(settings, data, out, &self.address)?;
        let name = leaving.name().to_owned();
        let rated = leaving.let_leave(&served.finished)?;
        let device = Device {
            name: &name,
            role: "exit",
            branch_service: Some(&self.address),
            data: &out.exit(),
        };
        let statuses = vec![case_system.deliver(out, &device)?];
        let manager = ("noura", StaffRole::Manager);
        let manager = Employee::sign_in(data, &self.address, manager)?;
        let pictured = results::picture(&manager, out)?;
        Ok(Day {
            visits,
            served,
            rated,
            pictured,
            statuses,
            delivered: 0,
        })
    }
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
