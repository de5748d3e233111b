//! Waiting for a fact: the one place where a story looks again and again, with an end.

use std::thread::park_timeout;
use std::time::{Duration, Instant};

/// The longest a story waits for anything; far more than a slow machine needs.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// What `look` finds, looked for until it is there.
///
/// # Panics
/// When it is not there in time: `what` was waited for.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        park_timeout(PAUSE);
    }
}

/// Lets a moment pass: when a fault strikes is part of a story, not something to wait for.
pub fn moment(length: Duration) {
    let end = Instant::now() + length;
    while let Some(left) = end.checked_duration_since(Instant::now()) {
        park_timeout(left.max(Duration::from_micros(1)));
    }
}
