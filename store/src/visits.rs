//! Visits in the journal: begun at a called ticket or by another channel (P13), papers ticked (H2), referred (H3), ended (H7).
//! What becomes of the visit and of its ticket is one transaction.

use crate::acts::{Asked, Doer, Ended, TicketAct};
use crate::append::{NewFact, Writer};
use crate::days::open_day;
use crate::error::{Doing, StoreError};
use crate::open::Store;
use crate::read::Reader;
use crate::repeats::Once;
use crate::tickets;
use domain::fact::Payload;
use domain::ticket::{Ticket, TicketEvent, TicketState};
use domain::visit::{Act, Begun, Rules, Visit, VisitFact};
use rusqlite::{Connection, OptionalExtension, ToSql};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the settings say of visits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisitRules {
    /// Ids of the papers of each service.
    pub papers: BTreeMap<String, Vec<String>>,
    /// Ids of the outcomes.
    pub outcomes: Vec<String>,
    /// Id of the service that is social research.
    pub social_research: Option<String>,
}

impl VisitRules {
    /// The papers of every service that a visit was at: what was begun at one is ticked further at the next.
    fn papers(&self, visit: &Visit) -> Vec<String> {
        let before = visit.referred.iter().map(|referral| &referral.from);
        let services = before.chain([&visit.service]);
        let papers = services.filter_map(|service| self.papers.get(service));
        papers.flatten().cloned().collect()
    }
}

impl Store {
    /// Begins the visit of a ticket that was called, with what is known of that; the one that was begun already, where there
    /// is one. Its id.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] for no ticket; [`StoreError::TicketState`] for one that no counter has; [`StoreError::NoDay`];
    /// [`StoreError::KeyReused`]; a failing disk.
    pub fn begin_visit_of(
        &mut self,
        ticket: Uuid,
        asked: &Asked,
    ) -> Result<Once<Uuid>, StoreError> {
        self.once(asked.repeat.as_ref(), |writer| {
            let ticket = tickets::ticket(writer.connection, ticket)?;
            if let Some(visit) = of_ticket(writer.connection, ticket.id)? {
                return Ok(visit.id);
            }
            is_here(&ticket)?;
            let begun = Begun {
                ticket: Some(ticket.id),
                visitor: ticket.visitor,
                channel: ticket.channel,
                service: ticket.service,
            };
            begin(writer, begun, asked)
        })
    }

    /// Begins a visit that did not come through the queue (P13); its id.
    ///
    /// # Errors
    /// [`StoreError::NoDay`]; [`StoreError::KeyReused`]; a failing disk.
    pub fn begin_visit(&mut self, begun: &Begun, asked: &Asked) -> Result<Once<Uuid>, StoreError> {
        let begun = begun.clone();
        self.once(asked.repeat.as_ref(), |writer| begin(writer, begun, asked))
    }

    /// Does something with a visit; its id. A referral transfers its ticket and an end finishes it, where a counter has it.
    ///
    /// # Errors
    /// [`StoreError::Visit`] when the visit forbids it; [`StoreError::TicketState`] when its ticket does;
    /// [`StoreError::Unknown`]; [`StoreError::NoDay`]; [`StoreError::KeyReused`]; a failing disk.
    pub fn act_on_visit(
        &mut self,
        id: Uuid,
        act: &Act,
        rules: &VisitRules,
        asked: &Asked,
    ) -> Result<Once<Uuid>, StoreError> {
        let keys = self.keys.clone();
        self.once(asked.repeat.as_ref(), |writer| {
            let visit = visit(writer.connection, id)?;
            let papers = rules.papers(&visit);
            let rules = Rules {
                papers: &papers,
                outcomes: &rules.outcomes,
                social_research: rules.social_research.as_deref(),
            };
            let fact = visit.act(act.clone(), &rules).map_err(StoreError::Visit)?;
            let ticket = live_ticket(writer.connection, &visit)?;
            match (&fact, ticket) {
                // Finishing the ticket ends the visit.
                (VisitFact::Ended { outcome }, Some(ticket)) => {
                    let ended = Ended {
                        outcome: Some(outcome.clone()),
                        missing: Vec::new(),
                    };
                    let finish = TicketAct::Finish(ended);
                    Doer::on(writer, asked, &ticket, &finish)?.act_on(&keys, &ticket, &finish)?;
                }
                (VisitFact::Referred { to }, Some(ticket)) => {
                    let transfer = TicketAct::Transfer {
                        service: Some(to.clone()),
                        to: None,
                        note: None,
                    };
                    tell(writer, id, fact, asked)?;
                    let mut doer = Doer::on(writer, asked, &ticket, &transfer)?;
                    doer.act_on(&keys, &ticket, &transfer)?;
                }
                _ => tell(writer, id, fact, asked)?,
            }
            Ok(id)
        })
    }
}

