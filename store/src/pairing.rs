//! What pairing with a branch service leaves in a data folder's `keys`, for the owner alone: the token, the authority to
//! trust, and at an exit terminal what it tells the branch's tickets by. `kiosk` writes it; whoever speaks to the service
//! from this device reads it.

use crate::error::{DoingTo, StoreError};
use domain::code::TicketKey;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

const TOKEN: &str = "branch.token";
const AUTHORITY: &str = "branch.crt";
const TICKET: &str = "branch-ticket.key";

/// How this device is known to the branch service, and knows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Pairing {
    /// Sent with every request.
    pub token: String,
    /// The service's authority as PEM; none where it speaks plain HTTP.
    pub authority: Option<String>,
    /// What the branch signs tickets with ([`TicketKey::shared`]); an exit terminal's only.
    pub ticket_key: Option<String>,
}

impl Pairing {
    /// What stands in a data folder; `None` where the device was never paired.
    #[must_use]
    pub fn read(data: &Path) -> Option<Self> {
        let keys = data.join("keys");
        let token = std::fs::read_to_string(keys.join(TOKEN)).ok()?;
        Some(Self {
            token: token.trim().to_owned(),
            authority: std::fs::read_to_string(keys.join(AUTHORITY)).ok(),
            ticket_key: std::fs::read_to_string(keys.join(TICKET)).ok(),
        })
    }

    /// What an exit terminal tells the branch's tickets by; `None` where it is none, or was never paired.
    #[must_use]
    pub fn ticket_key(data: &Path) -> Option<TicketKey> {
        TicketKey::from_shared(&Self::read(data)?.ticket_key?)
    }

    /// Keeps it in a data folder, in the place of an earlier one.
    ///
    /// # Errors
    /// When the folder cannot be written; the device is not paired then.
    pub fn write(&self, data: &Path) -> Result<(), StoreError> {
        let keys = data.join("keys");
        std::fs::create_dir_all(&keys).doing_to("make the folder", &keys)?;
        let [token, authority, ticket] = [TOKEN, AUTHORITY, TICKET].map(|name| keys.join(name));
        for stale in [&token, &authority, &ticket] {
            if stale.exists() {
                std::fs::remove_file(stale).doing_to("replace", stale)?;
            }
        }
        if let Some(pem) = &self.authority {
            write(&authority, pem)?;
        }
        if let Some(key) = &self.ticket_key {
            write(&ticket, key)?;
        }
        // The token last: with it the pairing is whole.
        write(&token, &self.token)
    }
}

impl std::fmt::Debug for Pairing {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Pairing(secret)")
    }
}

/// Whole under another name first.
fn write(path: &Path, text: &str) -> Result<(), StoreError> {
    let unfinished = path.with_extension("new");
    let mut options = std::fs::OpenOptions::new();
    let opened = options.write(true).create(true).truncate(true).mode(0o600);
    let mut out = opened.open(&unfinished).doing_to("make", &unfinished)?;
    out.write_all(text.as_bytes())
        .and_then(|()| out.sync_all())
        .and_then(|()| std::fs::rename(&unfinished, path))
        .doing_to("write", path)
}
