//! Who waits, as screens and paper tell it.

use crate::error::{Doing, StoreError};
use crate::open::Store;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

impl Store {
    /// How many wait for each service; services nobody waits for are left out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn waiting(&self) -> Result<BTreeMap<String, u32>, StoreError> {
        let sql = "SELECT service, count(*) FROM tickets WHERE state = 'waiting' GROUP BY service";
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .doing("counting who waits")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        rows.and_then(Iterator::collect).doing("counting who waits")
    }

    /// How many wait for the ticket's service and came before it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn ahead(&self, ticket: Uuid) -> Result<u32, StoreError> {
        ahead(&self.connection, ticket)
    }

    /// Services that have given the last of their numbers of the open day.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn spent(&self) -> Result<BTreeSet<String>, StoreError> {
        let sql = "SELECT service FROM numbers WHERE next > last";
        let mut statement = self
            .connection
            .prepare_cached(sql)
            .doing("looking for services without numbers")?;
        let rows = statement.query_map([], |row| row.get(0));
        rows.and_then(Iterator::collect)
            .doing("looking for services without numbers")
    }
}

/// How many wait for the ticket's service in any journal and come before it.
pub(crate) fn ahead(connection: &Connection, ticket: Uuid) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) FROM tickets before, tickets this WHERE this.id = ? AND before.state = 'waiting'
        AND before.service = this.service
        AND (before.order_epoch, before.order_seq) < (this.order_epoch, this.order_seq)";
    let mut statement = connection
        .prepare_cached(sql)
        .doing("counting who is ahead")?;
    statement
        .query_row([ticket.as_bytes()], |row| row.get(0))
        .doing("counting who is ahead")
}
