//! What of a journal goes to others: each epoch's facts in order, with their links of the chain and what is personal.

use crate::error::{Doing, StoreError};
use crate::keys::Sealed;
use crate::read::{FACT_COLUMNS, Reader, fact_row, personal};
use domain::fact::Fact;
use rusqlite::{Row, params};
use uuid::Uuid;

/// An epoch of a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpochEnd {
    /// Its order within the device, from 1.
    pub number: u32,
    /// The epoch.
    pub epoch: Uuid,
    /// The device's name in it.
    pub device: String,
    /// The seq of its last fact; 0 for none.
    pub last: u64,
}

/// A fact as it goes to others.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// The fact.
    pub fact: Fact,
    /// Its link of the chain.
    pub hash: [u8; 32],
    /// What is personal in it; `None` where nothing is, or it was erased.
    pub personal: Option<Sealed>,
}

impl Reader {
    /// The epochs of this journal, the oldest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn epochs(&self) -> Result<Vec<EpochEnd>, StoreError> {
        let sql = "SELECT e.epoch, e.device, e.number, coalesce((SELECT max(f.seq) FROM facts f WHERE f.epoch = e.number), 0)
            FROM epochs e ORDER BY e.number";
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .doing("reading epochs")?;
        let epochs = statement.query_map([], |row| {
            Ok(EpochEnd {
                epoch: Uuid::from_bytes(row.get(0)?),
                device: row.get(1)?,
                number: row.get(2)?,
                last: row.get::<_, i64>(3)?.unsigned_abs(),
            })
        });
        epochs.and_then(Iterator::collect).doing("reading epochs")
    }

    /// Gives the facts of an epoch after a seq to `each`, oldest first, until it answers `false`.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn outgoing(
        &self,
        epoch: Uuid,
        after: u64,
        mut each: impl FnMut(Outgoing) -> bool,
    ) -> Result<(), StoreError> {
        let sql = format!(
            "{FACT_COLUMNS} WHERE f.epoch = (SELECT number FROM epochs WHERE epoch = ?1) AND f.seq > ?2 ORDER BY f.seq"
        );
        let mut statement = self
            .connection
            .prepare_cached(&sql)
            .doing("reading facts")?;
        let mut rows = statement
            .query(params![epoch.as_bytes(), after as i64])
            .doing("reading facts")?;
        while let Some(row) = rows.next().doing("reading facts")? {
            if !each(outgoing(row)?) {
                break;
            }
        }
        Ok(())
    }

    /// A fact by its id; `None` where this journal does not have it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn outgoing_by_id(&self, id: Uuid) -> Result<Option<Outgoing>, StoreError> {
        let doing = "reading a fact";
        let sql = format!("{FACT_COLUMNS} WHERE f.id = ?");
        let mut statement = self.connection.prepare_cached(&sql).doing(doing)?;
        let mut rows = statement.query([id.as_bytes()]).doing(doing)?;
        rows.next().doing(doing)?.map(outgoing).transpose()
    }
}

fn outgoing(row: &Row<'_>) -> Result<Outgoing, StoreError> {
    Ok(Outgoing {
        fact: fact_row(row)?,
        hash: row.get(14).doing("reading a fact")?,
        personal: personal(row).doing("reading a fact")?,
    })
}
