//! What staff want everyone in the hall to read, for the rest of the business day. Words of staff are free text: they
//! stand sealed beside their fact, never in it (facts.md, "A fact"), so that erasing them takes them off the board too.

use crate::append::NewFact;
use crate::error::{Doing, StoreError};
use crate::keys::Keys;
use crate::open::Store;
use crate::read::Reader;
use domain::fact::Payload;
use domain::time::Stamp;
use std::collections::BTreeMap;

const SUBJECT: &str = "notice";
const KIND: &str = "notice.set";

/// A notice's words by language code.
pub type NoticeWords = BTreeMap<String, String>;

impl Store {
    /// Shows a notice until the business day ends, or (no words) takes the one that is shown away.
    ///
    /// # Errors
    /// No open day, a failing disk.
    pub fn set_notice(
        &mut self,
        words: &NoticeWords,
        stamp: &Stamp,
        by: &str,
    ) -> Result<(), StoreError> {
        let shown = !words.is_empty();
        let text = serde_json::json!(words).to_string();
        let what = (Payload::NoticeSet { shown }, SUBJECT.to_owned());
        let fact = NewFact {
            personal: shown.then(|| self.keys().seal(&text)).transpose()?,
            ..self.about(what, stamp, by)?
        };
        self.transact(|writer| writer.append(&fact).map(|_| ()))
    }
}

impl Reader {
    /// The notice that is shown now; `None` where there is none, or its words are erased.
    ///
    /// # Errors
    /// [`StoreError::Unsealed`] when it does not open with these keys; a failing disk.
    pub fn notice(&self, keys: &Keys) -> Result<Option<NoticeWords>, StoreError> {
        let shown = self
            .connection
            .prepare_cached("SELECT 1 FROM state WHERE key = 'notice'")
            .and_then(|mut statement| statement.exists([]))
            .doing("looking for a notice")?;
        if !shown {
            return Ok(None);
        }
        let words = self.personal(keys, SUBJECT, KIND)?;
        Ok(words.and_then(|words| serde_json::from_str(&words).ok()))
    }
}
