//! What each fact makes of the state tables. Live changes and `verify`'s replay both come through here,
//! so that the tables can never say what the facts do not.

mod counters;
mod days;
mod people;
mod prints;
mod ratings;
mod requests;
mod tickets;

use crate::error::{Doing, StoreError};
use crate::moment::moment;
use domain::calling::Place;
use domain::fact::{Fact, Payload};
use domain::ticket::TicketState as State;
use rusqlite::{Connection, Params};
use tickets::Change;
use uuid::Uuid;

/// Applies one fact to the state tables of `db`.
pub(crate) fn apply(
    db: &Connection,
    fact: &Fact,
    payload: &Payload,
    place: Place,
) -> Result<(), StoreError> {
    match payload {
        Payload::EpochBegan {
            number,
            numbers_unconfirmed,
            ..
        } => days::epoch_began(db, fact, *number, *numbers_unconfirmed),
        Payload::DayOpened {
            business_day,
            numbers,
        } => {
            counters::close_all(db, fact)?;
            days::opened(db, *business_day, numbers)
        }
        Payload::NumbersChanged { numbers } => numbers
            .iter()
            .try_for_each(|(service, range)| days::changed_range(db, service, *range)),
        Payload::NumbersResumed { runs } => days::resumed(db, runs, place),
        Payload::TicketIssued(data) => tickets::issued(db, fact, data, place),
        Payload::TicketExpired {} => tickets::expired(db, fact, place),
        Payload::TicketCalled(data) => Change::new(db, fact, place, &data.act)?.called(data),
        Payload::TicketRecalled(act) => Change::new(db, fact, place, act)?.recalled(),
        Payload::TicketStarted { busy_ms, act } => {
            let change = Change::new(db, fact, place, act)?.moved(State::Serving)?;
            change.busy(*busy_ms)?;
            ratings::served(db, fact, act)
        }
        Payload::TicketFinished {
            outcome,
            busy_ms,
            act,
            ..
        } => {
            let change = Change::new(db, fact, place, act)?.moved(State::Finished)?;
            change.busy(*busy_ms)?;
            change.came_of(outcome.as_deref())?;
            ratings::served(db, fact, act)
        }
        Payload::TicketNoShow(act) => Change::new(db, fact, place, act)?
            .moved(State::NoShow)
            .map(|_| ()),
        Payload::TicketHeld { busy_ms, act } => Change::new(db, fact, place, act)?
            .moved(State::Held)?
            .busy(*busy_ms),
        Payload::TicketResumed(act) => Change::new(db, fact, place, act)?.resumed(),
        Payload::TicketReturned { keeps_place, act } => {
            Change::new(db, fact, place, act)?.returned(*keeps_place)
        }
        Payload::TicketTransferred {
            service, to, act, ..
        } => Change::new(db, fact, place, act)?
            .moved(State::Waiting)?
            .goes_to(service, to.as_deref()),
        Payload::TicketCancelled(act) => Change::new(db, fact, place, act)?
            .moved(State::Cancelled)
            .map(|_| ()),
        Payload::TicketUndone { act, .. } => {
            ratings::served_nobody(db, act)?;
            counters::undone(db, fact, act)
        }
        Payload::CounterOpened(act) => counters::turned(db, fact, act, "open"),
        Payload::CounterClosed(act) => counters::turned(db, fact, act, "closed"),
        Payload::CounterBreak(act) => counters::turned(db, fact, act, "break"),
        Payload::PrintQueued { job, copy } => prints::queued(db, fact, (*job, *copy), place),
        Payload::PrintSending { job } => prints::state(db, *job, "sending", None),
        Payload::PrintConfirmed { job, evidence } => prints::confirmed(db, *job, *evidence),
        Payload::PrintUnconfirmed { job, why } => prints::state(db, *job, "unconfirmed", Some(why)),
        Payload::PrintFailed { job, why } => prints::state(db, *job, "failed", Some(why)),
        Payload::StaffAdded { user, role } => people::added(db, user, *role),
        Payload::StaffChanged { user, role } => people::changed(db, user, *role),
        Payload::StaffDisabled { user } => people::disabled(db, user, true),
        Payload::StaffEnabled { user } => people::disabled(db, user, false),
        Payload::StaffSignedIn { .. }
        | Payload::StaffSignedOut { .. }
        | Payload::StaffRefused { .. } => Ok(()),
        Payload::NoticeSet { shown } => days::notice(db, *shown),
        Payload::RatingGiven(given) => ratings::given(db, fact, given, place),
        Payload::SuggestionLeft {} => ratings::left(db, fact, place),
        Payload::SuggestionFollowed { state } => ratings::followed(db, fact, *state, place),
        Payload::Visit(of) => requests::visit(db, fact, of),
        Payload::Request(of) => requests::request(db, fact, of, place),
        Payload::RequestSeen {} | Payload::PersonErased { .. } => Ok(()),
        Payload::DevicePaired { name, role } => people::paired(db, name, *role),
        Payload::DeviceRevoked { name } => people::revoked(db, name),
    }
}

/// The ticket a fact is about.
fn subject(fact: &Fact) -> Uuid {
    Uuid::parse_str(&fact.subject).unwrap_or_default()
}

fn run(db: &Connection, sql: &str, values: impl Params) -> Result<(), StoreError> {
    db.prepare_cached(sql)
        .and_then(|mut statement| statement.execute(values))
        .doing("keeping the state tables")?;
    Ok(())
}
