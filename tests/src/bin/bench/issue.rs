//! What a promised ticket costs: the journal's issue and the bare transaction by turns, on the same disk
//! in the same seconds, so that whatever else the machine does meets both alike.

use crate::branch;
use crate::floor::Floor;
use crate::measure::{Goal, Measure};
use crate::statistics::Samples;
use anyhow::Result;
use std::path::Path;
use std::time::Instant;

const ISSUES: u32 = 6000;
const WARM_UP: u32 = 500;
/// Visitors between two moments of peace in which the log is moved into the file.
const BUSY: u32 = 50;

/// Median and p99 of an issue, each against the floor's.
///
/// # Errors
/// When the disk fails or a number runs out.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let (journal, floor) = by_turns(folder)?;
    Ok(vec![
        Measure::new("issue: commit included, median", "ms", journal.median())
            .against(floor.median()),
        Measure::new("issue: commit included, p99", "ms", journal.p99())
            .against(floor.p99())
            .wanting(Goal::Ratio(2.0)),
    ])
}

fn by_turns(folder: &Path) -> Result<(Samples, Samples)> {
    let mut store = branch::wide_journal(folder)?;
    let mut floor = Floor::open(folder)?;
    let (mut issued, mut bare) = (Vec::new(), Vec::new());
    for turn in 0..WARM_UP + ISSUES {
        let (request, stamp) = (branch::request(turn), branch::stamp());
        let started = Instant::now();
        store.issue(&request, &stamp)?;
        let ours = started.elapsed();
        let started = Instant::now();
        floor.issue(&request.service)?;
        let least = started.elapsed();
        if turn >= WARM_UP {
            issued.push(ours);
            bare.push(least);
        }
        if turn % BUSY == 0 {
            store.tidy()?;
            floor.tidy()?;
        }
    }
    Ok((Samples::of(&issued), Samples::of(&bare)))
}
