//! Which facts of a journal a mapped system gets, and about which subjects each is.

use super::parking::Plan;
use super::said::Place;
use crate::delivery;
use crate::fault::DeliveryError;
use config::{Mapping, RecordMapping, Update};
use domain::fact::Fact;
use std::collections::BTreeSet;
use store::{EpochEnd, Outgoing, Reader};
use uuid::Uuid;

/// What staff take back: what stands again is told instead.
const UNDONE: &str = "ticket.undone";
/// Facts looked at, and taken up, in one go at most.
const LOOKED_AT: usize = 2_000;
const TAKEN_UP: usize = 100;

/// What is to be told of a fact.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Task<'m> {
    /// A record is to be there.
    Create(&'m RecordMapping),
    /// A record is to be brought up to date.
    Update(&'m RecordMapping, &'m Update),
}

impl<'m> Task<'m> {
    pub(crate) fn record(self) -> &'m RecordMapping {
        match self {
            Self::Create(record) | Self::Update(record, _) => record,
        }
    }
}

/// The task of a kind of fact; `None`: the system does not get it.
pub(crate) fn task<'m>(mapping: &'m Mapping, kind: &str) -> Option<Task<'m>> {
    let names = |kinds: &[String]| kinds.iter().any(|known| known == kind);
    let create = mapping
        .records
        .iter()
        .find(|record| names(&record.create.kinds));
    create.map(Task::Create).or_else(|| update(mapping, kind))
}

fn update<'m>(mapping: &'m Mapping, kind: &str) -> Option<Task<'m>> {
    let all = mapping
        .records
        .iter()
        .flat_map(|record| record.updates.iter().map(move |update| (record, update)));
    let mut all = all.filter(|(_, update)| update.kinds.iter().any(|known| known == kind));
    all.next()
        .map(|(record, update)| Task::Update(record, update))
}

/// The next facts of an epoch after `after`, looked at as far as is good in one go.
pub(crate) fn plan(
    reader: &Reader,
    mapping: &Mapping,
    end: &EpochEnd,
    after: u64,
) -> Result<Plan, DeliveryError> {
    let mut plan = Plan {
        epoch: end.epoch,
        through: after,
        facts: Vec::new(),
    };
    let (mut undone, mut looked_at) = (Vec::new(), 0);
    reader.outgoing(end.epoch, after, |outgoing| {
        let fact = outgoing.fact;
        looked_at += 1;
        plan.through = fact.seq;
        if task(mapping, &fact.kind).is_some() {
            plan.facts.push(planned(&fact, fact.subject.clone()));
        } else if fact.kind == UNDONE {
            // One at a time: whom it is about is asked of the same journal.
            undone.push(fact);
            return false;
        }
        looked_at < LOOKED_AT && plan.facts.len() < TAKEN_UP
    })?;
    for fact in &undone {
        let subjects = subjects(reader, mapping, fact)?;
        plan.facts
            .extend(subjects.into_iter().map(|subject| planned(fact, subject)));
    }
    Ok(plan)
}

fn planned(fact: &Fact, subject: String) -> delivery::Place {
    delivery::Place {
        seq: fact.seq,
        id: fact.id,
        kind: fact.kind.clone(),
        subject,
    }
}

/// Of whom something was told that is taken back.
fn subjects(
    reader: &Reader,
    mapping: &Mapping,
    undone: &Fact,
) -> Result<BTreeSet<String>, DeliveryError> {
    let mut subjects = BTreeSet::new();
    for id in undoes(undone) {
        let fact = reader.outgoing_by_id(id)?.map(|outgoing| outgoing.fact);
        subjects.extend(
            fact.filter(|fact| task(mapping, &fact.kind).is_some())
                .map(|fact| fact.subject),
        );
    }
    Ok(subjects)
}

fn undoes(fact: &Fact) -> Vec<Uuid> {
    let ids = fact.data["undoes"].as_array().into_iter().flatten();
    ids.filter_map(|id| id.as_str()?.parse().ok()).collect()
}

/// What is told of a fact about a subject, and how: the fact itself, or what stands again by it. `None`: nothing.
pub(crate) fn told<'m>(
    reader: &Reader,
    mapping: &'m Mapping,
    outgoing: Outgoing,
    subject: &str,
) -> Result<Option<(Task<'m>, Outgoing)>, DeliveryError> {
    if outgoing.fact.kind != UNDONE {
        let task = task(mapping, &outgoing.fact.kind);
        return Ok(task.map(|task| (task, outgoing)));
    }
    let history = reader.history(subject)?;
    let Some(standing) = standing(&history, &outgoing.fact, mapping) else {
        return Ok(None);
    };
    let task = update(mapping, &standing.kind);
    let standing = reader.outgoing_by_id(standing.id)?;
    Ok(task.zip(standing))
}

/// The last of a subject's facts before `undone` that was not taken back by then and that an update tells.
fn standing<'f>(history: &'f [Fact], undone: &Fact, mapping: &Mapping) -> Option<&'f Fact> {
    let until = history.iter().position(|fact| fact.id == undone.id)?;
    let before = history.get(..until)?;
    let taken_back: BTreeSet<Uuid> = before
        .iter()
        .chain([undone])
        .filter(|fact| fact.kind == UNDONE)
        .flat_map(undoes)
        .collect();
    let mut standing = before
        .iter()
        .rev()
        .filter(|fact| fact.kind != UNDONE && !taken_back.contains(&fact.id));
    standing.find(|fact| update(mapping, &fact.kind).is_some())
}

/// Where a fact stands, for [`Place`].
pub(crate) fn stands(epochs: &[EpochEnd], epoch: Uuid, seq: u64) -> Option<Place> {
    let end = epochs.iter().find(|end| end.epoch == epoch)?;
    Some(Place {
        epoch: end.number,
        seq,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use config::KINDS;
    use domain::fact::Payload;

    /// Serde names all kinds when it is asked for one that there is not.
    fn kinds_of_facts() -> Vec<String> {
        let unknown = Payload::from_parts("none", &serde_json::Value::Null).unwrap_err();
        let unknown = unknown.to_string();
        let quoted = unknown.split('`').skip(1).step_by(2).map(str::to_owned);
        quoted.filter(|kind| kind != "none").collect()
    }

    #[test]
    fn every_kind_of_fact_may_be_mapped_but_for_what_is_told_by_itself() {
        let mut kinds = kinds_of_facts();
        kinds.retain(|kind| kind != UNDONE);
        assert!(kinds.len() > 30, "{kinds:?}");
        assert_eq!(kinds, KINDS);
    }
}
