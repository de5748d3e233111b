//! Requests that come twice (facts.md, "Repeats"): the key is kept with the change in its transaction, and the
//! same key with the same body gives the same change for the rest of the business day, after a crash too.

use crate::append::Writer;
use crate::error::{Doing, StoreError};
use crate::open::Store;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What makes a request known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// Where it came in; keys are kept per path.
    pub path: String,
    /// Its Idempotency-Key.
    pub key: String,
    /// Digest of its body.
    pub body: [u8; 32],
}

/// An answer, and whether this request made the change or an earlier one had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Once<T> {
    /// The change was made now.
    New(T),
    /// It was made for this key before.
    Repeated(T),
}

impl<T> Once<T> {
    /// The answer.
    pub fn answer(&self) -> &T {
        let (Self::New(answer) | Self::Repeated(answer)) = self;
        answer
    }

    /// The answer, whoever made it.
    pub fn into_answer(self) -> T {
        let (Self::New(answer) | Self::Repeated(answer)) = self;
        answer
    }
}

impl Store {
    /// Makes a change at most once for a key; without one, as often as it is asked for.
    pub(crate) fn once<T: Serialize + DeserializeOwned>(
        &mut self,
        repeat: Option<&Repeat>,
        change: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<Once<T>, StoreError> {
        let Some(repeat) = repeat else {
            return self.transact(change).map(Once::New);
        };
        if let Some(answer) = answered(&self.connection, repeat)? {
            return Ok(Once::Repeated(answer));
        }
        self.transact(|writer| {
            let answer = change(writer)?;
            remember(writer.connection, repeat, &answer)?;
            Ok(Once::New(answer))
        })
    }
}

fn answered<T: DeserializeOwned>(
    connection: &Connection,
    repeat: &Repeat,
) -> Result<Option<T>, StoreError> {
    let sql = "SELECT body, answer FROM answers WHERE path = ? AND key = ?";
    let found: Option<([u8; 32], String)> = connection
        .prepare_cached(sql)
        .and_then(|mut statement| {
            let keyed = params![repeat.path, repeat.key];
            statement
                .query_row(keyed, |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })
        .doing("looking for an earlier answer")?;
    match found {
        None => Ok(None),
        Some((body, _)) if body != repeat.body => Err(StoreError::KeyReused),
        Some((_, answer)) => serde_json::from_str(&answer)
            .map(Some)
            .map_err(|_| StoreError::KeyReused),
    }
}

fn remember<T: Serialize>(
    connection: &Connection,
    repeat: &Repeat,
    answer: &T,
) -> Result<(), StoreError> {
    let answer = serde_json::to_string(answer).map_err(|source| StoreError::Fact {
        seq: 0,
        kind: "answer".to_owned(),
        source,
    })?;
    let sql = "INSERT INTO answers (path, key, body, answer) VALUES (?, ?, ?, ?)";
    let values = params![repeat.path, repeat.key, repeat.body, answer];
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.execute(values))
        .doing("remembering the answer")?;
    Ok(())
}
