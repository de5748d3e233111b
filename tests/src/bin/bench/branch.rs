//! The branch that is measured: the shipped one, with a printer on the network that is the bench's own,
//! and numbers enough for thousands of tickets where the journal alone is measured.

use anyhow::Result;
use chrono::Utc;
use config::Settings;
use domain::numbers::NumberRange;
use domain::ticket::Channel;
use domain::time::{ClockTrust, Stamp};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use store::{Answer, IssueRequest, Issued, Opening, Store};
use uuid::Uuid;

/// The shipped branch's settings, as its file has them.
const SHIPPED: &str = include_str!("../../../../config/branches/manarat.toml");
const DEVICE: &str = "bench";
/// Services of the wide journal; each has its thousand numbers within 1 to 9999.
const SERVICES: u32 = 9;

/// The settings of a reception whose printer listens at `printer`, as a file.
pub(crate) fn settings_text(printer: SocketAddr) -> String {
    format!("{SHIPPED}\n[hardware.printer]\nkind = \"network\"\naddress = \"{printer}\"\n")
}

/// The settings of [`settings_text`], with their paths under `data`.
///
/// # Errors
/// When the shipped branch cannot be read.
pub(crate) fn settings(printer: SocketAddr, data: &Path) -> Result<Settings> {
    Ok(Settings::parse(&settings_text(printer), "bench.toml")?.with_base(data))
}

/// A journal under `folder` with an open day of nine services, a thousand numbers each.
///
/// # Errors
/// When it cannot be opened.
pub(crate) fn wide_journal(folder: &Path) -> Result<Store> {
    let opening = Opening {
        folder: folder.to_owned(),
        device: DEVICE.to_owned(),
        branch: DEVICE.to_owned(),
        hardware: None,
        max_mb: 0,
    };
    let (mut store, _) = Store::open(opening, &stamp())?;
    let range = |service: u32| NumberRange {
        first: service * 1000 + 1,
        last: service * 1000 + 999,
    };
    let numbers: BTreeMap<_, _> = (0..SERVICES).map(|at| (service(at), range(at))).collect();
    store.open_day(Utc::now().date_naive(), &numbers, &stamp(), DEVICE)?;
    Ok(store)
}

/// The service of the wide journal that the `turn`th visitor chooses.
pub(crate) fn service(turn: u32) -> String {
    format!("service-{}", turn % SERVICES)
}

/// A new visitor's request.
pub(crate) fn request(turn: u32) -> IssueRequest {
    IssueRequest {
        path: "kiosk".to_owned(),
        key: Uuid::new_v4().to_string(),
        service: service(turn),
        priority: false,
        visitor: None,
        language: "ar".to_owned(),
        channel: Channel::Interview,
        by: DEVICE.to_owned(),
        paper: true,
        told: None,
    }
}

/// Now, by a clock that is trusted.
pub(crate) fn stamp() -> Stamp {
    Stamp {
        at: Utc::now(),
        clock: ClockTrust::Synced,
        boot: Uuid::nil(),
        mono_ms: kiosk::clock::mono_ms(),
    }
}

/// The ticket of an answer.
pub(crate) fn issued(answer: Answer) -> Issued {
    match answer {
        Answer::New(issued) | Answer::Repeated(issued) => issued,
    }
}
