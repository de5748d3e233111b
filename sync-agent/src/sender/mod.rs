//! Delivery to one target, step by step: the next batch, its answer, and what that settles.

mod replied;
mod upcoming;

#[cfg(test)]
mod looked_into;

use crate::backoff::{BackOff, Pace, chance};
use crate::batch::Batch;
use crate::delivery::{Delivery, Settled};
use crate::fault::{DeliveryError, Trouble};
use crate::http::{Way, Wire};
use crate::target::{HttpTarget, Target};
use crate::throttle::{Limits, Throttle};
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::Reader;
use tokio::time::Instant;

/// The most events of a batch.
const MOST: usize = 200;
/// When a target is first asked whether it still has all, and how often after that.
const ASK_FIRST: Duration = Duration::from_secs(3600);
const ASK_AGAIN: Duration = Duration::from_secs(24 * 3600);

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing waits.
    Idle,
    /// It went on; there may be more.
    Moved,
    /// The target's bounds allow nothing for this long.
    Paced(Duration),
    /// Not now: to be tried again after this long.
    Failed(Duration),
}

pub(crate) struct Sender<W> {
    pub(crate) name: String,
    data: PathBuf,
    branch: String,
    way: Way<W>,
    delivery: Delivery,
    /// The journal as it is open, and its file's number on the disk.
    journal: Option<(u64, Reader)>,
    /// Whether `delivery.db` was found damaged, and must be opened anew.
    damaged: bool,
    backoff: BackOff,
    limits: Limits,
    throttle: Throttle,
    /// The most events of the next batch: fewer while the one at fault is looked for.
    most: usize,
    /// Records refused alone since one was taken.
    refusals: u32,
    /// Whether `delivery.db` may hold trouble, of now or of an earlier run.
    has_told: bool,
    /// When a target that rests is next asked whether it still has all.
    ask_again: Instant,
    /// On its way, and not answered yet.
    held: Option<Batch>,
}

impl<W: Wire> Sender<W> {
    /// A sender to a target over HTTP.
    pub(crate) fn new(
        target: &Target,
        http: HttpTarget,
        wire: W,
        data: &Path,
        branch: &str,
    ) -> Result<Self, DeliveryError> {
        Ok(Self {
            delivery: Delivery::open(data, &target.name)?,
            journal: None,
            damaged: false,
            name: target.name.clone(),
            data: data.to_owned(),
            branch: branch.to_owned(),
            way: Way::new(http, wire),
            backoff: BackOff::new(Pace::USUAL),
            limits: target.limits,
            throttle: Throttle::new(target.limits),
            most: MOST,
            refusals: 0,
            has_told: true,
            ask_again: Instant::now() + ASK_FIRST,
            held: None,
        })
    }

    /// How often in a row it went wrong.
    pub(crate) fn failures(&self) -> u32 {
        self.backoff.failures()
    }

    /// Whether something is set aside for this target and not given up.
    pub(crate) fn has_parked(&self) -> Result<bool, DeliveryError> {
        let counts = self.delivery.counts()?;
        Ok(counts.parked + counts.behind + counts.waiting > 0)
    }

    /// Sends what is next, once. A step that is given up half-way is done again whole.
    pub(crate) async fn step(&mut self) -> Result<Step, DeliveryError> {
        self.follow_the_file()?;
        let stepped = self.go_on().await;
        if stepped.is_err() {
            // What failed may be the journal as it is open.
            self.journal = None;
        }
        self.damaged = stepped.as_ref().is_err_and(DeliveryError::is_damage);
        stepped
    }

    /// Goes on with the file that stands there now: one that was lost, replaced or damaged is begun anew.
    fn follow_the_file(&mut self) -> Result<(), DeliveryError> {
        if self.delivery.follow(self.damaged)? {
            // What it stands for was reckoned by the other file's cursor.
            self.held = None;
            self.damaged = false;
        }
        Ok(())
    }

    async fn go_on(&mut self) -> Result<Step, DeliveryError> {
        let Some(batch) = self.next()? else {
            return self.rests();
        };
        if batch.places.is_empty() {
            self.delivery.passed(&batch.passed())?;
            return Ok(Step::Moved);
        }
        let batch = self.held.insert(batch);
        if let Some(wait) = self.throttle.wait() {
            return Ok(Step::Paced(wait));
        }
        let letter = self.way.letter(&batch.body)?;
        self.throttle.sent(letter.body.len(), batch.places.len());
        let reply = self.way.post(letter).await;
        let Some(batch) = self.held.take() else {
            return Ok(Step::Moved);
        };
        match reply {
            Ok(reply) => self.replied(batch, reply),
            Err(trouble) => {
                // Whatever became of it, the same bytes go again.
                self.held = Some(batch);
                self.failed(&trouble)
            }
        }
    }

    /// Nothing waits. From time to time the last fact of each epoch goes again: a target that lost something says so only
    /// when it is asked.
    fn rests(&mut self) -> Result<Step, DeliveryError> {
        self.all_is_well()?;
        if Instant::now() < self.ask_again {
            return Ok(Step::Idle);
        }
        self.ask_again = Instant::now() + ASK_AGAIN;
        let journal = self.journal.as_ref();
        let epochs = journal.map(|(_, reader)| reader.epochs()).transpose()?;
        let ends = epochs.iter().flatten().map(|end| (end.epoch, end.last));
        let rechecked = self.rechecked(&ends.collect::<Vec<_>>())?;
        self.delivery.passed(&Settled::only(rechecked))?;
        Ok(Step::Moved)
    }

    /// What goes wrong in this program or on its disk is waited out too.
    pub(crate) fn failed(&mut self, trouble: &Trouble) -> Result<Step, DeliveryError> {
        if self.backoff.failures() == 0 {
            tracing::warn!(
                target_name = self.name,
                why = trouble.why,
                "nothing is delivered just now"
            );
        }
        let wait = self.backoff.failed(trouble.rest, chance());
        self.has_told = true;
        self.delivery.tell(Some(trouble))?;
        Ok(Step::Failed(wait))
    }
}
