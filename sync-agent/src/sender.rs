//! Delivery to one target, step by step: the next batch, its answer, and what that settles.

use crate::backoff::{BackOff, Pace, chance};
use crate::batch::{Assembler, Batch, MOST};
use crate::delivery::Delivery;
use crate::fault::{DeliveryError, Trouble};
use crate::http::{Reply, Way};
use crate::target::HttpTarget;
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::{Keys, Reader, StoreError, while_still};

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing waits.
    Idle,
    /// It went on; there may be more.
    Moved,
    /// Not now: to be tried again after this long.
    Failed(Duration),
}

pub(crate) struct Sender {
    pub(crate) name: String,
    data: PathBuf,
    branch: String,
    way: Way,
    delivery: Delivery,
    backoff: BackOff,
    /// The most events of the next batch: fewer while the one at fault is looked for.
    most: usize,
    /// On its way, and not answered yet.
    held: Option<Batch>,
}

impl Sender {
    pub(crate) fn new(
        name: String,
        http: HttpTarget,
        data: &Path,
        branch: &str,
    ) -> Result<Self, DeliveryError> {
        Ok(Self {
            delivery: Delivery::open(data, &name)?,
            name,
            data: data.to_owned(),
            branch: branch.to_owned(),
            way: Way::new(http, data),
            backoff: BackOff::new(Pace::USUAL),
            most: MOST,
            held: None,
        })
    }

    /// How often in a row it went wrong.
    pub(crate) fn failures(&self) -> u32 {
        self.backoff.failures()
    }

    /// Whether something is set aside for this target.
    pub(crate) fn has_parked(&self) -> Result<bool, DeliveryError> {
        Ok(self.delivery.counts()? != (0, 0))
    }

    /// Sends what is next, once. A step that is given up half-way is done again whole.
    pub(crate) async fn step(&mut self) -> Result<Step, DeliveryError> {
        let Some(batch) = self.next()? else {
            return Ok(Step::Idle);
        };
        if batch.places.is_empty() {
            let (epoch, through) = (batch.epoch, batch.through);
            self.delivery.passed(epoch, through, &batch.passed())?;
            return Ok(Step::Moved);
        }
        let batch = self.held.insert(batch);
        let reply = self.way.post(&batch.body).await;
        let Some(batch) = self.held.take() else {
            return Ok(Step::Moved);
        };
        match reply {
            Ok(Reply::Answered(answer)) => self.answered(&batch, &answer),
            Ok(Reply::Refused(why)) => self.refused(&batch, &why),
            Err(trouble) => {
                // Whatever became of it, the same bytes go again.
                self.held = Some(batch);
                self.failed(&trouble)
            }
        }
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
        self.delivery.tell(Some(&trouble.why))?;
        Ok(Step::Failed(wait))
    }

    fn answered(
        &mut self,
        batch: &Batch,
        answer: &crate::answer::Answer,
    ) -> Result<Step, DeliveryError> {
        let settled = batch.settle(answer);
        for (place, why) in &settled.aside {
            tracing::error!(target_name = self.name, fact = %place.id, ?why, "a record is set aside");
        }
        self.delivery
            .answered(batch.epoch, settled.through, &settled.aside)?;
        let aside = self.delivery.aside(batch.epoch)?;
        if let Some(to) = answer.gap(settled.through, &aside) {
            self.delivery.rewind(batch.epoch, to)?;
            let why = format!(
                "it has lost facts after {to} that it had answered for; they are sent again"
            );
            return self.failed(&Trouble::new(why));
        }
        if !settled.whole {
            return self.half_answered(batch, settled.through);
        }
        if self.backoff.failures() > 0 {
            tracing::info!(target_name = self.name, "facts are delivered again");
        }
        self.backoff.went_well();
        self.delivery.tell(None)?;
        self.most = (self.most * 2).min(MOST);
        Ok(Step::Moved)
    }

    /// A target that goes on is asked again soon, one that does not ever later.
    fn half_answered(&mut self, batch: &Batch, through: u64) -> Result<Step, DeliveryError> {
        if batch
            .places
            .first()
            .is_some_and(|first| first.seq <= through)
        {
            self.backoff.went_well();
        }
        self.failed(&Trouble::new(
            "it does not answer for every fact that it was sent",
        ))
    }

    /// Half as many are sent until the one at fault is alone; that one is parked.
    fn refused(&mut self, batch: &Batch, why: &str) -> Result<Step, DeliveryError> {
        if batch.places.len() > 1 {
            self.most = batch.places.len() / 2;
            return Ok(Step::Moved);
        }
        let aside = batch.refused(why);
        tracing::error!(target_name = self.name, why, "a record is parked");
        self.delivery.answered(batch.epoch, batch.through, &aside)?;
        Ok(Step::Moved)
    }

    fn next(&mut self) -> Result<Option<Batch>, DeliveryError> {
        if let Some(held) = self.held.take() {
            return Ok(Some(held));
        }
        let journal = while_still(&self.data, || Reader::open(&self.data));
        let reader = match journal {
            Err(StoreError::NoJournal(_)) => return Ok(None),
            opened => opened?,
        };
        let keys = self.keys()?;
        let assembler = Assembler {
            reader: &reader,
            delivery: &self.delivery,
            branch: &self.branch,
            keys: keys.as_ref(),
            most: self.most,
        };
        for end in reader.epochs()? {
            let cursor = self.delivery.cursor(end.epoch)?;
            if cursor < end.last
                && let Some(batch) = assembler.batch(&end, cursor)?
            {
                return Ok(Some(batch));
            }
        }
        Ok(None)
    }

    /// What opens personal values, where they may go to this target. Keys are made by whoever seals, never here.
    fn keys(&self) -> Result<Option<Keys>, DeliveryError> {
        let sealed = self.data.join("keys/personal.key").exists();
        let wanted = sealed && self.way.personal();
        Ok(wanted.then(|| Keys::open(&self.data)).transpose()?)
    }
}
