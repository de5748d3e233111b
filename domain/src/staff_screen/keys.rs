//! Keys on the glass: who signs in, and what a new device is called.

use std::fmt;

/// The longest that is typed here.
const LONGEST: usize = 32;

/// Which keys are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeyPlate {
    /// a to z.
    #[default]
    Letters,
    /// 0 to 9, and the hyphen of names.
    Figures,
}

impl KeyPlate {
    /// The other keys.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Letters => Self::Figures,
            Self::Figures => Self::Letters,
        }
    }
}

/// A secret as it is typed; it never shows in a log.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Pin(String);

impl Pin {
    /// How many signs were typed.
    #[must_use]
    pub fn typed(&self) -> usize {
        self.0.len()
    }

    /// The secret, for whoever checks it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Pin(secret)")
    }
}

/// What is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Field {
    /// Who one is.
    #[default]
    User,
    /// The secret.
    Pin,
}

/// The question who one is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SignIn {
    /// The user's name so far.
    pub user: String,
    /// The secret so far.
    pub pin: Pin,
    /// Which of them is typed.
    pub field: Field,
    /// The keys shown.
    pub plate: KeyPlate,
    /// Whether an answer is awaited; nothing is typed meanwhile.
    pub checking: bool,
}

impl SignIn {
    /// Goes to a field, with the keys that it mostly takes.
    pub(super) fn go_to(&mut self, field: Field) {
        self.field = field;
        self.plate = match field {
            Field::User => KeyPlate::Letters,
            Field::Pin => KeyPlate::Figures,
        };
    }

    pub(super) fn typed(&mut self) -> &mut String {
        match self.field {
            Field::User => &mut self.user,
            Field::Pin => &mut self.pin.0,
        }
    }
}

/// Puts one more sign in a text, if it is one of the keys' and there is room.
pub(super) fn put(text: &mut String, key: char) {
    let known = key.is_ascii_lowercase() || key.is_ascii_digit() || key == '-';
    if known && text.len() < LONGEST {
        text.push(key);
    }
}
