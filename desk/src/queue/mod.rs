//! The queue as requests reach it: what staff and devices ask for, done by the journal's owner, and what they see of
//! it, read beside the writer.

mod acts;
mod board;
mod estimates;
mod finish;
mod issue;
pub(crate) mod routes;
mod tickets;
mod view;
mod visitor;

pub use acts::{ActWish, CallNext};
pub use estimates::Waits;
pub use finish::Finish;
pub use issue::IssueWish;
pub(crate) use view::names;
pub use visitor::Turn;

use crate::branch::{Branch, Refusal};
use crate::problem::Problem;
use crate::readers::Readers;
use crate::serve::Clock;
use config::{Calling, Settings};
use domain::calling::Policy;
use std::path::Path;
use std::sync::Arc;
use store::{Keys, Repeat};

/// The queue of a branch.
pub struct Queue {
    settings: Settings,
    branch: Branch,
    clock: Clock,
    readers: Arc<Readers>,
    keys: Keys,
    waits: Waits,
}

impl Queue {
    /// The queue over the journal in `data`, which is open already.
    ///
    /// # Errors
    /// When the folder's keys cannot be read.
    pub(crate) fn new(
        settings: Settings,
        (data, readers): (&Path, Arc<Readers>),
        branch: Branch,
        clock: Clock,
    ) -> Result<Self, store::StoreError> {
        Ok(Self {
            settings,
            branch,
            clock,
            readers,
            keys: Keys::open(data)?,
            waits: Waits::default(),
        })
    }

    /// The keys of the journal's folder.
    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Expected waits as they were last reckoned.
    #[must_use]
    pub fn waits(&self) -> Waits {
        self.waits.clone()
    }

    /// Has something read that may wait for the disk, away from where requests are served.
    ///
    /// # Errors
    /// As `read` says; 503 when it could not be done.
    pub(crate) async fn aside<T: Send + 'static>(
        self: &Arc<Self>,
        read: impl FnOnce(&Self) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let queue = Arc::clone(self);
        match tokio::task::spawn_blocking(move || read(&queue)).await {
            Ok(read) => read,
            Err(_) => Err(Refusal::Unavailable.into()),
        }
    }

    /// As [`repeat`], for what may be personal: nobody who has not the key can guess what was asked by its digest.
    pub(crate) fn sealed_repeat(
        &self,
        path: &str,
        key: Option<&str>,
        asked: &impl std::hash::Hash,
    ) -> Option<Repeat> {
        let mut repeat = repeat(path, key, asked)?;
        repeat.body = domain::code::sealed_digest(&self.keys.ticket, &repeat.body);
        Some(repeat)
    }

    fn calling(&self) -> &Calling {
        &self.settings.branch.calling
    }

    fn policy(&self) -> Policy {
        let calling = self.calling();
        let (priority, normal) = calling.priority_ratio;
        Policy {
            priority,
            normal,
            aging_ms: minutes(calling.aging_minutes),
            longest_wait_ms: minutes(calling.longest_wait_minutes),
        }
    }
}

fn minutes(minutes: u32) -> u64 {
    u64::from(minutes) * 60_000
}

/// How a request is known again: its key, kept for its path, with what it asked.
fn repeat(path: &str, key: Option<&str>, asked: &impl std::hash::Hash) -> Option<Repeat> {
    key.map(|key| Repeat {
        path: path.to_owned(),
        key: key.to_owned(),
        body: digest(asked),
    })
}

/// A digest of what was asked, the same for the rest of the day and across restarts.
fn digest(asked: &impl std::hash::Hash) -> [u8; 32] {
    struct Bytes(sha2::Sha256);
    impl std::hash::Hasher for Bytes {
        fn finish(&self) -> u64 {
            0
        }
        fn write(&mut self, bytes: &[u8]) {
            sha2::Digest::update(&mut self.0, bytes);
        }
    }
    let mut bytes = Bytes(sha2::Digest::new());
    asked.hash(&mut bytes);
    sha2::Digest::finalize(bytes.0).into()
}
