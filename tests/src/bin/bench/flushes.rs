//! How often the disk is made to flush for a ticket: strace counts the calls of a child that issues a few
//! tickets and of one that issues more; the difference is the tickets', whatever opening and closing cost.

use crate::child::{self, Extent};
use crate::measure::{Goal, Measure};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use std::path::Path;
use std::process::{Command, Stdio};

/// Flushes per ticket, for each extent.
///
/// # Errors
/// When a child fails; without strace the figures are missing, which is no error.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let names = [
        "flushes: a promised ticket",
        "flushes: to its print's last state",
        "flushes: a visit, housekeeping included",
    ];
    if Command::new("strace").arg("-V").output().is_err() {
        return Ok(names
            .map(|name| Measure::missing(name, "no strace here"))
            .into());
    }
    let floor = per_ticket(folder, Extent::Bare, (100, 1100))?;
    let of = |name, extent, counts| {
        let flushes = per_ticket(folder, extent, counts)?;
        Ok(Measure::new(name, "flushes", Some(flushes)).against(Some(floor)))
    };
    let promised: Result<Measure> = of(names[0], Extent::Promised, (100, 1100));
    Ok(vec![
        promised?.wanting(Goal::Value(1.2)),
        of(names[1], Extent::Printed, (100, 1100))?.wanting(Goal::Value(3.0)),
        of(names[2], Extent::Visited, (2, 8))?.wanting(Goal::Value(3.0)),
    ])
}

fn per_ticket(folder: &Path, extent: Extent, (few, many): (u32, u32)) -> Result<f64> {
    let more = flushes(folder, extent, many)?;
    let fewer = flushes(folder, extent, few)?;
    Ok((more as f64 - fewer as f64) / f64::from(many - few))
}

fn flushes(folder: &Path, extent: Extent, count: u32) -> Result<u64> {
    let data = tempfile::tempdir_in(folder)?;
    let counted = data.path().join("strace");
    let name = extent
        .to_possible_value()
        .context("an extent without a name")?;
    let child = child::command()?;
    let status = Command::new("strace")
        .args(["-f", "-c", "-e", "trace=fsync,fdatasync", "-o"])
        .arg(&counted)
        .arg(child.get_program())
        .args(["tickets", name.get_name(), &count.to_string()])
        .arg(data.path())
        .stdout(Stdio::null())
        .status()
        .context("cannot start strace")?;
    if !status.success() {
        bail!("a child that issues tickets under strace failed: {status}");
    }
    Ok(calls(&std::fs::read_to_string(&counted)?))
}

/// All calls that strace's summary counts.
fn calls(summary: &str) -> u64 {
    let rows = summary.lines().filter_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let flush = matches!(words.last(), Some(&("fsync" | "fdatasync")));
        flush.then(|| words.get(3)?.parse::<u64>().ok()).flatten()
    });
    rows.sum()
}

#[cfg(test)]
mod tests {
    use super::calls;

    #[test]
    fn both_kinds_of_flush_are_counted_and_nothing_else() {
        let summary = "% time     seconds  usecs/call     calls    errors syscall
------ ----------- ----------- --------- --------- ----------------
 99.83    0.153046         127      1201           fdatasync
  0.17    0.000256          51         5         1 fsync
------ ----------- ----------- --------- --------- ----------------
100.00    0.153302         127      1206         1 total";
        assert_eq!(calls(summary), 1206);
    }

    #[test]
    fn a_child_that_never_flushed_counts_nothing() {
        assert_eq!(calls(""), 0);
    }
}
