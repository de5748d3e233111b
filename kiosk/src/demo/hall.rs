//! The board in the hall: paired with the morning's branch service, it shows who is called where and says it. What it
//! showed, and one call as it is said, are left in the folder.

use super::out::Out;
use crate::board::{Running, start};
use crate::client::pair;
use crate::control::{Request, ask};
use crate::place::{self, TELEVISION};
use crate::screens::write_png;
use crate::voice::Voice;
use anyhow::{Context, Result};
use chrono::NaiveTime;
use config::{Settings, Sound};
use domain::people::DeviceRole;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use ui::board::{Main, View};
use ui::headless::Headless;

/// What the board is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The board while the morning goes on.
pub(super) struct Hall {
    settings: Settings,
    running: Running,
    shown: Receiver<View>,
}

impl Hall {
    /// Pairs a board with the service at `address`, which works on `data`, and starts it.
    pub(super) fn open(branch: &Settings, data: &Path, out: &Out, address: &str) -> Result<Self> {
        let mut settings = place::as_board(branch.clone(), address.to_owned());
        settings.hardware.sound = Sound::Simulated {
            folder: out.board().join("sound"),
        };
        let (name, role) = (settings.device.name.clone(), DeviceRole::Board);
        let told = ask(data, &Request::PairCode { name, role })?;
        let told = told.context("the branch service made no pairing code")?;
        let code = told.lines().next().unwrap_or_default();
        pair(&settings, &out.board(), code)?;
        let (glass, shown) = channel();
        let running = start(&settings, &out.board(), move |view, _| {
            drop(glass.send(view));
        })?;
        Ok(Self {
            settings,
            running,
            shown,
        })
    }

    /// Leaves what was shown once calls were made, and the call of this number to this counter as it is said.
    pub(super) fn leave(self, out: &Out, call: Option<(u32, u32)>) -> Result<()> {
        let shown = loop {
            let view = self.shown.recv_timeout(PATIENCE);
            let view = view.context("the board showed no call")?;
            if matches!(view.main, Main::Call(_)) {
                break view;
            }
        };
        let after = self.shown.try_iter().last();
        self.running.stop();
        draw(&shown, &out.screens().join("board-call.png"))?;
        if let Some(view) = after {
            draw(&view, &out.screens().join("board-after.png"))?;
        }
        call.map_or(Ok(()), |call| {
            say(&self.settings, call, &out.file("call.wav"))
        })
    }
}

fn draw(view: &View, file: &Path) -> Result<()> {
    let glass = Headless::board(TELEVISION.0, TELEVISION.1)?;
    glass.show(view);
    write_png(&glass.picture(), file)
}

/// Writes a call, number and counter, as it is said; without voices beside the program there is nothing to write.
fn say(settings: &Settings, (number, counter): (u32, u32), file: &Path) -> Result<()> {
    let voice = Voice::open(&settings.voice);
    match voice.call(0, number, counter, NaiveTime::MIN) {
        Some(said) => said
            .wave()
            .write(file)
            .with_context(|| format!("cannot write {}", file.display())),
        None => Ok(()),
    }
}
