//! Business days and the numbers of services in the journal (facts.md, "The business day").

use crate::append::NewFact;
use crate::epoch::{file, set_file};
use crate::error::{Doing, StoreError};
use crate::open::Store;
use domain::day::BusinessDay;
use domain::fact::Payload;
use domain::numbers::{NumberRange, Run, propose, resumed};
use domain::time::Stamp;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The day that is open, as the journal has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenDay {
    /// The day; `None` before the first.
    pub business_day: Option<BusinessDay>,
    /// Whether staff must confirm from where numbers go on.
    pub numbers_unconfirmed: bool,
}

/// How a service's numbers stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumbersState {
    /// The service.
    pub service: String,
    /// Its range.
    pub range: NumberRange,
    /// What it has yet to give.
    pub run: Run,
    /// The highest number given today that the journal knows.
    pub highest_known: Option<u32>,
    /// From where to go on after a restore, as proposed with the given gap.
    pub proposed: u32,
}

impl Store {
    /// The open day.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn day(&self) -> Result<OpenDay, StoreError> {
        open_day(&self.connection)
    }

    /// Opens a day with each service's numbers. What still waits or is held expires, on record.
    ///
    /// # Errors
    /// [`StoreError::DayOpen`] when it is the open one; a failing disk.
    pub fn open_day(
        &mut self,
        business_day: BusinessDay,
        numbers: &BTreeMap<String, NumberRange>,
        stamp: &Stamp,
        by: &str,
    ) -> Result<(), StoreError> {
        let before = self.day()?.business_day;
        if before == Some(business_day) {
            return Err(StoreError::DayOpen(business_day));
        }
        let leftover = leftover(&self.connection)?;
        let new = |payload, subject, business_day| NewFact {
            payload,
            subject,
            business_day,
            stamp: *stamp,
            by: by.to_owned(),
            personal: None,
        };
        self.transact(|writer| {
            for ticket in &leftover {
                writer.append(&new(Payload::TicketExpired {}, ticket.to_string(), before))?;
            }
            let payload = Payload::DayOpened {
                business_day,
                numbers: numbers.clone(),
            };
            writer.append(&new(
                payload,
                format!("day:{business_day}"),
                Some(business_day),
            ))?;
            writer
                .connection
                .execute("DELETE FROM answers", [])
                .doing("opening a day")?;
            Ok(())
        })
    }

    /// Takes over numbers that the settings changed within a day: services that are new or have another
    /// range. Numbers already given today are not given again.
    ///
    /// # Errors
    /// A failing disk.
    pub fn keep_numbers(
        &mut self,
        numbers: &BTreeMap<String, NumberRange>,
        stamp: &Stamp,
    ) -> Result<(), StoreError> {
        let known: BTreeMap<String, NumberRange> = self
            .numbers(0)?
            .into_iter()
            .map(|state| (state.service, state.range))
            .collect();
        let changed: BTreeMap<_, _> = numbers
            .iter()
            .filter(|(service, range)| known.get(*service) != Some(range))
            .map(|(service, range)| (service.clone(), *range))
            .collect();
        let Some(day) = self.day()?.business_day.filter(|_| !changed.is_empty()) else {
            return Ok(());
        };
        let fact = self.day_fact(Payload::NumbersChanged { numbers: changed }, day, stamp);
        self.transact(|writer| writer.append(&fact).map(|_| ()))
    }

    /// How each service's numbers stand, with where to go on if `gap` numbers are left out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn numbers(&self, gap: u32) -> Result<Vec<NumbersState>, StoreError> {
        numbers(&self.connection, gap)
    }

    /// Keeps the branch's gap beside the facts, so that commands propose what the kiosk would.
    ///
    /// # Errors
    /// A failing disk.
    pub fn keep_gap(&self, gap: u32) -> Result<(), StoreError> {
        let kept = file(&self.connection, "number_gap")?;
        if kept.as_deref() == Some(gap.to_string().as_str()) {
            return Ok(());
        }
        set_file(&self.connection, "number_gap", &gap.to_string())
    }

    /// Staff confirm from where numbers go on: as `from` says, and as proposed for services it leaves out.
    ///
    /// # Errors
    /// [`StoreError::NoDay`], [`StoreError::UnknownService`], [`StoreError::OutOfRange`], a failing disk.
    pub fn resume_numbers(
        &mut self,
        from: &BTreeMap<String, u32>,
        gap: u32,
        stamp: &Stamp,
        by: &str,
    ) -> Result<(), StoreError> {
        let day = self.day()?.business_day.ok_or(StoreError::NoDay)?;
        let unconfirmed = self.day()?.numbers_unconfirmed;
        let states = self.numbers(gap)?;
        if let Some(unknown) = from
            .keys()
            .find(|service| !states.iter().any(|state| state.service == **service))
        {
            return Err(StoreError::UnknownService(unknown.clone()));
        }
        let mut runs = BTreeMap::new();
        for state in &states {
            let wanted = from
                .get(&state.service)
                .copied()
                .or(unconfirmed.then_some(state.proposed));
            if let Some(number) = wanted {
                runs.insert(state.service.clone(), run_from(state, number)?);
            }
        }
        let mut fact = self.day_fact(Payload::NumbersResumed { runs }, day, stamp);
        by.clone_into(&mut fact.by);
        self.transact(|writer| writer.append(&fact).map(|_| ()))
    }

    fn day_fact(&self, payload: Payload, day: BusinessDay, stamp: &Stamp) -> NewFact {
        NewFact {
            payload,
            subject: format!("day:{day}"),
            business_day: Some(day),
            stamp: *stamp,
            by: self.opening.device.clone(),
            personal: None,
        }
    }
}

