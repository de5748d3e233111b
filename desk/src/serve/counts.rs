//! What the service counts of itself, for `/metrics`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The counts.
#[derive(Default)]
pub(crate) struct Counts {
    answers: [AtomicU64; 5],
    listeners: Arc<AtomicU64>,
}

/// Someone who hears events, counted while it lives.
pub(crate) struct Listening(Arc<AtomicU64>);

impl Counts {
    /// Counts an answer by the hundreds of its status.
    pub(crate) fn answered(&self, status: u16) {
        let class = usize::from(status / 100).saturating_sub(1);
        if let Some(count) = self.answers.get(class) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Answers so far, by class: 1xx to 5xx.
    pub(crate) fn answers(&self) -> [u64; 5] {
        std::array::from_fn(|class| {
            self.answers
                .get(class)
                .map_or(0, |count| count.load(Ordering::Relaxed))
        })
    }

    /// Counts a listener.
    pub(crate) fn listening(&self) -> Listening {
        self.listeners.fetch_add(1, Ordering::Relaxed);
        Listening(self.listeners.clone())
    }

    /// Listeners now.
    pub(crate) fn listeners(&self) -> u64 {
        self.listeners.load(Ordering::Relaxed)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
