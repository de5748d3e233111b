//! Results: the ratings of a period as `domain::results` takes them, who served, and the editions in which figures move.
//! A period is read beside the writer and reckoned there; publishing what came of it is one small change, which is refused
//! where the ratings are no longer those that were reckoned with.

use crate::error::{Doing, StoreError};
use crate::open::Store;
use crate::opinions::{face, reasons};
use crate::read::Reader;
use domain::day::BusinessDay;
use domain::results::{Cell, Month, Of, Plan, Release, Served, count};
use domain::ticket::VisitorKind;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;

/// Whose ratings are looked at: each is a set of its own, and no figure spans two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Whose {
    /// Of which month.
    pub month: Month,
    /// Of internal visitors (P11); `false`: of everyone else.
    pub internal: bool,
    /// Whether what looks like play stays unreleased. What was released under another setting stands.
    pub leave_out_play: bool,
}

/// The ratings of a period at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    whose: Whose,
    /// The ratings.
    pub cells: Vec<Cell>,
    /// The grouping since the last edition.
    pub plan: Plan,
    /// The last rating that is counted.
    through: i64,
}

/// An edition to be published.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    whose: Whose,
    plan: Plan,
    through: i64,
    /// How many new ratings of each are released.
    new: BTreeMap<(Of, BusinessDay), u32>,
}

impl Tally {
    /// The edition that a release makes of these ratings.
    #[must_use]
    pub fn edition(&self, release: Release) -> Edition {
        let mut new = BTreeMap::new();
        for cell in self.cells.iter().filter(|cell| cell.edition == 0) {
            let key = (cell.of.clone(), cell.day);
            if release.cells.contains(&key) {
                *new.entry(key).or_default() += count(&cell.faces);
            }
        }
        Edition {
            whose: self.whose,
            plan: release.plan,
            through: self.through,
            new,
        }
    }
}

impl Reader {
    /// The ratings of a period at this moment, with its last plan.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn tally(&self, whose: Whose) -> Result<Tally, StoreError> {
        let doing = "reading ratings";
        self.connection.execute_batch("BEGIN").doing(doing)?;
        let tally = tally(&self.connection, whose);
        self.connection.execute_batch("COMMIT").doing(doing)?;
        tally
    }

    /// Who served visitors of which service on each day of a month.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn served(&self, month: Month) -> Result<Served, StoreError> {
        let doing = "reading who served";
        let sql = "SELECT DISTINCT service, business_day, user FROM served WHERE business_day BETWEEN ? AND ?";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        let row = |row: &Row<'_>| Ok(((row.get(0)?, day(row, 1)?), row.get(2)?));
        let rows = statement.query_map(days(month), row).doing(doing)?;
        let mut served = Served::new();
        for row in rows {
            let (key, user) = row.doing(doing)?;
            served.entry(key).or_default().insert(user);
        }
        Ok(served)
    }

    /// How many tickets of each service were finished on each day of a month: of internal visitors, or of all others.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn finished(
        &self,
        month: Month,
        internal: bool,
    ) -> Result<BTreeMap<(String, BusinessDay), u32>, StoreError> {
        let doing = "counting finished tickets";
        let sql = "SELECT service, business_day, count(*) FROM tickets
            WHERE state = 'finished' AND business_day BETWEEN ? AND ? AND (visitor IS ?) = ?
            GROUP BY business_day, service";
        let [first, last] = days(month);
        let values = params![first, last, VisitorKind::Internal.code(), internal];
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        let row = |row: &Row<'_>| Ok(((row.get(0)?, day(row, 1)?), row.get(2)?));
        let rows = statement.query_map(values, row);
        rows.and_then(Iterator::collect).doing(doing)
    }

    /// The months of which there are ratings, the latest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn rated_months(&self) -> Result<Vec<Month>, StoreError> {
        let mut months: Vec<Month> = Vec::new();
        // From month to month by the index, not through every rating.
        while let Some(month) = self.rated_before(months.last())? {
            months.push(month);
        }
        Ok(months)
    }

    /// The last month before another of which there are ratings.
    fn rated_before(&self, month: Option<&Month>) -> Result<Option<Month>, StoreError> {
        let sql = "SELECT max(day) FROM (
            SELECT max(business_day) AS day FROM opinions WHERE internal = 0 AND business_day < ?1
            UNION ALL SELECT max(business_day) FROM opinions WHERE internal = 1 AND business_day < ?1)";
        // No day is written beyond this.
        let before = month.map_or_else(|| "~".to_owned(), |month| month.first().to_string());
        let day: Option<String> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.query_row([before], |row| row.get(0)))
            .doing("looking when there were ratings")?;
        Ok(day.and_then(|day| day.parse().ok()).map(Month::of))
    }
}

