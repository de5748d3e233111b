//! What a target's reply settles, and what it says of the target.

use super::{MOST, Sender, Step};
use crate::answer::Answer;
use crate::batch::Batch;
use crate::delivery::Settled;
use crate::fault::{DeliveryError, Trouble, TroubleKind};
use crate::http::{Reply, Said, Wire};
use uuid::Uuid;

/// Records refused alone, one after another, before the target is given time between them.
const PATIENCE: u32 = 3;

impl<W: Wire> Sender<W> {
    pub(super) fn replied(&mut self, batch: Batch, reply: Reply) -> Result<Step, DeliveryError> {
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
    pub(super) fn all_is_well(&mut self) -> Result<(), DeliveryError> {
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
    pub(super) fn rechecked(
        &self,
        others: &[(Uuid, u64)],
    ) -> Result<Vec<(Uuid, u64)>, DeliveryError> {
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
}
