//! How a failing journal comes back by itself, while the screen says that no number can be promised.

use super::App;
use super::journal::Journal;
use crate::place;
use crate::tell;
use domain::screen::Event as ScreenEvent;
use store::{Notice, Store, StoreError, Trouble};

impl App {
    /// Tries whether the journal works again; does nothing while it works.
    pub(super) fn mend_journal(&mut self) {
        if matches!(self.journal, Journal::Elsewhere) {
            self.open_journal();
        } else if self.screen.faults.cannot_store && !matches!(self.journal, Journal::Closed) {
            self.try_again();
        }
    }

    /// A full disk is tried by writing, a failed one by opening anew, which checks the file.
    fn try_again(&mut self) {
        let stamp = self.clock.now();
        let mended = match std::mem::replace(&mut self.journal, Journal::Failed) {
            Journal::Open(store) if self.trouble == Trouble::Full => self.if_there_is_room(store),
            Journal::Open(store) => store.reopen(&stamp).map(Some),
            _ => Store::open(place::opening(&self.settings, &self.data), &stamp).map(Some),
        };
        if let Ok(Some((store, notices))) = mended {
            tell::notices(&notices);
            tracing::info!("the journal works again");
            self.tell_screen(ScreenEvent::Storing { works: true });
            self.begin_with(store);
            self.listen();
            self.settle_late();
        }
    }

    fn if_there_is_room(
        &mut self,
        mut store: Box<Store>,
    ) -> Result<Option<(Store, Vec<Notice>)>, StoreError> {
        let stamp = self.clock.now();
        let emptied = self.retention.empty(&mut store, &stamp);
        match emptied.and_then(|()| store.probe()) {
            Ok(()) => Ok(Some((*store, Vec::new()))),
            Err(error) => {
                self.trouble = error.trouble();
                self.journal = Journal::Open(store);
                Ok(None)
            }
        }
    }
}
