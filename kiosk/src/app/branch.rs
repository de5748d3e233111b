//! What the LAN asks of the branch: done by this loop like everything else, all that waits at one go, so that one
//! flush serves it. The screen is told of it a little later and not for each.

use super::journal::Journal;
use super::receipts::Receipt;
use super::{App, Event};
use desk::{Paper, Work, do_together};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// As much as one commit takes along.
const AT_ONCE: usize = 64;
/// Between two looks at who waits, however quickly the queue changes.
const LOOK: Duration = Duration::from_millis(200);

/// How far the screen knows of what the LAN changed.
pub(super) struct Seen {
    changed: bool,
    looked: Instant,
    place: Option<(uuid::Uuid, u64)>,
}

impl Seen {
    pub(super) fn nothing() -> Self {
        Self {
            changed: false,
            looked: Instant::now(),
            place: None,
        }
    }

    /// When to look next, if anything is to be seen.
    pub(super) fn due(&self) -> Option<Instant> {
        self.changed.then(|| self.looked + LOOK)
    }
}

impl App {
    /// Does a piece of work with all that wait behind it; what else was found waiting.
    pub(super) fn work(&mut self, first: Work, events: &Receiver<Event>) -> Option<Event> {
        let mut works = vec![first];
        let mut other = None;
        while works.len() < AT_ONCE && other.is_none() {
            match events.try_recv() {
                Ok(Event::Desk(work)) => works.push(work),
                Ok(event) => other = Some(event),
                Err(_) => break,
            }
        }
        let stamp = self.clock.now();
        let store = match &mut self.journal {
            Journal::Open(store) => Some(store.as_mut()),
            _ => None,
        };
        if let Err(error) = do_together(store, works, &stamp) {
            self.journal_failed("what the desk asked for could not be stored", error);
        }
        self.seen.changed = true;
        other
    }

    /// Prints what the desk asks for.
    pub(super) fn print_for_desk(&mut self, paper: Paper) {
        match paper {
            Paper::Ticket(issued) => {
                let wait = self
                    .face
                    .wait(&issued.ticket.service, issued.ticket.priority);
                self.print(&issued, Some(issued.ahead), wait);
            }
            Paper::Receipt { ticket, missing } => self.want_receipt(Receipt { ticket, missing }),
        }
    }

    /// Tells everyone on the LAN when the journal has grown, whoever made it grow.
    pub(super) fn tell_branch(&mut self) {
        let Journal::Open(store) = &self.journal else {
            return;
        };
        let place = Some(store.place());
        if self.seen.place != place {
            self.seen.place = place;
            self.branch.changed();
        }
    }

    /// Looks at who waits, when the LAN changed it and it is time.
    pub(super) fn look_when_due(&mut self) {
        if self.seen.due().is_some_and(|due| Instant::now() >= due) {
            self.seen.changed = false;
            self.seen.looked = Instant::now();
            self.look();
            self.refresh();
        }
    }
}
