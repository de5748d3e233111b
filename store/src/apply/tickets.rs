//! What befalls a ticket.

use super::{counters, moment, run, subject};
use crate::error::{Doing, StoreError};
use domain::calling::Place;
use domain::fact::{Act, CalledData, Fact, IssuedData};
use domain::ticket::TicketState as State;
use rusqlite::{Connection, params};
use uuid::Uuid;

pub(super) fn issued(
    db: &Connection,
    fact: &Fact,
    data: &IssuedData,
    place: Place,
) -> Result<(), StoreError> {
    let day = fact.business_day.map(|day| day.to_string());
    let ticket = subject(fact);
    let sql = "INSERT INTO tickets (id, business_day, number, service, state, priority, language, code, epoch, seq,
            visitor, channel, issued, order_epoch, order_seq, arrived, since, since_epoch, since_seq)
        VALUES (?1, ?2, ?3, ?4, 'waiting', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?8, ?9, ?12, ?12, ?8, ?9)";
    let values = params![
        ticket.as_bytes(),
        day.unwrap_or_default(),
        data.number,
        data.service,
        data.priority,
        data.language,
        data.code,
        place.epoch,
        place.seq as i64,
        data.visitor.map(domain::ticket::VisitorKind::code),
        data.channel.code(),
        moment(fact),
    ];
    run(db, sql, values)?;
    let sql = "UPDATE numbers SET next = ? WHERE service = ?";
    run(db, sql, params![data.number + 1, data.service])
}

pub(super) fn expired(db: &Connection, fact: &Fact, place: Place) -> Result<(), StoreError> {
    let sql = "UPDATE tickets SET state = 'expired', since = ?, since_epoch = ?, since_seq = ? WHERE id = ?";
    let ticket = subject(fact);
    let values = params![
        moment(fact),
        place.epoch,
        place.seq as i64,
        ticket.as_bytes()
    ];
    run(db, sql, values)
}

/// A change of one ticket by an action, after what the ticket was is kept for taking it back.
pub(super) struct Change<'a> {
    db: &'a Connection,
    act: &'a Act,
    ticket: Uuid,
    moment: String,
    place: Place,
}

impl<'a> Change<'a> {
    pub(super) fn new(
        db: &'a Connection,
        fact: &Fact,
        place: Place,
        act: &'a Act,
    ) -> Result<Self, StoreError> {
        let ticket = subject(fact);
        counters::acted(db, fact, act, Some(ticket))?;
        Ok(Self {
            db,
            act,
            ticket,
            moment: moment(fact),
            place,
        })
    }

    /// Into another state.
    pub(super) fn moved(self, state: State) -> Result<Self, StoreError> {
        let sql = "UPDATE tickets SET state = ?, since = ?, since_epoch = ?, since_seq = ?, act = ? WHERE id = ?";
        let values = params![
            state.code(),
            self.moment,
            self.place.epoch,
            self.place.seq as i64,
            self.act.act.to_string(),
            self.ticket.as_bytes()
        ];
        run(self.db, sql, values)?;
        Ok(self)
    }

    pub(super) fn busy(&self, busy_ms: u64) -> Result<(), StoreError> {
        let sql = "UPDATE tickets SET busy_ms = ? WHERE id = ?";
        run(
            self.db,
            sql,
            params![busy_ms as i64, self.ticket.as_bytes()],
        )
    }

    pub(super) fn came_of(&self, outcome: Option<&str>) -> Result<(), StoreError> {
        let sql = "UPDATE tickets SET outcome = ? WHERE id = ?";
        run(self.db, sql, params![outcome, self.ticket.as_bytes()])
    }

    /// Called: the one statement by which a ticket is claimed (design.md, rule 3).
    pub(super) fn called(self, data: &CalledData) -> Result<(), StoreError> {
        let why = serde_json::to_string(&data.why).unwrap_or_default();
        let sql = "UPDATE tickets SET state = 'called', counter = ?1, recalls = 0, called = ?2, announced_at = ?3,
            since = ?3, called_epoch = ?4, called_seq = ?5, announced_epoch = ?4, announced_seq = ?5,
            since_epoch = ?4, since_seq = ?5, act = ?6
            WHERE id = ?7 AND state = 'waiting'";
        let values = params![
            self.act.counter,
            why,
            self.moment,
            self.place.epoch,
            self.place.seq as i64,
            self.act.act.to_string(),
            self.ticket.as_bytes()
        ];
        let claimed = self
            .db
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(values))
            .doing("claiming a ticket")?;
        if claimed != 1 {
            return Err(StoreError::Unknown {
                what: "waiting ticket",
                id: self.ticket,
            });
        }
        counters::spent_turn(self.db, self.act, data.contested)
    }

    /// Called again: it stays as it is, and is announced newest.
    pub(super) fn recalled(self) -> Result<(), StoreError> {
        let sql = "UPDATE tickets SET recalls = recalls + 1, announced_at = ?, announced_epoch = ?,
            announced_seq = ?, act = ? WHERE id = ?";
        let values = params![
            self.moment,
            self.place.epoch,
            self.place.seq as i64,
            self.act.act.to_string(),
            self.ticket.as_bytes()
        ];
        run(self.db, sql, values)
    }

    /// Served at this counter from now on. First the counter: where it was held there may be another by now.
    pub(super) fn resumed(self) -> Result<(), StoreError> {
        let sql = "UPDATE tickets SET counter = coalesce(?, counter) WHERE id = ?";
        let values = params![self.act.counter, self.ticket.as_bytes()];
        run(self.db, sql, values)?;
        self.moved(State::Serving).map(|_| ())
    }

    /// Waiting again; too late, it is ordered by its return.
    pub(super) fn returned(self, keeps_place: bool) -> Result<(), StoreError> {
        let change = self.moved(State::Waiting)?;
        let sql = "UPDATE tickets SET counter = NULL, recalls = 0 WHERE id = ?";
        run(change.db, sql, params![change.ticket.as_bytes()])?;
        if keeps_place {
            return Ok(());
        }
        let sql = "UPDATE tickets SET order_epoch = ?, order_seq = ?, arrived = ? WHERE id = ?";
        let values = params![
            change.place.epoch,
            change.place.seq as i64,
            change.moment,
            change.ticket.as_bytes()
        ];
        run(change.db, sql, values)
    }

    /// To another service or person, with its place (H3); what the service before it took is none of the next one's
    /// time.
    pub(super) fn goes_to(&self, service: &str, to: Option<&str>) -> Result<(), StoreError> {
        let sql = "UPDATE tickets SET service = ?, addressee = ?, counter = NULL, recalls = 0, busy_ms = 0 WHERE id = ?";
        let values = params![service, to.unwrap_or_default(), self.ticket.as_bytes()];
        run(self.db, sql, values)
    }
}
