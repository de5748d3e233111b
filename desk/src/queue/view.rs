//! The whole queue as staff see it: services, counters, who waits.

use super::Queue;
use super::issue::wait;
use crate::problem::Problem;
use crate::views::{CounterView, QueueView, ServiceView, TicketView};
use axum::http::StatusCode;
use config::Bilingual;
use domain::ticket::{Ticket, TicketState};
use domain::time::Stamp;
use std::collections::BTreeMap;
use store::{CounterRow, CounterState, Glance, Reader, StoreError};

impl Queue {
    /// The queue of the open day at this moment.
    ///
    /// # Errors
    /// 503 when it cannot be read.
    pub fn view(&self) -> Result<QueueView, Problem> {
        let now = (self.clock)();
        let read = self.readers.read_here(|reader| {
            let glance = reader.glance()?;
            self.whole(reader, &glance, &now)
        });
        read.map_err(Problem::from)
    }

    /// One counter at this moment.
    ///
    /// # Errors
    /// 404 for an unknown counter; 503.
    pub fn counter(&self, id: &str) -> Result<CounterView, Problem> {
        self.counter_of(id)?;
        let counters = self.view()?.counters.into_iter();
        counters
            .into_iter()
            .find(|counter| counter.id == id)
            .ok_or_else(|| {
                Problem::new(
                    StatusCode::NOT_FOUND,
                    "unknown-counter",
                    "There is no such counter.",
                )
            })
    }

    fn whole(
        &self,
        reader: &Reader,
        glance: &Glance,
        now: &Stamp,
    ) -> Result<QueueView, StoreError> {
        let seen = |tickets: &[Ticket]| -> Result<Vec<TicketView>, StoreError> {
            tickets
                .iter()
                .map(|ticket| self.seen(reader, ticket, now))
                .collect()
        };
        let counters = self.settings.branch.counters.iter();
        Ok(QueueView {
            business_day: glance.business_day.map(|day| day.to_string()),
            place: place(glance),
            services: self.services(glance, now),
            counters: counters
                .map(|counter| self.counter_seen(reader, counter, glance, now))
                .collect::<Result<_, _>>()?,
            waiting: seen(&glance.waiting)?,
            missed: seen(&glance.missed)?,
        })
    }

    fn services(&self, glance: &Glance, now: &Stamp) -> Vec<ServiceView> {
        let services = self.settings.branch.services.iter();
        services
            .map(|service| {
                let id = &service.id;
                let waiting = |priority| {
                    let lane = (id.clone(), priority);
                    glance.counts.get(&lane).copied().unwrap_or(0)
                };
                let first = glance.waiting.iter().find(|ticket| ticket.service == *id);
                ServiceView {
                    id: id.clone(),
                    name: names(&service.name),
                    waiting: waiting(true) + waiting(false),
                    waiting_priority: waiting(true),
                    longest_wait_seconds: first
                        .map(|first| now.millis_since(&first.arrived) / 1000),
                    wait: self.waits.newcomer(id, false).map(wait),
                    counters_open: self.open_for(glance, id),
                }
            })
            .collect()
    }

    fn open_for(&self, glance: &Glance, service: &str) -> u32 {
        let counters = self.settings.branch.counters.iter();
        let open = counters.filter(|counter| {
            let row = row(glance, &counter.id);
            row.is_some_and(|row| row.state == CounterState::Open)
                && counter.services.iter().any(|served| served == service)
        });
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    }

    fn counter_seen(
        &self,
        reader: &Reader,
        counter: &config::Counter,
        glance: &Glance,
        now: &Stamp,
    ) -> Result<CounterView, StoreError> {
        let mine = |ticket: &&Ticket| ticket.counter.as_deref() == Some(counter.id.as_str());
        let (held, at): (Vec<&Ticket>, Vec<&Ticket>) = glance
            .taken
            .iter()
            .filter(mine)
            .partition(|ticket| ticket.state == TicketState::Held);
        let row = row(glance, &counter.id);
        let seen = |ticket: &&Ticket| self.seen(reader, ticket, now);
        Ok(CounterView {
            id: counter.id.clone(),
            number: counter.number,
            name: names(&counter.name),
            state: row.map_or("closed", |row| row.state.code()).to_owned(),
            staff: row
                .and_then(|row| row.by.strip_prefix("staff:"))
                .map(str::to_owned),
            services: counter.services.clone(),
            ticket: at.first().map(seen).transpose()?,
            held: held.iter().map(seen).collect::<Result<_, _>>()?,
            undo_seconds: row.and_then(|row| self.undo_left(row, now)),
        })
    }

    /// For how many seconds more a counter's last action can be taken back.
    fn undo_left(&self, row: &CounterRow, now: &Stamp) -> Option<u64> {
        let acted = row.acted.as_ref()?;
        let limit = u64::from(self.calling().undo_seconds);
        let left = limit.checked_sub(now.millis_since(acted) / 1000)?;
        (left > 0).then_some(left)
    }
}

fn row<'a>(glance: &'a Glance, counter: &str) -> Option<&'a CounterRow> {
    glance.counters.iter().find(|row| row.id == counter)
}

/// The place in the journal a glance is of, as events name it.
pub(super) fn place(glance: &Glance) -> String {
    let place = glance.place;
    place.map_or_else(String::new, |(epoch, seq)| format!("{epoch}:{seq}"))
}

/// Names by language.
pub(crate) fn names(name: &Bilingual) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("ar".to_owned(), name.ar.clone()),
        ("en".to_owned(), name.en.clone()),
    ])
}
