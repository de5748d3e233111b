//! One target's delivery for as long as the program runs.

use super::supervision::Busy;
use crate::pulse::Pulse;
use crate::sender::Step;
use crate::worker::Worker;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

/// Between two looks at the databases' files.
const LOOK: Duration = Duration::from_millis(100);
/// The journal is read at least this often: a change of its files may escape a look.
const READ_AGAIN: Duration = Duration::from_secs(10);
/// How long an answer that is on its way is waited for at the end; after that its batch goes again another time.
const GRACE: Duration = Duration::from_secs(2);

pub(super) async fn deliver(
    mut worker: Worker,
    mut pulse: Pulse,
    busy: Busy,
    mut stopped: watch::Receiver<bool>,
) {
    loop {
        // Before the journal is read, so that what comes meanwhile beats again.
        pulse.beats();
        busy.begins();
        let step = tokio::select! {
            step = worker.step() => step,
            () = grace(stopped.clone()) => return,
        };
        let step = step.or_else(|error| worker.failed(&error.trouble()));
        busy.ends();
        let waited = match step {
            Ok(Step::Moved) => *stopped.borrow(),
            Ok(Step::Idle) => stops(&mut stopped, growth(&mut pulse)).await,
            Ok(Step::Paced(wait) | Step::Failed(wait)) => stops(&mut stopped, sleep(wait)).await,
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
