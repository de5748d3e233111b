//! The results of a hundred thousand ratings, as a manager's browser asks for them.

use super::branch::{Branch, SERVICES};
use super::client::Client;
use super::service::Service;
use crate::measure::{Goal, Measure};
use crate::statistics::Samples;
use anyhow::{Result, ensure};
use rusqlite::Connection;
use std::path::Path;

const RATINGS: u32 = 100_000;
const LOOKS: u32 = 40;
const WARM_UP: u32 = 3;

/// The page of results, and the service's answer to programs.
///
/// # Errors
/// When a request fails, or the results do not hold the ratings.
pub(super) fn looked_at(folder: &Path) -> Result<Vec<Measure>> {
    let branch = Branch::prepare(folder, 0)?;
    rate(&branch.data.join(store::JOURNAL))?;
    let service = Service::start(&branch)?;
    let mut manager = service.client(&service.staff)?;
    let first = page(&mut manager)?;
    let mut times = Vec::new();
    for look in 0..WARM_UP + LOOKS {
        let took = page(&mut manager)?;
        if look >= WARM_UP {
            times.push(took);
        }
    }
    let samples = Samples::of(&times);
    let first = Samples::of(&[first]);
    Ok(vec![
        Measure::new(
            "results: page of 100,000 ratings, first look",
            "ms",
            first.best(),
        )
        .wanting(Goal::Value(300.0)),
        Measure::new(
            "results: page of 100,000 ratings, median",
            "ms",
            samples.median(),
        )
        .wanting(Goal::Value(300.0)),
        Measure::new("results: page of 100,000 ratings, p99", "ms", samples.p99())
            .wanting(Goal::Value(300.0)),
    ])
}

fn page(manager: &mut Client) -> Result<std::time::Duration> {
    let answer = manager.get("/console/results")?;
    let text = String::from_utf8(answer.body)?;
    ensure!(answer.status == 200, "the page answered {}", answer.head);
    ensure!(text.contains("results-share"), "the page shows no results");
    Ok(answer.took)
}

/// Fills the last months, most in this one, evenly over services and days, each served by three.
fn rate(journal: &Path) -> Result<()> {
    let connection = Connection::open(journal)?;
    let day = "date('now', 'start of month', '+' || (i % 20) || ' days')";
    let service =
        format!("CASE WHEN i % 4 = 0 THEN NULL ELSE 'service-' || (i * 7 % {SERVICES}) END");
    connection.execute_batch(&format!(
        "PRAGMA synchronous = OFF; BEGIN;
        WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {RATINGS})
        INSERT INTO opinions (fact, subject, business_day, service, internal, score, reasons, marked, commented, edition)
            SELECT unhex(printf('%032x', i)), printf('%032x', i), {day}, {service}, i % 50 = 0, i % 4, i * 11 % 32, 0, 0, 0 FROM n;
        WITH RECURSIVE n(i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 20 * {SERVICES} * 3 - 1)
        INSERT INTO served SELECT date('now', 'start of month', '+' || (i / 3 / {SERVICES}) || ' days'),
            'service-' || (i / 3 % {SERVICES}), 'clerk-' || (i % 3), i FROM n;
        COMMIT;"
    ))?;
    Ok(())
}
