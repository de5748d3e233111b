//! The picture of a ticket: the shipped branch's fullest, in Arabic, 576 dots across. Drawn over and over
//! in one process, and once in a process that has drawn nothing yet.

use crate::child;
use crate::measure::{Goal, Measure};
use crate::peer;
use crate::statistics::Samples;
use anyhow::{Context, Result, bail};
use config::{Language, Settings};
use hardware::{Profile, Typesetter, encode};
use kiosk::paper::{self, TicketPaper};
use kiosk::words;
use std::path::Path;
use std::time::{Duration, Instant};

const ROUNDS: usize = 500;
const WARM_UP: usize = 50;
const FIRSTS: usize = 15;
/// Dots across and per inch.
const PAPER: (u32, u32) = (576, 203);

/// The raster alone, with composing, as the printer's bytes against the peer's, and the first of a process.
///
/// # Errors
/// When the shipped branch's ticket cannot be drawn.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let settings = Settings::shipped();
    let sample = paper::sample(&settings.branch)?;
    let words = words::of(Language::Arabic, settings.branch.digits)?;
    let mut typesetter = Typesetter::new(PAPER.0, PAPER.1)?;
    let page = paper::compose(&sample, &words, &mut typesetter)?;
    let raster = timed(|| Ok(typesetter.render(&page)?))?;
    let drawn = timed(|| Ok(paper::draw(&sample, &words, &mut typesetter)?))?;
    let profile = Profile::of(&settings.hardware.printer);
    let bytes = timed(|| {
        let bitmap = paper::draw(&sample, &words, &mut typesetter)?;
        Ok(encode(&bitmap, 1, profile))
    })?;
    Ok(vec![
        Measure::new("ticket: raster, warm, median", "ms", raster.median())
            .wanting(Goal::Value(1.0)),
        Measure::new("ticket: raster, warm, best", "ms", raster.best()),
        Measure::new(
            "ticket: composed and drawn, warm, median",
            "ms",
            drawn.median(),
        ),
        Measure::new("ticket: composed and drawn, warm, best", "ms", drawn.best()),
        against_peer(&bytes, &peer::measure(folder)),
        firsts()?,
    ])
}

/// Draws a ticket with fonts and words that nobody has touched yet.
///
/// # Errors
/// As [`measure`].
pub(crate) fn first() -> Result<Duration> {
    let settings = Settings::shipped();
    let sample: TicketPaper<'_> = paper::sample(&settings.branch)?;
    let started = Instant::now();
    let words = words::of(Language::Arabic, settings.branch.digits)?;
    let mut typesetter = Typesetter::new(PAPER.0, PAPER.1)?;
    let bitmap = paper::draw(&sample, &words, &mut typesetter)?;
    let took = started.elapsed();
    drop(bitmap);
    Ok(took)
}

fn against_peer(bytes: &Samples, peer: &Result<f64>) -> Measure {
    match peer {
        Ok(peer) => Measure::new(
            "ticket: as bytes (floor: python-escpos)",
            "ms",
            bytes.median(),
        )
        .against(Some(*peer)),
        Err(why) => Measure::missing(
            "ticket: as bytes, python-escpos beside it",
            format!("{why:#}"),
        ),
    }
}

/// How long `work` takes, again and again; what it makes is dropped after the time is taken.
fn timed<T>(mut work: impl FnMut() -> Result<T>) -> Result<Samples> {
    let mut times = Vec::new();
    for round in 0..WARM_UP + ROUNDS {
        let started = Instant::now();
        let made = work()?;
        let took = started.elapsed();
        drop(made);
        if round >= WARM_UP {
            times.push(took);
        }
    }
    Ok(Samples::of(&times))
}

fn firsts() -> Result<Measure> {
    let mut times = Vec::new();
    for _ in 0..FIRSTS {
        let told = child::command()?.arg("first-ticket").output()?;
        if !told.status.success() {
            bail!("a child that draws one ticket failed: {}", told.status);
        }
        let milliseconds: f64 = String::from_utf8(told.stdout)?
            .trim()
            .parse()
            .context("a child did not say how long its ticket took")?;
        times.push(Duration::from_secs_f64(milliseconds / 1e3));
    }
    let median = Samples::of(&times).median();
    Ok(Measure::new("ticket: first of a process, median", "ms", median).wanting(Goal::Value(10.0)))
}
