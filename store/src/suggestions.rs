//! Suggestions and comments as staff read them: by day, in no order within it, and comments only once their rating is
//! released (facts.md, "Ratings").

use crate::error::{Doing, StoreError};
use crate::glance::{personal, sealed as sealed_row};
use crate::keys::{Keys, Sealed};
use crate::read::Reader;
use domain::code::digest;
use domain::day::BusinessDay;
use domain::rating::{FollowUp, Said};
use domain::results::Month;
use rusqlite::{Connection, Params, Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How many are read at most.
const MOST: i64 = 500;
/// Suggestions of this device and of others: when, how far, and where their words are.
const SUGGESTIONS: &str = "SELECT subject, business_day, state, commitment, salt, personal,
        EXISTS (SELECT 1 FROM suggested l WHERE l.subject = s.subject) FROM (
    SELECT o.subject, o.business_day, o.state, f.commitment, f.salt, f.personal
    FROM suggestions o JOIN facts f ON f.epoch = o.epoch AND f.seq = o.seq WHERE f.kind = 'suggestion.left'
    UNION ALL
    SELECT r.subject, r.business_day, coalesce(o.state, 'new'), r.commitment, r.salt, r.personal
    FROM received r LEFT JOIN suggestions o ON o.subject = r.subject
    WHERE r.kind = 'suggestion.left' AND r.verdict = 'accepted' AND NOT EXISTS (
        SELECT 1 FROM received l WHERE l.device = r.device AND l.epoch = r.epoch AND l.seq > r.seq
            AND l.kind = r.kind AND l.verdict = r.verdict AND l.subject = r.subject)) s";

/// A suggestion (P15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Its subject, by which it is followed.
    pub id: Uuid,
    /// The day it was left on.
    pub day: BusinessDay,
    /// How far staff are with it.
    pub state: FollowUp,
    /// Its words; `None`: they are erased.
    pub words: Option<String>,
    /// What staff answer.
    pub answer: Option<String>,
    /// Whether it is linked with a visit, whose page shows the answer.
    pub linked: bool,
}

/// What a visitor wrote with a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The day.
    pub day: BusinessDay,
    /// The words.
    pub words: String,
}

/// What is personal in `suggestion.followed`.
#[derive(Serialize, Deserialize)]
struct Answered {
    answer: String,
}

impl Reader {
    /// Suggestions, the latest day first, at most 500; of one state where `state` says so.
    ///
    /// # Errors
    /// [`StoreError::Unsealed`] when one does not open with these keys; a failing disk.
    pub fn suggestions(
        &self,
        keys: &Keys,
        state: Option<FollowUp>,
    ) -> Result<Vec<Suggestion>, StoreError> {
        let condition =
            "WHERE ?1 IS NULL OR state = ?1 ORDER BY business_day DESC, subject LIMIT ?2";
        let values = params![state.map(FollowUp::code), MOST];
        self.suggestions_where(keys, condition, values)
    }

    /// The suggestions that are linked with a visit, with what staff answer.
    ///
    /// # Errors
    /// [`StoreError::Unsealed`] when one does not open with these keys; a failing disk.
    pub fn suggestions_of(&self, keys: &Keys, ticket: Uuid) -> Result<Vec<Suggestion>, StoreError> {
        let condition = "WHERE subject IN (SELECT l.subject FROM suggested l WHERE l.ticket = ?)
            ORDER BY business_day, subject";
        self.suggestions_where(keys, condition, params![digest(&keys.ticket, ticket)])
    }

    fn suggestions_where(
        &self,
        keys: &Keys,
        condition: &str,
        values: impl Params,
    ) -> Result<Vec<Suggestion>, StoreError> {
        let doing = "reading suggestions";
        let sql = format!("{SUGGESTIONS} {condition}");
        let mut statement = self.connection.prepare_cached(&sql).doing(doing)?;
        let mut rows = statement.query(values).doing(doing)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().doing(doing)? {
            found.push(suggestion(&self.connection, keys, row)?);
        }
        Ok(found)
    }

