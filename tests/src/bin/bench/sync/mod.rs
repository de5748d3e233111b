//! Delivery, `sync-agent` as it is shipped, to its own reference receiver on loopback: a backlog of a million facts and one of a
//! thousand, how soon a new fact is on its way, and what it costs while nothing happens.

mod alive;

use crate::desk::branch::Branch;
use crate::measure::{Goal, Measure};
use crate::program::{kiosk, peak_mb};
use anyhow::{Context, Result, ensure};
use rusqlite::Connection;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const MANY: u64 = 1_000_000;
const FEW: u64 = 1000;
/// Between two looks at a process's memory, and at its end.
const LOOK: Duration = Duration::from_millis(20);

/// Rate and peak memory of a long backlog, beside a short one's; then an agent beside a working branch.
///
/// # Errors
/// When a program does not start, or not everything is delivered.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Measure>> {
    let few = deliver(&folder.join("few"), FEW)?;
    let many = deliver(&folder.join("many"), MANY)?;
    let rate = many.facts as f64 / many.took.as_secs_f64();
    let more = many.peak_mb - few.peak_mb;
    let mut measures = vec![
        Measure::new(
            "sync: facts of a million delivered, rate",
            "facts/s",
            Some(rate),
        )
        .wanting(Goal::AtLeast(5000.0)),
        Measure::new(
            "sync: peak memory with a million waiting",
            "MB",
            Some(many.peak_mb),
        )
        .wanting(Goal::Value(40.0)),
        Measure::new("sync: of that above a thousand waiting", "MB", Some(more))
            .wanting(Goal::Value(20.0)),
    ];
    measures.extend(alive::measure(&folder.join("alive"))?);
    Ok(measures)
}

/// What delivering a backlog cost.
struct Delivered {
    facts: u64,
    took: Duration,
    peak_mb: f64,
}

fn deliver(folder: &Path, facts: u64) -> Result<Delivered> {
    let branch = Branch::prepare(folder, 0)?;
    fill(&branch.data.join(store::JOURNAL), facts)?;
    let receiver = Receiver::start(&folder.join("receiver"))?;
    with_target(&branch.config, &receiver.address)?;
    let kept = last(&branch.data)?;
    let started = Instant::now();
    let mut agent = Command::new(sync_agent()?)
        .arg("once")
        .arg("--config")
        .arg(&branch.config)
        .arg("--data")
        .arg(&branch.data)
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(folder.join("agent.log"))?)
        .spawn()?;
    let mut most_mb: f64 = 0.0;
    let ended = loop {
        if let Some(ended) = agent.try_wait()? {
            break ended;
        }
        // Between its end and this look it has none.
        most_mb = most_mb.max(peak_mb(agent.id()).unwrap_or(0.0));
        std::thread::sleep(LOOK);
    };
    let took = started.elapsed();
    ensure!(ended.success(), "the agent ended with {ended}");
    let arrived = lines(&folder.join("receiver/delivered.jsonl"))?;
    ensure!(arrived == kept, "{arrived} of {kept} facts arrived");
    Ok(Delivered {
        facts: kept,
        took,
        peak_mb: most_mb,
    })
}

/// The reference receiver; ended when dropped.
struct Receiver {
    child: Child,
    address: String,
}

impl Receiver {
    fn start(data: &Path) -> Result<Self> {
        let mut child = Command::new(sync_agent()?)
            .args(["receive", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start the receiver")?;
        let mut line = String::new();
        let out = child
            .stdout
            .take()
            .context("a receiver without an output")?;
        BufReader::new(out).read_line(&mut line)?;
        let address = line.trim().strip_prefix("listening on ");
        let address = address.context("the receiver did not say where it listens")?;
        Ok(Self {
            address: address.to_owned(),
            child,
        })
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        // It is gone already where either fails.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Adds a target to a settings file.
fn with_target(config: &Path, url: &str) -> Result<()> {
    let text = std::fs::read_to_string(config)?;
    let target = format!("\n[[targets]]\nname = \"bench\"\nurl = \"{url}\"\n");
    Ok(std::fs::write(config, text + &target)?)
}

fn sync_agent() -> Result<PathBuf> {
    Ok(kiosk()?.with_file_name("sync-agent"))
}

/// Adds so many facts after those that are there, ten to a subject. Their chain is not linked: nobody verifies this journal.
fn fill(journal: &Path, facts: u64) -> Result<()> {
    let connection = Connection::open(journal)?;
    connection.execute_batch(&format!(
        "PRAGMA synchronous = OFF; BEGIN;
        WITH RECURSIVE past(epoch, seq) AS (SELECT epoch, max(seq) FROM facts WHERE epoch = (SELECT max(number) FROM epochs)),
            n(i) AS (SELECT seq + 1 FROM past UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT seq FROM past) + {facts})
        INSERT INTO facts (epoch, seq, id, kind, subject, business_day, at_ms, clock, boot, mono_ms, by, data, hash)
        SELECT (SELECT epoch FROM past), i,
            unhex(printf('%016x%016x', 7, i)), 'ticket.recalled', printf('00000000-0000-0000-0000-%012x', i / 10),
            date('now'), 1700000000000 + i, 'synced', zeroblob(16), i, 'staff:amal',
            json_object('act', printf('00000000-0000-0000-0001-%012x', i), 'counter', 'counter-' || (i % 8 + 1)), randomblob(32)
        FROM n;
        COMMIT;"
    ))?;
    Ok(())
}

/// How many facts a journal holds.
fn last(data: &Path) -> Result<u64> {
    let epochs = store::Reader::open(data)?.epochs()?;
    Ok(epochs.iter().map(|end| end.last).sum())
}

fn lines(file: &Path) -> Result<u64> {
    let mut count = 0;
    for line in BufReader::new(std::fs::File::open(file)?).lines() {
        line?;
        count += 1;
    }
    Ok(count)
}
