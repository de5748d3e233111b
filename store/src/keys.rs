//! The keys of a data folder, each in a file of its own outside the database: one seals personal
//! values, one signs tickets. Made at first use from the system's randomness, readable by the owner only.

use crate::error::{DoingTo, StoreError};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::code::TicketKey;
use sha2::{Digest, Sha256};
use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

const NONCE: usize = 24;

/// The keys of one data folder.
#[derive(Clone)]
pub struct Keys {
    personal: XChaCha20Poly1305,
    /// Signs this branch's tickets.
    pub ticket: TicketKey,
}

/// A personal value as the journal stores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// SHA-256 over salt and value; stays when the value is erased.
    pub commitment: [u8; 32],
    /// Random; erased with the value.
    pub salt: [u8; 32],
    /// Nonce and sealed value.
    pub sealed: Vec<u8>,
}

impl Keys {
    /// The keys under `folder`, made where they are missing.
    ///
    /// # Errors
    /// When a key file cannot be read or written, or the system has no randomness.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let keys = folder.join("keys");
        std::fs::create_dir_all(&keys).doing_to("make the folder", &keys)?;
        let personal = key_file(&keys.join("personal.key"))?;
        let ticket = key_file(&keys.join("ticket.key"))?;
        Ok(Self {
            personal: XChaCha20Poly1305::new(&personal.into()),
            ticket: TicketKey::new(ticket),
        })
    }

    /// Seals a personal value.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn seal(&self, value: &str) -> Result<Sealed, StoreError> {
        let salt: [u8; 32] = random()?;
        let nonce: [u8; NONCE] = random()?;
        let body = self
            .personal
            .encrypt(&XNonce::from(nonce), value.as_bytes());
        let body = body.map_err(|_| StoreError::Unsealed)?;
        Ok(Sealed {
            commitment: commit(&salt, value),
            salt,
            sealed: [&nonce[..], &body].concat(),
        })
    }

    /// Opens a sealed value and checks it against its commitment.
    ///
    /// # Errors
    /// [`StoreError::Unsealed`] when it was sealed with another key or is not what was committed to.
    pub fn unseal(&self, sealed: &Sealed) -> Result<String, StoreError> {
        let (nonce, body) = sealed
            .sealed
            .split_at_checked(NONCE)
            .ok_or(StoreError::Unsealed)?;
        let opened = self.personal.decrypt(XNonce::from_slice(nonce), body);
        let value = String::from_utf8(opened.map_err(|_| StoreError::Unsealed)?);
        let value = value.map_err(|_| StoreError::Unsealed)?;
        (commit(&sealed.salt, &value) == sealed.commitment)
            .then_some(value)
            .ok_or(StoreError::Unsealed)
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Keys(secret)")
    }
}

fn commit(salt: &[u8; 32], value: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(salt)
        .chain_update(value.as_bytes())
        .finalize()
        .into()
}

fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Random)?;
    Ok(bytes)
}

fn key_file(path: &Path) -> Result<[u8; 32], StoreError> {
    if !path.exists() {
        make_key(path)?;
    }
    let mut key = [0; 32];
    let mut file = std::fs::File::open(path).doing_to("open the key", path)?;
    file.read_exact(&mut key).doing_to("read the key", path)?;
    Ok(key)
}

/// Written whole under another name first, so that a cut never leaves half a key.
fn make_key(path: &Path) -> Result<(), StoreError> {
    let unfinished = path.with_extension("new");
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&unfinished)
        .doing_to("make the key", &unfinished)?;
    file.write_all(&random::<32>()?)
        .doing_to("write the key", &unfinished)?;
    file.sync_all().doing_to("write the key", &unfinished)?;
    std::fs::rename(&unfinished, path).doing_to("make the key", path)?;
    crate::open::sync_folder(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_personal_value_opens_only_with_its_key_and_its_commitment() {
        let (ours, theirs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let sealed = Keys::open(ours.path()).unwrap().seal("0501234567").unwrap();
        assert!(!String::from_utf8_lossy(&sealed.sealed).contains("0501234567"));
        assert_eq!(
            Keys::open(ours.path()).unwrap().unseal(&sealed).unwrap(),
            "0501234567"
        );
        assert!(Keys::open(theirs.path()).unwrap().unseal(&sealed).is_err());
        let swapped = Sealed {
            salt: [0; 32],
            ..sealed
        };
        assert!(Keys::open(ours.path()).unwrap().unseal(&swapped).is_err());
    }

    #[test]
    fn key_files_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        Keys::open(folder.path()).unwrap();
        let mode = std::fs::metadata(folder.path().join("keys/ticket.key"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
