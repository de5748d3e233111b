//! Digests of exactly what was shown, signed and attested: SHA-256 over a written form in which no two contents share their
//! bytes. One that covers personal values is salted, since few and short values could be guessed from a plain one.

use super::label::Label;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt::{self, Write as _};

/// A SHA-256, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest([u8; 32]);

/// Not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a digest is 64 hexadecimal digits")]
pub struct NoDigest;

/// What keeps a digest from being guessed: 32 random bytes of the caller's, kept sealed with the personal values. Written as a
/// digest is.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Salt(Digest);

impl Salt {
    /// The salt of these random bytes.
    #[must_use]
    pub fn new(random: [u8; 32]) -> Self {
        Self(Digest(random))
    }
}

/// Writes what a digest is over, part by part.
pub(super) struct Written(Sha256);

impl Written {
    /// Begins with what it is of, so that no digest of one thing is ever one of another.
    pub(super) fn new(of: &str) -> Self {
        let mut written = Self(Sha256::new());
        written.text(of);
        written
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }

    pub(super) fn salt(&mut self, salt: Salt) -> &mut Self {
        self.bytes(&salt.0.0)
    }

    pub(super) fn whole(&mut self, digest: Digest) -> &mut Self {
        self.bytes(&digest.0)
    }

    pub(super) fn label(&mut self, label: &Label) -> &mut Self {
        self.text(&label.ar).text(&label.en)
    }

    pub(super) fn number(&mut self, number: u32) -> &mut Self {
        self.0.update(number.to_be_bytes());
        self
    }

    pub(super) fn count(&mut self, count: usize) -> &mut Self {
        self.0.update((count as u64).to_be_bytes());
        self
    }

    pub(super) fn flag(&mut self, flag: bool) -> &mut Self {
        self.0.update([u8::from(flag)]);
        self
    }

    pub(super) fn digest(self) -> Digest {
        Digest(self.0.finalize().into())
    }

    /// The length first, so that no two parts run into each other.
    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.count(bytes.len());
        self.0.update(bytes);
        self
    }
}

impl Digest {
    /// Of a text that nobody can guess, such as the strokes of a signature.
    pub(super) fn of(purpose: &str, text: &str) -> Self {
        let mut written = Written::new(purpose);
        written.text(text);
        written.digest()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Salt(secret)")
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        let mut text = String::with_capacity(64);
        // Writing into a text never fails.
        let _ = write!(text, "{digest}");
        text
    }
}

impl TryFrom<String> for Digest {
    type Error = NoDigest;

    fn try_from(text: String) -> Result<Self, NoDigest> {
        let digits = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let byte = |place: usize| u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok();
        let bytes: Option<Vec<u8>> = (0..32).map(byte).collect();
        let bytes = bytes.filter(|_| digits).ok_or(NoDigest)?;
        bytes.try_into().map(Self).map_err(|_| NoDigest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_written_as_hexadecimal_and_reads_back() {
        let digest = Digest::of("test", "strokes");
        let text = String::from(digest);
        assert_eq!(text.len(), 64);
        assert_eq!(Digest::try_from(text.clone()), Ok(digest));
        let far = &text[..62];
        let broken = [
            far.to_owned(),
            format!("{far}zz"),
            format!("{far}+f"),
            String::new(),
        ];
        for broken in broken {
            assert_eq!(Digest::try_from(broken), Err(NoDigest));
        }
    }

    #[test]
    fn a_salt_never_shows_in_a_log() {
        assert_eq!(format!("{:?}", Salt::new([7; 32])), "Salt(secret)");
    }

    #[test]
    fn parts_that_run_into_each_other_are_told_apart() {
        let of = |first: &str, second: &str| {
            let mut written = Written::new("test");
            written.text(first).text(second);
            written.digest()
        };
        assert_ne!(of("ab", "c"), of("a", "bc"));
        assert_ne!(of("", "abc"), of("abc", ""));
    }
}
