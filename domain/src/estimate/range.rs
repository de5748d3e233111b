//! A wait as it is told: whole minutes, never more exact than it is.

use serde::{Deserialize, Serialize};

const MINUTE_MS: u64 = 60_000;

/// Above so many minutes the longer end is told in fives.
const EXACT_MINUTES: u64 = 15;

/// From how long to how long one will wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// At least so many minutes, rounded down; may be 0.
    #[serde(rename = "low")]
    pub low_minutes: u32,
    /// At most so many minutes, rounded up; at least 1, and above 15 a multiple of 5.
    #[serde(rename = "high")]
    pub high_minutes: u32,
}

impl Range {
    /// The range between two waits in milliseconds, whichever is the longer: a quicker run can come to a
    /// ticket later, where it takes another turn.
    pub(super) fn between(one_ms: u64, other_ms: u64) -> Range {
        let low = one_ms.min(other_ms) / MINUTE_MS;
        let mut high = one_ms.max(other_ms).div_ceil(MINUTE_MS).max(1);
        if high > EXACT_MINUTES {
            high = high.next_multiple_of(5);
        }
        Range {
            low_minutes: u32::try_from(low).unwrap_or(u32::MAX),
            high_minutes: u32::try_from(high).unwrap_or(u32::MAX),
        }
    }
}
