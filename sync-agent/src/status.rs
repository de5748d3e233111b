//! How delivery stands, read beside whoever delivers.

use crate::delivery::{Counts, Delivery, DeliveryLock, Told, replaced};
use crate::fault::DeliveryError;
use crate::state::State;
use crate::target::targets;
use config::Settings;
use serde::Serialize;
use std::path::Path;
use store::{EpochEnd, Reader, StoreError};
use uuid::Uuid;

/// A clock that is further from a target's than this is told.
const SKEW_TOLD: u64 = 120;

/// How delivery to all targets stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Whether somebody delivers now.
    pub running: bool,
    /// The name of a damaged `delivery.db` that was set aside; everything was sent again then. `None`: there was none.
    pub set_aside: Option<String>,
    /// The branch service first, where it is another device, then one for each target of the settings, in their order.
    pub targets: Vec<TargetStatus>,
}

/// How delivery to one target stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TargetStatus {
    /// The target's name in the settings; `branch` is the branch service.
    pub name: String,
    /// What is most to be known of it.
    pub state: State,
    /// The seq, in the journal's last epoch, up to which every fact is answered for or set aside.
    pub last_delivered_seq: Option<u64>,
    /// Facts it has not answered for: those to be sent, those to be sent again, and those behind a parked one.
    pub waiting: u64,
    /// Of those, the ones behind a parked one of their subject.
    pub behind: u64,
    /// Records it refused, set aside; conflicts among them.
    pub parked: u64,
    /// Parked records in whose place it has something else: an alarm, perhaps two devices are one.
    pub conflicts: u64,
    /// Records that were given up.
    pub dropped: u64,
    /// Why nothing is delivered just now; `None` while it goes well.
    pub last_error: Option<String>,
    /// When it last answered (RFC 3339, UTC).
    pub last_success: Option<String>,
    /// Seconds that its clock is ahead of this one, where that is more than two minutes either way.
    pub clock_skew_seconds: Option<i64>,
    /// The journal's epochs, the oldest first.
    pub epochs: Vec<EpochStatus>,
}

/// How delivery of one epoch stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EpochStatus {
    /// The epoch.
    pub epoch: Uuid,
    /// The device's name in it.
    pub device: String,
    /// The seq of its last fact.
    pub last_seq: u64,
    /// The seq up to which every fact is answered for or set aside; 0 for none.
    pub delivered_seq: u64,
}

/// How delivery of the journal under `data` to the targets of these settings stands.
///
/// # Errors
/// When the journal cannot be read though it is there, or `delivery.db` cannot.
pub fn status(data: &Path, settings: &Settings) -> Result<Status, DeliveryError> {
    let epochs = match Reader::open(data) {
        Err(StoreError::NoJournal(_)) => None,
        reader => Some(reader?.epochs()?),
    };
    let standing = Standing {
        data,
        running: DeliveryLock::is_held(data),
        full: is_full(data),
        epochs,
    };
    let targets = targets(settings).into_iter();
    let targets = targets.map(|target| standing.of(target.name));
    Ok(Status {
        running: standing.running,
        set_aside: replaced(data).or_else(none_known)?,
        targets: targets.collect::<Result<_, _>>()?,
    })
}

/// A file that is damaged now tells nothing of the one before it.
fn none_known(error: DeliveryError) -> Result<Option<String>, DeliveryError> {
    match error.is_damage() {
        true => Ok(None),
        false => Err(error),
    }
}

/// How far a target is.
#[derive(Default)]
struct Reach {
    epochs: Vec<EpochStatus>,
    /// Facts that it has not answered for.
    unsent: u64,
}

impl Reach {
    fn add(&mut self, end: &EpochEnd, (through, taken_up, under_way): (u64, u64, u64)) {
        self.unsent += end.last.saturating_sub(taken_up) + under_way;
        self.epochs.push(EpochStatus {
            epoch: end.epoch,
            device: end.device.clone(),
            last_seq: end.last,
            delivered_seq: through,
        });
    }
}

/// What is the same for all targets.
struct Standing<'a> {
    data: &'a Path,
    running: bool,
    full: bool,
    /// `None` without a journal.
    epochs: Option<Vec<EpochEnd>>,
}

impl Standing<'_> {
    fn of(&self, name: String) -> Result<TargetStatus, DeliveryError> {
        let delivery = match Delivery::read(self.data, &name) {
            Err(error) if error.is_damage() => return Ok(self.damaged(name, &error)),
            delivery => delivery?,
        };
        let Some(delivery) = delivery else {
            return Ok(self.told(name, self.begun(), Counts::default(), Told::default()));
        };
        let mut reach = Reach::default();
        for end in self.epochs.iter().flatten() {
            reach.add(end, delivery.reach(end.epoch)?);
        }
        Ok(self.told(name, reach, delivery.counts()?, delivery.told()?))
    }

    /// As it is before anything was delivered.
    fn begun(&self) -> Reach {
        let mut reach = Reach::default();
        for end in self.epochs.iter().flatten() {
            reach.add(end, (0, 0, 0));
        }
        reach
    }

    fn damaged(&self, name: String, error: &DeliveryError) -> TargetStatus {
        let trouble = error.trouble();
        let told = Told {
            trouble: Some(trouble.kind.word().to_owned()),
            last_error: Some(trouble.why),
            ..Told::default()
        };
        self.told(name, self.begun(), Counts::default(), told)
    }

    fn told(&self, name: String, reach: Reach, counts: Counts, told: Told) -> TargetStatus {
        let Reach { epochs, unsent } = reach;
        let last = epochs.last().map(|epoch| epoch.delivered_seq);
        let waiting = unsent + counts.behind + counts.waiting;
        let skew = told.clock_skew;
        TargetStatus {
            name,
            state: self.state(waiting, counts, told.trouble.as_deref()),
            last_delivered_seq: last.filter(|seq| *seq > 0),
            waiting,
            behind: counts.behind,
            parked: counts.parked,
            conflicts: counts.conflicts,
            dropped: counts.dropped,
            last_error: told.last_error,
            last_success: told.last_success,
            clock_skew_seconds: skew.filter(|skew| skew.unsigned_abs() > SKEW_TOLD),
            epochs,
        }
    }

    fn state(&self, waiting: u64, counts: Counts, trouble: Option<&str>) -> State {
        match trouble.and_then(State::named) {
            _ if counts.conflicts > 0 => State::Conflict,
            _ if self.epochs.is_none() => State::NoJournal,
            _ if self.full => State::Disk,
            Some(trouble) => trouble,
            None if counts.parked > 0 => State::Parked,
            None if waiting == 0 => State::Idle,
            None if self.running => State::Delivering,
            None => State::Waiting,
        }
    }
}

/// Whether nothing more can be written there; then the agent cannot even keep that it cannot.
fn is_full(data: &Path) -> bool {
    rustix::fs::statvfs(data).is_ok_and(|disk| disk.f_bavail == 0)
}
