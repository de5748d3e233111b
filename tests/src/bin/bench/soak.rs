//! A long time of senseless touches on the real window: what it costs in memory, and whether that grows.
//! Measured only when asked for (`--only soak`, `--minutes`), because its time is its point.

use crate::display::{Display, KIOSK};
use crate::glass::Glass;
use crate::measure::{Goal, Measure};
use crate::printer::Printer;
use crate::program::{Program, Running};
use anyhow::{Context, Result};
use std::path::Path;
use std::time::{Duration, Instant};

const READY: Duration = Duration::from_millis(1500);
const MINUTE: Duration = Duration::from_secs(60);
/// Between two touches; a child at the glass is not faster.
const PAUSE: Duration = Duration::from_millis(40);
/// Memory is settled by then, with every page and both languages' letters seen.
const SETTLED: Duration = Duration::from_secs(5 * 60);

/// Touches for so many minutes.
///
/// # Errors
/// When the kiosk does not start, or ends.
pub(crate) fn measure(folder: &Path, minutes: u64) -> Result<Vec<Measure>> {
    let display = match Display::start(KIOSK) {
        Ok(display) => display,
        Err(why) => return Ok(vec![Measure::missing("soak: all figures", why)]),
    };
    let printer = Printer::start()?;
    let program = Program::prepare(folder, &display.name, printer.address)?;
    let glass = Glass::of(&display.name)?;
    let running = program.start()?;
    glass.settle(READY)?;
    let (touches, memory) = touch_for(&glass, &running, MINUTE * u32::try_from(minutes)?)?;
    figures(touches, &memory)
}

/// Touches anywhere for so long; how often, and the memory once a minute.
fn touch_for(
    glass: &Glass,
    running: &Running,
    time: Duration,
) -> Result<(u32, Vec<(Duration, f64)>)> {
    let (started, mut touches, mut memory) = (Instant::now(), 0, Vec::new());
    let mut places = Places(0x2545_F491);
    while started.elapsed() < time {
        glass.tap(places.next())?;
        glass.settle(PAUSE)?;
        touches += 1;
        let minutes = u32::try_from(memory.len())? + 1;
        if started.elapsed() >= MINUTE * minutes {
            memory.push((started.elapsed(), running.memory_mb()?));
            tell(touches, &memory);
        }
    }
    memory.push((started.elapsed(), running.memory_mb()?));
    Ok((touches, memory))
}

/// Says the last minute's memory at once: an hour is long, and a cut one should tell something too.
fn tell(touches: u32, memory: &[(Duration, f64)]) {
    if let Some((at, mb)) = memory.last() {
        eprintln!(
            "soak: {:>5} s {touches:>6} touches {mb:.2} MB",
            at.as_secs()
        );
    }
}

fn figures(touches: u32, memory: &[(Duration, f64)]) -> Result<Vec<Measure>> {
    let (_, last) = memory.last().context("no memory was told")?;
    let settled = memory.iter().find(|(at, _)| *at >= SETTLED);
    let growth = settled.map(|(_, settled)| last - settled);
    let most = memory.iter().map(|(_, mb)| *mb).fold(0.0, f64::max);
    Ok(vec![
        Measure::new("soak: touches", "", Some(f64::from(touches))),
        Measure::new("soak: memory at the end (PSS)", "MB", Some(*last)).wanting(Goal::Value(45.0)),
        Measure::new("soak: most memory (PSS)", "MB", Some(most)).wanting(Goal::Value(45.0)),
        Measure::new("soak: growth since the fifth minute", "MB", growth).wanting(Goal::Value(1.0)),
    ])
}

/// Places on the glass by a xorshift generator: senseless, and the same in every run.
struct Places(u32);

impl Places {
    fn next(&mut self) -> (i16, i16) {
        (self.below(1280), self.below(800))
    }

    fn below(&mut self, end: u32) -> i16 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        i16::try_from(self.0 % end).unwrap_or_default()
    }
}
