//! What a further reception keeps of the tickets that it asks the branch service for (facts.md, "Printing"): the key
//! before it asks, and its own print job once it is answered. The tickets themselves are in the branch's journal.

use crate::append::NewFact;
use crate::epoch::{file, set_file};
use crate::error::{Doing, StoreError};
use crate::moment::{stamp, text};
use crate::open::Store;
use domain::day::BusinessDay;
use domain::fact::Payload;
use domain::time::Stamp;
use uuid::Uuid;

/// Where the `file` table has it: no fact, for nothing has happened yet.
const KEPT: &str = "ask";

/// A ticket that the branch service is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The idempotency key.
    pub key: Uuid,
    /// What is asked for, as it is sent.
    pub wish: String,
    /// When it was asked for first.
    pub at: Stamp,
}

impl Store {
    /// Keeps what is about to be asked, in place of an earlier ask. Durable when this returns.
    ///
    /// # Errors
    /// A failing disk; nothing may be asked then.
    pub fn keep_ask(&mut self, ask: &Ask) -> Result<(), StoreError> {
        let kept = format!("{}\n{}\n{}", ask.key, text(&ask.at), ask.wish);
        set_file(&self.connection, KEPT, &kept)
    }

    /// The last ask, unless its ticket is known here.
    ///
    /// # Errors
    /// A failing disk.
    pub fn unanswered_ask(&self) -> Result<Option<Ask>, StoreError> {
        let kept = file(&self.connection, KEPT)?;
        Ok(kept.and_then(|kept| read(&kept)))
    }

    /// Queues the paper of a ticket that the branch service promised, and forgets the ask; the new job. Durable when
    /// this returns.
    ///
    /// # Errors
    /// A failing disk; the ask is then kept.
    pub fn queue_promised(
        &mut self,
        ticket: Uuid,
        business_day: BusinessDay,
        stamp: &Stamp,
    ) -> Result<Uuid, StoreError> {
        let job = Uuid::now_v7();
        let fact = NewFact {
            payload: Payload::PrintQueued { job, copy: false },
            subject: ticket.to_string(),
            business_day: Some(business_day),
            stamp: *stamp,
            by: self.opening.device.clone(),
            personal: None,
        };
        self.transact(|writer| {
            writer.append(&fact)?;
            writer
                .connection
                .execute("DELETE FROM file WHERE key = ?", [KEPT])
                .doing("forgetting what was asked")?;
            Ok(job)
        })
    }
}

fn read(kept: &str) -> Option<Ask> {
    let mut lines = kept.splitn(3, '\n');
    Some(Ask {
        key: lines.next()?.parse().ok()?,
        at: stamp(lines.next()?)?,
        wish: lines.next()?.to_owned(),
    })
}
