//! Requests as staff read them.

use crate::error::{Doing, StoreError};
use crate::glance::sealed;
use crate::keys::Keys;
use crate::read::{FACT_COLUMNS, Reader, fact_row, personal};
use crate::visits;
use domain::day::BusinessDay;
use domain::fact::Fact;
use domain::request::{Personal, Reach, Reference, Request, State, Values};
use domain::visit::Visit;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use uuid::Uuid;

/// How many are read at most.
const MOST: i64 = 500;

/// Which requests are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestsOf {
    /// In this state.
    pub state: Option<State>,
    /// For this service.
    pub service: Option<String>,
}

/// What is personal in a request.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// Its personal values.
    pub values: Values,
    /// Missing papers that the checklist does not name, while it waits.
    pub papers: Vec<String>,
    /// The committee's words, once it answered; why it was withdrawn, once it was.
    pub words: Option<String>,
    /// Whether its values are erased.
    pub erased: bool,
}

/// What is personal never shows in a log.
impl std::fmt::Debug for Looked {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Looked(hidden)")
    }
}

/// A fact of a person, with what is personal in it.
#[derive(Clone, PartialEq)]
pub struct Exported {
    /// The fact.
    pub fact: Fact,
    /// What stands sealed beside it, as JSON; `None` where nothing does or it is erased.
    pub personal: Option<serde_json::Value>,
}

impl Reader {
    /// A request.
    ///
    /// # Errors
    /// [`StoreError::Unknown`]; a failing disk.
    pub fn request(&self, id: Uuid) -> Result<Request, StoreError> {
        by_id(&self.connection, id)
    }

    /// The request of a reference (H6).
    ///
    /// # Errors
    /// [`StoreError::UnknownReference`]; a failing disk.
    pub fn request_of(&self, reference: Reference) -> Result<Request, StoreError> {
        by_reference(&self.connection, reference)
    }

    /// Requests, the last changed first, at most 500.
    ///
    /// # Errors
    /// A failing disk.
    pub fn requests(&self, of: &RequestsOf) -> Result<Vec<Request>, StoreError> {
        let condition = "WHERE (?1 IS NULL OR state = ?1) AND (?2 IS NULL OR service = ?2)
            ORDER BY epoch DESC, seq DESC LIMIT ?3";
        all(
            &self.connection,
            condition,
            params![of.state.map(State::code), of.service, MOST],
        )
    }

    /// Requests that call for reaching out to their applicants (P3), with what about; the most urgent first, then the longest
    /// due. Long is what `silence_days` says of a service.
    ///
    /// # Errors
    /// A failing disk.
    pub fn to_reach(
        &self,
        today: BusinessDay,
        silence_days: impl Fn(&str) -> u32,
    ) -> Result<Vec<(Request, Vec<Reach>)>, StoreError> {
        let open = all(&self.connection, "WHERE closed_ms IS NULL", [])?;
        let reached = open.into_iter().map(|request| {
            let reach = request.reach(today, silence_days(&request.service));
            (request, reach)
        });
        let mut due: Vec<_> = reached.filter(|(_, reach)| !reach.is_empty()).collect();
        due.sort_by_key(|(request, reach)| (reach.first().copied(), request.reference));
        Ok(due)
    }

    /// The visits a request was made on, the first first.
    ///
    /// # Errors
    /// A failing disk.
    pub fn visits_of(&self, request: &Request) -> Result<Vec<Visit>, StoreError> {
        let visits = request.visits.iter();
        visits
            .map(|id| visits::visit(&self.connection, *id))
            .collect()
    }

    /// What is personal in a request. Whoever asks records the look ([`crate::Store::see_request`]).
    ///
    /// # Errors
    /// [`StoreError::Unsealed`] when it does not open with these keys; a failing disk.
    pub fn look_into(&self, keys: &Keys, request: &Request) -> Result<Looked, StoreError> {
        let db = &self.connection;
        let filled = values(db, keys, request)?;
        let of = |kind: &str| kept_personal(db, keys, request.id, &[kind]);
        let words = match request.state {
            State::Withdrawn => of("request.withdrawn")?,
            _ => of("request.answered")?,
        };
        let papers = match request.state {
            State::Waiting => of("request.waiting")?,
            _ => None,
        };
        Ok(Looked {
            erased: filled.is_none(),
            values: filled.unwrap_or_default(),
            papers: papers.map(|personal| personal.papers).unwrap_or_default(),
            words: words.and_then(|personal| personal.words),
        })
    }

