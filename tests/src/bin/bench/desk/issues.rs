//! Tickets over HTTP: how long one client waits for each, and how many eight get in a second.

use super::bare::Bare;
use super::branch::{Branch, service};
use super::calls;
use super::client::Client;
use super::service::Service;
use crate::machine::Page;
use crate::measure::{Goal, Measure};
use crate::statistics::Samples;
use anyhow::Result;
use std::path::Path;
use std::time::{Duration, Instant};

const WARM_UP: u32 = 500;
const ISSUES: u32 = 4000;
const CLIENTS: u32 = 8;
/// Of each client, within a day's numbers.
const EACH: u32 = 1200;

/// A device's ticket.
pub(crate) fn issue(client: &mut Client, turn: u32) -> Result<Duration> {
    let wish = format!(
        r#"{{"service":"{}","priority":{}}}"#,
        service(turn),
        turn.is_multiple_of(4)
    );
    Ok(client.done("/api/v1/tickets", &wish, 201)?.took)
}

/// One device's tickets, then one counter's calls, by turns with the bare service's and with what they stand on.
///
/// # Errors
/// When a request fails.
pub(super) fn one_client(folder: &Path) -> Result<Vec<Measure>> {
    let branch = Branch::prepare(folder, 0)?;
    let (ours, bare) = (Service::start(&branch)?, Bare::start(folder)?);
    let (mut device, mut floor) = (ours.client(&ours.device)?, bare.client()?);
    let mut page = Page::under(folder)?;
    let mut turns = Vec::new();
    for turn in 0..WARM_UP + ISSUES {
        turns.push([
            issue(&mut device, turn)?,
            floor.done("/ticket", "{}", 200)?.took,
            floor.done("/echo", "{}", 200)?.took,
            page.flush()?,
        ]);
    }
    let measured = turns.split_off(WARM_UP as usize);
    let mut figures = tickets(&measured);
    figures.extend(calls::one_counter(&ours, &bare)?);
    Ok(figures)
}

fn tickets(turns: &[[Duration; 4]]) -> Vec<Measure> {
    let column = |at: usize| -> Vec<Duration> {
        turns
            .iter()
            .filter_map(|turn| turn.get(at).copied())
            .collect()
    };
    let [issued, least, echoed, flushed] = [0, 1, 2, 3].map(|at| Samples::of(&column(at)));
    vec![
        Measure::new("desk: 4 KiB made durable, median", "ms", flushed.median()),
        Measure::new("desk: 4 KiB made durable, p99", "ms", flushed.p99()),
        Measure::new("desk: bare axum, echo, median", "ms", echoed.median()),
        Measure::new("desk: bare axum, echo, p99", "ms", echoed.p99()),
        Measure::new("desk: one client's ticket, median", "ms", issued.median())
            .against(least.median())
            .wanting(Goal::Value(0.4)),
        Measure::new("desk: one client's ticket, p99", "ms", issued.p99())
            .against(least.p99())
            .wanting(Goal::Value(1.0)),
    ]
}

/// Eight devices at once, each asking again as soon as it is answered.
///
/// # Errors
/// When a request fails.
pub(super) fn eight_clients(folder: &Path) -> Result<Vec<Measure>> {
    let branch = Branch::prepare(folder, 0)?;
    let ours = Service::start(&branch)?;
    let started = Instant::now();
    let times = together(CLIENTS, |client| {
        let mut device = ours.client(&ours.device)?;
        (0..EACH)
            .map(|turn| issue(&mut device, client + turn))
            .collect()
    })?;
    let rate = f64::from(CLIENTS * EACH) / started.elapsed().as_secs_f64();
    Ok(vec![
        Measure::new("desk: eight clients, tickets", "a second", Some(rate))
            .wanting(Goal::AtLeast(5000.0)),
        Measure::new("desk: eight clients, p99 of a ticket", "ms", times.p99()),
    ])
}

/// Has so many clients work at the same time; all their times.
pub(super) fn together(
    clients: u32,
    work: impl Fn(u32) -> Result<Vec<Duration>> + Sync,
) -> Result<Samples> {
    let work = &work;
    let done: Vec<Result<Vec<Duration>>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..clients)
            .map(|client| scope.spawn(move || work(client)))
            .collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Ok(Vec::new())))
            .collect()
    });
    let times: Result<Vec<Vec<Duration>>> = done.into_iter().collect();
    Ok(Samples::of(&times?.concat()))
}
