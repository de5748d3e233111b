//! What staff do with a ticket after it was issued. An action is one transaction of one or more facts, which undo
//! takes back whole; the state machine of `domain::ticket` says what each state allows.

use crate::append::{NewFact, Writer};
use crate::calls::After;
use crate::days::open_day;
use crate::error::{Doing, StoreError};
use crate::keys::Keys;
use crate::open::Store;
use crate::repeats::{Once, Repeat};
use crate::{counters, tickets, visits};
use domain::calling::{Missed, ReturnPolicy, elapsed, may_recall, returns_to_place};
use domain::fact::{Act, Payload};
use domain::ticket::{Ticket, TicketEvent, TicketState};
use domain::time::Stamp;
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

/// By whom and when something is asked, and how to know the request again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// A device or a member of staff.
    pub by: String,
    /// When.
    pub stamp: Stamp,
    /// How to know it again; `None`: each time is a new one.
    pub repeat: Option<Repeat>,
}

/// How a visit ended, as far as the employee says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Ended {
    /// What came of it, an id of the settings.
    pub outcome: Option<String>,
    /// Papers still missing, as the employee names them.
    pub missing: Vec<String>,
}

/// What staff do with a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TicketAct {
    /// Calls it again; at most so often.
    Recall {
        /// How often a ticket may be called again.
        limit: u32,
    },
    /// Begins service.
    Start,
    /// Ends service.
    Finish(Ended),
    /// Its visitor did not come.
    NoShow,
    /// Sets it aside.
    Hold,
    /// Takes it up again, at this counter or where it was; the counter is open by that.
    Resume {
        /// The counter.
        counter: Option<String>,
    },
    /// Its visitor is back.
    Return {
        /// How late one may be and keep one's place; calls and minutes.
        calls: u32,
        /// See `calls`.
        minutes: u32,
    },
    /// Moves it to another service or person, with its place (H3).
    Transfer {
        /// The service; `None`: the one it is of.
        service: Option<String>,
        /// User name of the member of staff it is addressed to from now on; `None`: nobody.
        to: Option<String>,
        /// A note for whoever serves next.
        note: Option<String>,
    },
    /// Gives it up.
    Cancel,
}

impl Store {
    /// Does something with a ticket; its id.
    ///
    /// # Errors
    /// [`StoreError::TicketState`] when its state forbids it; [`StoreError::RecallsSpent`]; [`StoreError::Holding`] when
    /// the counter it would be resumed at has another; [`StoreError::UnknownService`] when it is to go to none of today's;
    /// [`StoreError::NoUser`] and [`StoreError::ShutOut`] when it is to go to nobody who could call it;
    /// [`StoreError::Unknown`]; [`StoreError::KeyReused`]; a failing disk.
    pub fn act(
        &mut self,
        ticket: Uuid,
        what: &TicketAct,
        asked: &Asked,
    ) -> Result<Once<Uuid>, StoreError> {
        let keys = self.keys.clone();
        self.once(asked.repeat.as_ref(), |writer| {
            let ticket = tickets::ticket(writer.connection, ticket)?;
            Doer::on(writer, asked, &ticket, what)?.act_on(&keys, &ticket, what)?;
            Ok(ticket.id)
        })
    }
}

/// The counter whose last action this becomes. Who did not come is no counter's any more.
fn acting<'a>(ticket: &'a Ticket, what: &'a TicketAct) -> Option<&'a String> {
    let has = ticket.counter.as_ref();
    match what {
        TicketAct::Resume { counter } => counter.as_ref().or(has),
        _ => has.filter(|_| ticket.state != TicketState::NoShow),
    }
}

/// One action being done.
pub(crate) struct Doer<'a, 'b> {
    writer: &'a mut Writer<'b>,
    pub(crate) asked: &'a Asked,
    act: Act,
    day: chrono::NaiveDate,
}

impl<'a, 'b> Doer<'a, 'b> {
    /// Begins an action, at a counter where there is one.
    pub(crate) fn begin(
        writer: &'a mut Writer<'b>,
        asked: &'a Asked,
        counter: Option<&String>,
    ) -> Result<Self, StoreError> {
        let day = open_day(writer.connection)?
            .business_day
            .ok_or(StoreError::NoDay)?;
        let act = Act {
            act: Uuid::now_v7(),
            counter: counter.cloned(),
        };
        Ok(Self {
            writer,
            asked,
            act,
            day,
        })
    }

    /// Begins what is done with a ticket, at the counter that has it.
    pub(crate) fn on(
        writer: &'a mut Writer<'b>,
        asked: &'a Asked,
        ticket: &Ticket,
        what: &TicketAct,
    ) -> Result<Self, StoreError> {
        Self::begin(writer, asked, acting(ticket, what))
    }

    pub(crate) fn connection(&self) -> &Connection {
        self.writer.connection
    }

    pub(crate) fn act(&self) -> Act {
        self.act.clone()
    }

    /// Appends what befalls a ticket, if its state allows it.
    pub(crate) fn tell(
        &mut self,
        ticket: &Ticket,
        event: TicketEvent,
        payload: Payload,
    ) -> Result<(), StoreError> {
        self.tell_with(ticket, event, (payload, None))
    }