    /// Everything that is known of the person behind a request: the facts of it, of its visits and of their tickets, the oldest
    /// first, with what is personal in them.
    ///
    /// # Errors
    /// [`StoreError::UnknownReference`]; [`StoreError::Unsealed`]; a failing disk.
    pub fn export(&self, keys: &Keys, reference: Reference) -> Result<Vec<Exported>, StoreError> {
        let request = by_reference(&self.connection, reference)?;
        let subjects = subjects(&self.connection, &request)?;
        let doing = "reading what is known of a person";
        let sql = format!("{FACT_COLUMNS} WHERE f.subject = ? ORDER BY f.epoch, f.seq");
        let mut found = Vec::new();
        for subject in subjects {
            let mut statement = self.connection.prepare_cached(&sql).doing(doing)?;
            let mut rows = statement.query([subject.to_string()]).doing(doing)?;
            while let Some(row) = rows.next().doing(doing)? {
                let place: (u32, i64) = (row.get(15).doing(doing)?, row.get(0).doing(doing)?);
                found.push((place, exported(row, keys)?));
            }
        }
        found.sort_by_key(|(place, _)| *place);
        Ok(found.into_iter().map(|(_, exported)| exported).collect())
    }
}

fn exported(row: &Row<'_>, keys: &Keys) -> Result<Exported, StoreError> {
    let sealed = personal(row).doing("reading what is known of a person")?;
    let text = sealed.map(|sealed| keys.unseal(&sealed)).transpose()?;
    Ok(Exported {
        fact: fact_row(row)?,
        personal: text.and_then(|text| serde_json::from_str(&text).ok()),
    })
}

/// The ids under which facts of the person behind a request stand.
pub(super) fn subjects(db: &Connection, request: &Request) -> Result<Vec<Uuid>, StoreError> {
    let mut subjects = vec![request.id];
    for id in &request.visits {
        subjects.push(*id);
        subjects.extend(visits::visit(db, *id)?.begun.ticket);
    }
    Ok(subjects)
}

/// The personal values of a request as it was filled in last; `None`: they are erased.
pub(super) fn values(
    db: &Connection,
    keys: &Keys,
    request: &Request,
) -> Result<Option<Values>, StoreError> {
    let kinds = ["request.drafted", "request.changed", "request.amended"];
    let personal = kept_personal(db, keys, request.id, &kinds)?;
    Ok(personal.map(|personal| personal.values))
}

/// What stands sealed beside the last fact of these kinds about a request; empty where nothing ever did, `None`: it is erased.
fn kept_personal(
    db: &Connection,
    keys: &Keys,
    id: Uuid,
    kinds: &[&str],
) -> Result<Option<Personal>, StoreError> {
    let sql = "SELECT commitment, salt, personal FROM facts WHERE subject = ?1
        AND kind IN (SELECT value FROM json_each(?2)) ORDER BY epoch DESC, seq DESC LIMIT 1";
    let kinds = serde_json::json!(kinds).to_string();
    let row = |row: &Row<'_>| {
        Ok((
            row.get::<_, Option<[u8; 32]>>(0)?.is_some(),
            sealed(row, 0)?,
        ))
    };
    let kept = db
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row([id.to_string(), kinds], row).optional())
        .doing("reading what is personal in a request")?;
    match kept {
        None | Some((false, _)) => Ok(Some(Personal::default())),
        Some((true, None)) => Ok(None),
        Some((true, Some(sealed))) => opened(keys, &sealed).map(Some),
    }
}

fn opened(keys: &Keys, sealed: &crate::Sealed) -> Result<Personal, StoreError> {
    serde_json::from_str(&keys.unseal(sealed)?).map_err(|_| StoreError::Unsealed)
}

pub(super) fn by_id(db: &Connection, id: Uuid) -> Result<Request, StoreError> {
    let what = "request";
    found(db, "id = ?", &id.to_string())?.ok_or(StoreError::Unknown { what, id })
}

pub(super) fn by_reference(db: &Connection, reference: Reference) -> Result<Request, StoreError> {
    let found = found(db, "reference = ?", &reference.to_string())?;
    found.ok_or(StoreError::UnknownReference(reference))
}

/// The request of a condition.
pub(crate) fn found(
    db: &Connection,
    condition: &str,
    value: &dyn ToSql,
) -> Result<Option<Request>, StoreError> {
    let found = all(db, &format!("WHERE {condition} LIMIT 1"), [value])?;
    Ok(found.into_iter().next())
}

fn all(
    db: &Connection,
    condition: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<Request>, StoreError> {
    let doing = "reading requests";
    let mut statement = db
        .prepare_cached(&format!("SELECT content FROM requests {condition}"))
        .doing(doing)?;
    let rows = statement.query_map(values, |row| row.get::<_, String>(0));
    let contents: Vec<String> = rows.and_then(Iterator::collect).doing(doing)?;
    let parsed = contents.iter().map(|content| {
        serde_json::from_str(content).map_err(|source| StoreError::Fact {
            seq: 0,
            kind: "request".to_owned(),
            source,
        })
    });
    parsed.collect()
}
