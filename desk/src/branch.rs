//! The way from the LAN to the journal. Requests come in many tasks; the journal has one owner. A request hands it
//! a piece of work and waits; the owner does all that wait at one go, so that one flush serves them
//! (`store::Store::together`), and no answer leaves before it.

use domain::time::Stamp;
use std::sync::Arc;
use store::{Issued, Store, StoreError};
use tokio::sync::{oneshot, watch};

/// Something to be done with the journal by its owner. It is made with the store and the moment; what it returns is
/// called once it is known whether all of it is durable.
pub type Work = Box<dyn FnOnce(&mut Store, &Stamp) -> Delivery + Send>;
/// Tells whoever waits: `Ok` when the work is durable.
pub type Delivery = Box<dyn FnOnce(Result<(), Refusal>) + Send>;

/// What the desk has printed on the branch's printer.
#[derive(Debug)]
pub enum Paper {
    /// A promised ticket with its paper's job; how that ends, the journal tells.
    Ticket(Box<Issued>),
    /// The receipt of a visit that ended.
    Receipt {
        /// Its ticket.
        ticket: uuid::Uuid,
        /// Papers still missing, as the employee named them.
        missing: Vec<String>,
    },
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// A rule of the journal forbids it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The journal cannot be written just now.
    #[error("the journal cannot be written just now")]
    Unavailable,
}

/// A branch, as everything that serves the LAN has it. Cheap to clone.
#[derive(Clone)]
pub struct Branch {
    owner: Arc<dyn Fn(Work) -> bool + Send + Sync>,
    printer: Arc<dyn Fn(Paper) + Send + Sync>,
    changed: Arc<watch::Sender<u64>>,
}

impl Branch {
    /// A branch whose journal's owner is given work by `owner`, which must not block and answers `false` when the
    /// owner is gone.
    pub fn new(owner: impl Fn(Work) -> bool + Send + Sync + 'static) -> Self {
        Self {
            owner: Arc::new(owner),
            printer: Arc::new(|_| {}),
            changed: Arc::new(watch::Sender::new(0)),
        }
    }

    /// Has something done with the journal, and waits until it is durable. A dropped future does not undo it.
    ///
    /// # Errors
    /// [`Refusal::Store`] as `work` says; [`Refusal::Unavailable`] when the journal is not open or its disk failed.
    pub async fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store, &Stamp) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Refusal> {
        let (answer, answered) = oneshot::channel();
        let work: Work = Box::new(move |store, stamp| {
            let made = work(store, stamp);
            Box::new(move |durable| {
                let told = durable.and_then(|()| made.map_err(Refusal::Store));
                // Whoever asked may have gone; what is durable stays.
                answer.send(told).ok();
            })
        });
        if !(self.owner)(work) {
            return Err(Refusal::Unavailable);
        }
        answered.await.unwrap_or(Err(Refusal::Unavailable))
    }

    /// With whoever prints what is asked for here.
    #[must_use]
    pub fn printing(mut self, printer: impl Fn(Paper) + Send + Sync + 'static) -> Self {
        self.printer = Arc::new(printer);
        self
    }

    /// Has something printed.
    pub(crate) fn print(&self, paper: Paper) {
        (self.printer)(paper);
    }

    /// To be called by the journal's owner after something became durable.
    pub fn changed(&self) {
        self.changed.send_modify(|times| *times += 1);
    }

    /// Wakes whenever something became durable.
    #[must_use]
    pub fn watch(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }
}

/// Does everything that waits with one commit, then tells everyone. `None`: the journal is not open.
///
/// # Errors
/// When the disk failed: everyone was told [`Refusal::Unavailable`], and the owner has a journal to mend.
pub fn do_together(
    store: Option<&mut Store>,
    works: Vec<Work>,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let Some(store) = store else {
        // Dropping a work tells its asker.
        return Ok(());
    };
    let mut deliveries = Vec::with_capacity(works.len());
    let done = store.together(|store| {
        for work in works {
            deliveries.push(work(store, stamp));
        }
    });
    for delivery in deliveries {
        delivery(match done {
            Ok(()) => Ok(()),
            Err(_) => Err(Refusal::Unavailable),
        });
    }
    done
}
