//! How delivery stands, read from the `delivery.db` that `sync-agent` alone writes: what is safely away, and what a target
//! refused.

use crate::error::{Doing, StoreError};
use rusqlite::{Connection, OpenFlags, Row};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

const DELIVERY: &str = "delivery.db";
/// The columns that are read came with this version of the file.
const VERSION: i64 = 3;

/// How one target stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TargetState {
    /// Its name in the settings; `branch` is the branch service.
    pub name: String,
    /// Why nothing is delivered just now; `None` while it goes well.
    pub last_error: Option<String>,
    /// When it last answered (RFC 3339, UTC).
    pub last_success: Option<String>,
    /// Up to which seq an epoch's facts are answered for or set aside.
    pub through: BTreeMap<Uuid, u64>,
    /// Records it refused.
    pub parked: u64,
    /// Records that wait behind those.
    pub behind: u64,
}

/// A record that is set aside for a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The target.
    pub target: String,
    /// The fact's id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Its subject.
    pub subject: String,
    /// Why it was refused.
    pub reason: String,
    /// Since when (RFC 3339, UTC).
    pub at: String,
}

/// The deliveries of a data folder.
#[derive(Debug)]
pub struct Deliveries(Connection);

impl Deliveries {
    /// Opens what is known of delivery; `None` where nothing was ever delivered.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open(data: &Path) -> Result<Option<Self>, StoreError> {
        let path = data.join(DELIVERY);
        if !path.exists() {
            return Ok(None);
        }
        let doing = "opening delivery.db";
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).doing(doing)?;
        connection
            .busy_timeout(Duration::from_secs(2))
            .doing(doing)?;
        let version =
            connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0));
        let is_known = version.doing(doing)? >= VERSION;
        Ok(is_known.then_some(Self(connection)))
    }

    /// Every target that was ever delivered to.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn targets(&self) -> Result<Vec<TargetState>, StoreError> {
        let sql = "SELECT name, last_error, last_success,
                (SELECT count(*) FROM set_aside s WHERE s.target = name AND s.state = 'parked'),
                (SELECT count(*) FROM set_aside s WHERE s.target = name AND s.state = 'behind')
            FROM targets ORDER BY name";
        let mut targets = self.rows(sql, |row| {
            Ok(TargetState {
                name: row.get(0)?,
                last_error: row.get(1)?,
                last_success: row.get(2)?,
                through: BTreeMap::new(),
                parked: row.get::<_, i64>(3)?.unsigned_abs(),
                behind: row.get::<_, i64>(4)?.unsigned_abs(),
            })
        })?;
        for target in &mut targets {
            target.through = self.through(&target.name)?;
        }
        Ok(targets)
    }

    /// What is parked for all targets, the latest first, so many at most.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn parked(&self, most: u32) -> Result<Vec<SetAside>, StoreError> {
        let sql = format!(
            "SELECT target, id, kind, subject, reason, at FROM set_aside WHERE state = 'parked'
            ORDER BY at DESC LIMIT {most}"
        );
        self.rows(&sql, |row| {
            Ok(SetAside {
                target: row.get(0)?,
                id: row.get(1)?,
                kind: row.get(2)?,
                subject: row.get(3)?,
                reason: row.get(4)?,
                at: row.get(5)?,
            })
        })
    }

    /// The facts that some of these targets lacks though it answered for later ones.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept_back(&self) -> Result<BTreeSet<Uuid>, StoreError> {
        let sql = "SELECT DISTINCT id FROM set_aside WHERE state <> 'dropped'";
        let ids = self.rows(sql, |row| row.get::<_, String>(0))?;
        Ok(ids.iter().filter_map(|id| id.parse().ok()).collect())
    }

    fn through(&self, target: &str) -> Result<BTreeMap<Uuid, u64>, StoreError> {
        let doing = "reading how far delivery is";
        // What a mapped system is on the way to get is not with it yet.
        let sql = "SELECT epoch, coalesce((SELECT min(s.seq) - 1 FROM rest_steps s
                WHERE s.target = c.target AND s.epoch = c.epoch AND NOT EXISTS (SELECT 1 FROM set_aside a
                    WHERE a.target = s.target AND a.epoch = s.epoch AND a.seq = s.seq)), seq)
            FROM cursors c WHERE target = ?";
        let mut asked = self.0.prepare_cached(sql).doing(doing)?;
        let cursor = |row: &Row<'_>| {
            let epoch = Uuid::from_bytes(row.get(0)?);
            Ok((epoch, row.get::<_, i64>(1)?.unsigned_abs()))
        };
        let found = asked.query_map([target], cursor);
        found.and_then(Iterator::collect).doing(doing)
    }

    fn rows<T>(
        &self,
        sql: &str,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let doing = "reading how delivery stands";
        let mut asked = self.0.prepare(sql).doing(doing)?;
        let found = asked.query_map([], read);
        found.and_then(Iterator::collect).doing(doing)
    }
}
