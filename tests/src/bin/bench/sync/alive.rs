//! An agent that runs beside a working branch: how soon a new fact is on its way, and what it costs while nothing happens.

use super::{fill, sync_agent, with_target};
use crate::desk::branch::Branch;
use crate::measure::{Goal, Measure};
use crate::program::Running;
use crate::statistics::Samples;
use anyhow::{Context, Result};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

const FACTS: usize = 100;
/// No fact takes this long.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two facts: an agent that just delivered looks again sooner than one at rest.
const REST: Duration = Duration::from_millis(700);
const IDLE: Duration = Duration::from_secs(60);

/// # Errors
/// When a program does not start, or a fact does not arrive.
pub(super) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let branch = Branch::prepare(folder, 0)?;
    let far = Far::listening()?;
    with_target(&branch.config, &far.address)?;
    let agent = Command::new(sync_agent()?)
        .arg("run")
        .arg("--config")
        .arg(&branch.config)
        .arg("--data")
        .arg(&branch.data)
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(folder.join("agent.log"))?)
        .spawn()?;
    let process = agent.id();
    let agent = Running::of(agent);
    far.heard()?;
    let samples = soon(&branch.data.join(store::JOURNAL), &far)?;
    let (share, written) = idle(&agent, process)?;
    Ok(vec![
        Measure::new(
            "sync: a fact's commit to its arrival, median",
            "ms",
            samples.median(),
        ),
        Measure::new(
            "sync: a fact's commit to its arrival, p99",
            "ms",
            samples.p99(),
        )
        .wanting(Goal::Value(200.0)),
        Measure::new("sync: processor while nothing happens", "%", Some(share))
            .wanting(Goal::Value(0.5)),
        Measure::new("sync: written while nothing happens", "B", Some(written))
            .wanting(Goal::Value(0.0)),
    ])
}

fn soon(journal: &Path, far: &Far) -> Result<Samples> {
    let mut times = Vec::new();
    for turn in 0..FACTS {
        // Not in step with the agent's looks.
        std::thread::sleep(REST + Duration::from_millis(turn as u64 * 7 % 100));
        fill(journal, 1)?;
        let committed = Instant::now();
        times.push(far.heard()?.saturating_duration_since(committed));
    }
    Ok(Samples::of(&times))
}

/// Percent of one core, and bytes given to the disk.
fn idle(agent: &Running, process: u32) -> Result<(f64, f64)> {
    std::thread::sleep(Duration::from_secs(2));
    let (busy, written) = (agent.processor_s()?, written(process)?);
    std::thread::sleep(IDLE);
    let share = (agent.processor_s()? - busy) / IDLE.as_secs_f64() * 100.0;
    Ok((share, self::written(process)? - written))
}

fn written(process: u32) -> Result<f64> {
    let told = std::fs::read_to_string(format!("/proc/{process}/io"))?;
    let line = told
        .lines()
        .find_map(|line| line.strip_prefix("write_bytes:"));
    let line = line.context("the kernel does not tell what is written")?;
    Ok(line.trim().parse()?)
}

/// A target that takes everything and says when.
struct Far {
    address: String,
    requests: Receiver<Instant>,
    _runtime: Runtime,
}

impl Far {
    fn listening() -> Result<Self> {
        let runtime = Runtime::new()?;
        let (tell, requests): (Sender<Instant>, _) = channel();
        let taken = move || {
            // Nobody hears it once the measuring is over.
            tell.send(Instant::now()).ok();
            std::future::ready(StatusCode::OK)
        };
        let router = Router::new().route("/facts", post(taken));
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        let address = format!("http://{}/facts", listener.local_addr()?);
        runtime.spawn(async { axum::serve(listener, router).await });
        Ok(Self {
            address,
            requests,
            _runtime: runtime,
        })
    }

    /// When the next request was there.
    fn heard(&self) -> Result<Instant> {
        let heard = self.requests.recv_timeout(PATIENCE);
        heard.context("a fact did not arrive")
    }
}
