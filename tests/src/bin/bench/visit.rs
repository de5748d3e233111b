//! A whole reception without a window, and visitors who touch it: from the touch that chooses a service
//! to the first dot at the printer lies everything a kiosk does for a ticket but painting it.

use crate::branch;
use crate::measure::{Goal, Measure};
use crate::printer::Printer;
use crate::statistics::Samples;
use anyhow::{Context, Result, bail};
use config::Settings;
use domain::screen::Touch;
use kiosk::app::Event;
use kiosk::reception::{self, Running};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use ui::{Page, View};

const VISITS: u32 = 300;
const WARM_UP: u32 = 20;
/// Longer than this nothing healthy takes.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longer than two of the reception's looks at the time.
const REST: Duration = Duration::from_millis(1200);

/// Touch to the first dot at the printer, median and p99.
///
/// # Errors
/// When the reception does not start or does not answer.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let data = tempfile::tempdir_in(folder)?;
    let mut reception = Reception::open(data.path())?;
    let mut times = Vec::new();
    for turn in 0..WARM_UP + VISITS {
        let took = reception.visit(turn)?;
        if turn >= WARM_UP {
            times.push(took);
        }
    }
    let samples = Samples::of(&times);
    Ok(vec![
        Measure::new(
            "visit: touch to first dots sent, median",
            "ms",
            samples.median(),
        ),
        Measure::new("visit: touch to first dots sent, p99", "ms", samples.p99())
            .wanting(Goal::Value(20.0)),
    ])
}

/// A reception at work, its printer, and what it shows.
pub(crate) struct Reception {
    settings: Settings,
    running: Option<Running>,
    printer: Printer,
    views: Receiver<View>,
}

impl Reception {
    /// Starts one on a data folder and waits until it is ready for visitors.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn open(data: &Path) -> Result<Self> {
        let printer = Printer::start()?;
        let settings = branch::settings(printer.address, data)?;
        let (showing, views) = channel();
        // Nobody looks any more once the bench has what it wants.
        let show = move |view| drop(showing.send(view));
        let running = reception::start(&settings, data, show, |_| {})?;
        let reception = Self {
            settings,
            running: Some(running),
            printer,
            views,
        };
        reception.wait_for("the first page", |page| matches!(page, Page::Idle))?;
        reception.rest();
        reception.views.try_iter().for_each(drop);
        Ok(reception)
    }

    /// One visitor takes a ticket and leaves; the time from the touch that chose the service to the first
    /// dot at the printer.
    ///
    /// # Errors
    /// When the reception does not come to the next page.
    pub(crate) fn visit(&mut self, turn: u32) -> Result<Duration> {
        let service = self.service(turn)?;
        self.touch(Touch::Begin)?;
        self.wait_for("the services", |page| matches!(page, Page::Services { .. }))?;
        let touched = Instant::now();
        self.touch(Touch::Choose(service))?;
        let dots = self
            .printer
            .rasters
            .recv_timeout(PATIENCE)
            .context("nothing reached the printer")?;
        self.wait_for("the ticket", |page| matches!(page, Page::Ticket { .. }))?;
        self.touch(Touch::Done)?;
        self.wait_for("the first page", |page| matches!(page, Page::Idle))?;
        Ok(dots.duration_since(touched))
    }

    /// A service that asks nothing before the number, so that one touch leads to it.
    fn service(&self, turn: u32) -> Result<String> {
        let services = self.settings.branch.services.iter();
        let quiet: Vec<_> = services
            .filter(|service| service.visitor.is_some() && service.confirm.is_none())
            .collect();
        let service = quiet.get(turn as usize % quiet.len().max(1));
        let service = service.context("every service of the branch asks something")?;
        Ok(service.id.clone())
    }

    /// Lets the reception do what it does while nobody is there.
    pub(crate) fn rest(&self) {
        std::thread::sleep(REST);
    }

    fn touch(&self, touch: Touch) -> Result<()> {
        let running = self.running.as_ref().context("the reception has stopped")?;
        let told = running.events.send(Event::Touched(touch));
        told.map_err(|_| anyhow::anyhow!("the reception has stopped"))
    }

    fn wait_for(&self, what: &str, wanted: impl Fn(&Page) -> bool) -> Result<()> {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match self.views.recv_timeout(left) {
                Ok(view) if view.takeover.is_none() && wanted(&view.page) => return Ok(()),
                Ok(_) => {}
                Err(_) => bail!("the reception did not come to {what}"),
            }
        }
    }
}

impl Drop for Reception {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop();
        }
    }
}
