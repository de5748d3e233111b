//! The device's clocks: wall time with how far it is to be trusted, and the boot clock (facts.md).
//!
//! A Pi has no clock battery. Time is trusted once the system's time service left its mark in this boot
//! (systemd-timesyncd touches a file under /run at each synchronisation); long after the last mark it is
//! held over. Nothing waits for it.

use chrono::Utc;
use domain::time::{ClockTrust, Stamp};
use rustix::time::{ClockId, clock_gettime};
use std::path::PathBuf;
use std::time::Duration;
use uuid::Uuid;

/// A mark older than this means that time is held over. timesyncd marks every 34 minutes at the most.
const FRESH: Duration = Duration::from_secs(2 * 60 * 60);

/// Reads this device's clocks.
#[derive(Debug, Clone)]
pub struct Clock {
    boot: Uuid,
    mark: PathBuf,
}

impl Clock {
    /// The clocks of this boot; `mark` is the file that the time service touches when it synchronises.
    #[must_use]
    pub fn new(mark: PathBuf) -> Self {
        Self {
            boot: boot_id(),
            mark,
        }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Stamp {
        Stamp {
            at: Utc::now(),
            clock: self.trust(),
            boot: self.boot,
            mono_ms: mono_ms(),
        }
    }

    fn trust(&self) -> ClockTrust {
        let Ok(marked) = std::fs::metadata(&self.mark).and_then(|mark| mark.modified()) else {
            return ClockTrust::Untrusted;
        };
        match marked.elapsed() {
            Ok(age) if age > FRESH => ClockTrust::Holdover,
            _ => ClockTrust::Synced,
        }
    }
}

/// Milliseconds of the boot clock, which goes on while the device sleeps and never jumps.
#[must_use]
pub fn mono_ms() -> u64 {
    let now = clock_gettime(ClockId::Boottime);
    now.tv_sec.unsigned_abs() * 1000 + now.tv_nsec.unsigned_abs() / 1_000_000
}

/// The kernel's id of this boot; where it has none, one of this run's own.
fn boot_id() -> Uuid {
    let known = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok();
    known
        .and_then(|id| id.trim().parse().ok())
        .unwrap_or_else(Uuid::new_v4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_trusted_by_the_mark_of_the_time_service() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("synchronized");
        let clock = Clock::new(mark.clone());
        assert_eq!(clock.now().clock, ClockTrust::Untrusted);
        let file = std::fs::File::create(&mark).unwrap();
        assert_eq!(clock.now().clock, ClockTrust::Synced);
        file.set_modified(std::time::SystemTime::now() - FRESH * 2)
            .unwrap();
        assert_eq!(clock.now().clock, ClockTrust::Holdover);
    }
}
