//! When something happened, as a device that may have no clock battery can tell it: wall time with how
//! far it is to be trusted, and the boot clock, which never jumps (facts.md, "A fact").

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How far a device's wall clock is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClockTrust {
    /// Set by a time source now.
    Synced,
    /// Was synced earlier in this boot.
    Holdover,
    /// Never synced in this boot; may be off by hours or years.
    Untrusted,
}

impl ClockTrust {
    /// The word facts carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Synced => "synced",
            Self::Holdover => "holdover",
            Self::Untrusted => "untrusted",
        }
    }

    /// The trust a fact's word means; an unknown word means no trust.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        match code {
            "synced" => Self::Synced,
            "holdover" => Self::Holdover,
            _ => Self::Untrusted,
        }
    }

    /// Whether this clock may decide that a new day has come.
    #[must_use]
    pub fn opens_days(self) -> bool {
        self != Self::Untrusted
    }
}

/// One moment on one device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Wall time.
    pub at: DateTime<Utc>,
    /// How far `at` is to be trusted.
    pub clock: ClockTrust,
    /// The boot it happened in.
    pub boot: Uuid,
    /// Milliseconds of the boot clock since that boot began.
    pub mono_ms: u64,
}

impl Stamp {
    /// Milliseconds from `earlier` to `self`: by the boot clock within a boot, by wall time across a
    /// reboot, never negative (facts.md, "The business day").
    #[must_use]
    pub fn millis_since(&self, earlier: &Stamp) -> u64 {
        if self.boot == earlier.boot {
            return self.mono_ms.saturating_sub(earlier.mono_ms);
        }
        u64::try_from((self.at - earlier.at).num_milliseconds()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    fn stamp(boot: u128, mono_ms: u64, at_s: i64) -> Stamp {
        Stamp {
            at: DateTime::UNIX_EPOCH + TimeDelta::seconds(at_s),
            clock: ClockTrust::Untrusted,
            boot: Uuid::from_u128(boot),
            mono_ms,
        }
    }

    #[test]
    fn a_clock_set_back_does_not_lengthen_or_shorten_a_wait() {
        assert_eq!(
            stamp(1, 9_000, 10).millis_since(&stamp(1, 4_000, 9_999)),
            5_000
        );
    }

    #[test]
    fn across_a_reboot_elapsed_time_is_wall_time_and_never_negative() {
        assert_eq!(stamp(2, 10, 70).millis_since(&stamp(1, 9_000, 10)), 60_000);
        assert_eq!(stamp(2, 10, 10).millis_since(&stamp(1, 9_000, 70)), 0);
    }
}
