//! Delivery to all targets side by side, once or until it is told to stop.

use crate::delivery::DeliveryLock;
use crate::fault::{DeliveryError, Trouble};
use crate::pulse::Pulse;
use crate::sender::Step;
use crate::target::targets;
use crate::worker::Worker;
use config::Settings;
use std::path::Path;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

/// Between two looks at the journal's files.
const LOOK: Duration = Duration::from_millis(100);
/// The journal is read at least this often: a change of its files may escape a look.
const READ_AGAIN: Duration = Duration::from_secs(10);
/// How long an answer that is on its way is waited for at the end; after that its batch goes again another time.
const GRACE: Duration = Duration::from_secs(2);
/// How often in a row a target may fail before `once` leaves it.
const TRIES: u32 = 3;

/// Delivers until the process is told to stop (SIGTERM, SIGINT); then within five seconds.
///
/// # Errors
/// When delivery cannot begin: the folder's `delivery.db` cannot be used, or another one delivers.
pub fn run(data: &Path, settings: &Settings) -> Result<(), DeliveryError> {
    let _lock = DeliveryLock::take(data)?;
    let workers = workers(data, settings)?;
    runtime()?.block_on(async {
        let (mut term, mut interrupt) = (
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        );
        let (stop, stopped) = watch::channel(false);
        let mut running = JoinSet::new();
        for worker in workers {
            let pulse = Pulse::of(data);
            running.spawn(deliver(worker, pulse, stopped.clone()));
        }
        tokio::select! {
            _ = term.recv() => {}
            _ = interrupt.recv() => {}
        }
        stop.send_replace(true);
        while running.join_next().await.is_some() {}
        Ok(())
    })
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
        .map(|target| Worker::new(target, data, branch))
        .collect()
}

/// Whether everything is away; a target that fails again and again is left.
async fn empty(mut worker: Worker) -> Result<bool, DeliveryError> {
    loop {
        match worker.step().await? {
            Step::Idle => return Ok(!worker.has_parked()?),
            Step::Moved => {}
            Step::Failed(_) if worker.failures() >= TRIES => return Ok(false),
            Step::Failed(wait) => sleep(wait).await,
        }
    }
}

async fn deliver(mut worker: Worker, mut pulse: Pulse, mut stopped: watch::Receiver<bool>) {
    loop {
        // Before the journal is read, so that what comes meanwhile beats again.
        pulse.beats();
        let step = tokio::select! {
            step = worker.step() => step,
            () = grace(stopped.clone()) => return,
        };
        let waited = match step.or_else(|error| worker.failed(&here(&error))) {
            Ok(Step::Moved) => *stopped.borrow(),
            Ok(Step::Idle) => stops(&mut stopped, growth(&mut pulse)).await,
            Ok(Step::Failed(wait)) => stops(&mut stopped, sleep(wait)).await,
            // Not even the failure could be kept: the disk is full, mostly.
            Err(error) => {
                tracing::error!(
                    target_name = worker.name(),
                    error = &error as &dyn std::error::Error
                );
                stops(&mut stopped, sleep(READ_AGAIN)).await
            }
        };
        if waited {
            return;
        }
    }
}

/// What goes wrong on this device, with its causes.
fn here(error: &DeliveryError) -> Trouble {
    let mut why = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(next) = cause {
        why = format!("{why}: {next}");
        cause = next.source();
    }
    Trouble::new(format!("on this device: {why}"))
}

/// Waits; whether it is to stop instead.
async fn stops(stopped: &mut watch::Receiver<bool>, waiting: impl Future<Output = ()>) -> bool {
    tokio::select! {
        _ = stopped.wait_for(|stop| *stop) => true,
        () = waiting => false,
    }
}

/// Ends some time after it was told to stop.
async fn grace(mut stopped: watch::Receiver<bool>) {
    // Whoever could tell is gone: then it is to stop as well.
    let _told = stopped.wait_for(|stop| *stop).await.is_ok();
    sleep(GRACE).await;
}

async fn growth(pulse: &mut Pulse) {
    let latest = Instant::now() + READ_AGAIN;
    while Instant::now() < latest && !pulse.beats() {
        sleep(LOOK).await;
    }
}
