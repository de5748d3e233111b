//! Facts of other devices (facts.md, "From device to device"): kept apart and as they came, never journaled or sent on.
//! Each place of a source is answered for once, whatever the answer, so that a gap means a loss; ratings and suggestions
//! among them are counted with those of this device.

use crate::error::{Doing, StoreError};
use crate::keys::{Keys, Sealed};
use crate::open::Store;
use crate::opinions::{self, Opinion};
use crate::{links, ratings};
use chrono::{DateTime, Utc};
use domain::day::BusinessDay;
use domain::fact::Payload;
use domain::rating::{Said, is_anonymous};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// A device and its epoch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The device's name.
    pub device: String,
    /// The epoch.
    pub epoch: Uuid,
}

/// A fact of another device, as it is delivered.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreign {
    /// Its place within its source.
    pub seq: u64,
    /// Its id.
    pub id: Uuid,
    /// Its link in its source's chain.
    pub hash: [u8; 32],
    /// Its kind.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// Its business day.
    pub business_day: Option<BusinessDay>,
    /// When, by its device's wall clock.
    pub at: DateTime<Utc>,
    /// What it says.
    pub data: serde_json::Value,
    /// What is personal in it, where its device sends that.
    pub personal: Option<String>,
}

/// What became of a delivered fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is kept.
    Accepted,
    /// It was kept before.
    Duplicate,
    /// Another fact has its id or its place.
    Conflict,
    /// It says what no fact of its kind can, with why.
    Rejected(String),
}

impl Store {
    /// Takes facts of one source, oldest first; what became of each. Durable when this returns.
    ///
    /// # Errors
    /// A failing disk; none is kept then.
    pub fn receive(
        &mut self,
        source: &Source,
        facts: &[Foreign],
    ) -> Result<Vec<Verdict>, StoreError> {
        let keys = self.keys.clone();
        self.transact(|writer| {
            let db = writer.connection;
            let each = facts.iter().map(|fact| take(db, &keys, source, fact));
            let verdicts = each.collect::<Result<_, _>>()?;
            move_on(db, source)?;
            Ok(verdicts)
        })
    }

    /// The seq up to which everything of a source was answered for; 0 for none.
    ///
    /// # Errors
    /// A failing disk.
    pub fn contiguous_through(&self, source: &Source) -> Result<u64, StoreError> {
        through(&self.connection, source).map(i64::unsigned_abs)
    }
}

fn take(
    db: &Connection,
    keys: &Keys,
    source: &Source,
    fact: &Foreign,
) -> Result<Verdict, StoreError> {
    if let Some(answered) = answered(db, source, fact)? {
        return Ok(answered);
    }
    let verdict = match said(fact) {
        _ if has_another(db, fact)? => Verdict::Conflict,
        Err(why) => Verdict::Rejected(why),
        Ok(what) => {
            keep(db, (source, fact), "accepted", None, sealed(keys, fact)?)?;
            count(db, keys, fact, what)?;
            return Ok(Verdict::Accepted);
        }
    };
    let (word, why) = match &verdict {
        Verdict::Rejected(why) => ("rejected", Some(why.as_str())),
        _ => ("conflict", None),
    };
    keep(db, (source, fact), word, why, None)?;
    Ok(verdict)
}

/// What was answered for this place before.
fn answered(
    db: &Connection,
    source: &Source,
    fact: &Foreign,
) -> Result<Option<Verdict>, StoreError> {
    let sql = "SELECT id = ? AND hash = ?, verdict, reason FROM received
        WHERE device = ? AND epoch = ? AND seq = ?";
    let (id, epoch) = (fact.id.as_bytes(), source.epoch.as_bytes());
    let values = params![id, fact.hash, source.device, epoch, fact.seq as i64];
    let verdict = |row: &Row<'_>| {
        let (same, word): (bool, String) = (row.get(0)?, row.get(1)?);
        Ok(match word.as_str() {
            _ if !same => Verdict::Conflict,
            "accepted" => Verdict::Duplicate,
            "rejected" => Verdict::Rejected(row.get::<_, Option<String>>(2)?.unwrap_or_default()),
            _ => Verdict::Conflict,
        })
    };
    db.prepare_cached(sql)
        .and_then(|mut statement| statement.query_row(values, verdict).optional())
        .doing("looking for a delivered fact")
}

/// Whether another fact, of any device, has its id.
fn has_another(db: &Connection, fact: &Foreign) -> Result<bool, StoreError> {
    let sql =
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM received WHERE id = ?1 AND verdict = 'accepted')
        OR EXISTS (SELECT 1 FROM facts WHERE id = ?1)";
    db.prepare_cached(sql)
        .and_then(|mut statement| statement.exists([fact.id.as_bytes()]))
        .doing("looking for a delivered fact")
}

/// What a fact says to the branch, or why no fact can say it.
enum What {
    Rating(Box<(Uuid, domain::rating::Given, Said)>),
    Suggestion(Uuid, Said),
    /// Kept, and not looked at here.
    Other,
}

