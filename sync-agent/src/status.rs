//! How delivery stands, read beside whoever delivers.

use crate::delivery::Delivery;
use crate::fault::DeliveryError;
use crate::target::targets;
use config::Settings;
use serde::Serialize;
use std::path::Path;
use store::{EpochEnd, Reader};

/// How delivery to all targets stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The branch service first, where it is another device, then one for each target of the settings, in their order.
    pub targets: Vec<TargetStatus>,
}

/// How delivery to one target stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TargetStatus {
    /// The target's name in the settings; `branch` is the branch service.
    pub name: String,
    /// The seq, in the journal's last epoch, up to which every fact is answered for or set aside.
    pub last_delivered_seq: Option<u64>,
    /// Facts it has not answered for: those to be sent, and those behind a parked one.
    pub waiting: u64,
    /// Records it refused, set aside.
    pub parked: u64,
    /// Why nothing is delivered just now; `None` while it goes well.
    pub last_error: Option<String>,
    /// When it last answered (RFC 3339, UTC).
    pub last_success: Option<String>,
}

/// How delivery of the journal under `data` to the targets of these settings stands.
///
/// # Errors
/// When there is no journal, or it or `delivery.db` cannot be read.
pub fn status(data: &Path, settings: &Settings) -> Result<Status, DeliveryError> {
    let epochs = Reader::open(data)?.epochs()?;
    let targets = targets(settings).into_iter();
    let targets = targets.map(|target| of(data, target.name, &epochs));
    Ok(Status {
        targets: targets.collect::<Result<_, _>>()?,
    })
}

fn of(data: &Path, name: String, epochs: &[EpochEnd]) -> Result<TargetStatus, DeliveryError> {
    let Some(delivery) = Delivery::read(data, &name)? else {
        return Ok(TargetStatus {
            name,
            waiting: epochs.iter().map(|end| end.last).sum(),
            ..TargetStatus::default()
        });
    };
    let (mut unsent, mut last) = (0, None);
    for end in epochs {
        let cursor = delivery.cursor(end.epoch)?;
        let (under_way, first) = delivery.under_way(end.epoch)?;
        unsent += end.last.saturating_sub(cursor) + under_way;
        let through = first.map_or(cursor, |first| first.saturating_sub(1));
        last = (through > 0).then_some(through);
    }
    let ((parked, behind), told) = (delivery.counts()?, delivery.told()?);
    Ok(TargetStatus {
        name,
        last_delivered_seq: last,
        waiting: unsent + behind,
        parked,
        last_error: told.last_error,
        last_success: told.last_success,
    })
}
