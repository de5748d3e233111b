//! Delivery to all targets side by side, once or until it is told to stop.

mod delivering;
mod metrics;
mod supervision;

use crate::delivery::DeliveryLock;
use crate::fault::DeliveryError;
use crate::pulse::Pulse;
use crate::sender::Step;
use crate::target::targets;
use crate::worker::Worker;
use config::Settings;
use std::net::SocketAddr;
use std::path::Path;
use supervision::Supervision;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::sleep;

/// How often in a row a target may fail before `once` leaves it.
const TRIES: u32 = 3;

/// Delivers until the process is told to stop (SIGTERM, SIGINT); then within five seconds. systemd is told when it has
/// begun, that it is alive, and that it stops. `metrics` is an address of this machine at which figures are read
/// (`/metrics`, Prometheus text).
///
/// # Errors
/// When delivery cannot begin: the folder's `delivery.db` or the address cannot be used, or another one delivers.
pub fn run(
    data: &Path,
    settings: &Settings,
    metrics: Option<SocketAddr>,
) -> Result<(), DeliveryError> {
    let _lock = DeliveryLock::take(data)?;
    let workers = workers(data, settings)?;
    runtime()?.block_on(async {
        if let Some(address) = metrics {
            let bound = TcpListener::bind(address).await;
            let listener = bound.map_err(|source| DeliveryError::Listen(address, source))?;
            let at = listener.local_addr()?;
            tracing::info!(address = %at, "figures are read at http://{at}/metrics");
            tokio::spawn(metrics::serve(listener, data.to_owned(), settings.clone()));
        }
        deliver_until_stopped(workers, data).await
    })
}

async fn deliver_until_stopped(workers: Vec<Worker>, data: &Path) -> Result<(), DeliveryError> {
    let (mut term, mut interrupt) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    let (stop, stopped) = watch::channel(false);
    let (mut running, mut supervision) = (JoinSet::new(), Supervision::begun());
    for worker in workers {
        let (pulse, busy) = (Pulse::of(data), supervision.of(worker.name()));
        running.spawn(delivering::deliver(worker, pulse, busy, stopped.clone()));
    }
    tokio::select! {
        _ = term.recv() => {}
        _ = interrupt.recv() => {}
        () = supervision.goes_on() => {}
    }
    supervision::stops();
    stop.send_replace(true);
    while running.join_next().await.is_some() {}
    Ok(())
}

/// Delivers what waits and answers whether all of it is away: nothing parked, nothing left.
///
/// # Errors
/// When delivery cannot begin or cannot go on here: no journal, a full disk.
pub fn once(data: &Path, settings: &Settings) -> Result<bool, DeliveryError> {
    // Without a journal nothing can be said to be away.
    store::Reader::open(data)?;
    let _lock = DeliveryLock::take(data)?;
    let workers = workers(data, settings)?;
    runtime()?.block_on(async {
        let mut running = JoinSet::new();
        for worker in workers {
            running.spawn(empty(worker));
        }
        let mut all = true;
        while let Some(ended) = running.join_next().await {
            all &= ended.unwrap_or(Ok(false))?;
        }
        Ok(all)
    })
}

fn runtime() -> Result<Runtime, DeliveryError> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    Ok(runtime?)
}

fn workers(data: &Path, settings: &Settings) -> Result<Vec<Worker>, DeliveryError> {
    let targets = targets(settings);
    if targets.is_empty() {
        tracing::info!("the settings name nobody to deliver to");
    }
    let branch = &settings.branch.id;
    targets
        .into_iter()
        .map(|target| Worker::new(&target, data, branch))
        .collect()
}

/// Whether everything is away; a target that fails again and again is left.
async fn empty(mut worker: Worker) -> Result<bool, DeliveryError> {
    loop {
        match worker.step().await? {
            Step::Idle => return Ok(!worker.has_parked()?),
            Step::Moved => {}
            Step::Failed(_) if worker.failures() >= TRIES => return Ok(false),
            Step::Paced(wait) | Step::Failed(wait) => sleep(wait).await,
        }
    }
}
