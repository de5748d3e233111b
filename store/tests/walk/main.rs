//! A long random walk: counters call, serve, hold, send on and take back, visitors come and return, days open, the
//! program restarts. A model of states goes along, and says before each step what must come of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a walk that cannot go on has failed"
)]

#[path = "../rig/mod.rs"]
mod rig;
mod steps;

use domain::calling::{Choice, Desk, Policy, Waiting, pick};
use domain::numbers::NumberRange;
use domain::rating::{FollowUp, Given, Reason, Said, Score};
use domain::ticket::{TicketEvent, TicketState};
use domain::time::Stamp;
use rig::*;
use std::collections::{BTreeMap, BTreeSet};
use store::{
    After, Answer, Asked, Caller, CounterState, Ended, IssueRequest, Rating, Store, StoreError,
    TicketAct,
};
use uuid::Uuid;

const STEPS: u32 = 2_400;
const COUNTERS: [&str; 4] = ["c1", "c2", "c3", "c4"];
const SERVICES: [&str; 2] = ["support", "enquiries"];
const RECALLS: u32 = 1;
/// The staff, and a device that acts at counters too.
const ACTORS: [&str; 4] = ["staff:amal", "staff:badr", "staff:dana", "kiosk"];

/// A small generator of its own, so that a seed walks the same way for ever.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % bound as u64).unwrap()
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

fn person(by: &str) -> Option<String> {
    by.strip_prefix("staff:").map(str::to_owned)
}

#[derive(Debug, Clone, PartialEq)]
struct Seen {
    state: TicketState,
    counter: Option<String>,
    service: String,
    addressee: Option<String>,
    recalls: u32,
    act: u64,
}

#[derive(Debug, Clone)]
struct Last {
    act: u64,
    state: CounterState,
    turn: u32,
    tickets: BTreeMap<Uuid, Seen>,
}

#[derive(Debug, Clone)]
struct Desked {
    state: CounterState,
    turn: u32,
    by: String,
    last: Option<Last>,
}

/// What must come of an action that is refused.
#[derive(Debug, PartialEq)]
enum Refusal {
    Holding,
    State,
    Recalls,
    Undo,
}

fn refusal(error: &StoreError) -> Refusal {
    match error {
        StoreError::Holding(_) => Refusal::Holding,
        StoreError::TicketState { .. } => Refusal::State,
        StoreError::RecallsSpent { .. } => Refusal::Recalls,
        StoreError::NothingToUndo(_) => Refusal::Undo,
        other => panic!("{other:?}"),
    }
}

#[derive(Debug, Clone, Default)]
struct Model {
    tickets: BTreeMap<Uuid, Seen>,
    counters: BTreeMap<String, Desked>,
    acts: u64,
    /// Who does what is done now.
    by: String,
}

impl Model {
    /// Who works at the open counters but this one.
    fn colleagues(&self, counter: &str) -> BTreeSet<String> {
        let others = self
            .counters
            .iter()
            .filter(|(id, desk)| id.as_str() != counter && desk.state == CounterState::Open);
        let people = others.filter_map(|(_, desk)| person(&desk.by));
        people.collect()
    }

    fn counter(&mut self, id: &str) -> &mut Desked {
        self.counters.entry(id.to_owned()).or_insert(Desked {
            state: CounterState::Closed,
            turn: 0,
            by: String::new(),
            last: None,
        })
    }

    fn at_counter(&self, id: &str) -> Option<Uuid> {
        let here = |seen: &Seen| {
            seen.counter.as_deref() == Some(id)
                && matches!(seen.state, TicketState::Called | TicketState::Serving)
        };
        let mut found = self.tickets.iter().filter(|(_, seen)| here(seen));
        let first = found.next().map(|(ticket, _)| *ticket);
        assert!(found.next().is_none(), "the model has two tickets at {id}");
        first
    }

    /// The act now done is the counter's last.
    fn acted(&mut self, counter: Option<&str>, ticket: Option<Uuid>) {
        let (act, seen) = (
            self.acts,
            ticket.map(|ticket| self.tickets[&ticket].clone()),
        );
        if let Some(counter) = counter {
            let by = self.by.clone();
            let desk = self.counter(counter);
            if desk.last.as_ref().is_none_or(|last| last.act != act) {
                desk.last = Some(Last {
                    act,
                    state: desk.state,
                    turn: desk.turn,
                    tickets: BTreeMap::new(),
                });
                desk.by = by;
            }
            let last = desk.last.as_mut().unwrap();
            if let (Some(ticket), Some(seen)) = (ticket, seen) {
                last.tickets.entry(ticket).or_insert(seen);
            }
        }
    }

