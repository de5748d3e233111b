//! What a visitor feels of the window: how soon it answers a finger, how soon the number stands on the
//! glass, how soon it is there after a start, and what it costs the machine to be there.
//!
//! The places to touch are those of the shipped branch at 1280x800 (`kiosk screens DIR --size 1280x800`).

use crate::display::{Display, KIOSK};
use crate::glass::Glass;
use crate::measure::{Goal, Measure};
use crate::painter;
use crate::printer::Printer;
use crate::program::{Program, Running};
use crate::statistics::Samples;
use crate::turns;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::time::{Duration, Instant};
use x11rb::protocol::xproto::Rectangle;

const STARTS: usize = 12;
const VISITS: usize = 40;
/// As long as nothing is painted between two touches.
const QUIET: Duration = Duration::from_millis(150);
/// Longer than the reception takes from its first frame to being ready.
const READY: Duration = Duration::from_millis(1500);
const IDLE: Duration = Duration::from_secs(8);

const BEGIN: (i16, i16) = (640, 630);
const CARD: (i16, i16) = (1040, 400);
/// Digits on the ticket's page, the next card on the page of services.
const NUMBER: Rectangle = part(440, 560, 400, 40);
const DONE: (i16, i16) = (260, 700);
/// The first page's ground, which is darker while it is pressed; any page's first pixels.
const GROUND: Rectangle = part(100, 300, 40, 40);

/// All figures of the window; without Xvfb they are missing, which is no error.
///
/// # Errors
/// When the kiosk does not start or does not answer.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let display = match Display::start(KIOSK) {
        Ok(display) => display,
        Err(why) => return Ok(vec![Measure::missing("window: all figures", why)]),
    };
    let floor = painter::presses(&display.name)?;
    let printer = Printer::start()?;
    let program = Program::prepare(folder, &display.name, printer.address)?;
    let glass = Glass::of(&display.name)?;
    let mut measures = starts(&program, &glass)?;
    measures.extend(visits(&program, &glass, &floor)?);
    Ok(measures)
}

fn starts(program: &Program, glass: &Glass) -> Result<Vec<Measure>> {
    let (mut firsts, mut readies) = (Vec::new(), Vec::new());
    for warm in 0..=STARTS {
        glass.settle(QUIET)?;
        let before = glass.see(GROUND)?;
        let started = Instant::now();
        let running = program.start()?;
        let first = glass.changed(&before)?.duration_since(started);
        let last = glass.last_painted(READY)?;
        if warm > 0 {
            firsts.push(first);
            readies.extend(last.map(|last| last.duration_since(started)));
        }
        drop(running);
    }
    let (firsts, readies) = (Samples::of(&firsts), Samples::of(&readies));
    Ok(vec![
        Measure::new(
            "window: start to first frame, median",
            "ms",
            firsts.median(),
        )
        .wanting(Goal::Value(100.0)),
        Measure::new(
            "window: start to ready for touch, median",
            "ms",
            readies.median(),
        ),
    ])
}

fn visits(program: &Program, glass: &Glass, floor: &Samples) -> Result<Vec<Measure>> {
    let running = program.start()?;
    glass.settle(READY)?;
    let (mut presses, mut numbers) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        let (press, number) = visit(glass)?;
        presses.push(press);
        numbers.push(number);
    }
    journaled(program.data(), VISITS)?;
    let turns = turns::measure(glass)?;
    let (presses, numbers) = (Samples::of(&presses), Samples::of(&numbers));
    let mut measures = vec![
        Measure::new(
            "window: press to changed pixel, median",
            "ms",
            presses.median(),
        )
        .against(floor.median())
        .wanting(Goal::Value(4.0)),
        Measure::new("window: press to changed pixel, p99", "ms", presses.p99())
            .against(floor.p99())
            .wanting(Goal::Value(16.0)),
        Measure::new(
            "window: tap to number painted, median",
            "ms",
            numbers.median(),
        )
        .wanting(Goal::Value(12.0)),
        Measure::new("window: tap to number painted, p99", "ms", numbers.p99()),
    ];
    measures.extend(turns);
    measures.extend(cost(&running)?);
    Ok(measures)
}

/// One visitor: press on the first page, which is one button, to its changed ground, and tap on a card to the number.
fn visit(glass: &Glass) -> Result<(Duration, Duration)> {
    glass.point(BEGIN)?;
    let ground = glass.see(GROUND)?;
    let pressed = glass.press()?;
    let press = glass.changed(&ground)?.duration_since(pressed);
    glass.settle(QUIET)?;
    glass.release()?;
    glass.settle(QUIET)?;
    glass.point(CARD)?;
    let services = glass.see(NUMBER)?;
    let tapped = glass.press()?;
    glass.release()?;
    let number = glass.changed(&services)?.duration_since(tapped);
    glass.settle(QUIET)?;
    glass.point(DONE)?;
    glass.press()?;
    glass.release()?;
    glass.settle(QUIET)?;
    Ok((press, number))
}

/// What was painted must have been promised.
fn journaled(data: &Path, tickets: usize) -> Result<()> {
    let reader =
        rusqlite::Connection::open(data.join(store::JOURNAL)).context("cannot read the journal")?;
    let sql = "SELECT count(*) FROM facts WHERE kind = 'ticket.issued'";
    let found: i64 = reader.query_row(sql, [], |row| row.get(0))?;
    if usize::try_from(found) != Ok(tickets) {
        bail!("{tickets} numbers were painted but {found} tickets are in the journal");
    }
    Ok(())
}

fn cost(running: &Running) -> Result<Vec<Measure>> {
    let memory = running.memory_mb()?;
    let (before, from) = (running.processor_s()?, Instant::now());
    std::thread::sleep(IDLE);
    let share = (running.processor_s()? - before) / from.elapsed().as_secs_f64() * 100.0;
    Ok(vec![
        Measure::new("window: memory after the visits (PSS)", "MB", Some(memory))
            .wanting(Goal::Value(45.0)),
        Measure::new("window: idle, of one core", "%", Some(share)).wanting(Goal::Value(0.3)),
    ])
}

const fn part(x: i16, y: i16, width: u16, height: u16) -> Rectangle {
    Rectangle {
        x,
        y,
        width,
        height,
    }
}
