//! `delivery.db`: how far each target is. Every change is one durable transaction; whoever delivers writes it, and
//! `sync-agent parked` beside that.
//!
//! A cursor moves only once a target has answered for every fact below it, so a cut leaves a fact to be sent again and
//! never one that is forgotten; what is sent twice has the same id, and is once in effect. Losing the whole file does the
//! same to every fact, and so does putting an older one in its place.

pub(crate) mod aside;
mod lock;
mod open;
mod records;

pub(crate) use aside::{Aside, Counts};
pub(crate) use lock::DeliveryLock;
pub(crate) use open::replaced;
pub use records::Record;
pub(crate) use records::Records;

use crate::fault::{DeliveryError, Doing, Trouble};
use chrono::{SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The file's name in a data folder.
pub(crate) const DELIVERY: &str = "delivery.db";

/// A fact's place, and what tells it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) seq: u64,
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) subject: String,
}

/// What an answer settles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settled {
    pub(crate) epoch: Uuid,
    /// Everything up to this seq is answered for or set aside; `None` where the cursor stays.
    pub(crate) through: Option<u64>,
    /// What was set aside and is with the target now.
    pub(crate) taken: Vec<Place>,
    pub(crate) aside: Vec<(Place, Aside)>,
    /// Whether nothing was left without an answer.
    pub(crate) whole: bool,
    /// Where to go back to in epochs, so that the target says what it lacks of them.
    pub(crate) rechecked: Vec<(Uuid, u64)>,
}

impl Settled {
    /// Nothing but where to go back to.
    pub(crate) fn only(rechecked: Vec<(Uuid, u64)>) -> Self {
        Self {
            epoch: Uuid::nil(),
            through: None,
            taken: Vec::new(),
            aside: Vec::new(),
            whole: true,
            rechecked,
        }
    }
}

/// How a target is, as far as it was told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// The word of what keeps it from taking records.
    pub(crate) trouble: Option<String>,
    pub(crate) last_error: Option<String>,
    pub(crate) last_success: Option<String>,
    /// Seconds that its clock is ahead of this one.
    pub(crate) clock_skew: Option<i64>,
}

/// The file, as one target's delivery knows it.
#[derive(Debug)]
pub(crate) struct Delivery {
    pub(crate) connection: Connection,
    pub(crate) target: String,
    data: PathBuf,
    /// The file's number on the disk; `None` where it is only read.
    number: Option<u64>,
}

impl Delivery {
    /// Opens the file of a data folder for one target, making it where it is missing; a damaged one is set aside.
    pub(crate) fn open(data: &Path, target: &str) -> Result<Self, DeliveryError> {
        let (connection, number) = open::sound(data)?;
        connection
            .execute("INSERT OR IGNORE INTO targets (name) VALUES (?)", [target])
            .doing("naming a target")?;
        Ok(Self {
            connection,
            target: target.to_owned(),
            data: data.to_owned(),
            number: Some(number),
        })
    }

    /// The same for reading; `None` where nothing was ever delivered.
    pub(crate) fn read(data: &Path, target: &str) -> Result<Option<Self>, DeliveryError> {
        let connection = open::for_reading(data)?;
        Ok(connection.map(|connection| Self {
            connection,
            target: target.to_owned(),
            data: data.to_owned(),
            number: None,
        }))
    }

    /// Everything that is set aside.
    #[cfg(test)]
    pub(crate) fn records(&self) -> Result<Vec<Record>, DeliveryError> {
        records::list(&self.connection, Some(&self.target))
    }

    /// Whether the file may grow, as on a disk with room.
    #[cfg(test)]
    pub(crate) fn may_grow(&self, may: bool) {
        let pages = if may { i64::from(u32::MAX) - 1 } else { 1 };
        let bounded = self.connection.pragma_update(None, "max_page_count", pages);
        bounded.unwrap_or_else(|error| eprintln!("no bound: {error}"));
    }

    /// Whether another file, or none, stands where this one was.
    pub(crate) fn is_replaced(&self) -> bool {
        open::number(&self.data.join(DELIVERY)) != self.number
    }