    fn moved(
        &mut self,
        counter: Option<&str>,
        ticket: Uuid,
        event: TicketEvent,
    ) -> Result<&mut Seen, Refusal> {
        let next = self.tickets[&ticket].state.step(event);
        let next = next.map_err(|_| Refusal::State)?;
        self.acted(counter, Some(ticket));
        let act = self.acts;
        let seen = self.tickets.get_mut(&ticket).unwrap();
        (seen.state, seen.act) = (next, act);
        Ok(seen)
    }

    fn opened(&mut self, counter: &str) {
        if self.counter(counter).state != CounterState::Open {
            self.acted(Some(counter), None);
            self.counter(counter).state = CounterState::Open;
        }
    }

    fn act(&mut self, ticket: Uuid, what: &TicketAct) -> Result<(), Refusal> {
        self.acts += 1;
        let had = self.tickets[&ticket].counter.clone();
        let gone = self.tickets[&ticket].state == TicketState::NoShow;
        let at = had.clone().filter(|_| !gone);
        match what {
            TicketAct::Recall { limit } => {
                let seen = &self.tickets[&ticket];
                if seen.state == TicketState::Called && seen.recalls >= *limit {
                    return Err(Refusal::Recalls);
                }
                self.moved(at.as_deref(), ticket, TicketEvent::Recall)?
                    .recalls += 1;
            }
            TicketAct::Start => drop(self.moved(at.as_deref(), ticket, TicketEvent::Start)?),
            TicketAct::Finish(_) => {
                self.moved(at.as_deref(), ticket, TicketEvent::Finish)?;
            }
            TicketAct::NoShow => drop(self.moved(at.as_deref(), ticket, TicketEvent::NoShow)?),
            TicketAct::Hold => drop(self.moved(at.as_deref(), ticket, TicketEvent::Hold)?),
            TicketAct::Cancel => drop(self.moved(at.as_deref(), ticket, TicketEvent::Cancel)?),
            TicketAct::Resume { counter } => {
                let at = counter.clone().or(had);
                let other = at.as_deref().and_then(|at| self.at_counter(at));
                if other.is_some_and(|other| other != ticket) {
                    return Err(Refusal::Holding);
                }
                if let Some(at) = &at {
                    self.opened(at);
                }
                self.moved(at.as_deref(), ticket, TicketEvent::Resume)?
                    .counter = at.clone();
            }
            TicketAct::Return { .. } => {
                let seen = self.moved(None, ticket, TicketEvent::Return)?;
                (seen.counter, seen.recalls) = (None, 0);
            }
            TicketAct::Transfer { service, to, .. } => {
                let seen = self.moved(at.as_deref(), ticket, TicketEvent::Transfer)?;
                (seen.counter, seen.recalls) = (None, 0);
                seen.service = service.clone().unwrap_or(seen.service.clone());
                seen.addressee.clone_from(to);
            }
        }
        Ok(())
    }

    fn call(&mut self, caller: &Caller, choice: Option<&Choice>) -> Result<(), Refusal> {
        self.acts += 1;
        let counter = Some(caller.counter.as_str());
        if let Some(ticket) = self.at_counter(&caller.counter) {
            let event = match caller.after.ok_or(Refusal::Holding)? {
                After::Finish => TicketEvent::Finish,
                After::NoShow => TicketEvent::NoShow,
                After::Hold => TicketEvent::Hold,
            };
            self.moved(counter, ticket, event)?;
        }
        self.opened(&caller.counter);
        if let Some(choice) = choice {
            let seen = self.moved(counter, choice.ticket, TicketEvent::Call)?;
            (seen.counter, seen.recalls) = (Some(caller.counter.clone()), 0);
            self.counter(&caller.counter).turn += u32::from(choice.contested);
        }
        Ok(())
    }

    fn turn(&mut self, counter: &str, wanted: CounterState) -> Result<(), Refusal> {
        self.acts += 1;
        if self.counter(counter).state == wanted {
            return Ok(());
        }
        if wanted != CounterState::Open && self.at_counter(counter).is_some() {
            return Err(Refusal::Holding);
        }
        self.acted(Some(counter), None);
        self.counter(counter).state = wanted;
        Ok(())
    }

    fn undo(&mut self, counter: &str) -> Result<(), Refusal> {
        let last = self.counter(counter).last.clone().ok_or(Refusal::Undo)?;
        let untouched = |ticket: &Uuid| self.tickets[ticket].act == last.act;
        if !last.tickets.keys().all(untouched) {
            return Err(Refusal::Undo);
        }
        self.tickets.extend(last.tickets);
        *self.counter(counter) = Desked {
            state: last.state,
            turn: last.turn,
            by: self.by.clone(),
            last: None,
        };
        Ok(())
    }

    fn next_day(&mut self) {
        for seen in self.tickets.values_mut() {
            seen.state = seen.state.step(TicketEvent::Expire).unwrap_or(seen.state);
        }
        for desk in self.counters.values_mut() {
            *desk = Desked {
                state: CounterState::Closed,
                turn: 0,
                by: std::mem::take(&mut desk.by),
                last: None,
            };
        }
    }
}
