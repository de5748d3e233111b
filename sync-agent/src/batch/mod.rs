//! A batch: facts of one source in their order, as the bytes that are sent, again and again the same until they are
//! answered.

mod assembler;

pub(crate) use assembler::Assembler;

use crate::answer::{Answer, Verdict};
use crate::delivery::{Aside, Place, Settled};
use store::EpochEnd;
use uuid::Uuid;

/// Facts on their way to one target.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) epoch: Uuid,
    /// The seq of the last fact it stands for, where it goes on from the cursor; `None` where it carries again what was set
    /// aside.
    cursor: Option<u64>,
    /// What it carries.
    pub(crate) places: Vec<Place>,
    /// What it stands for and does not carry.
    aside: Vec<(Place, Aside)>,
    /// Where the journal's other epochs end.
    pub(crate) others: Vec<(Uuid, u64)>,
    /// A JSON array of CloudEvents.
    pub(crate) body: Vec<u8>,
}

impl Batch {
    fn new(epoch: Uuid, cursor: Option<u64>, epochs: &[EpochEnd]) -> Self {
        let others = epochs.iter().filter(|end| end.epoch != epoch);
        Self {
            epoch,
            cursor,
            places: Vec::new(),
            aside: Vec::new(),
            others: others.map(|end| (end.epoch, end.last)).collect(),
            body: vec![b'['],
        }
    }

    /// Whether something of a subject is set aside with this batch.
    fn blocks(&self, subject: &str) -> bool {
        self.aside.iter().any(|(place, _)| place.subject == subject)
    }

    /// Whether an event fits below so many bytes; one that is too large for any goes alone.
    fn has_room(&self, event: &[u8], bytes: usize) -> bool {
        self.places.is_empty() || self.body.len() + event.len() < bytes
    }

    fn carry(&mut self, place: Place, event: &[u8]) {
        if !self.places.is_empty() {
            self.body.push(b',');
        }
        self.body.extend_from_slice(event);
        self.move_on(place.seq);
        self.places.push(place);
    }

    fn set_aside(&mut self, place: Place, why: Aside) {
        self.move_on(place.seq);
        self.aside.push((place, why));
    }

    fn move_on(&mut self, seq: u64) {
        self.cursor = self.cursor.map(|_| seq);
    }

    /// What is settled without asking the target, where the batch carries nothing.
    pub(crate) fn passed(self) -> Settled {
        Settled {
            epoch: self.epoch,
            through: self.cursor,
            taken: Vec::new(),
            aside: self.aside,
            whole: true,
            rechecked: Vec::new(),
        }
    }

    /// What an answer of success settles.
    pub(crate) fn settle(&self, answer: &Answer) -> Settled {
        let verdicts = answer.verdicts();
        let verdict = |place: &Place| match &verdicts {
            None => Some(&Verdict::Taken),
            Some(verdicts) => verdicts.get(&place.id),
        };
        let silent = self.places.iter().find(|place| verdict(place).is_none());
        let before_silent = |cursor| silent.map_or(cursor, |place| place.seq - 1);
        let through = self.cursor.map(before_silent);
        let refused = self.places.iter().filter_map(|place| {
            let aside = verdict(place)?.aside()?;
            Some((place.clone(), aside))
        });
        let aside = self.aside.iter().cloned().chain(refused);
        let is_settled = |place: &Place| through.is_none_or(|through| place.seq <= through);
        Settled {
            epoch: self.epoch,
            through,
            taken: self.taken(|place| verdict(place) == Some(&Verdict::Taken)),
            aside: aside.filter(|(place, _)| is_settled(place)).collect(),
            whole: silent.is_none(),
            rechecked: Vec::new(),
        }
    }

    /// Whether an answer that settles this much brought anything on its way.
    pub(crate) fn has_moved(&self, settled: &Settled) -> bool {
        let first = self.places.first();
        match settled.through {
            Some(through) => first.is_some_and(|first| first.seq <= through),
            None => !(settled.taken.is_empty() && settled.aside.is_empty()),
        }
    }

    /// Those that were set aside and need not be any more.
    fn taken(&self, is_taken: impl Fn(&Place) -> bool) -> Vec<Place> {
        let again = self.places.iter().filter(|_| self.cursor.is_none());
        again.filter(|place| is_taken(place)).cloned().collect()
    }

    /// What a refusal of the whole settles, where it carries one fact alone: that one is parked.
    pub(crate) fn refused(self, why: &str) -> Settled {
        let parked = |place| (place, Aside::Parked(why.to_owned()));
        let aside = self.aside.into_iter();
        Settled {
            epoch: self.epoch,
            through: self.cursor,
            taken: Vec::new(),
            aside: aside.chain(self.places.into_iter().map(parked)).collect(),
            whole: true,
            rechecked: Vec::new(),
        }
    }
}
