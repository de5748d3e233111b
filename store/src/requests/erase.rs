//! Erasing a person on request (facts.md, "From device to device, and away"): a fact, and with it, in the same transaction, what
//! is personal in every fact about them is emptied in place. The chain and the counts stay as they were.

use super::read::{by_reference, subjects};
use crate::acts::Asked;
use crate::append::NewFact;
use crate::error::{Doing, StoreError};
use crate::open::Store;
use crate::repeats::Once;
use domain::fact::Payload;
use domain::request::Reference;
use rusqlite::Connection;
use uuid::Uuid;

impl Store {
    /// Erases what is personal in a request, in its visits and in their tickets; the request's id. Whoever is erased again is
    /// told again: values may have come since.
    ///
    /// # Errors
    /// [`StoreError::UnknownReference`]; [`StoreError::NoDay`]; [`StoreError::KeyReused`]; a failing disk.
    pub fn erase_person(
        &mut self,
        reference: Reference,
        asked: &Asked,
    ) -> Result<Once<Uuid>, StoreError> {
        let day = self.day()?.business_day.ok_or(StoreError::NoDay)?;
        self.once(asked.repeat.as_ref(), |writer| {
            let request = by_reference(writer.connection, reference)?;
            let subjects = subjects(writer.connection, &request)?;
            for subject in &subjects {
                empty(writer.connection, *subject)?;
            }
            let fact = NewFact {
                payload: Payload::PersonErased { subjects },
                subject: request.id.to_string(),
                business_day: Some(day),
                stamp: asked.stamp,
                by: asked.by.clone(),
                personal: None,
            };
            writer.append(&fact)?;
            Ok(request.id)
        })
    }
}

fn empty(db: &Connection, subject: Uuid) -> Result<(), StoreError> {
    let sql =
        "UPDATE facts SET personal = NULL, salt = NULL WHERE subject = ? AND personal IS NOT NULL";
    db.prepare_cached(sql)
        .and_then(|mut statement| statement.execute([subject.to_string()]))
        .map(drop)
        .doing("erasing what is personal")
}
