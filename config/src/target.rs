//! Where records are delivered.
//!
//! Delivery itself is the work of `sync-agent`.

use std::path::PathBuf;

/// A case system that gets every fact over HTTP (contract, "Delivery to an HTTP target").
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Its name in `delivery.db` and reports; unique.
    pub name: String,
    /// `https://` address that batches are posted to.
    pub url: String,
    /// File with a bearer token.
    pub token_file: Option<PathBuf>,
    /// Whether personal fields go along.
    pub personal: bool,
    /// Whether batches are sent compressed.
    pub gzip: bool,
}
