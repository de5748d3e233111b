//! Hashing PINs and passwords: Argon2id, which is slow and takes memory by design, so at most two at once and never
//! where requests are served.

use argon2::Argon2;
use argon2::password_hash::{Error, PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use tokio::sync::Semaphore;

/// 19 MiB each.
const AT_ONCE: usize = 2;
/// Bytes.
const SALT: usize = 16;

/// A PIN could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("the PIN could not be hashed: {0}")]
pub struct HashError(Error);

/// The Argon2id hash of a PIN or password, with a salt of its own; takes some tenths of a second on a small device.
///
/// # Errors
/// Without randomness or memory.
pub fn hash_secret(secret: &str) -> Result<String, HashError> {
    let mut salt = [0; SALT];
    getrandom::fill(&mut salt).map_err(|_| HashError(Error::Crypto))?;
    let salt = SaltString::encode_b64(&salt).map_err(HashError)?;
    let hashed = Argon2::default().hash_password(secret.as_bytes(), &salt);
    Ok(hashed.map_err(HashError)?.to_string())
}

/// Whoever hashes takes turns.
pub(crate) struct Hashing {
    turns: Semaphore,
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            turns: Semaphore::new(AT_ONCE),
        }
    }
}

impl Hashing {
    /// Whether `secret` is what was hashed. Without a hash it takes as long and is false, so that time does not tell
    /// who has one.
    pub(crate) async fn matches(&self, secret: String, hash: Option<String>) -> bool {
        self.in_turn(move || match hash {
            Some(hash) => matches(&secret, &hash),
            None => {
                hash_secret(&secret).ok();
                false
            }
        })
        .await
        .unwrap_or(false)
    }

    /// As [`hash_secret`], in turn.
    pub(crate) async fn hash(&self, secret: String) -> Option<String> {
        self.in_turn(move || hash_secret(&secret).ok()).await?
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let _turn = self.turns.acquire().await.ok()?;
        tokio::task::spawn_blocking(work).await.ok()
    }
}

fn matches(secret: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| {
        Argon2::default()
            .verify_password(secret.as_bytes(), &hash)
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_matches_its_pin_alone_and_differs_each_time() {
        let hash = hash_secret("918273").unwrap();
        assert!(matches("918273", &hash) && !matches("918274", &hash));
        assert!(hash.starts_with("$argon2id$") && !hash.contains("918273"));
        assert_ne!(hash_secret("918273").unwrap(), hash);
    }
}