    fn tell_with(
        &mut self,
        ticket: &Ticket,
        event: TicketEvent,
        (payload, personal): (Payload, Option<crate::Sealed>),
    ) -> Result<(), StoreError> {
        ticket
            .state
            .step(event)
            .map_err(|forbidden| StoreError::TicketState {
                id: ticket.id,
                forbidden,
            })?;
        let fact = self.fact(
            payload,
            ticket.id.to_string(),
            ticket.business_day,
            personal,
        );
        self.writer.append(&fact).map(|_| ())
    }

    /// Appends what befalls the counter.
    pub(crate) fn tell_counter(&mut self, payload: Payload) -> Result<(), StoreError> {
        let counter = self.act.counter.as_deref().unwrap_or_default();
        let fact = self.fact(payload, format!("counter:{counter}"), self.day, None);
        self.writer.append(&fact).map(|_| ())
    }

    /// Appends that the counter's last action is taken back; about its ticket, or about the counter.
    pub(crate) fn tell_undone(
        &mut self,
        tickets: &[Uuid],
        undoes: Vec<Uuid>,
        act: Act,
    ) -> Result<(), StoreError> {
        let subject = tickets.last().map_or_else(
            || format!("counter:{}", act.counter.as_deref().unwrap_or_default()),
            Uuid::to_string,
        );
        let fact = self.fact(
            Payload::TicketUndone { undoes, act },
            subject,
            self.day,
            None,
        );
        self.writer.append(&fact).map(|_| ())
    }

    fn fact(
        &self,
        payload: Payload,
        subject: String,
        day: chrono::NaiveDate,
        personal: Option<crate::Sealed>,
    ) -> NewFact {
        NewFact {
            payload,
            subject,
            business_day: Some(day),
            stamp: self.asked.stamp,
            by: self.asked.by.clone(),
            personal,
        }
    }

    /// Whoever calls, or takes a ticket up again, is open.
    pub(crate) fn open_counter(&mut self) -> Result<(), StoreError> {
        let counter = self.act.counter.clone().unwrap_or_default();
        if counters::state(self.connection(), &counter)?.as_deref() == Some("open") {
            return Ok(());
        }
        let act = self.act();
        self.tell_counter(Payload::CounterOpened(act))
    }

    /// Ends with the ticket the counter still has, as was said.
    pub(crate) fn leave(
        &mut self,
        keys: &Keys,
        (after, ended): (Option<After>, &Ended),
    ) -> Result<(), StoreError> {
        let counter = self.act.counter.clone().unwrap_or_default();
        let Some(ticket) = self.writer.at_counter(&counter)? else {
            return Ok(());
        };
        match after {
            None => Err(StoreError::Holding(ticket.id)),
            Some(After::Finish) => self.finish(keys, &ticket, ended),
            Some(After::NoShow) => self.no_show(&ticket),
            Some(After::Hold) => self.hold(&ticket),
        }
    }

    pub(crate) fn act_on(
        &mut self,
        keys: &Keys,
        ticket: &Ticket,
        what: &TicketAct,
    ) -> Result<(), StoreError> {
        let act = self.act();
        match what {
            TicketAct::Recall { limit } => self.recall(ticket, *limit),
            TicketAct::Start => self.start(ticket),
            TicketAct::Finish(ended) => self.finish(keys, ticket, ended),
            TicketAct::NoShow => self.no_show(ticket),
            TicketAct::Hold => self.hold(ticket),
            TicketAct::Resume { .. } => self.resume(ticket),
            TicketAct::Return { calls, minutes } => {
                let policy = ReturnPolicy {
                    calls: *calls,
                    minutes: *minutes,
                };
                self.bring_back(ticket, &policy)
            }
            TicketAct::Transfer { service, to, note } => {
                let note: Vec<&String> = note.iter().collect();
                let sealed = sealed(keys, "note", &note)?;
                let service = service.as_ref().unwrap_or(&ticket.service);
                self.transfer(ticket, (service, to.as_ref()), sealed)
            }
            TicketAct::Cancel => {
                self.tell(ticket, TicketEvent::Cancel, Payload::TicketCancelled(act))
            }
        }
    }

    fn recall(&mut self, ticket: &Ticket, limit: u32) -> Result<(), StoreError> {
        if ticket.state == TicketState::Called && !may_recall(ticket.recalls, limit) {
            return Err(StoreError::RecallsSpent {
                id: ticket.id,
                limit,
            });
        }
        let act = self.act();
        self.tell(ticket, TicketEvent::Recall, Payload::TicketRecalled(act))
    }

    fn start(&mut self, ticket: &Ticket) -> Result<(), StoreError> {
        let (busy_ms, act) = (self.busy(ticket), self.act());
        let payload = Payload::TicketStarted { busy_ms, act };
        self.tell(ticket, TicketEvent::Start, payload)
    }

