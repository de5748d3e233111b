//! No more requests in a second than the settings allow.

use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// When the next request may go.
pub(crate) struct Pace {
    between: Duration,
    next: Instant,
}

impl Pace {
    pub(crate) fn of(most_per_second: f64) -> Self {
        Self {
            between: Duration::from_secs_f64(1.0 / most_per_second),
            next: Instant::now(),
        }
    }

    /// Waits for this request's turn.
    pub(crate) async fn turn(&mut self) {
        sleep_until(self.next).await;
        self.next = Instant::now() + self.between;
    }
}
