//! A batch: facts of one source in their order, as the bytes that are sent, again and again the same until they are
//! answered.

use crate::answer::{Answer, Verdict};
use crate::delivery::{Aside, Delivery, Place};
use crate::event::{CloudEvent, source};
use crate::fault::DeliveryError;
use std::collections::BTreeSet;
use store::{EpochEnd, Keys, Outgoing, Reader};
use uuid::Uuid;

/// The most events of a batch, and about the most bytes before it is compressed.
pub(crate) const MOST: usize = 200;
const BYTES: usize = 256 * 1024;
/// Facts passed over or set aside in one go at most.
const LOOKED_AT: usize = 2_000;

/// Facts on their way to one target.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) epoch: Uuid,
    /// The seq of the last fact it stands for.
    pub(crate) through: u64,
    /// What it carries.
    pub(crate) places: Vec<Place>,
    /// What it stands for and does not carry.
    aside: Vec<(Place, Aside)>,
    /// A JSON array of CloudEvents.
    pub(crate) body: Vec<u8>,
}

/// What an answer settles of a batch.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Settled {
    /// Everything up to this seq is answered for or set aside.
    pub(crate) through: u64,
    pub(crate) aside: Vec<(Place, Aside)>,
    /// Whether nothing of it was left without an answer.
    pub(crate) whole: bool,
}

/// Makes batches for one target.
pub(crate) struct Assembler<'a> {
    pub(crate) reader: &'a Reader,
    pub(crate) delivery: &'a Delivery,
    pub(crate) branch: &'a str,
    /// Opens what is personal, where it may go along.
    pub(crate) keys: Option<&'a Keys>,
    pub(crate) most: usize,
}

impl Assembler<'_> {
    /// The next facts of an epoch after `after`; `None` where there are none.
    pub(crate) fn batch(&self, end: &EpochEnd, after: u64) -> Result<Option<Batch>, DeliveryError> {
        let source = source(self.branch, &end.device, end.epoch);
        let known = self.delivery.aside(end.epoch)?;
        let (mut batch, mut failed) = (Batch::new(end.epoch, after), None);
        let mut looked_at = 0;
        self.reader.outgoing(end.epoch, after, |outgoing| {
            looked_at += 1;
            let added = self.add(&mut batch, &outgoing, &source, &known);
            let more = added.unwrap_or_else(|error| {
                failed = Some(error);
                false
            });
            more && looked_at < LOOKED_AT
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
        batch.body.push(b']');
        Ok((batch.through > after).then_some(batch))
    }

    /// Adds a fact; whether there is room for more.
    fn add(
        &self,
        batch: &mut Batch,
        outgoing: &Outgoing,
        source: &str,
        known: &BTreeSet<u64>,
    ) -> Result<bool, DeliveryError> {
        let place = place(outgoing);
        if known.contains(&place.seq) {
            batch.through = place.seq;
            return Ok(true);
        }
        if batch.blocks(&place.subject) || self.delivery.is_blocked(&place.subject)? {
            batch.set_aside(place, Aside::Behind);
            return Ok(true);
        }
        match self.event(outgoing, source) {
            Ok(event) if batch.has_room(&event) => batch.carry(place, &event),
            Ok(_) => return Ok(false),
            Err(why) => batch.set_aside(place, Aside::Parked(why)),
        }
        Ok(batch.places.len() < self.most)
    }

    fn event(&self, outgoing: &Outgoing, source: &str) -> Result<Vec<u8>, String> {
        let sealed = outgoing.personal.as_ref();
        let unsealed = self
            .keys
            .zip(sealed)
            .map(|(keys, sealed)| keys.unseal(sealed));
        let personal = unsealed.transpose().map_err(|error| error.to_string())?;
        let event = CloudEvent::of(outgoing, source, personal.as_deref());
        serde_json::to_vec(&event).map_err(|error| error.to_string())
    }
}

impl Batch {
    fn new(epoch: Uuid, after: u64) -> Self {
        Self {
            epoch,
            through: after,
            places: Vec::new(),
            aside: Vec::new(),
            body: vec![b'['],
        }
    }

    /// Whether something of a subject is set aside with this batch.
    fn blocks(&self, subject: &str) -> bool {
        self.aside.iter().any(|(place, _)| place.subject == subject)
    }

    /// Whether an event fits; one that is too large for any goes alone.
    fn has_room(&self, event: &[u8]) -> bool {
        self.places.is_empty() || self.body.len() + event.len() < BYTES
    }

    fn carry(&mut self, place: Place, event: &[u8]) {
        if !self.places.is_empty() {
            self.body.push(b',');
        }
        self.body.extend_from_slice(event);
        self.through = place.seq;
        self.places.push(place);
    }

    fn set_aside(&mut self, place: Place, why: Aside) {
        self.through = place.seq;
        self.aside.push((place, why));
    }

    /// What is set aside without asking the target, where the batch carries nothing.
    pub(crate) fn passed(self) -> Vec<(Place, Aside)> {
        self.aside
    }

    /// What an answer of success settles.
    pub(crate) fn settle(&self, answer: &Answer) -> Settled {
        let verdicts = answer.verdicts();
        let verdict = |place: &Place| match &verdicts {
            None => Some(&Verdict::Taken),
            Some(verdicts) => verdicts.get(&place.id),
        };
        let silent = self.places.iter().find(|place| verdict(place).is_none());
        let through = silent.map_or(self.through, |place| place.seq - 1);
        let refused = self.places.iter().filter_map(|place| match verdict(place) {
            Some(Verdict::Refused(why)) => Some((place.clone(), Aside::Parked(why.clone()))),
            _ => None,
        });
        let aside = self.aside.iter().cloned().chain(refused);
        Settled {
            through,
            aside: aside.filter(|(place, _)| place.seq <= through).collect(),
            whole: silent.is_none(),
        }
    }

    /// What a refusal of the whole settles, where it carries one fact alone: that one is parked.
    pub(crate) fn refused(&self, why: &str) -> Vec<(Place, Aside)> {
        let parked = |place: &Place| (place.clone(), Aside::Parked(why.to_owned()));
        let aside = self.aside.iter().cloned();
        aside.chain(self.places.iter().map(parked)).collect()
    }
}

fn place(outgoing: &Outgoing) -> Place {
    Place {
        seq: outgoing.fact.seq,
        id: outgoing.fact.id,
        subject: outgoing.fact.subject.clone(),
    }
}