    /// Goes on with the file that stands there now: one that was lost, replaced or found damaged is begun anew. Whether
    /// it was.
    pub(crate) fn follow(&mut self, damaged: bool) -> Result<bool, DeliveryError> {
        let anew = damaged || self.is_replaced();
        if anew {
            *self = Self::open(&self.data, &self.target)?;
        }
        Ok(anew)
    }

    /// Up to where an epoch's facts are answered for or set aside; 0 for none.
    pub(crate) fn cursor(&self, epoch: Uuid) -> Result<u64, DeliveryError> {
        let sql = "SELECT seq FROM cursors WHERE target = ? AND epoch = ?";
        let found = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut statement| {
                let key = params![self.target, epoch.as_bytes()];
                statement
                    .query_row(key, |row| row.get::<_, i64>(0))
                    .optional()
            })
            .doing("reading a cursor")?;
        Ok(found.unwrap_or(0).unsigned_abs())
    }

    /// What was told of the target last.
    pub(crate) fn told(&self) -> Result<Told, DeliveryError> {
        let sql =
            "SELECT trouble, last_error, last_success, clock_skew FROM targets WHERE name = ?";
        let told = self.connection.query_row(sql, [&self.target], |row| {
            Ok(Told {
                trouble: row.get(0)?,
                last_error: row.get(1)?,
                last_success: row.get(2)?,
                clock_skew: row.get(3)?,
            })
        });
        Ok(told
            .optional()
            .doing("reading a target")?
            .unwrap_or_default())
    }

    /// Keeps what the target answered, and that it did; `skew` where it told its time.
    pub(crate) fn answered(
        &mut self,
        settled: &Settled,
        skew: Option<i64>,
    ) -> Result<(), DeliveryError> {
        self.keep(settled, Some(skew))
    }

    /// Keeps what is settled without the target.
    pub(crate) fn passed(&mut self, settled: &Settled) -> Result<(), DeliveryError> {
        self.keep(settled, None)
    }

    fn keep(
        &mut self,
        settled: &Settled,
        answered: Option<Option<i64>>,
    ) -> Result<(), DeliveryError> {
        let (doing, target, epoch) = ("keeping an answer", &self.target, settled.epoch);
        let transaction = self
            .connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .doing(doing)?;
        aside::set_aside(&transaction, target, epoch, &settled.aside).doing(doing)?;
        aside::taken(&transaction, target, epoch, &settled.taken).doing(doing)?;
        if let Some(through) = settled.through {
            move_cursor(&transaction, target, epoch, through).doing(doing)?;
        }
        for (other, seq) in &settled.rechecked {
            move_cursor(&transaction, target, *other, *seq).doing(doing)?;
        }
        if let Some(skew) = answered {
            let sql = "UPDATE targets SET last_success = ?, clock_skew = coalesce(?, clock_skew) WHERE name = ?";
            let values = params![now(), skew, target];
            transaction.execute(sql, values).doing(doing)?;
        }
        transaction.commit().doing(doing)
    }

    /// Keeps what went wrong; `None` once it goes well again.
    pub(crate) fn tell(&self, trouble: Option<&Trouble>) -> Result<(), DeliveryError> {
        let sql = "UPDATE targets SET trouble = ?1, last_error = ?2, clock_skew = coalesce(?3, clock_skew)
            WHERE name = ?4 AND (trouble IS NOT ?1 OR last_error IS NOT ?2)";
        let word = trouble.map(|trouble| trouble.kind.word());
        let why = trouble.map(|trouble| &trouble.why);
        let skew = trouble.and_then(|trouble| trouble.skew);
        self.connection
            .execute(sql, params![word, why, skew, self.target])
            .map(drop)
            .doing("keeping an error")
    }
}

pub(crate) fn move_cursor(
    connection: &Connection,
    target: &str,
    epoch: Uuid,
    seq: u64,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO cursors (target, epoch, seq) VALUES (?, ?, ?)
        ON CONFLICT (target, epoch) DO UPDATE SET seq = excluded.seq";
    connection
        .prepare_cached(sql)?
        .execute(params![target, epoch.as_bytes(), seq as i64])?;
    Ok(())
}

pub(crate) fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true)
}
