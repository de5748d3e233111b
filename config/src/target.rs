//! Where records are delivered.
//!
//! Delivery itself is the work of `sync-agent`.

use crate::Mapping;
use std::path::{Path, PathBuf};

/// A case system.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Its name in `delivery.db` and reports; unique.
    pub name: String,
    /// How it takes facts.
    pub kind: TargetKind,
    /// `https://` address that batches are posted to, or that requests of a mapping begin with.
    pub url: String,
    /// File with a bearer token; never beside `token_env`.
    pub token_file: Option<PathBuf>,
    /// Environment variable with a bearer token.
    pub token_env: Option<String>,
    /// What this device shows of itself in TLS, where the target asks for it.
    pub certificate: Option<ClientCertificate>,
    /// Whether personal fields go along.
    pub personal: bool,
    /// Whether batches are sent compressed.
    pub gzip: bool,
    /// KiB a second that are sent at most, on average; `None`: as many as the way takes.
    pub bandwidth_kib: Option<u32>,
    /// Records (of a mapping: requests) a second that are sent at most, on average; `None`: as many as the target takes.
    pub most_per_second: Option<u32>,
}

/// A certificate with its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientCertificate {
    /// PEM file with the certificate and those that vouch for it.
    pub certificate_file: PathBuf,
    /// PEM file with its private key.
    pub key_file: PathBuf,
}

impl Target {
    /// Takes relative paths from the folder `base`.
    pub(crate) fn place(&mut self, base: &Path) {
        for file in self.files() {
            *file = base.join(&file);
        }
    }

    fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        let login = match &mut self.kind {
            TargetKind::Rest(mapping) => mapping.login_file.as_mut(),
            TargetKind::Http => None,
        };
        let certificate = self.certificate.iter_mut();
        let certificate =
            certificate.flat_map(|files| [&mut files.certificate_file, &mut files.key_file]);
        self.token_file.iter_mut().chain(login).chain(certificate)
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
