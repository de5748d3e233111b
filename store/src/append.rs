//! Appending facts: the one way anything gets into the journal. A [`Writer`] lives for one transaction;
//! what it appends is chained, written and applied to the state tables at once.

use crate::apply::apply;
use crate::error::{Doing, StoreError};
use crate::keys::Sealed;
use domain::calling::Place;
use domain::day::BusinessDay;
use domain::fact::{Fact, Payload, link};
use domain::rating::hour;
use domain::time::Stamp;
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Where the chain stands.
#[derive(Debug, Clone)]
pub(crate) struct Tip {
    /// Number of the current epoch.
    pub(crate) number: u32,
    /// Its id.
    pub(crate) epoch: Uuid,
    /// The device's name.
    pub(crate) device: String,
    /// The last seq given, 0 for none.
    pub(crate) seq: u64,
    /// The last link.
    pub(crate) hash: [u8; 32],
}

/// A fact to be appended.
#[derive(Debug, Clone)]
pub(crate) struct NewFact {
    pub(crate) payload: Payload,
    pub(crate) subject: String,
    pub(crate) business_day: Option<BusinessDay>,
    pub(crate) stamp: Stamp,
    pub(crate) by: String,
    pub(crate) personal: Option<Sealed>,
}

/// One transaction's appending.
pub(crate) struct Writer<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) tip: Tip,
}

impl Writer<'_> {
    /// Appends and applies one fact; returns its place.
    pub(crate) fn append(&mut self, new: &NewFact) -> Result<Place, StoreError> {
        let fact = self.fact(new)?;
        let commitment = new.personal.as_ref().map(|sealed| sealed.commitment);
        let hash = link(&self.tip.hash, &fact, commitment.as_ref());
        self.insert(&fact, new.personal.as_ref(), &hash)?;
        let place = Place {
            epoch: self.tip.number,
            seq: fact.seq,
        };
        apply(self.connection, &fact, &new.payload, place)?;
        self.tip.seq = fact.seq;
        self.tip.hash = hash;
        Ok(place)
    }

    fn fact(&self, new: &NewFact) -> Result<Fact, StoreError> {
        let seq = self.tip.seq + 1;
        let (kind, data) = new.payload.to_parts().map_err(|source| StoreError::Fact {
            seq,
            kind: format!("{:?}", new.payload),
            source,
        })?;
        let of_nobody = is_of_nobody(&new.payload);
        let at = if of_nobody {
            hour(new.stamp.at)
        } else {
            new.stamp.at
        };
        Ok(Fact {
            seq,
            epoch: self.tip.epoch,
            device: self.tip.device.clone(),
            id: if of_nobody {
                Uuid::new_v4()
            } else {
                Uuid::now_v7()
            },
            kind,
            subject: new.subject.clone(),
            business_day: new.business_day,
            // Milliseconds, as stored: the chain must be the same when it is read back.
            at: chrono::DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or_default(),
            clock: new.stamp.clock,
            boot: (!of_nobody).then_some(new.stamp.boot),
            mono_ms: (!of_nobody).then_some(new.stamp.mono_ms),
            by: new.by.clone(),
            data,
        })
    }

    fn insert(
        &self,
        fact: &Fact,
        personal: Option<&Sealed>,
        hash: &[u8; 32],
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO facts (epoch, seq, id, kind, subject, business_day, at_ms, clock, boot, mono_ms,
            by, data, commitment, salt, personal, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .doing("appending a fact")?;
        let values = params![
            self.tip.number,
            fact.seq as i64,
            fact.id.as_bytes(),
            fact.kind,
            fact.subject,
            fact.business_day.map(|day| day.to_string()),
            fact.at.timestamp_millis(),
            fact.clock.code(),
            fact.boot.as_ref().map(Uuid::as_bytes),
            fact.mono_ms.map(|millis| millis as i64),
            fact.by,
            fact.data.to_string(),
            personal.map(|sealed| sealed.commitment),
            personal.map(|sealed| sealed.salt),
            personal.map(|sealed| sealed.sealed.as_slice()),
            hash,
        ];
        statement.execute(values).doing("appending a fact")?;
        Ok(())
    }
}

/// Whether a fact is of a visitor whom nobody may find by the moment: its id is random, and it tells its hour alone
/// (facts.md, "Ratings").
fn is_of_nobody(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::RatingGiven(_) | Payload::SuggestionLeft {}
    )
}
