//! Ratings and suggestions in the journal (facts.md, "Ratings"): facts of nobody, at no minute. What a visitor wrote, and
//! which visit they linked, stands sealed beside them.

use crate::append::{NewFact, Writer};
use crate::error::{Doing, StoreError};
use crate::keys::{Keys, Sealed};
use crate::open::Store;
use crate::opinions::{self, Opinion};
use crate::{links, suggestions};
use domain::day::BusinessDay;
use domain::fact::Payload;
use domain::rating::{FollowUp, Given, Said};
use domain::time::Stamp;
use rusqlite::params;
use uuid::Uuid;

/// A visitor's rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// The rating that the same visitor goes on with, and whose place this one takes; `None`: their first.
    pub subject: Option<Uuid>,
    /// The face, what about, and whether it may be play.
    pub given: Given,
    /// What they wrote, and the code of the ticket they link.
    pub said: Said,
}

impl Store {
    /// Keeps a rating; its subject, by which the same visitor may go on. Durable when this returns. In results it takes
    /// the place of an earlier one of its subject or of its ticket. `by` is a device, or `branch`.
    ///
    /// # Errors
    /// [`StoreError::NoDay`]; a failing disk.
    pub fn rate(&mut self, rating: &Rating, stamp: &Stamp, by: &str) -> Result<Uuid, StoreError> {
        let day = self.rated_day()?;
        let subject = rating.subject.unwrap_or_else(Uuid::new_v4);
        let (given, said) = (tidied(&rating.given), rating.said.clone().plain());
        let keys = self.keys.clone();
        let mut fact = of_nobody(subject, day, stamp, by);
        fact.payload = Payload::RatingGiven(given.clone());
        fact.personal = sealed(&keys, &said)?;
        self.transact(|writer| {
            let id = writer.append(&fact).and_then(|_| writer.last_id())?;
            let opinion = Opinion {
                fact: id,
                subject,
                day,
                given: &given,
                said: &said,
            };
            opinions::count(writer.connection, &keys.ticket, &opinion)?;
            Ok(subject)
        })
    }

    /// Keeps a suggestion (P15); its subject, by which the same visitor may go on and link the visit. Durable when this
    /// returns. `by` is a device, or `branch`.
    ///
    /// # Errors
    /// [`StoreError::NoDay`]; a failing disk.
    pub fn suggest(
        &mut self,
        subject: Option<Uuid>,
        said: &Said,
        stamp: &Stamp,
        by: &str,
    ) -> Result<Uuid, StoreError> {
        let said = said.clone().plain();
        let (subject, keys) = (subject.unwrap_or_else(Uuid::new_v4), self.keys.clone());
        let mut fact = of_nobody(subject, self.rated_day()?, stamp, by);
        fact.personal = sealed(&keys, &said)?;
        self.transact(|writer| {
            writer.append(&fact)?;
            links::link_suggestion(writer.connection, &keys.ticket, subject, &said)?;
            Ok(subject)
        })
    }

    /// Takes a suggestion further, one of another device too, with an answer to whoever left it; without one an earlier
    /// answer stands. Durable when this returns.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when there is none; [`StoreError::NoDay`]; a failing disk.
    pub fn follow(
        &mut self,
        suggestion: Uuid,
        (state, answer): (FollowUp, Option<&str>),
        stamp: &Stamp,
        by: &str,
    ) -> Result<(), StoreError> {
        let keys = self.keys.clone();
        let mut fact = of_nobody(suggestion, self.rated_day()?, stamp, by);
        fact.payload = Payload::SuggestionFollowed { state };
        self.transact(|writer| {
            let before = suggestions::answer(writer.connection, &keys, suggestion)?;
            if !suggestions::is_known(writer.connection, suggestion)? {
                let what = "suggestion";
                return Err(StoreError::Unknown {
                    what,
                    id: suggestion,
                });
            }
            let answer = answer.map(domain::rating::plain).or(before);
            fact.personal = suggestions::sealed(&keys, answer.filter(|text| !text.is_empty()))?;
            writer.append(&fact).map(|_| ())
        })
    }

    fn rated_day(&self) -> Result<BusinessDay, StoreError> {
        self.day()?.business_day.ok_or(StoreError::NoDay)
    }
}

/// A fact about a random subject; what it says is for the caller to put in.
fn of_nobody(subject: Uuid, day: BusinessDay, stamp: &Stamp, by: &str) -> NewFact {
    NewFact {
        payload: Payload::SuggestionLeft {},
        subject: subject.to_string(),
        business_day: Some(day),
        stamp: *stamp,
        by: by.to_owned(),
        personal: None,
    }
}

/// Each reason once, in their order.
fn tidied(given: &Given) -> Given {
    let mut given = given.clone();
    given.reasons.sort_unstable();
    given.reasons.dedup();
    given
}

/// What was said, sealed; nothing where nothing was.
pub(crate) fn sealed(keys: &Keys, said: &Said) -> Result<Option<Sealed>, StoreError> {
    if said.is_empty() {
        return Ok(None);
    }
    keys.seal(&serde_json::json!(said).to_string()).map(Some)
}

impl Writer<'_> {
    /// The id of the fact appended last.
    fn last_id(&self) -> Result<Uuid, StoreError> {
        let sql = "SELECT id FROM facts WHERE epoch = ? AND seq = ?";
        let place = params![self.tip.number, self.tip.seq as i64];
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row(place, |row| row.get(0)))
            .map(Uuid::from_bytes)
            .doing("reading a fact")
    }
}
