//! Delivery to one target, step by step: the next batch, its answer, and what that settles.

use crate::answer::Answer;
use crate::backoff::{BackOff, Pace, chance};
use crate::batch::{Assembler, Batch};
use crate::delivery::{Delivery, Settled};
use crate::fault::{DeliveryError, Trouble, TroubleKind};
use crate::http::{Reply, Said, Way, Wire};
use crate::target::{HttpTarget, Target};
use crate::throttle::{Limits, Throttle};
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::{Keys, Reader, StoreError, while_still};
use tokio::time::Instant;
use uuid::Uuid;

/// The most events of a batch, and about the most bytes before it is compressed.
const MOST: usize = 200;
const BYTES: usize = 256 * 1024;
/// Records refused alone, one after another, before the target is given time between them.
const PATIENCE: u32 = 3;
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
        self.damaged = stepped.as_ref().is_err_and(DeliveryError::is_damage);
        stepped
    }

    /// Goes on with the file that stands there now: one that was lost, replaced or damaged is begun anew.
    fn follow_the_file(&mut self) -> Result<(), DeliveryError> {
        if self.damaged || self.delivery.is_replaced() {
            // What it stands for was reckoned by the other file's cursor.
            self.held = None;
            self.delivery = Delivery::open(&self.data, &self.name)?;
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
        let epochs = self.reader()?.map(|reader| reader.epochs()).transpose()?;
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

    fn replied(&mut self, batch: Batch, reply: Reply) -> Result<Step, DeliveryError> {
        match reply.said {
            Said::Answered(answer) => self.answered(&batch, &answer, reply.skew),
            Said::Refused(why) => self.refused(batch, &why, reply.skew),
        }
    }

    fn answered(
        &mut self,
        batch: &Batch,
        answer: &Answer,
        skew: Option<i64>,
    ) -> Result<Step, DeliveryError> {
        let mut settled = batch.settle(answer);
        self.log(&settled);
        let gap = self.gap(&settled, answer)?;
        if let Some(to) = gap {
            settled.through = Some(to);
            // It may have lost more of other epochs, and of those it does not speak by itself.
            settled.rechecked = self.rechecked(&batch.others)?;
        }
        self.delivery.answered(&settled, skew)?;
        if let Some(to) = gap {
            let why = format!(
                "it has lost facts after {to} that it had answered for; they are sent again"
            );
            return self.failed(&Trouble::new(TroubleKind::Gap, why));
        }
        if !settled.whole {
            return self.half_answered(batch, &settled);
        }
        if self.backoff.failures() > 0 {
            tracing::info!(target_name = self.name, "facts are delivered again");
        }
        self.all_is_well()?;
        self.most = (self.most * 2).min(MOST);
        Ok(Step::Moved)
    }

    /// Takes back what was told of the target, where anything may have been.
    fn all_is_well(&mut self) -> Result<(), DeliveryError> {
        self.backoff.went_well();
        self.refusals = 0;
        if self.has_told {
            self.delivery.tell(None)?;
            self.has_told = false;
        }
        Ok(())
    }

    /// What the target said of a record may repeat what is personal in it, so the log does not.
    fn log(&self, settled: &Settled) {
        for (place, _) in &settled.aside {
            tracing::warn!(target_name = self.name, fact = %place.id, "a record is set aside; see `sync-agent parked`");
        }
    }

    /// The seq to go back to, where the target lost what it had answered for.
    fn gap(&self, settled: &Settled, answer: &Answer) -> Result<Option<u64>, DeliveryError> {
        let through = match settled.through {
            Some(through) => through,
            None => self.delivery.cursor(settled.epoch)?,
        };
        let mut aside = self.delivery.aside(settled.epoch)?;
        aside.extend(settled.aside.iter().map(|(place, _)| place.seq));
        Ok(answer.gap(through, &aside))
    }

    /// Where to go back to in other epochs, so that their last facts go again.
    fn rechecked(&self, others: &[(Uuid, u64)]) -> Result<Vec<(Uuid, u64)>, DeliveryError> {
        let mut rechecked = Vec::new();
        for (epoch, last) in others {
            let aside = self.delivery.aside(*epoch)?;
            let through = self.delivery.cursor(*epoch)?.min(*last);
            let sent = (1..=through).rev().find(|seq| !aside.contains(seq));
            rechecked.extend(sent.map(|seq| (*epoch, seq - 1)));
        }
        Ok(rechecked)
    }

    /// A target that goes on is asked again soon, one that does not ever later.
    fn half_answered(&mut self, batch: &Batch, settled: &Settled) -> Result<Step, DeliveryError> {
        if batch.has_moved(settled) {
            self.backoff.went_well();
        }
        let why = "it does not answer for every fact that it was sent";
        self.failed(&Trouble::new(TroubleKind::Refused, why))
    }

    /// Half as many are sent until the one at fault is alone; that one is parked. A target that refuses one after another
    /// is more likely itself at fault, so it is given ever more time between them.
    fn refused(
        &mut self,
        batch: Batch,
        why: &str,
        skew: Option<i64>,
    ) -> Result<Step, DeliveryError> {
        if batch.places.len() > 1 {
            self.most = batch.places.len() / 2;
            return Ok(Step::Moved);
        }
        let settled = batch.refused(why);
        self.log(&settled);
        self.delivery.answered(&settled, skew)?;
        self.refusals = self.refusals.saturating_add(1);
        if self.refusals <= PATIENCE {
            return Ok(Step::Moved);
        }
        let why = format!("it refuses one record after another: {why}");
        self.failed(&Trouble::new(TroubleKind::Refused, why))
    }

    fn next(&mut self) -> Result<Option<Batch>, DeliveryError> {
        if let Some(held) = self.held.take() {
            return Ok(Some(held));
        }
        let Some(reader) = self.reader()? else {
            return Ok(None);
        };
        let keys = self.keys()?;
        let assembler = Assembler {
            reader: &reader,
            delivery: &self.delivery,
            branch: &self.branch,
            keys: keys.as_ref(),
            most: self.limits.records(self.most),
            bytes: self.limits.bytes(BYTES),
        };
        assembler.next()
    }

    /// The journal, where there is one.
    fn reader(&self) -> Result<Option<Reader>, DeliveryError> {
        match while_still(&self.data, || Reader::open(&self.data)) {
            Err(StoreError::NoJournal(_)) => Ok(None),
            opened => Ok(Some(opened?)),
        }
    }

    /// What opens personal values, where they may go to this target. Keys are made by whoever seals, never here.
    fn keys(&self) -> Result<Option<Keys>, DeliveryError> {
        let sealed = self.data.join("keys/personal.key").exists();
        let wanted = sealed && self.way.personal();
        Ok(wanted.then(|| Keys::open(&self.data)).transpose()?)
    }

    /// Up to where an epoch's facts are answered for, and which of them are set aside.
    #[cfg(test)]
    pub(crate) fn stands(&self, epoch: Uuid) -> (u64, std::collections::BTreeSet<u64>) {
        let (cursor, aside) = (self.delivery.cursor(epoch), self.delivery.aside(epoch));
        (cursor.unwrap_or(0), aside.unwrap_or_default())
    }

    /// Everything that is set aside; nothing where the file that says so is another by now.
    #[cfg(test)]
    pub(crate) fn records(&self) -> Vec<crate::Record> {
        let is_there = !self.damaged && !self.delivery.is_replaced();
        let records = is_there.then(|| self.delivery.records());
        records.and_then(Result::ok).unwrap_or_default()
    }

    /// Whether `delivery.db` may grow no more.
    #[cfg(test)]
    pub(crate) fn has_a_full_disk(&self, full: bool) {
        self.delivery.may_grow(!full);
    }
}
