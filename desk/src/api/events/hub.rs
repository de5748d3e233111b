//! The one task that reads the journal, and the place up to which listeners have been told.

use crate::api::place::Place;
use crate::serve::Service;
use domain::fact::Fact;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::{Reader, Since, StoreError};
use tokio::sync::broadcast;

/// Events a listener may lag behind before it is dropped.
const BACKLOG: usize = 1024;
/// Facts read at a time.
const BATCH: usize = 256;
/// Between two looks at a journal that grows all the time: what came meanwhile is told together.
const REST: Duration = Duration::from_millis(20);
/// After a journal could not be read.
const AGAIN: Duration = Duration::from_secs(1);

/// A fact on its way to listeners.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) place: Place,
    pub(super) kind: String,
    /// The fact as JSON, without what is personal.
    pub(super) json: String,
}

/// Where listeners join.
pub(crate) struct Hub(Mutex<Inner>);

struct Inner {
    told: broadcast::Sender<Arc<Told>>,
    upto: Option<Place>,
}

impl Default for Hub {
    fn default() -> Self {
        Self(Mutex::new(Inner {
            told: broadcast::Sender::new(BACKLOG),
            upto: None,
        }))
    }
}

impl Hub {
    /// Joins: everything after the place comes by the receiver. `None`: the journal was not read yet.
    pub(super) fn join(&self) -> Option<(broadcast::Receiver<Arc<Told>>, Place)> {
        let inner = self.inner();
        inner.upto.map(|upto| (inner.told.subscribe(), upto))
    }

    fn upto(&self) -> Option<Place> {
        self.inner().upto
    }

    fn begin(&self, upto: Option<Place>) {
        self.inner().upto = upto;
    }

    /// Tells facts and moves the place in one step, so that whoever joins meets each fact exactly once.
    fn tell(&self, facts: Vec<Told>) {
        let mut inner = self.inner();
        for fact in facts {
            inner.upto = Some(fact.place);
            // Nobody may be listening.
            inner.told.send(Arc::new(fact)).ok();
        }
    }

    /// Drops every listener: each comes again, and learns that its place is not known any more.
    fn drop_all(&self, upto: Option<Place>) {
        let mut inner = self.inner();
        inner.told = broadcast::Sender::new(BACKLOG);
        inner.upto = upto;
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells what becomes durable until the service ends.
pub(crate) async fn tell_events(service: Arc<Service>) {
    let mut changed = service.branch.watch();
    loop {
        match next(&service).await {
            Ok(0) => {
                if changed.changed().await.is_err() {
                    return;
                }
            }
            Ok(_) => tokio::time::sleep(REST).await,
            // The log has it from where it was read.
            Err(()) => tokio::time::sleep(AGAIN).await,
        }
    }
}

/// Tells one batch; how many there were.
async fn next(service: &Service) -> Result<usize, ()> {
    let Some(upto) = service.hub.upto() else {
        let last = service.read(Reader::last_place).await.map_err(drop)?;
        service.hub.begin(last.map(Place::from));
        return if last.is_some() { Ok(1) } else { Err(()) };
    };
    let read = service
        .read(move |reader| after(reader, upto, BATCH))
        .await
        .map_err(drop)?;
    match read {
        Some(facts) => {
            let count = facts.len();
            service.hub.tell(facts);
            Ok(count)
        }
        // Another journal was put in this one's place.
        None => {
            let last = service.read(Reader::last_place).await.map_err(drop)?;
            service.hub.drop_all(last.map(Place::from));
            Ok(1)
        }
    }
}

enum Stop {
    Enough,
    Failed(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

/// At most so many facts after a place; `None` when the journal knows no such place.
pub(super) fn after(
    reader: &Reader,
    place: Place,
    most: usize,
) -> Result<Option<Vec<Told>>, StoreError> {
    if !reader.knows(place.epoch, place.seq)? {
        return Ok(None);
    }
    let mut facts = Vec::new();
    let read = reader.facts(Since::Place(place.epoch, place.seq), None, |fact| {
        if facts.len() == most {
            return Err(Stop::Enough);
        }
        facts.push(told(fact));
        Ok(())
    });
    match read {
        Ok(()) | Err(Stop::Enough) => Ok(Some(facts)),
        Err(Stop::Failed(error)) => Err(error),
    }
}

fn told(fact: &Fact) -> Told {
    Told {
        place: Place {
            epoch: fact.epoch,
            seq: fact.seq,
        },
        kind: fact.kind.clone(),
        // Facts always have a JSON form: they were read from one.
        json: serde_json::to_string(fact).unwrap_or_default(),
    }
}
