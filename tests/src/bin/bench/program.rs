//! The very program of the device, `kiosk reception`, in a window on the bench's display: built as the
//! bench was, started, asked of the system how it is, and ended.

use crate::branch;
use crate::peer::repository;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// How to start the kiosk: always the same branch and the same data folder.
pub(crate) struct Program {
    kiosk: PathBuf,
    data: PathBuf,
    config: PathBuf,
    display: String,
}

impl Program {
    /// The kiosk on `display`, its data under `folder`, its printer at `printer`.
    ///
    /// # Errors
    /// When it is not there and cannot be built.
    pub(crate) fn prepare(folder: &Path, display: &str, printer: SocketAddr) -> Result<Self> {
        let config = folder.join("bench.toml");
        std::fs::write(&config, branch::settings_text(printer))?;
        Ok(Self {
            kiosk: kiosk()?,
            data: folder.join("kiosk"),
            config,
            display: display.to_owned(),
        })
    }

    /// Where its journal is.
    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    /// Starts it.
    ///
    /// # Errors
    /// When it cannot be executed.
    pub(crate) fn start(&self) -> Result<Running> {
        let log = File::create(self.config.with_extension("log"))?;
        let child = Command::new(&self.kiosk)
            .arg("reception")
            .arg("--config")
            .arg(&self.config)
            .arg("--data")
            .arg(&self.data)
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("RUST_LOG")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("cannot start the kiosk")?;
        Ok(Running::of(child))
    }
}

/// A running kiosk; ended when dropped, as by a power cut.
pub(crate) struct Running(Child);

impl Running {
    /// A child that was started.
    pub(crate) fn of(child: Child) -> Self {
        Self(child)
    }

    /// Its share of the machine's memory (proportional set size), in megabytes.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn memory_mb(&self) -> Result<f64> {
        self.kept_mb("Pss:")
    }

    /// What it has in memory, with all that it shares (resident set size), in megabytes.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn resident_mb(&self) -> Result<f64> {
        self.kept_mb("Rss:")
    }

    fn kept_mb(&self, what: &str) -> Result<f64> {
        let path = format!("/proc/{}/smaps_rollup", self.0.id());
        let told = std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
        kept_kb(&told, what)
            .map(|kb| kb / 1024.0)
            .with_context(|| format!("the kernel does not tell {what}"))
    }

    /// The time its threads were on a processor so far, in seconds.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn processor_s(&self) -> Result<f64> {
        let mut nanoseconds = 0.0;
        for thread in std::fs::read_dir(format!("/proc/{}/task", self.0.id()))? {
            let told = std::fs::read_to_string(thread?.path().join("schedstat"))?;
            let on: f64 = told.split(' ').next().unwrap_or_default().parse()?;
            nanoseconds += on;
        }
        Ok(nanoseconds / 1e9)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It is gone already where either fails.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// The most that a process ever had in memory, in megabytes.
///
/// # Errors
/// When it has ended.
pub(crate) fn peak_mb(process: u32) -> Result<f64> {
    let told = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let peak = kept_kb(&told, "VmHWM:").context("the kernel does not tell the peak")?;
    Ok(peak / 1024.0)
}

fn kept_kb(rollup: &str, what: &str) -> Option<f64> {
    let line = rollup.lines().find_map(|line| line.strip_prefix(what))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// The kiosk beside the bench; under cargo it is brought up to date first.
///
/// # Errors
/// When it is not there and cannot be built.
pub(crate) fn kiosk() -> Result<PathBuf> {
    let kiosk = std::env::current_exe()?.with_file_name("kiosk");
    if let Some(cargo) = std::env::var_os("CARGO") {
        let mut build = Command::new(cargo);
        build.current_dir(repository()).args([
            "build",
            "--quiet",
            "-p",
            "tests",
            "-p",
            "kiosk",
            "-p",
            "sync-agent",
            "--bin",
            "bench",
            "--bin",
            "kiosk",
            "--bin",
            "sync-agent",
        ]);
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        if !build.status()?.success() {
            bail!("the kiosk does not build");
        }
    }
    if !kiosk.exists() {
        bail!("no kiosk beside the bench; run it by cargo");
    }
    Ok(kiosk)
}

#[cfg(test)]
mod tests {
    use super::kept_kb;

    #[test]
    fn memory_is_the_share_and_not_the_size() {
        let rollup = "5589-7ffd ---p 00000000 00:00 0 [rollup]\nRss:    40960 kB\nPss:    30720 kB\nPss_Dirty: 9 kB\n";
        assert_eq!(kept_kb(rollup, "Pss:"), Some(30720.0));
        assert_eq!(kept_kb(rollup, "Rss:"), Some(40960.0));
    }
}
