//! What systemd is told: that delivery has begun, that it is alive, that it stops. Without systemd nobody is told.

use sd_notify::NotifyState;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::time::sleep;

/// No step takes this long: an answer has half a minute, the database some seconds.
const STUCK: Duration = Duration::from_secs(180);

/// Watches over all targets' delivery.
pub(super) struct Supervision {
    begun: Instant,
    targets: Vec<(String, Arc<AtomicU64>)>,
}

/// Since when one target's delivery is busy, in milliseconds since it all began; 0 while it waits.
pub(super) struct Busy {
    begun: Instant,
    since: Arc<AtomicU64>,
}

impl Busy {
    pub(super) fn begins(&self) {
        self.since.store(millis(self.begun), Ordering::Relaxed);
    }

    pub(super) fn ends(&self) {
        self.since.store(0, Ordering::Relaxed);
    }
}

impl Supervision {
    /// Tells that delivery has begun.
    pub(super) fn begun() -> Self {
        tell(NotifyState::Ready);
        Self {
            begun: Instant::now(),
            targets: Vec::new(),
        }
    }

    /// What is watched of one target.
    pub(super) fn of(&mut self, name: &str) -> Busy {
        let since = Arc::new(AtomicU64::new(0));
        self.targets.push((name.to_owned(), since.clone()));
        Busy {
            begun: self.begun,
            since,
        }
    }

    /// Tells again and again that delivery is alive, where systemd wants to hear it; never ends.
    pub(super) async fn goes_on(&self) {
        let Some(within) = sd_notify::watchdog_enabled() else {
            return std::future::pending().await;
        };
        loop {
            match self.stuck() {
                None => tell(NotifyState::Watchdog),
                Some(name) => tracing::error!(target_name = name, "delivery is stuck"),
            }
            sleep(within / 2).await;
        }
    }

    /// A target whose delivery makes no step any more.
    fn stuck(&self) -> Option<&str> {
        let now = millis(self.begun);
        let most = u64::try_from(STUCK.as_millis()).unwrap_or(u64::MAX);
        let is_stuck = |since: u64| since > 0 && now.saturating_sub(since) > most;
        let mut targets = self.targets.iter();
        let found = targets.find(|(_, since)| is_stuck(since.load(Ordering::Relaxed)));
        found.map(|(name, _)| name.as_str())
    }
}

/// Tells that delivery stops.
pub(super) fn stops() {
    tell(NotifyState::Stopping);
}

fn tell(state: NotifyState<'_>) {
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "systemd could not be told how delivery is"
        );
    }
}

/// Milliseconds since `begun`, from 1.
fn millis(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_millis()).map_or(u64::MAX, |millis| millis.saturating_add(1))
}
