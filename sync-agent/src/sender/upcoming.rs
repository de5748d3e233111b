//! What goes to a target next: what is on its way still, else what the journal has for it.

use super::Sender;
use crate::batch::{Assembler, Batch};
use crate::fault::DeliveryError;
use crate::http::Wire;
use std::os::unix::fs::MetadataExt;
use store::{JOURNAL, Keys, Reader, while_still};

/// About the most bytes of a batch, before it is compressed.
const BYTES: usize = 256 * 1024;

impl<W: Wire> Sender<W> {
    pub(super) fn next(&mut self) -> Result<Option<Batch>, DeliveryError> {
        if let Some(held) = self.held.take() {
            return Ok(Some(held));
        }
        self.open_journal()?;
        let keys = self.keys()?;
        let Some((_, reader)) = &self.journal else {
            return Ok(None);
        };
        let assembler = Assembler {
            reader,
            delivery: &self.delivery,
            branch: &self.branch,
            keys: keys.as_ref(),
            most: self.limits.records(self.most),
            bytes: self.limits.bytes(BYTES),
        };
        assembler.next()
    }

    /// Opens the journal that stands there now, where there is one. It stays open while that is the same file; nobody
    /// moves it meanwhile.
    fn open_journal(&mut self) -> Result<(), DeliveryError> {
        let data = &self.data;
        let held = self.journal.take();
        self.journal = while_still(data, || {
            let now = std::fs::metadata(data.join(JOURNAL)).map(|file| file.ino());
            match (held, now) {
                (Some((number, reader)), Ok(now)) if number == now => Ok(Some((number, reader))),
                (_, Ok(now)) => Reader::open(data).map(|reader| Some((now, reader))),
                (_, Err(_)) => Ok(None),
            }
        })?;
        Ok(())
    }

    /// What opens personal values, where they may go to this target. Keys are made by whoever seals, never here.
    fn keys(&self) -> Result<Option<Keys>, DeliveryError> {
        let sealed = self.data.join("keys/personal.key").exists();
        let wanted = sealed && self.way.personal();
        Ok(wanted.then(|| Keys::open(&self.data)).transpose()?)
    }
}