fn said(fact: &Foreign) -> Result<What, String> {
    if !is_of_visitors(&fact.kind) {
        return Ok(What::Other);
    }
    let payload = Payload::from_parts(&fact.kind, &fact.data)
        .map_err(|why| format!("its data is not that of {}: {why}", fact.kind))?;
    let subject: Uuid = fact
        .subject
        .parse()
        .map_err(|_| "its subject is no UUID".to_owned())?;
    if !is_anonymous(fact.id) || !is_anonymous(subject) {
        return Err(
            "its id and subject must be random (UUIDv4): others tell their moment".to_owned(),
        );
    }
    let said = said_in(fact)?;
    Ok(match payload {
        Payload::RatingGiven(given) => What::Rating(Box::new((subject, given, said))),
        Payload::SuggestionLeft {} => What::Suggestion(subject, said),
        _ => What::Other,
    })
}

fn is_of_visitors(kind: &str) -> bool {
    matches!(kind, "rating.given" | "suggestion.left")
}

fn said_in(fact: &Foreign) -> Result<Said, String> {
    let Some(personal) = &fact.personal else {
        return Ok(Said::default());
    };
    let said: Said = serde_json::from_str(personal)
        .map_err(|why| format!("what is personal is not that of {}: {why}", fact.kind))?;
    Ok(said.plain())
}

/// What is personal, sealed with this folder's key; visitors' words made plain once more.
fn sealed(keys: &Keys, fact: &Foreign) -> Result<Option<Sealed>, StoreError> {
    if is_of_visitors(&fact.kind) {
        return ratings::sealed(keys, &said_in(fact).unwrap_or_default());
    }
    fact.personal
        .as_ref()
        .map(|text| keys.seal(text))
        .transpose()
}

fn keep(
    db: &Connection,
    (source, fact): (&Source, &Foreign),
    verdict: &str,
    why: Option<&str>,
    sealed: Option<Sealed>,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO received (device, epoch, seq, id, hash, verdict, reason, kind, subject, business_day, at_ms,
        data, commitment, salt, personal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    // What was not accepted may be anything: its place is answered for, and that is all.
    let data = match verdict {
        "accepted" => fact.data.to_string(),
        _ => String::new(),
    };
    let values = params![
        source.device,
        source.epoch.as_bytes(),
        fact.seq as i64,
        fact.id.as_bytes(),
        fact.hash,
        verdict,
        why,
        fact.kind,
        fact.subject,
        fact.business_day.map(|day| day.to_string()),
        fact.at.timestamp_millis(),
        data,
        sealed.as_ref().map(|sealed| sealed.commitment),
        sealed.as_ref().map(|sealed| sealed.salt),
        sealed.as_ref().map(|sealed| sealed.sealed.as_slice()),
    ];
    db.prepare_cached(sql)
        .and_then(|mut statement| statement.execute(values))
        .map(drop)
        .doing("keeping a delivered fact")
}

fn count(db: &Connection, keys: &Keys, fact: &Foreign, what: What) -> Result<(), StoreError> {
    match what {
        What::Rating(rating) => {
            let (subject, given, said) = *rating;
            let opinion = Opinion {
                fact: fact.id,
                subject,
                day: fact.business_day.unwrap_or(fact.at.date_naive()),
                given: &given,
                said: &said,
            };
            opinions::count(db, &keys.ticket, &opinion)
        }
        What::Suggestion(subject, said) => links::link_suggestion(db, &keys.ticket, subject, &said),
        What::Other => Ok(()),
    }
}

/// Moves the source's mark over everything that follows without a gap.
fn move_on(db: &Connection, source: &Source) -> Result<(), StoreError> {
    let doing = "counting what was delivered";
    let before = through(db, source)?;
    let sql = "SELECT seq FROM received WHERE device = ? AND epoch = ? AND seq > ? ORDER BY seq";
    let mut statement = db.prepare_cached(sql).doing(doing)?;
    let values = params![source.device, source.epoch.as_bytes(), before];
    let mut rows = statement.query(values).doing(doing)?;
    let mut upto = before;
    while let Some(row) = rows.next().doing(doing)? {
        if row.get::<_, i64>(0).doing(doing)? != upto + 1 {
            break;
        }
        upto += 1;
    }
    let sql = "INSERT OR REPLACE INTO sources (device, epoch, through) VALUES (?, ?, ?)";
    db.prepare_cached(sql)
        .and_then(|mut kept| kept.execute(params![source.device, source.epoch.as_bytes(), upto]))
        .map(drop)
        .doing(doing)
}

fn through(db: &Connection, source: &Source) -> Result<i64, StoreError> {
    let sql = "SELECT through FROM sources WHERE device = ? AND epoch = ?";
    let values = params![source.device, source.epoch.as_bytes()];
    let found = db
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row(values, |row| row.get(0)).optional());
    found
        .map(Option::unwrap_or_default)
        .doing("counting what was delivered")
}