    fn finish(&mut self, keys: &Keys, ticket: &Ticket, ended: &Ended) -> Result<(), StoreError> {
        let sealed = sealed(keys, "missing", &ended.missing)?;
        let payload = Payload::TicketFinished {
            outcome: ended.outcome.clone(),
            missing: u32::try_from(ended.missing.len()).unwrap_or(u32::MAX),
            busy_ms: self.busy(ticket),
            act: self.act(),
        };
        self.tell_with(ticket, TicketEvent::Finish, (payload, sealed))?;
        match &ended.outcome {
            Some(outcome) => visits::end_with(self.writer, ticket.id, outcome, self.asked),
            None => Ok(()),
        }
    }

    fn no_show(&mut self, ticket: &Ticket) -> Result<(), StoreError> {
        let act = self.act();
        self.tell(ticket, TicketEvent::NoShow, Payload::TicketNoShow(act))
    }

    fn hold(&mut self, ticket: &Ticket) -> Result<(), StoreError> {
        let (busy_ms, act) = (self.busy(ticket), self.act());
        let payload = Payload::TicketHeld { busy_ms, act };
        self.tell(ticket, TicketEvent::Hold, payload)
    }

    fn resume(&mut self, ticket: &Ticket) -> Result<(), StoreError> {
        let counter = self.act.counter.clone().unwrap_or_default();
        if let Some(other) = self
            .writer
            .at_counter(&counter)?
            .filter(|at| at.id != ticket.id)
        {
            return Err(StoreError::Holding(other.id));
        }
        self.open_counter()?;
        let act = self.act();
        self.tell(ticket, TicketEvent::Resume, Payload::TicketResumed(act))
    }

    fn bring_back(&mut self, ticket: &Ticket, policy: &ReturnPolicy) -> Result<(), StoreError> {
        let missed = Missed {
            at: ticket.since,
            calls_since: calls_since(self.connection(), ticket)?,
        };
        let keeps_place = returns_to_place(&missed, policy, &self.asked.stamp);
        let act = self.act();
        let payload = Payload::TicketReturned { keeps_place, act };
        self.tell(ticket, TicketEvent::Return, payload)
    }

    fn transfer(
        &mut self,
        ticket: &Ticket,
        (service, to): (&str, Option<&String>),
        sealed: Option<crate::Sealed>,
    ) -> Result<(), StoreError> {
        if !known(self.connection(), service)? {
            return Err(StoreError::UnknownService(service.to_owned()));
        }
        if let Some(person) = to {
            may_be_addressed(self.connection(), person)?;
        }
        let payload = Payload::TicketTransferred {
            from: ticket.service.clone(),
            service: service.to_owned(),
            to: to.cloned(),
            busy_ms: self.busy(ticket),
            act: self.act(),
        };
        self.tell_with(ticket, TicketEvent::Transfer, (payload, sealed))
    }

    /// Milliseconds counters were busy with a ticket until now.
    fn busy(&self, ticket: &Ticket) -> u64 {
        let now = match ticket.state {
            TicketState::Called | TicketState::Serving => elapsed(&ticket.since, &self.asked.stamp),
            _ => 0,
        };
        ticket.busy_ms + now
    }
}

/// Words of staff are personal: they stand sealed beside the fact, never in it.
fn sealed<T: serde::Serialize>(
    keys: &Keys,
    name: &str,
    words: &[T],
) -> Result<Option<crate::Sealed>, StoreError> {
    if words.is_empty() {
        return Ok(None);
    }
    let text = serde_json::json!({ name: words }).to_string();
    keys.seal(&text).map(Some)
}

/// Whether a service is one of today's: who is sent to another would wait where nobody calls.
fn known(connection: &Connection, service: &str) -> Result<bool, StoreError> {
    connection
        .prepare_cached("SELECT 1 FROM numbers WHERE service = ?")
        .and_then(|mut statement| statement.exists([service]))
        .doing("looking for a service")
}

/// Whether a ticket may be addressed to someone: a member of staff who may sign in.
fn may_be_addressed(connection: &Connection, person: &str) -> Result<(), StoreError> {
    let disabled: Option<bool> = connection
        .prepare_cached("SELECT disabled FROM staff WHERE user = ?")
        .and_then(|mut statement| statement.query_row([person], |row| row.get(0)).optional())
        .doing("looking for a member of staff")?;
    match disabled {
        None => Err(StoreError::NoUser(person.to_owned())),
        Some(true) => Err(StoreError::ShutOut(person.to_owned())),
        Some(false) => Ok(()),
    }
}

/// How many numbers of its service were called since the ticket's visitor did not come. One that was called before
/// and only announced again since is none of them; the first comparison is for the index.
fn calls_since(connection: &Connection, ticket: &Ticket) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM tickets o, tickets t WHERE t.id = ?1 AND o.business_day = t.business_day
        AND o.service = t.service AND o.announced_seq > 0
        AND (o.announced_epoch, o.announced_seq) > (t.since_epoch, t.since_seq)
        AND (o.called_epoch, o.called_seq) > (t.since_epoch, t.since_seq)";
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| {
            statement.query_row(params![ticket.id.as_bytes()], |row| row.get(0))
        })
        .doing("counting calls since")
}
