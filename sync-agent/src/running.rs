//! Delivery to all targets side by side, once or until it is told to stop.

use crate::delivery::DeliveryLock;
use crate::fault::DeliveryError;
use crate::http::Web;
use crate::pulse::Pulse;
use crate::sender::{Sender, Step};
use crate::target::{Kind, Target, targets};
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
    let senders = senders(data, settings)?;
    runtime()?.block_on(async {
        let (mut term, mut interrupt) = (
            signal(SignalKind::terminate())?,
            signal(SignalKind::interrupt())?,
        );
        let (stop, stopped) = watch::channel(false);
        let mut running = JoinSet::new();
        for sender in senders {
            let pulse = Pulse::of(data);
            running.spawn(deliver(sender, pulse, stopped.clone()));
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
    let senders = senders(data, settings)?;
    runtime()?.block_on(async {
        let mut running = JoinSet::new();
        for sender in senders {
            running.spawn(empty(sender));
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

fn senders(data: &Path, settings: &Settings) -> Result<Vec<Sender<Web>>, DeliveryError> {
    let targets = targets(settings);
    if targets.is_empty() {
        tracing::info!("the settings name nobody to deliver to");
    }
    let branch = &settings.branch.id;
    targets
        .into_iter()
        .map(|target| sender(target, data, branch))
        .collect()
}

fn sender(target: Target, data: &Path, branch: &str) -> Result<Sender<Web>, DeliveryError> {
    let Kind::Http(http) = target.kind.clone();
    let wire = Web::new(&http, data);
    Sender::new(&target, http, wire, data, branch)
}

/// Whether everything is away; a target that fails again and again is left.
async fn empty(mut sender: Sender<Web>) -> Result<bool, DeliveryError> {
    loop {
        match sender.step().await? {
            Step::Idle => return Ok(!sender.has_parked()?),
            Step::Moved => {}
            Step::Failed(_) if sender.failures() >= TRIES => return Ok(false),
            Step::Paced(wait) | Step::Failed(wait) => sleep(wait).await,
        }
    }
}

async fn deliver(mut sender: Sender<Web>, mut pulse: Pulse, mut stopped: watch::Receiver<bool>) {
    loop {
        // Before the journal is read, so that what comes meanwhile beats again.
        pulse.beats();
        let step = tokio::select! {
            step = sender.step() => step,
            () = grace(stopped.clone()) => return,
        };
        let waited = match step.or_else(|error| sender.failed(&error.trouble())) {
            Ok(Step::Moved) => *stopped.borrow(),
            Ok(Step::Idle) => stops(&mut stopped, growth(&mut pulse)).await,
            Ok(Step::Paced(wait) | Step::Failed(wait)) => stops(&mut stopped, sleep(wait)).await,
            // Not even the failure could be kept: the disk is full, mostly.
            Err(error) => {
                tracing::error!(
                    target_name = sender.name,
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

/// Waits until there may be something to deliver. Always for a while: what other targets settle beats as well, and
/// nobody is to be kept busy by that.
async fn growth(pulse: &mut Pulse) {
    let latest = Instant::now() + READ_AGAIN;
    sleep(LOOK).await;
    while Instant::now() < latest && !pulse.beats() {
        sleep(LOOK).await;
    }
}
