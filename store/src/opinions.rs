//! What results count: of each visitor the last rating. A later one of the same subject or ticket takes the place of the
//! earlier. Where that was released in an edition, it stands until the later one is, and the later one takes its service
//! and day: nothing that was shown is ever taken back by itself (P10).

use crate::error::{Doing, StoreError};
use crate::links::{Link, resolved};
use domain::code::TicketKey;
use domain::day::BusinessDay;
use domain::rating::{Given, Reason, Said, Score};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

/// A rating, of this device or another.
pub(crate) struct Opinion<'a> {
    pub(crate) fact: Uuid,
    pub(crate) subject: Uuid,
    pub(crate) day: BusinessDay,
    pub(crate) given: &'a Given,
    pub(crate) said: &'a Said,
}

/// Where results count it.
struct Spot {
    service: Option<String>,
    day: String,
    internal: bool,
}

/// An earlier rating of the same visitor.
struct Earlier {
    id: i64,
    released: bool,
    /// Whether it was released, or takes the place of one that was.
    fixed: bool,
    spot: Spot,
}

/// Counts a rating from now on.
pub(crate) fn count(
    db: &Connection,
    key: &TicketKey,
    opinion: &Opinion<'_>,
) -> Result<(), StoreError> {
    let link = resolved(db, key, opinion.said)?;
    let earlier = earlier(db, opinion.subject, link.as_ref())?;
    let fixed = earlier.iter().rfind(|earlier| earlier.fixed);
    let own = Spot {
        service: link.as_ref().map(|link| link.service.clone()),
        day: link
            .as_ref()
            .map_or(opinion.day, |link| link.day)
            .to_string(),
        internal: link.as_ref().is_some_and(|link| link.internal),
    };
    let spot = fixed.map_or(&own, |earlier| &earlier.spot);
    let id = insert(db, opinion, link.as_ref(), spot)?;
    earlier
        .iter()
        .try_for_each(|earlier| replace(db, earlier, id))
}

fn earlier(
    db: &Connection,
    subject: Uuid,
    link: Option<&Link>,
) -> Result<Vec<Earlier>, StoreError> {
    let sql = "SELECT id, edition > 0, service, business_day, internal,
            edition > 0 OR EXISTS (SELECT 1 FROM opinions p WHERE p.replaced_by = o.id)
        FROM opinions o WHERE replaced_by IS NULL AND (subject = ? OR ticket = ?) ORDER BY id";
    let row = |row: &Row<'_>| {
        Ok(Earlier {
            id: row.get(0)?,
            released: row.get(1)?,
            fixed: row.get(5)?,
            spot: Spot {
                service: row.get(2)?,
                day: row.get(3)?,
                internal: row.get(4)?,
            },
        })
    };
    let ticket = link.map(|link| link.ticket);
    let doing = "looking for an earlier rating";
    let mut statement = db.prepare_cached(sql).doing(doing)?;
    let rows = statement.query_map(params![subject.to_string(), ticket], row);
    rows.and_then(Iterator::collect).doing(doing)
}

fn insert(
    db: &Connection,
    opinion: &Opinion<'_>,
    link: Option<&Link>,
    spot: &Spot,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO opinions (fact, subject, ticket, business_day, service, internal, score, reasons, marked,
        commented, edition) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";
    let values = params![
        opinion.fact.as_bytes(),
        opinion.subject.to_string(),
        link.map(|link| link.ticket),
        spot.day,
        spot.service,
        spot.internal,
        opinion.given.score as i64,
        bits(&opinion.given.reasons),
        opinion.given.marked.is_some(),
        opinion.said.comment.is_some(),
    ];
    db.prepare_cached(sql)
        .and_then(|mut statement| statement.insert(values))
        .doing("counting a rating")
}

/// What was not released goes; what was, stands until its place is taken by what is released.
fn replace(db: &Connection, earlier: &Earlier, by: i64) -> Result<(), StoreError> {
    let doing = "replacing an earlier rating";
    let passed_on = "UPDATE opinions SET replaced_by = ? WHERE replaced_by = ?";
    let kept = "UPDATE opinions SET replaced_by = ? WHERE id = ?";
    db.prepare_cached(passed_on)
        .and_then(|mut statement| statement.execute([by, earlier.id]))
        .doing(doing)?;
    if earlier.released {
        let mut statement = db.prepare_cached(kept).doing(doing)?;
        return statement.execute([by, earlier.id]).map(drop).doing(doing);
    }
    db.prepare_cached("DELETE FROM opinions WHERE id = ?")
        .and_then(|mut statement| statement.execute([earlier.id]))
        .map(drop)
        .doing(doing)
}

/// A bit for each reason, in the order of [`Reason::ALL`].
fn bits(reasons: &[Reason]) -> i64 {
    let places = Reason::ALL.into_iter().enumerate();
    let named = places.filter(|(_, reason)| reasons.contains(reason));
    named.fold(0, |bits, (place, _)| bits | 1 << place)
}

/// The reasons that [`bits`] stand for.
pub(crate) fn reasons(bits: i64) -> impl Iterator<Item = Reason> {
    let places = Reason::ALL.into_iter().enumerate();
    places
        .filter(move |(place, _)| bits >> place & 1 == 1)
        .map(|(_, reason)| reason)
}

/// The place of a score in [`Score::ALL`], as a row has it.
pub(crate) fn face(score: i64) -> usize {
    usize::try_from(score)
        .unwrap_or_default()
        .min(Score::ALL.len() - 1)
}
