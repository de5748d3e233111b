//! Where records are delivered.
//!
//! Delivery itself is the work of `sync-agent`.

use crate::Mapping;
use std::path::PathBuf;

/// A case system.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Its name in `delivery.db` and reports; unique.
    pub name: String,
    /// How it takes facts.
    pub kind: TargetKind,
    /// `https://` address that batches are posted to, or that requests of a mapping begin with.
    pub url: String,
    /// File with a bearer token.
    pub token_file: Option<PathBuf>,
    /// Whether personal fields go along.
    pub personal: bool,
    /// Whether batches are sent compressed.
    pub gzip: bool,
}

impl Target {
    /// The files that it names.
    pub(crate) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        let login = match &mut self.kind {
            TargetKind::Rest(mapping) => mapping.login_file.as_mut(),
            TargetKind::Http => None,
        };
        self.token_file.iter_mut().chain(login)
    }
}

/// How a case system takes facts.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetKind {
    /// Every fact, as batches of CloudEvents (contract, "Delivery to an HTTP target").
    Http,
    /// Facts of some kinds, as records of its own.
    Rest(Box<Mapping>),
}
