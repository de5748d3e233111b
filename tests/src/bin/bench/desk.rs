//! The branch service as the LAN meets it: `kiosk serve` in a process of its own, asked over kept connections on
//! loopback by devices and staff, beside the least that such a service could do on this disk.

mod bare;
pub(crate) mod branch;
mod calls;
pub(crate) mod client;
mod events;
pub(crate) mod issues;
mod past;
mod results;
pub(crate) mod service;

use crate::measure::Measure;
use anyhow::Result;
use std::path::Path;

/// What it answers in, and to how many.
///
/// # Errors
/// When the service does not start or answers otherwise than it should.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let own = |name: &str| folder.join(name);
    let mut figures = issues::one_client(&own("one"))?;
    figures.extend(issues::eight_clients(&own("eight"))?);
    figures.extend(calls::eight_counters(&own("waiting"))?);
    figures.extend(events::heard(&own("events"))?);
    Ok(figures)
}

/// What a long past costs it.
///
/// # Errors
/// As [`measure`].
pub(crate) fn after_many_days(folder: &Path) -> Result<Vec<Measure>> {
    past::calls(folder)
}

/// What results cost it when many have rated.
///
/// # Errors
/// As [`measure`].
pub(crate) fn results(folder: &Path) -> Result<Vec<Measure>> {
    results::looked_at(folder)
}
