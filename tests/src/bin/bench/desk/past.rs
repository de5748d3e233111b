//! What a long past costs: the same calls in a journal with a million tickets of former days and in one without, by
//! turns.

use super::branch::{Branch, SERVICES};
use super::calls::call;
use super::service::Service;
use crate::measure::{Goal, Measure};
use crate::statistics::Samples;
use anyhow::Result;
use rusqlite::Connection;
use std::path::Path;

const PAST: u32 = 1_000_000;
const WAITING: u32 = 3000;
const WARM_UP: u32 = 300;
const CALLS: u32 = 1500;

/// A call in the long journal against one in the short.
///
/// # Errors
/// When a request fails.
pub(super) fn calls(folder: &Path) -> Result<Vec<Measure>> {
    let new = Branch::prepare(&folder.join("new"), WAITING)?;
    let old = Branch::prepare(&folder.join("old"), WAITING)?;
    remember(&old.data.join(store::JOURNAL))?;
    let (new, old) = (Service::start(&new)?, Service::start(&old)?);
    let (mut of_new, mut of_old) = (new.client(&new.staff)?, old.client(&old.staff)?);
    let (mut short, mut long) = (Vec::new(), Vec::new());
    for turn in 0..WARM_UP + CALLS {
        let (one, other) = (call(&mut of_new, 1)?, call(&mut of_old, 1)?);
        if turn >= WARM_UP {
            short.push(one);
            long.push(other);
        }
    }
    let (short, long) = (Samples::of(&short), Samples::of(&long));
    Ok(vec![
        Measure::new(
            "desk: next after a million tickets, median",
            "ms",
            long.median(),
        )
        .against(short.median())
        .wanting(Goal::Ratio(1.2)),
        Measure::new("desk: next after a million tickets, p99", "ms", long.p99())
            .against(short.p99()),
    ])
}

/// Fills the past, a thousand tickets a day, each with the facts of its issue, call and end, in an epoch before the
/// journal's first. Their chain is not linked: nobody verifies this journal.
fn remember(journal: &Path) -> Result<()> {
    let connection = Connection::open(journal)?;
    connection.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN;
        INSERT INTO epochs VALUES (0, randomblob(16), 'bench');",
    )?;
    let id = "unhex(printf('%032x', i))";
    let day = format!("date('now', '-' || (({PAST} - i) / 1000 + 1) || ' days')");
    let service = format!("'service-' || (i % {SERVICES})");
    let count = format!(
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < {PAST})"
    );
    let moment = "(1600000000000 + i * 60000) || ' synced 00000000000000000000000000000001 ' || i";
    connection.execute_batch(&format!(
        "{count} INSERT INTO tickets (id, business_day, number, service, state, priority, language, code, epoch, seq,
            channel, issued, order_epoch, order_seq, arrived, since, since_epoch, since_seq, counter, called_epoch,
            called_seq, announced_epoch, announced_seq, announced_at, busy_ms, outcome)
        SELECT {id}, {day}, i % 1000 + 1, {service}, 'finished', i % 4 = 0, 'ar', 'ABC-DEF-GHJ', 0, i * 3, 'interview',
            {moment}, 0, i * 3, {moment}, {moment}, 0, i * 3 + 2, 'counter-' || (i % 8 + 1), 0, i * 3 + 1, 0, i * 3 + 1,
            {moment}, 240000, 'served' FROM n"
    ))?;
    let subject = "printf('00000000-0000-0000-0000-%012x', i)";
    connection.execute_batch(&format!(
        "{count} INSERT INTO facts (epoch, seq, id, kind, subject, business_day, at_ms, clock, boot, mono_ms, by, data, hash)
        SELECT 0, i * 3 + k.at, unhex(printf('%016x%016x', 1, i * 3 + k.at)), k.kind, {subject}, {day},
            1600000000000 + i * 60000, 'synced', zeroblob(16), i, 'staff:amal', json_object('service', {service},
            'number', i % 1000 + 1, 'act', {subject}), randomblob(32)
        FROM n, (SELECT 0 AS at, 'ticket.issued' AS kind UNION ALL SELECT 1, 'ticket.called'
            UNION ALL SELECT 2, 'ticket.finished') k"
    ))?;
    connection.execute_batch("COMMIT; PRAGMA journal_mode = WAL;")?;
    Ok(())
}
