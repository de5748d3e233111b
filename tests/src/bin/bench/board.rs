//! What a hall notices of its board: how soon a call stands on it and is said, and what it costs the machine to be there.
//!
//! The number's place is that of the bench's branch on a television, in both languages, Arabic first.

use crate::desk::branch::{Branch, text};
use crate::desk::client::Client;
use crate::desk::issues::issue;
use crate::desk::service::Service;
use crate::display::{Display, TELEVISION};
use crate::ears::Ears;
use crate::glass::Glass;
use crate::measure::{Goal, Measure};
use crate::peer::repository;
use crate::program::{Running, kiosk};
use crate::statistics::Samples;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use x11rb::protocol::xproto::Rectangle;

const WARM_UP: u32 = 3;
const CALLS: u32 = 32;
/// Nothing is painted for so long once a call draws the eye no more, and the next would be shown at once.
const QUIET: Duration = Duration::from_millis(600);
/// Longer than the board takes from its first frame to hearing the service.
const READY: Duration = Duration::from_secs(3);
const IDLE: Duration = Duration::from_secs(30);
const NAME: &str = "board-1";
/// The middle of the called number's figures.
const NUMBER: Rectangle = Rectangle {
    x: 1300,
    y: 400,
    width: 400,
    height: 160,
};

/// All figures of the board; without Xvfb they are missing, which is no error.
///
/// # Errors
/// When the service or the board does not start, or a call is not shown or said.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let display = match Display::start(TELEVISION) {
        Ok(display) => display,
        Err(why) => return Ok(vec![Measure::missing("board: all figures", why)]),
    };
    let branch = Branch::prepare(&folder.join("service"), 0)?;
    let service = Service::start(&branch)?;
    let mut device = service.client(&service.device)?;
    for turn in 0..WARM_UP + CALLS {
        issue(&mut device, turn)?;
    }
    let glass = Glass::of(&display.name)?;
    let ears = Ears::at(&folder.join("board/sound"))?;
    let board = start(&folder.join("board"), &display.name, &service)?;
    glass.settle(READY)?;
    let mut staff = service.client(&service.staff)?;
    let mut hall = Hall { glass, ears, board };
    let mut figures = hall.calls(&mut staff)?;
    figures.extend(hall.rest()?);
    Ok(figures)
}

/// Pairs a board with the service, and starts it.
fn start(folder: &Path, display: &str, service: &Service) -> Result<Running> {
    let config = folder.join("board.toml");
    std::fs::write(&config, settings(&service.address()))?;
    // With a clock to show, so that its minutes are among what the board costs at rest.
    std::fs::write(folder.join("clock-is-right"), "")?;
    let of = |command: &str| -> Result<Command> {
        let mut of = Command::new(kiosk()?);
        of.arg(command).arg("--config").arg(&config);
        of.arg("--data").arg(folder.join("data"));
        of.env("DISPLAY", display)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("RUST_LOG")
            .stdout(Stdio::null())
            .stderr(File::create(folder.join(format!("{command}.log")))?);
        Ok(of)
    };
    let paired = of("pair")?.arg(service.code("board", NAME)?).status()?;
    ensure!(paired.success(), "the board cannot be paired");
    let board = of("board")?.spawn().context("cannot start the board")?;
    Ok(Running::of(board))
}

fn settings(address: &str) -> String {
    format!(
        r#"{}
[device]
name = "{NAME}"
role = "board"
clock_mark = "clock-is-right"
branch_service = "{address}"

[device.screen]
width = {}
height = {}

[board]
languages = ["ar", "en"]

[hardware.sound]
kind = "simulated"
folder = "sound"

[voice]
folder = "{}"
"#,
        text(),
        TELEVISION.0,
        TELEVISION.1,
        repository().join("config/voices").display()
    )
}

/// A board at work, seen and heard.
struct Hall {
    glass: Glass,
    ears: Ears,
    board: Running,
}

impl Hall {
    /// One counter's calls, each when the one before draws the eye no more.
    fn calls(&mut self, staff: &mut Client) -> Result<Vec<Measure>> {
        let (mut seen, mut said) = (Vec::new(), Vec::new());
        let (mut from, mut spent) = (Instant::now(), 0.0);
        for turn in 0..WARM_UP + CALLS {
            if turn == WARM_UP {
                (from, spent) = (Instant::now(), self.board.processor_s()?);
            }
            let (pixels, sound) = self.call(staff)?;
            if turn >= WARM_UP {
                seen.push(pixels);
                said.push(sound);
            }
        }
        let share = (self.board.processor_s()? - spent) / from.elapsed().as_secs_f64() * 100.0;
        let (seen, said) = (Samples::of(&seen), Samples::of(&said));
        Ok(vec![
            Measure::new("board: call to pixels, median", "ms", seen.median())
                .wanting(Goal::Value(200.0)),
            Measure::new("board: call to pixels, p95", "ms", seen.percentile(0.95)),
            Measure::new("board: call to sound, median", "ms", said.median())
                .wanting(Goal::Value(400.0)),
            Measure::new("board: call to sound, p95", "ms", said.percentile(0.95)),
            Measure::new("board: while called, of one core", "%", Some(share)),
        ])
    }

    /// From the request of a counter's next to the number on the glass, and to its announcement.
    fn call(&self, staff: &mut Client) -> Result<(Duration, Duration)> {
        self.glass.settle(QUIET)?;
        let before = self.glass.see(NUMBER)?;
        let asked = Instant::now();
        let path = "/api/v1/counters/counter-1/call-next";
        let answer = staff.done(path, r#"{"after":"finish"}"#, 200)?;
        let seen = self.glass.changed(&before)?;
        let called: Value = serde_json::from_slice(&answer.body)?;
        let number = called.pointer("/ticket/number").and_then(Value::as_u64);
        let number = number.context("a call without a number")?;
        let said = self.ears.until(&format!("call {number} 1"))?;
        Ok((seen.duration_since(asked), said.duration_since(asked)))
    }

    /// What it costs once the last call is over.
    fn rest(&self) -> Result<Vec<Measure>> {
        self.glass.settle(QUIET)?;
        let (before, from) = (self.board.processor_s()?, Instant::now());
        std::thread::sleep(IDLE);
        let share = (self.board.processor_s()? - before) / from.elapsed().as_secs_f64() * 100.0;
        let (own, resident) = (self.board.memory_mb()?, self.board.resident_mb()?);
        Ok(vec![
            Measure::new("board: idle, of one core", "%", Some(share)).wanting(Goal::Value(2.0)),
            Measure::new("board: memory after the calls (PSS)", "MB", Some(own))
                .wanting(Goal::Value(80.0)),
            Measure::new("board: memory after the calls (RSS)", "MB", Some(resident)),
        ])
    }
}
