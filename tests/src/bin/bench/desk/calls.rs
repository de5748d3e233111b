//! Calls over HTTP: a member of staff ends with one visitor and calls the next, in one request.

use super::bare::Bare;
use super::branch::{Branch, COUNTERS};
use super::client::Client;
use super::issues::together;
use super::service::Service;
use crate::measure::{Goal, Measure};
use crate::statistics::Samples;
use anyhow::Result;
use std::path::Path;
use std::time::Duration;

const WARM_UP: u32 = 300;
const CALLS: u32 = 3000;
const WAITING: u32 = 10_000;
/// Of each counter, so that the queue stays long.
const EACH: u32 = 250;

/// A counter's next.
pub(super) fn call(client: &mut Client, counter: u32) -> Result<Duration> {
    let path = format!("/api/v1/counters/counter-{counter}/call-next");
    Ok(client.done(&path, r#"{"after":"finish"}"#, 200)?.took)
}

/// One counter, of the queue that one client's tickets left, by turns with the bare service's ticket.
///
/// # Errors
/// When a request fails.
pub(super) fn one_counter(ours: &Service, bare: &Bare) -> Result<Vec<Measure>> {
    let (mut staff, mut floor) = (ours.client(&ours.staff)?, bare.client()?);
    let (mut called, mut least) = (Vec::new(), Vec::new());
    for turn in 0..WARM_UP + CALLS {
        let took = call(&mut staff, 1)?;
        let written = floor.done("/ticket", "{}", 200)?.took;
        if turn >= WARM_UP {
            called.push(took);
            least.push(written);
        }
    }
    let (called, least) = (Samples::of(&called), Samples::of(&least));
    Ok(vec![
        Measure::new("desk: one counter's next, median", "ms", called.median())
            .against(least.median())
            .wanting(Goal::Value(0.4)),
        Measure::new("desk: one counter's next, p99", "ms", called.p99())
            .against(least.p99())
            .wanting(Goal::Value(1.0)),
    ])
}

/// Eight counters at once, while ten thousand wait.
///
/// # Errors
/// When a request fails.
pub(super) fn eight_counters(folder: &Path) -> Result<Vec<Measure>> {
    let branch = Branch::prepare(folder, WAITING)?;
    let ours = Service::start(&branch)?;
    let times = together(COUNTERS, |counter| {
        let mut staff = ours.client(&ours.staff)?;
        (0..EACH).map(|_| call(&mut staff, counter + 1)).collect()
    })?;
    Ok(vec![
        Measure::new("desk: eight counters' next, median", "ms", times.median()),
        Measure::new("desk: eight counters' next, p99", "ms", times.p99())
            .wanting(Goal::Value(5.0)),
    ])
}
