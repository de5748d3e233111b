//! The people and devices of a branch: what they may be, how they are named, and which PINs and passwords are too
//! easily guessed. Who they are at a branch is the journal's; hashing is left to `desk`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Digits of the shortest PIN.
const PIN: usize = 6;
/// Characters of the shortest password.
const PASSWORD: usize = 8;
/// Characters of the longest, so that hashing one costs what hashing another does.
const LONGEST: usize = 128;
/// Characters of the longest name.
const NAME: usize = 32;

/// What a member of staff may do; each may do what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StaffRole {
    /// Calls and serves.
    Clerk,
    /// Also sees reports, and opens days.
    Manager,
    /// Also keeps staff and devices.
    Admin,
}

impl StaffRole {
    /// All, the least first.
    pub const ALL: [Self; 3] = [Self::Clerk, Self::Manager, Self::Admin];

    /// The word facts and settings carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Manager => "manager",
            Self::Admin => "admin",
        }
    }

    /// The role of a word; `None` for another word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// What a paired device is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeviceRole {
    /// A further reception kiosk.
    Reception,
    /// Exit terminal.
    Exit,
    /// Board behind a TV.
    Board,
    /// Tablet at a counter, on which visitors rate.
    Tablet,
}

impl DeviceRole {
    /// All.
    pub const ALL: [Self; 4] = [Self::Reception, Self::Exit, Self::Board, Self::Tablet];

    /// The word facts carry.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reception => "reception",
            Self::Exit => "exit",
            Self::Board => "board",
            Self::Tablet => "tablet",
        }
    }

    /// The role of a word; `None` for another word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Whether this can name a member of staff or a device: 1 to 32 lower-case letters, digits, hyphens and dots,
/// beginning with a letter or digit.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    name.len() <= NAME
        && name.starts_with(plain)
        && name.chars().all(|c| plain(c) || c == '-' || c == '.')
}

/// Why a PIN or password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeakSecret {
    /// Too short.
    #[error("too short; a PIN has at least 6 digits, a password at least 8 characters")]
    Short,
    /// Longer than anyone types.
    #[error("too long; 128 characters are enough")]
    Long,
    /// Two or fewer different characters, such as 000000 or 121212.
    #[error("too easily guessed; use more than two different digits or letters")]
    Repeating,
    /// Counts up or down, such as 123456.
    #[error("too easily guessed; do not count up or down, as in 123456")]
    Counting,
    /// Says the user's own name.
    #[error("too easily guessed; do not use the user name")]
    Name,
}

/// Whether `secret` may be the PIN or password of `user`.
///
/// # Errors
/// Why not, as a sentence for the person who chose it.
pub fn check_secret(secret: &str, user: &str) -> Result<(), WeakSecret> {
    let length = secret.chars().count();
    let digits = secret.chars().all(|c| c.is_ascii_digit());
    if length < if digits { PIN } else { PASSWORD } {
        return Err(WeakSecret::Short);
    }
    if length > LONGEST {
        return Err(WeakSecret::Long);
    }
    if secret.chars().collect::<BTreeSet<_>>().len() <= 2 {
        return Err(WeakSecret::Repeating);
    }
    if counts(secret) {
        return Err(WeakSecret::Counting);
    }
    if secret.to_lowercase().contains(user) && user.len() > 3 {
        return Err(WeakSecret::Name);
    }
    Ok(())
}

/// Whether each character is the one after, or each the one before, its neighbour; 9 goes on with 0.
fn counts(secret: &str) -> bool {
    let codes: Vec<i64> = secret.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps: BTreeSet<i64> = codes
        .windows(2)
        .map(|pair| match pair {
            [57, 48] => 1,
            [48, 57] => -1,
            [first, second] => second - first,
            _ => 0,
        })
        .collect();
    steps == BTreeSet::from([1]) || steps == BTreeSet::from([-1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easily_guessed_pins_are_refused_and_others_are_not() {
        let cases = [
            ("12345", Err(WeakSecret::Short)),
            ("secret1", Err(WeakSecret::Short)),
            ("000000", Err(WeakSecret::Repeating)),
            ("121212", Err(WeakSecret::Repeating)),
            ("123456", Err(WeakSecret::Counting)),
            ("987654", Err(WeakSecret::Counting)),
            ("567890", Err(WeakSecret::Counting)),
            ("abcdefgh", Err(WeakSecret::Counting)),
            ("amal-1447", Err(WeakSecret::Name)),
            ("918273", Ok(())),
            ("مفتاح الباب", Ok(())),
            ("correct horse", Ok(())),
        ];
        for (secret, expected) in cases {
            assert_eq!(check_secret(secret, "amal"), expected, "{secret}");
        }
        assert_eq!(
            check_secret(&"a1b2".repeat(33), "amal"),
            Err(WeakSecret::Long)
        );
    }

    #[test]
    fn names_are_plain() {
        for name in ["amal", "board-1", "a.saleh", "7"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "Amal", "-a", "أمل", "a b", "a/b", &"a".repeat(33)] {
            assert!(!is_name(name), "{name}");
        }
    }
}
