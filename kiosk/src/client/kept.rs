//! What pairing leaves in the data folder's `keys`, for the owner alone: the token, and the authority to trust.

use crate::place;
use anyhow::{Context, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

const TOKEN: &str = "branch.token";
const AUTHORITY: &str = "branch.crt";

/// How this device is known to the branch service, and knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// Sent with every request.
    pub(super) token: String,
    /// The service's authority as PEM; none where it speaks plain HTTP.
    pub(super) authority: Option<String>,
}

impl Kept {
    /// What stands in a data folder; `None` where the device was never paired.
    pub(super) fn read(data: &Path) -> Option<Self> {
        let keys = data.join("keys");
        let token = std::fs::read_to_string(keys.join(TOKEN)).ok()?;
        Some(Self {
            token: token.trim().to_owned(),
            authority: std::fs::read_to_string(keys.join(AUTHORITY)).ok(),
        })
    }

    /// The token last: with it the pairing is whole.
    pub(super) fn write(&self, data: &Path) -> Result<()> {
        let keys = data.join("keys");
        place::make_folder(&keys)?;
        let (token, authority) = (keys.join(TOKEN), keys.join(AUTHORITY));
        for stale in [&token, &authority] {
            if stale.exists() {
                std::fs::remove_file(stale)
                    .with_context(|| format!("cannot replace {}", stale.display()))?;
            }
        }
        if let Some(pem) = &self.authority {
            write(&authority, pem)?;
        }
        write(&token, &self.token)
    }

    /// The authority as DER.
    pub(super) fn der(&self) -> Option<Vec<u8>> {
        let pem = self.authority.as_ref()?;
        let der = CertificateDer::from_pem_slice(pem.as_bytes()).ok()?;
        Some(der.to_vec())
    }
}

/// Whole under another name first.
fn write(path: &Path, text: &str) -> Result<()> {
    let unfinished = path.with_extension("new");
    let mut options = std::fs::OpenOptions::new();
    let opened = options.write(true).create(true).truncate(true).mode(0o600);
    let doing = || format!("cannot write {}", path.display());
    let mut out = opened.open(&unfinished).with_context(doing)?;
    out.write_all(text.as_bytes())
        .and_then(|()| out.sync_all())
        .and_then(|()| std::fs::rename(&unfinished, path))
        .with_context(doing)
}
