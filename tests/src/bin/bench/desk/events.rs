//! How soon fifty listeners know of a change, each on a connection of its own.

use super::branch::Branch;
use super::issues::issue;
use super::service::Service;
use crate::measure::{Goal, Measure};
use crate::statistics::Samples;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

const LISTENERS: usize = 50;
const WARM_UP: u32 = 20;
const CHANGES: u32 = 200;
/// Longer than this nothing healthy takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// From the request of a ticket until the last of fifty listeners has heard of it.
///
/// # Errors
/// When one does not hear.
pub(super) fn heard(folder: &Path) -> Result<Vec<Measure>> {
    let branch = Branch::prepare(folder, 0)?;
    let ours = Service::start(&branch)?;
    let (told, heard) = channel();
    for _ in 0..LISTENERS {
        let stream = ours.client(&ours.device)?.listen()?;
        let told = told.clone();
        std::thread::spawn(move || hear(stream, &told));
    }
    let mut device = ours.client(&ours.device)?;
    let (mut last, mut every) = (Vec::new(), Vec::new());
    for turn in 0..WARM_UP + CHANGES {
        let started = Instant::now();
        issue(&mut device, turn)?;
        let times = all(&heard, started)?;
        if turn >= WARM_UP {
            last.extend(times.iter().max());
            every.extend(times);
        }
    }
    let (last, every) = (Samples::of(&last), Samples::of(&every));
    Ok(vec![
        Measure::new(
            "desk: a change at 50 listeners, median",
            "ms",
            every.median(),
        )
        .wanting(Goal::Value(100.0)),
        Measure::new(
            "desk: a change at the last of 50, median",
            "ms",
            last.median(),
        ),
        Measure::new("desk: a change at the last of 50, p99", "ms", last.p99()),
    ])
}

fn all(heard: &Receiver<Instant>, started: Instant) -> Result<Vec<Duration>> {
    (0..LISTENERS)
        .map(|_| {
            let at = heard.recv_timeout(PATIENCE);
            let at = at.context("a listener did not hear of a ticket")?;
            Ok(at.duration_since(started))
        })
        .collect()
}

/// Says when each ticket was heard of, until the service ends.
fn hear(stream: TcpStream, told: &Sender<Instant>) {
    let lines = BufReader::new(stream).lines();
    for line in lines.map_while(std::io::Result::ok) {
        if line == "event: ticket.issued" && told.send(Instant::now()).is_err() {
            return;
        }
    }
}
