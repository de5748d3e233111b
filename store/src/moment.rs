//! A moment as state tables keep it: `at_ms clock boot mono_ms`, one text.

use domain::fact::Fact;
use domain::time::{ClockTrust, Stamp};
use uuid::Uuid;

/// When a fact happened, as text.
pub(crate) fn moment(fact: &Fact) -> String {
    let boot = fact.boot.unwrap_or_default().simple();
    let (at, clock) = (fact.at.timestamp_millis(), fact.clock.code());
    format!("{at} {clock} {boot} {}", fact.mono_ms.unwrap_or_default())
}

/// A moment as text.
pub(crate) fn text(stamp: &Stamp) -> String {
    let (at, clock) = (stamp.at.timestamp_millis(), stamp.clock.code());
    format!("{at} {clock} {} {}", stamp.boot.simple(), stamp.mono_ms)
}

/// The moment a text tells; `None` for another text.
pub(crate) fn stamp(text: &str) -> Option<Stamp> {
    let mut parts = text.split(' ');
    let at = parts.next()?.parse().ok()?;
    Some(Stamp {
        at: chrono::DateTime::from_timestamp_millis(at)?,
        clock: ClockTrust::from_code(parts.next()?),
        boot: Uuid::parse_str(parts.next()?).ok()?,
        mono_ms: parts.next()?.parse().ok()?,
    })
}
