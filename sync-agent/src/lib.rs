//! What the delivery of a journal's records stands at. It reads `journal.db` and never writes it.
//!
//! This version delivers nothing: there is no `delivery.db` yet, so every fact waits for every target,
//! and that is what [`status`] says.

use config::Target;
use serde::Serialize;
use std::path::Path;
use store::{Reader, Since, StoreError};

/// How delivery to all targets stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// One for each target of the settings, in their order.
    pub targets: Vec<TargetStatus>,
}

/// How delivery to one target stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetStatus {
    /// The target's name in the settings.
    pub name: String,
    /// The seq of the last fact it has answered for.
    pub last_delivered_seq: Option<u64>,
    /// Facts it has not answered for.
    pub waiting: u64,
    /// Records set aside for it.
    pub parked: u64,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// When it last answered.
    pub last_success: Option<String>,
}

/// How delivery of the journal under `data` to `targets` stands.
///
/// # Errors
/// When there is no journal, or it cannot be read.
pub fn status(data: &Path, targets: &[Target]) -> Result<Status, StoreError> {
    let mut waiting = 0;
    Reader::open(data)?.facts(Since::Beginning, None, |_| {
        waiting += 1;
        Ok::<_, StoreError>(())
    })?;
    let target = |target: &Target| TargetStatus {
        name: target.name.clone(),
        last_delivered_seq: None,
        waiting,
        parked: 0,
        last_error: None,
        last_success: None,
    };
    Ok(Status {
        targets: targets.iter().map(target).collect(),
    })
}
