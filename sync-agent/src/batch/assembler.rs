//! Makes the next batch for a target: what is to be sent again first, then what the journal has after the cursor.

use super::Batch;
use crate::delivery::{Aside, Delivery, Place};
use crate::event::{CloudEvent, source};
use crate::fault::DeliveryError;
use std::collections::BTreeSet;
use store::{EpochEnd, Keys, Outgoing, Reader};
use uuid::Uuid;

/// Facts passed over or set aside in one go at most.
const LOOKED_AT: usize = 2_000;
/// Why a record cannot be sent again after an older journal was put in place.
const GONE: &str = "the journal no longer holds it; it can only be given up";

/// Makes batches for one target.
pub(crate) struct Assembler<'a> {
    pub(crate) reader: &'a Reader,
    pub(crate) delivery: &'a Delivery,
    pub(crate) branch: &'a str,
    /// Opens what is personal, where it may go along.
    pub(crate) keys: Option<&'a Keys>,
    /// The most events of a batch.
    pub(crate) most: usize,
    /// About the most bytes of a batch, before it is compressed.
    pub(crate) bytes: usize,
}

impl Assembler<'_> {
    /// What is next; `None` where nothing waits.
    pub(crate) fn next(&self) -> Result<Option<Batch>, DeliveryError> {
        let epochs = self.reader.epochs()?;
        if let Some(again) = self.again(&epochs)? {
            return Ok(Some(again));
        }
        for end in &epochs {
            let cursor = self.delivery.cursor(end.epoch)?;
            if cursor < end.last
                && let Some(batch) = self.onward(end, cursor, &epochs)?
            {
                return Ok(Some(batch));
            }
        }
        Ok(None)
    }

    /// What is to be sent again, of the first epoch that has any.
    fn again(&self, epochs: &[EpochEnd]) -> Result<Option<Batch>, DeliveryError> {
        let released = self.delivery.released()?;
        let has_any = |epoch: &Uuid| released.iter().any(|(of, _)| of == epoch);
        let known = epochs.iter().find(|end| has_any(&end.epoch));
        let first = released.first().map(|(epoch, _)| *epoch);
        let Some(epoch) = known.map(|end| end.epoch).or(first) else {
            return Ok(None);
        };
        let mut batch = Batch::new(epoch, None, epochs);
        let places = released.into_iter().filter(|(of, _)| *of == epoch);
        for (_, place) in places.take(self.most) {
            if !self.add_again(&mut batch, place, known)? {
                break;
            }
        }
        batch.body.push(b']');
        Ok(Some(batch))
    }

    /// Adds a record that was set aside; whether there is room for more.
    fn add_again(
        &self,
        batch: &mut Batch,
        place: Place,
        end: Option<&EpochEnd>,
    ) -> Result<bool, DeliveryError> {
        let outgoing = self.fact(batch.epoch, &place)?;
        let Some((outgoing, end)) = outgoing.zip(end) else {
            batch.set_aside(place, Aside::Parked(GONE.to_owned()));
            return Ok(true);
        };
        let source = source(self.branch, &end.device, end.epoch);
        match self.event(&outgoing, &source) {
            Ok(event) if batch.has_room(&event, self.bytes) => batch.carry(place, &event),
            Ok(_) => return Ok(false),
            Err(why) => batch.set_aside(place, Aside::Parked(why)),
        }
        Ok(true)
    }

    /// The fact at a place, where the journal still holds it.
    fn fact(&self, epoch: Uuid, place: &Place) -> Result<Option<Outgoing>, DeliveryError> {
        let mut found = None;
        self.reader.outgoing(epoch, place.seq - 1, |outgoing| {
            found = Some(outgoing);
            false
        })?;
        Ok(found.filter(|outgoing| outgoing.fact.id == place.id))
    }

    /// The next facts of an epoch after `after`.
    fn onward(
        &self,
        end: &EpochEnd,
        after: u64,
        epochs: &[EpochEnd],
    ) -> Result<Option<Batch>, DeliveryError> {
        let source = source(self.branch, &end.device, end.epoch);
        let known = self.delivery.aside(end.epoch)?;
        let (mut batch, mut failed) = (Batch::new(end.epoch, Some(after), epochs), None);
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
        Ok((looked_at > 0).then_some(batch))
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
            batch.move_on(place.seq);
            return Ok(true);
        }
        if batch.blocks(&place.subject) || self.delivery.is_blocked(batch.epoch, &place)? {
            batch.set_aside(place, Aside::Behind);
            return Ok(true);
        }
        match self.event(outgoing, source) {
            Ok(event) if batch.has_room(&event, self.bytes) => batch.carry(place, &event),
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

fn place(outgoing: &Outgoing) -> Place {
    Place {
        seq: outgoing.fact.seq,
        id: outgoing.fact.id,
        kind: outgoing.fact.kind.clone(),
        subject: outgoing.fact.subject.clone(),
    }
}