impl Reader {
    /// A visit.
    ///
    /// # Errors
    /// [`StoreError::Unknown`]; a failing disk.
    pub fn visit(&self, id: Uuid) -> Result<Visit, StoreError> {
        visit(&self.connection, id)
    }

    /// The visit that a ticket is of; `None`: none was begun.
    ///
    /// # Errors
    /// A failing disk.
    pub fn visit_of(&self, ticket: Uuid) -> Result<Option<Visit>, StoreError> {
        of_ticket(&self.connection, ticket)
    }
}

/// That a ticket's visitor is at a counter, or was set aside there.
fn is_here(ticket: &Ticket) -> Result<(), StoreError> {
    if ticket.state == TicketState::Held {
        return Ok(());
    }
    let here = ticket.state.step(TicketEvent::Finish).map(|_| ());
    here.map_err(|forbidden| StoreError::TicketState {
        id: ticket.id,
        forbidden,
    })
}

pub(crate) fn begin(
    writer: &mut Writer<'_>,
    begun: Begun,
    asked: &Asked,
) -> Result<Uuid, StoreError> {
    let id = Uuid::now_v7();
    tell(writer, id, VisitFact::Begun(begun), asked)?;
    Ok(id)
}

/// Ends the visit of a ticket that is finished, where one was begun and not ended (H7).
pub(crate) fn end_with(
    writer: &mut Writer<'_>,
    ticket: Uuid,
    outcome: &str,
    asked: &Asked,
) -> Result<(), StoreError> {
    let visit = of_ticket(writer.connection, ticket)?;
    let Some(visit) = visit.filter(|visit| visit.ended.is_none()) else {
        return Ok(());
    };
    let outcome = outcome.to_owned();
    tell(writer, visit.id, VisitFact::Ended { outcome }, asked)
}

fn tell(
    writer: &mut Writer<'_>,
    id: Uuid,
    fact: VisitFact,
    asked: &Asked,
) -> Result<(), StoreError> {
    let day = open_day(writer.connection)?.business_day;
    let fact = NewFact {
        payload: Payload::Visit(fact),
        subject: id.to_string(),
        business_day: Some(day.ok_or(StoreError::NoDay)?),
        stamp: asked.stamp,
        by: asked.by.clone(),
        personal: None,
    };
    writer.append(&fact).map(|_| ())
}

fn live_ticket(connection: &Connection, visit: &Visit) -> Result<Option<Ticket>, StoreError> {
    let ticket = visit.begun.ticket.map(|id| tickets::ticket(connection, id));
    let ticket = ticket.transpose()?;
    Ok(ticket.filter(|ticket| ticket.state.is_alive()))
}

pub(crate) fn visit(connection: &Connection, id: Uuid) -> Result<Visit, StoreError> {
    let what = "visit";
    found(connection, "id = ?", &id.to_string())?.ok_or(StoreError::Unknown { what, id })
}

fn of_ticket(connection: &Connection, ticket: Uuid) -> Result<Option<Visit>, StoreError> {
    found(connection, "ticket = ?", &ticket.to_string())
}

/// The visit of a condition.
pub(crate) fn found(
    connection: &Connection,
    condition: &str,
    value: &dyn ToSql,
) -> Result<Option<Visit>, StoreError> {
    let sql = format!("SELECT content FROM visits WHERE {condition}");
    let content: Option<String> = connection
        .prepare_cached(&sql)
        .and_then(|mut statement| statement.query_row([value], |row| row.get(0)).optional())
        .doing("reading a visit")?;
    content.map(|content| parsed(&content)).transpose()
}

/// A visit as its table keeps it.
pub(crate) fn parsed(content: &str) -> Result<Visit, StoreError> {
    serde_json::from_str(content).map_err(|source| StoreError::Fact {
        seq: 0,
        kind: "visit".to_owned(),
        source,
    })
}
