//! The exit terminal without a window, its glass drawn by the device's own renderer: from the touch of a face to thanks painted
//! lies everything that makes a rating durable.

use crate::measure::{Goal, Measure};
use crate::statistics::Samples;
use anyhow::{Context, Result, bail, ensure};
use config::{Role, Settings};
use kiosk::exit::{Event, Running, start, wish};
use kiosk::place;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use ui::ExitWindow;
use ui::exit::{Page, Score, Touch, View};
use ui::headless::Headless;

const VISITS: usize = 150;
const WARM_UP: usize = 5;
/// Longer than this nothing healthy takes.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two tries to go home: for a moment after it came a page takes no touch.
const AGAIN: Duration = Duration::from_millis(50);

/// Touch to thanks painted, median and p99; before thanks the rating is durable.
///
/// # Errors
/// When the terminal does not start or does not answer, or its journal lacks a rating that was thanked for.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let terminal = Terminal::open(folder)?;
    let mut times = Vec::new();
    for visit in 0..WARM_UP + VISITS {
        let took = terminal.rated()?;
        if visit >= WARM_UP {
            times.push(took);
        }
        terminal.home()?;
    }
    terminal.running.stop();
    let kept = kept(folder)?;
    ensure!(
        kept == WARM_UP + VISITS,
        "{kept} ratings are in the journal"
    );
    let samples = Samples::of(&times);
    Ok(vec![
        Measure::new(
            "exit: touch to thanks painted, median",
            "ms",
            samples.median(),
        ),
        Measure::new("exit: touch to thanks painted, p99", "ms", samples.p99())
            .wanting(Goal::Value(100.0)),
    ])
}

struct Terminal {
    glass: Headless<ExitWindow>,
    running: Running,
    seen: Receiver<View>,
}

impl Terminal {
    fn open(folder: &Path) -> Result<Self> {
        let away = "http://127.0.0.1:9".to_owned();
        let mut settings =
            place::as_client(Settings::shipped(), Role::Exit, away).with_base(folder);
        let pace = &mut settings.exit.pace;
        (pace.apart_seconds, pace.most, pace.within_seconds) = (0, 100, 1);
        let (views, seen) = channel();
        // Nobody looks any more once the bench has what it wants.
        let running = start(&settings, folder, move |view| drop(views.send(view)))?;
        let screen = &settings.device.screen;
        let glass = Headless::exit(screen.width, screen.height)?;
        ui::fit(glass.app(), place::px_per_mm(screen));
        let events = running.events.clone();
        ui::exit::connect(glass.app(), move |touch| {
            drop(events.send(Event::Touched(wish(touch))));
        });
        let terminal = Self {
            glass,
            running,
            seen,
        };
        terminal.until("the question", is_question)?;
        Ok(terminal)
    }

    /// Touches a face, and answers how long it took until thanks were painted.
    fn rated(&self) -> Result<Duration> {
        let started = Instant::now();
        ui::exit::act(self.glass.app(), &Touch::Rate(Score::Good));
        self.until("thanks", |view| matches!(view.page, Page::More { .. }))?;
        let picture = self.glass.picture();
        let took = started.elapsed();
        ensure!(!picture.rgb.is_empty(), "nothing was painted");
        Ok(took)
    }

    fn home(&self) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            ui::exit::act(self.glass.app(), &Touch::Home);
            match self.seen.recv_timeout(AGAIN) {
                Ok(view) => {
                    self.glass.show(&view);
                    if is_question(&view) {
                        self.glass.picture();
                        return Ok(());
                    }
                }
                Err(_) => continue,
            }
        }
        bail!("the terminal did not come back to its question")
    }

    fn until(&self, what: &str, wanted: impl Fn(&View) -> bool) -> Result<()> {
        loop {
            let view = self.seen.recv_timeout(PATIENCE);
            let view = view.with_context(|| format!("waited for {what}"))?;
            self.glass.show(&view);
            if wanted(&view) {
                return Ok(());
            }
        }
    }
}

fn is_question(view: &View) -> bool {
    matches!(view.page, Page::Rate { .. }) && view.takeover.is_none()
}

fn kept(folder: &Path) -> Result<usize> {
    let mut kept = 0;
    let ratings = Some("rating.given");
    store::Reader::open(folder)?.facts(store::Since::Beginning, ratings, |_| -> Result<()> {
        kept += 1;
        Ok(())
    })?;
    Ok(kept)
}
