//! A code that stays before the reader is read twenty times a second; it is told once.

use std::time::{Duration, Instant};

/// How long a code must be away to be told again.
const AWAY: Duration = Duration::from_secs(2);

#[derive(Debug, Default)]
pub(super) struct Repeats {
    seen: Option<(String, Instant)>,
}

impl Repeats {
    /// Whether a code read at `now` is to be told.
    pub(super) fn is_new(&mut self, code: &str, now: Instant) -> bool {
        let held = self.seen.as_ref().is_some_and(|(seen, when)| {
            seen == code && now.saturating_duration_since(*when) < AWAY
        });
        self.seen = Some((code.to_owned(), now));
        !held
    }
}
