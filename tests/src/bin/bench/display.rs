//! A display of the bench's own: Xvfb on a free number, ended with the run.

use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// Pixels across and down of a reception's glass.
pub(crate) const KIOSK: (u16, u16) = (1280, 800);
/// Of a board's.
pub(crate) const TELEVISION: (u16, u16) = (1920, 1080);

/// A running Xvfb.
pub(crate) struct Display {
    process: Child,
    /// Its name, as `DISPLAY` has it.
    pub(crate) name: String,
}

impl Display {
    /// Starts one of so many pixels and waits until it takes clients.
    ///
    /// # Errors
    /// When there is no Xvfb here, or it does not start.
    pub(crate) fn start((width, height): (u16, u16)) -> Result<Self> {
        let screen = format!("{width}x{height}x24");
        let mut process = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                &screen,
                "-nolisten",
                "tcp",
                "-noreset",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("no Xvfb here")?;
        let told = process.stdout.take().context("Xvfb without an output")?;
        let mut number = String::new();
        BufReader::new(told).read_line(&mut number)?;
        let name = format!(":{}", number.trim());
        Ok(Self { process, name })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It is gone already where either fails.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
