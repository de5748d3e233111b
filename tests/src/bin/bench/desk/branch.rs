//! The branch that is asked: nine services, eight counters, numbers as many as settings allow, and what its journal
//! holds before the service begins.

use crate::branch::stamp;
use anyhow::{Result, bail};
use chrono::Utc;
use config::Settings;
use domain::numbers::NumberRange;
use domain::people::StaffRole;
use domain::ticket::Channel;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use store::{IssueRequest, Store};

/// Services, named `service-0` and on.
pub(crate) const SERVICES: u32 = 9;
/// Counters, named `counter-1` and on.
pub(crate) const COUNTERS: u32 = 8;
/// The admin of the branch and the password.
pub(crate) const ADMIN: (&str, &str) = ("bench", "a bench of many requests");
/// Numbers of a service that settings allow, nine services within 1 to 9999.
const NUMBERS: u32 = 1110;
/// Tickets that one commit takes along while a queue is prepared.
const AT_ONCE: u32 = 500;

/// A branch's settings and data.
pub(crate) struct Branch {
    /// The settings' file.
    pub(crate) config: PathBuf,
    /// The data folder.
    pub(crate) data: PathBuf,
}

impl Branch {
    /// A new branch under `folder`, in whose open day so many wait, evenly for all services.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn prepare(folder: &Path, waiting: u32) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let branch = Self {
            config: folder.join("branch.toml"),
            data: folder.join("data"),
        };
        std::fs::write(&branch.config, settings(folder))?;
        let mut store = branch.open()?;
        store.open_day(Utc::now().date_naive(), &wide(waiting), &stamp(), "bench")?;
        let hash = desk::hash_secret(ADMIN.1)?;
        store.add_staff((ADMIN.0, StaffRole::Admin), &hash, &stamp(), "bench")?;
        for first in (0..waiting).step_by(AT_ONCE as usize) {
            wait(&mut store, first..waiting.min(first + AT_ONCE))?;
        }
        Ok(branch)
    }

    fn open(&self) -> Result<Store> {
        std::fs::create_dir_all(&self.data)?;
        let settings = Settings::read(&self.config)?;
        let opening = kiosk::place::opening(&settings, &self.data);
        Ok(Store::open(opening, &stamp())?.0)
    }
}

/// The service of the `turn`th request.
pub(crate) fn service(turn: u32) -> String {
    format!("service-{}", turn % SERVICES)
}

/// Issues tickets of one commit.
fn wait(store: &mut Store, turns: std::ops::Range<u32>) -> Result<()> {
    let stamp = stamp();
    let refused = store.together(|store| {
        turns
            .map(|turn| store.issue(&request(turn), &stamp))
            .find_map(Result::err)
    })?;
    refused.map_or(Ok(()), |error| bail!(error))
}

fn request(turn: u32) -> IssueRequest {
    IssueRequest {
        path: "bench".to_owned(),
        key: turn.to_string(),
        service: service(turn),
        // One in four is served first, so that calls choose between lanes.
        priority: turn.is_multiple_of(4),
        visitor: None,
        language: "ar".to_owned(),
        channel: Channel::Interview,
        by: "bench".to_owned(),
        paper: false,
        told: None,
    }
}

/// Numbers above those of the settings, for the queue that is there at the beginning.
fn wide(waiting: u32) -> BTreeMap<String, NumberRange> {
    let range = |service: u32| NumberRange {
        first: 10_000 + service * (waiting + 1),
        last: 10_000 + service * (waiting + 1) + waiting,
    };
    (0..SERVICES).map(|at| (service(at), range(at))).collect()
}

fn settings(folder: &Path) -> String {
    format!(
        r#"{}
[desk]
requests_per_minute = 100000

[device]
name = "bench"
clock_mark = "{}/no-mark"
journal_max_mb = 16384
"#,
        text(),
        folder.display()
    )
}

/// The branch itself, as every device of it has it in its settings.
pub(crate) fn text() -> String {
    let mut text = r#"[branch]
id = "bench"
name = { ar = "فرع القياس", en = "Bench" }
time_zone = "UTC"
day_start = "00:00"
"#
    .to_owned();
    for at in 0..SERVICES {
        let (first, last) = (at * NUMBERS + 1, (at + 1) * NUMBERS);
        text += &format!(
            r#"
[[branch.services]]
id = "service-{at}"
name = {{ ar = "خدمة {at}", en = "Service {at}" }}
description = {{ ar = "خدمة للقياس.", en = "A service to measure." }}
icon = "question"
numbers = "{first}-{last}"
department = "bench"
"#
        );
    }
    for number in 1..=COUNTERS {
        text += &format!(
            r#"
[[branch.counters]]
id = "counter-{number}"
number = {number}
name = {{ ar = "الشباك {number}", en = "Counter {number}" }}
"#
        );
    }
    text
}
