//! Expected waits, reckoned beside the commits and never in one (facts.md, "Reports of time"): whenever the queue
//! changed, but not more often than a few times a second, and told to everyone from here.

use super::Queue;
use domain::calling::{Desk, Waiting};
use domain::estimate::{Busy, Estimates, Open, Range, Times, estimate};
use domain::ticket::Ticket;
use domain::time::Stamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use store::{CounterState, Glance, Reader, StoreError};
use uuid::Uuid;

/// Between two reckonings, however often the queue changes.
const REST: Duration = Duration::from_millis(200);
/// A long queue takes longer to reckon: so many times as long is rested after it, that visitors' and counters' own
/// requests keep the processor.
const REST_FOR_WORK: u32 = 20;
/// Waits shorten by themselves while nothing happens.
const STALE: Duration = Duration::from_secs(30);

/// Expected waits as they were last reckoned. Cheap to clone; every clone tells the newest.
#[derive(Debug, Clone, Default)]
pub struct Waits(Arc<RwLock<Known>>);

#[derive(Debug, Default)]
struct Known {
    tickets: BTreeMap<Uuid, Range>,
    newcomers: BTreeMap<(String, bool), Range>,
}

impl Waits {
    /// What one who waits may expect; `None` where it cannot be told.
    #[must_use]
    pub fn ticket(&self, ticket: Uuid) -> Option<Range> {
        self.known(|known| known.tickets.get(&ticket).copied())
    }

    /// What one who comes now may expect; `None` where it cannot be told.
    #[must_use]
    pub fn newcomer(&self, service: &str, priority: bool) -> Option<Range> {
        let lane = (service.to_owned(), priority);
        self.known(|known| known.newcomers.get(&lane).copied())
    }

    fn known<T>(&self, look: impl FnOnce(&Known) -> T) -> T {
        look(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn tell(&self, known: Known) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = known;
    }
}

impl Queue {
    /// Keeps expected waits fresh for as long as the branch is there.
    pub async fn keep_waits(self: Arc<Self>) {
        let mut changes = self.branch.watch();
        loop {
            let (queue, begun) = (Arc::clone(&self), Instant::now());
            let reckoned = tokio::task::spawn_blocking(move || queue.reckon()).await;
            if let Ok(Err(error)) = reckoned {
                tracing::warn!("waits cannot be reckoned: {error}");
            }
            tokio::time::sleep(REST.max(begun.elapsed() * REST_FOR_WORK)).await;
            if let Ok(Err(_)) = tokio::time::timeout(STALE, changes.changed()).await {
                return;
            }
        }
    }

    /// Reckons what everyone may expect now.
    ///
    /// # Errors
    /// When the queue cannot be read.
    pub fn reckon(&self) -> Result<(), StoreError> {
        let now = (self.clock)();
        let (glance, times) = self
            .readers
            .read_here(|reader| Ok((reader.glance()?, self.times(reader)?)))?;
        let waiting: Vec<Waiting> = glance.waiting.iter().map(waiting).collect();
        let counters = self.open_counters(&glance);
        let estimates = estimate(&domain::estimate::Queue {
            waiting: &waiting,
            counters: &counters,
            policy: &self.policy(),
            times: &times,
            now: &now,
        });
        self.waits.tell(self.known(&waiting, &estimates));
        Ok(())
    }

    fn known(&self, waiting: &[Waiting], estimates: &Estimates) -> Known {
        let tickets = waiting.iter().map(|waiting| waiting.ticket);
        let lanes = self.settings.branch.services.iter();
        let lanes =
            lanes.flat_map(|service| [true, false].map(|class| (service.id.clone(), class)));
        Known {
            tickets: tickets
                .filter_map(|ticket| Some((ticket, estimates.ticket(ticket)?)))
                .collect(),
            newcomers: lanes
                .filter_map(|lane| {
                    let range = estimates.newcomer(&lane.0, lane.1)?;
                    Some((lane, range))
                })
                .collect(),
        }
    }

    fn times(&self, reader: &Reader) -> Result<Times, StoreError> {
        let services = self.settings.branch.services.iter();
        let samples = services.map(|service| {
            let mut times = reader.busy_times(&service.id)?;
            times.reverse();
            Ok((service.id.clone(), times))
        });
        Ok(Times::new(samples.collect::<Result<Vec<_>, StoreError>>()?))
    }

    fn open_counters(&self, glance: &Glance) -> Vec<Open> {
        let rows = glance.counters.iter();
        rows.filter(|row| row.state != CounterState::Closed)
            .filter_map(|row| {
                let counter = self.settings.branch.counter(&row.id)?;
                Some(Open {
                    desk: Desk {
                        services: counter.services.clone(),
                        turn: row.turn,
                        person: row.person.clone(),
                        colleagues: colleagues(glance, &row.id),
                    },
                    busy: busy(glance, &row.id),
                    on_break: row.state == CounterState::Break,
                })
            })
            .collect()
    }
}

/// Who works at the other counters that are open.
fn colleagues(glance: &Glance, counter: &str) -> BTreeSet<String> {
    let rows = glance.counters.iter();
    let others = rows.filter(|row| row.id != counter && row.state == CounterState::Open);
    others.filter_map(|row| row.person.clone()).collect()
}

/// Whom a counter has now.
fn busy(glance: &Glance, counter: &str) -> Option<Busy> {
    use domain::ticket::TicketState::{Called, Serving};
    let mut taken = glance.taken.iter();
    let ticket = taken.find(|ticket| {
        ticket.counter.as_deref() == Some(counter) && matches!(ticket.state, Called | Serving)
    })?;
    Some(Busy {
        service: ticket.service.clone(),
        since: since_call(ticket),
    })
}

/// Since when a counter is busy with a ticket: its state's beginning, and what it took before that.
fn since_call(ticket: &Ticket) -> Stamp {
    let before = i64::try_from(ticket.busy_ms).unwrap_or(i64::MAX);
    Stamp {
        at: ticket.since.at - chrono::TimeDelta::milliseconds(before),
        mono_ms: ticket.since.mono_ms.saturating_sub(ticket.busy_ms),
        ..ticket.since
    }
}

fn waiting(ticket: &Ticket) -> Waiting {
    Waiting {
        ticket: ticket.id,
        service: ticket.service.clone(),
        priority: ticket.priority,
        addressee: ticket.addressee.clone(),
        order: ticket.order,
        arrived: ticket.arrived,
    }
}
