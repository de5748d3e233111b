//! The machine a run was measured on, as far as its figures hang on it: cores, load and the disk, whose
//! bare flush is measured, because a virtual disk may answer one in no time.

use crate::measure::Measure;
use crate::statistics::Samples;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

const FLUSHES: usize = 500;

/// What stands above the figures of a run whose files are under `folder`.
pub(crate) fn describe(folder: &Path) -> Vec<String> {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    vec![
        format!("machine  {}, {cores} cores", processor()),
        format!("load     {} (1, 5, 15 minutes)", load()),
        format!("disk     {}", disk(folder)),
        format!(
            "built    {}",
            if cfg!(debug_assertions) {
                "for development: figures mean little"
            } else {
                "for release"
            }
        ),
    ]
}

/// The time the disk takes to make 4 KiB durable.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn flush(folder: &Path) -> Result<Vec<Measure>> {
    let mut page = Page::under(folder)?;
    let times: Result<Vec<Duration>> = (0..FLUSHES).map(|_| page.flush()).collect();
    let times = Samples::of(&times?);
    Ok(vec![
        Measure::new("disk: 4 KiB made durable, median", "ms", times.median()),
        Measure::new("disk: 4 KiB made durable, p99", "ms", times.p99()),
    ])
}

/// 4 KiB of a file, written over and over.
pub(crate) struct Page(File);

impl Page {
    /// A new file under `folder`.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn under(folder: &Path) -> Result<Self> {
        let file = File::create(folder.join("flush"));
        file.map(Self).context("cannot write to the disk")
    }

    /// Writes it; how long the disk took to make it durable.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn flush(&mut self) -> Result<Duration> {
        self.0.seek(SeekFrom::Start(0))?;
        self.0.write_all(&[7; 4096])?;
        let started = Instant::now();
        self.0.sync_data()?;
        Ok(started.elapsed())
    }
}

fn processor() -> String {
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let named = told
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    named
        .map_or("a processor without a name", |(_, name)| name)
        .to_owned()
}

fn load() -> String {
    let told = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split(' ').take(3).collect::<Vec<_>>().join(" ")
}

/// The file system that holds `folder`: the mount whose place is the longest beginning of it.
fn disk(folder: &Path) -> String {
    let told = fs::read_to_string("/proc/mounts").unwrap_or_default();
    let mounts = told.lines().filter_map(|line| {
        let mut words = line.split(' ');
        Some((words.next()?, words.next()?, words.next()?))
    });
    mounts
        .filter(|(_, place, _)| folder.starts_with(place))
        .max_by_key(|(_, place, _)| place.len())
        .map_or("unknown".to_owned(), |(device, place, kind)| {
            format!("{kind} on {device} at {place}")
        })
}
