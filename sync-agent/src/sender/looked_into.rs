//! What random walks look at within a sender, and do to its disk.

use super::Sender;
use std::collections::BTreeSet;
use uuid::Uuid;

impl<W> Sender<W> {
    /// Up to where an epoch's facts are answered for, and which of them are set aside.
    pub(crate) fn stands(&self, epoch: Uuid) -> (u64, BTreeSet<u64>) {
        let (cursor, aside) = (self.delivery.cursor(epoch), self.delivery.aside(epoch));
        (cursor.unwrap_or(0), aside.unwrap_or_default())
    }

    /// Everything that is set aside; nothing where the file that says so is another by now.
    pub(crate) fn records(&self) -> Vec<crate::Record> {
        let is_there = !self.damaged && !self.delivery.is_replaced();
        let records = is_there.then(|| self.delivery.records());
        records.and_then(Result::ok).unwrap_or_default()
    }

    /// Whether `delivery.db` may grow no more.
    pub(crate) fn has_a_full_disk(&self, full: bool) {
        self.delivery.may_grow(!full);
    }
}