impl Store {
    /// Publishes an edition; `false` where ratings were replaced or another edition came since it was reckoned: read
    /// and reckon again. Durable when this returns.
    ///
    /// # Errors
    /// A failing disk.
    pub fn publish(&mut self, edition: &Edition) -> Result<bool, StoreError> {
        let published = self.transact(|writer| publish(writer.connection, edition));
        match published {
            Err(StoreError::RatingsMoved) => Ok(false),
            other => other.map(|()| true),
        }
    }
}

fn publish(db: &Connection, edition: &Edition) -> Result<(), StoreError> {
    if plan(db, edition.whose)?.edition + 1 != edition.plan.edition {
        return Err(StoreError::RatingsMoved);
    }
    for ((of, day), expected) in &edition.new {
        let day = day.to_string();
        if release(db, edition, (of, &day))? != *expected as usize {
            return Err(StoreError::RatingsMoved);
        }
    }
    let doing = "publishing results";
    let sql = "DELETE FROM opinions WHERE replaced_by IS NOT NULL
        AND (SELECT later.edition FROM opinions later WHERE later.id = opinions.replaced_by) > 0";
    db.execute(sql, []).doing(doing)?;
    let plan = serde_json::json!(edition.plan).to_string();
    let sql = "INSERT OR REPLACE INTO editions (month, internal, plan) VALUES (?, ?, ?)";
    let whose = edition.whose;
    db.execute(sql, params![whose.month.to_string(), whose.internal, plan])
        .map(drop)
        .doing(doing)
}

/// Releases the new ratings of a service on a day that were reckoned with; how many they are now.
fn release(
    db: &Connection,
    edition: &Edition,
    (of, day): (&Of, &str),
) -> Result<usize, StoreError> {
    let sql =
        "UPDATE opinions SET edition = ? WHERE internal = ? AND business_day = ? AND service IS ?
        AND edition = 0 AND id <= ? AND NOT (marked AND ?)";
    let values = params![
        edition.plan.edition,
        edition.whose.internal,
        day,
        of,
        edition.through,
        edition.whose.leave_out_play,
    ];
    db.prepare_cached(sql)
        .and_then(|mut statement| statement.execute(values))
        .doing("publishing results")
}

fn tally(db: &Connection, whose: Whose) -> Result<Tally, StoreError> {
    let through = db
        .query_row("SELECT coalesce(max(id), 0) FROM opinions", [], |row| {
            row.get(0)
        })
        .doing("reading ratings")?;
    Ok(Tally {
        whose,
        cells: cells(db, whose)?,
        plan: plan(db, whose)?,
        through,
    })
}

/// One row a face, in the order of the index: the rows of a cell follow one another.
fn cells(db: &Connection, whose: Whose) -> Result<Vec<Cell>, StoreError> {
    let doing = "reading ratings";
    let sql = "SELECT service, business_day, reasons, edition, score, count(*) FROM opinions
        WHERE internal = ? AND business_day BETWEEN ? AND ? AND (edition > 0 OR NOT (marked AND ?))
        GROUP BY business_day, service, edition, reasons, score";
    let [first, last] = days(whose.month);
    let values = params![whose.internal, first, last, whose.leave_out_play];
    let mut statement = db.prepare_cached(sql).doing(doing)?;
    let row = |row: &Row<'_>| Ok((cell(row)?, row.get(4)?, row.get(5)?));
    let mut cells: Vec<Cell> = Vec::new();
    for row in statement.query_map(values, row).doing(doing)? {
        let (cell, score, ratings): (Cell, i64, u32) = row.doing(doing)?;
        let goes_on = cells.last().is_some_and(|last| is_alike(last, &cell));
        if !goes_on {
            cells.push(cell);
        }
        if let Some(last) = cells.last_mut() {
            last.faces[face(score)] += ratings;
        }
    }
    Ok(cells)
}

fn cell(row: &Row<'_>) -> rusqlite::Result<Cell> {
    Ok(Cell {
        of: row.get(0)?,
        day: day(row, 1)?,
        reasons: reasons(row.get(2)?).collect(),
        edition: row.get(3)?,
        faces: [0; 4],
    })
}

fn is_alike(one: &Cell, other: &Cell) -> bool {
    (&one.of, one.day, &one.reasons, one.edition)
        == (&other.of, other.day, &other.reasons, other.edition)
}

fn plan(db: &Connection, whose: Whose) -> Result<Plan, StoreError> {
    let sql = "SELECT plan FROM editions WHERE month = ? AND internal = ?";
    let values = params![whose.month.to_string(), whose.internal];
    let found: Option<String> = db
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row(values, |row| row.get(0)).optional())
        .doing("reading how results are grouped")?;
    let Some(plan) = found else {
        return Ok(Plan::default());
    };
    // Never begun anew where it cannot be read: groups that were apart would come apart again otherwise.
    serde_json::from_str(&plan).map_err(|source| StoreError::Fact {
        seq: 0,
        kind: "edition".to_owned(),
        source,
    })
}

fn days(month: Month) -> [String; 2] {
    [month.first().to_string(), month.last().to_string()]
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<BusinessDay> {
    let text: String = row.get(column)?;
    Ok(text.parse().unwrap_or_default())
}