    /// Comments of the released ratings of a month, the latest day first, at most 500; within a day in no order.
    ///
    /// # Errors
    /// [`StoreError::Unsealed`] when one does not open with these keys; a failing disk.
    pub fn comments(&self, keys: &Keys, month: Month) -> Result<Vec<Comment>, StoreError> {
        let doing = "reading comments";
        let sql = "SELECT day, commitment, salt, personal FROM (
                SELECT o.business_day AS day, f.commitment, f.salt, f.personal FROM opinions o JOIN facts f ON f.id = o.fact
                WHERE o.commented = 1 AND o.edition > 0 AND o.business_day BETWEEN ?1 AND ?2
                UNION ALL
                SELECT o.business_day, r.commitment, r.salt, r.personal FROM opinions o
                JOIN received r ON r.id = o.fact AND r.verdict = 'accepted'
                WHERE o.commented = 1 AND o.edition > 0 AND o.business_day BETWEEN ?1 AND ?2
            ) WHERE personal IS NOT NULL ORDER BY day DESC, random() LIMIT ?3";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        let (first, last) = (month.first().to_string(), month.last().to_string());
        let mut rows = statement.query(params![first, last, MOST]).doing(doing)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().doing(doing)? {
            let sealed = sealed_row(row, 1).doing(doing)?;
            let said = opened(keys, sealed)?;
            let day = day(row, 0).doing(doing)?;
            found.extend(said.comment.map(|words| Comment { day, words }));
        }
        Ok(found)
    }
}

fn suggestion(db: &Connection, keys: &Keys, row: &Row<'_>) -> Result<Suggestion, StoreError> {
    let doing = "reading a suggestion";
    let (id, state): (String, String) = (row.get(0).doing(doing)?, row.get(2).doing(doing)?);
    let id: Uuid = id.parse().unwrap_or_default();
    let state = FollowUp::from_code(&state).unwrap_or(FollowUp::New);
    let answer = match state {
        FollowUp::New => None,
        _ => answer(db, keys, id)?,
    };
    Ok(Suggestion {
        id,
        day: day(row, 1).doing(doing)?,
        state,
        words: opened(keys, sealed_row(row, 3).doing(doing)?)?.suggestion,
        answer,
        linked: row.get(6).doing(doing)?,
    })
}

fn opened(keys: &Keys, sealed: Option<Sealed>) -> Result<Said, StoreError> {
    let Some(sealed) = sealed else {
        return Ok(Said::default());
    };
    let text = keys.unseal(&sealed)?;
    serde_json::from_str(&text).map_err(|_| StoreError::Unsealed)
}

/// What staff answered last.
pub(crate) fn answer(
    db: &Connection,
    keys: &Keys,
    suggestion: Uuid,
) -> Result<Option<String>, StoreError> {
    let said = personal(db, keys, &suggestion.to_string(), "suggestion.followed")?;
    let said = said.and_then(|said| serde_json::from_str::<Answered>(&said).ok());
    Ok(said.map(|said| said.answer))
}

/// An answer, sealed.
pub(crate) fn sealed(keys: &Keys, answer: Option<String>) -> Result<Option<Sealed>, StoreError> {
    let answer = answer.map(|answer| serde_json::json!(Answered { answer }).to_string());
    answer.map(|answer| keys.seal(&answer)).transpose()
}

/// Whether a suggestion of this id was left here or on another device.
pub(crate) fn is_known(db: &Connection, suggestion: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT 1 WHERE EXISTS (SELECT 1 FROM suggestions WHERE subject = ?1) OR EXISTS (
        SELECT 1 FROM received WHERE kind = 'suggestion.left' AND verdict = 'accepted' AND subject = ?1)";
    db.prepare_cached(sql)
        .and_then(|mut statement| statement.exists([suggestion.to_string()]))
        .doing("looking for a suggestion")
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<BusinessDay> {
    let text: String = row.get(column)?;
    Ok(text.parse().unwrap_or_default())
}