fn run_from(state: &NumbersState, number: u32) -> Result<Run, StoreError> {
    let NumberRange { first, last } = state.range;
    if !(first..=last).contains(&number) {
        return Err(StoreError::OutOfRange {
            service: state.service.clone(),
            number,
            first,
            last,
        });
    }
    Ok(resumed(state.range, number, state.highest_known))
}

/// The open day of any journal.
pub(crate) fn open_day(connection: &Connection) -> Result<OpenDay, StoreError> {
    let value = |key: &str| {
        let mut statement = connection.prepare_cached("SELECT value FROM state WHERE key = ?")?;
        statement
            .query_row([key], |row| row.get::<_, String>(0))
            .optional()
    };
    let business_day = value("open_day")
        .doing("reading the open day")?
        .and_then(|day| day.parse().ok());
    let unconfirmed = value("numbers_unconfirmed")
        .doing("reading the open day")?
        .is_some();
    Ok(OpenDay {
        business_day,
        numbers_unconfirmed: unconfirmed,
    })
}

/// How numbers stand in any journal.
pub(crate) fn numbers(connection: &Connection, gap: u32) -> Result<Vec<NumbersState>, StoreError> {
    let sql = "SELECT n.service, n.first, n.range_last, n.next, n.last,
            (SELECT value FROM file WHERE key = 'known:' || n.service), s.value,
            (SELECT max(t.number) FROM tickets t WHERE t.business_day = s.value AND t.number BETWEEN n.first AND n.range_last)
        FROM numbers n, state s WHERE s.key = 'open_day' ORDER BY n.first";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("reading the day's numbers")?;
    let rows = statement.query_map([], |row| {
        let range = NumberRange {
            first: row.get(1)?,
            last: row.get(2)?,
        };
        let run = Run {
            next: row.get(3)?,
            last: row.get(4)?,
        };
        let elsewhere: Option<String> = row.get(5)?;
        let day: String = row.get(6)?;
        let here: Option<u32> = row.get(7)?;
        Ok(NumbersState {
            service: row.get(0)?,
            range,
            run,
            highest_known: here.max(elsewhere.and_then(|known| of_day(&known, &day))),
            proposed: 0,
        })
    });
    let mut states: Vec<NumbersState> = rows
        .and_then(Iterator::collect)
        .doing("reading the day's numbers")?;
    for state in &mut states {
        let alive = alive(connection, state.range)?;
        state.proposed = propose(state.range, state.highest_known, gap, |number| {
            alive.contains(&number)
        });
    }
    Ok(states)
}

/// The number of `known` ("DAY NUMBER", from the journal a restore set aside), if it is of `day`.
fn of_day(known: &str, day: &str) -> Option<u32> {
    known.strip_prefix(day)?.trim().parse().ok()
}

fn alive(connection: &Connection, range: NumberRange) -> Result<Vec<u32>, StoreError> {
    let sql = "SELECT number FROM tickets INDEXED BY tickets_alive
        WHERE business_day = (SELECT value FROM state WHERE key = 'open_day') AND number BETWEEN ? AND ?
        AND state IN ('waiting', 'called', 'serving', 'held', 'no_show')";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("reading living tickets")?;
    let rows = statement.query_map(params![range.first, range.last], |row| row.get(0));
    rows.and_then(Iterator::collect)
        .doing("reading living tickets")
}

fn leftover(connection: &Connection) -> Result<Vec<Uuid>, StoreError> {
    let sql =
        "SELECT id FROM tickets WHERE state IN ('waiting', 'called', 'serving', 'held', 'no_show')
        ORDER BY epoch, seq";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("reading what still waits")?;
    let rows = statement.query_map([], |row| row.get(0).map(Uuid::from_bytes));
    rows.and_then(Iterator::collect)
        .doing("reading what still waits")
}
