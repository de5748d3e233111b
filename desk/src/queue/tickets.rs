//! A ticket as staff see it.

use super::Queue;
use super::issue::wait;
use crate::problem::Problem;
use crate::views::{Happening, TicketHistory, TicketView, Why};
use domain::fact::Fact;
use domain::ticket::{CalledBefore, Ticket, TicketState, VisitorKind};
use domain::time::Stamp;
use store::{Reader, StoreError};
use uuid::Uuid;

impl Queue {
    /// A ticket with what happened to it.
    ///
    /// # Errors
    /// 404 for an unknown ticket; 503.
    pub fn ticket(&self, id: Uuid) -> Result<TicketHistory, Problem> {
        let read = self.readers.read_here(|reader| {
            let ticket = reader.ticket(id)?;
            let view = self.seen(reader, &ticket, &(self.clock)())?;
            Ok((view, reader.history(&id.to_string())?))
        });
        let (ticket, history) = read?;
        Ok(TicketHistory {
            ticket,
            history: history.into_iter().map(happening).collect(),
        })
    }

    /// A ticket as it was just changed.
    pub(super) fn ticket_view(&self, ticket: &Ticket) -> Result<TicketView, Problem> {
        let now = (self.clock)();
        self.readers
            .read_here(|reader| self.seen(reader, ticket, &now))
            .map_err(Problem::from)
    }

    /// A ticket as staff see it at a moment.
    pub(super) fn seen(
        &self,
        reader: &Reader,
        ticket: &Ticket,
        now: &Stamp,
    ) -> Result<TicketView, StoreError> {
        let waits = ticket.state == TicketState::Waiting;
        let because = ticket
            .called
            .as_ref()
            .map(|called| why(reader, called))
            .transpose()?;
        Ok(TicketView {
            id: ticket.id,
            number: ticket.number,
            service: ticket.service.clone(),
            state: ticket.state.code().to_owned(),
            priority: ticket.priority,
            visitor: ticket
                .visitor
                .map(|kind: VisitorKind| kind.code().to_owned()),
            channel: ticket.channel.code().to_owned(),
            language: ticket.language.clone(),
            counter: ticket.counter.clone(),
            issued_at: ticket.issued.at,
            waited_seconds: waited(ticket, now),
            since_seconds: now.millis_since(&ticket.since) / 1000,
            recalls: ticket.recalls,
            wait: waits
                .then(|| self.waits.ticket(ticket.id))
                .flatten()
                .map(wait),
            because,
            outcome: ticket.outcome.clone(),
            note: self.note(reader, ticket)?,
            to: ticket.addressee.clone(),
            only_at: only_at(reader, ticket)?,
        })
    }

    /// The note that came with its last transfer, for whoever has it now.
    fn note(&self, reader: &Reader, ticket: &Ticket) -> Result<Option<String>, StoreError> {
        let subject = ticket.id.to_string();
        let kept = reader.personal(&self.keys, &subject, "ticket.transferred")?;
        Ok(kept.and_then(|kept| {
            let kept: serde_json::Value = serde_json::from_str(&kept).ok()?;
            Some(kept.get("note")?.get(0)?.as_str()?.to_owned())
        }))
    }
}

/// The counters that alone call it, because whom it is addressed to works there.
fn only_at(reader: &Reader, ticket: &Ticket) -> Result<Vec<String>, StoreError> {
    match &ticket.addressee {
        Some(person) if ticket.state == TicketState::Waiting => reader.worked_at(person),
        _ => Ok(Vec::new()),
    }
}

/// How long it has waited, or did until it was last called.
fn waited(ticket: &Ticket, now: &Stamp) -> u64 {
    let waits = ticket.state == TicketState::Waiting;
    match &ticket.called {
        Some(called) if !waits => called.waited_ms / 1000,
        _ => now.millis_since(&ticket.arrived) / 1000,
    }
}

fn why(reader: &Reader, called: &CalledBefore) -> Result<Why, StoreError> {
    let numbers = called.overtaken.iter().map(|id| reader.ticket(*id));
    let numbers: Result<Vec<u32>, StoreError> = numbers.map(|ticket| Ok(ticket?.number)).collect();
    Ok(Why {
        because: called.because.code().to_owned(),
        overtook: called.overtook,
        overtaken: numbers?,
    })
}

fn happening(fact: Fact) -> Happening {
    Happening {
        kind: fact.kind,
        at: fact.at,
        by: fact.by,
        data: fact.data,
    }
}
