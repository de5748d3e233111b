//! How a target stands, in one word.

use serde::Serialize;

/// A target's state. Where several are true the first of this order is told: what calls for somebody, then what stops
/// everything, then how it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It has something else in a parked record's place.
    Conflict,
    /// This device has no journal that can be read.
    NoJournal,
    /// This device's disk is full or fails.
    Disk,
    /// It does not take this device's token or certificate, or the device has none to show.
    Unauthorized,
    /// Its certificate is not valid yet by this device's clock.
    Clock,
    /// Its certificate, or its TLS, is not one to trust.
    Tls,
    /// Nobody answers, or not to the end.
    Offline,
    /// It answers, and takes nothing.
    Refused,
    /// It lost facts that it had answered for; they are sent again.
    Gap,
    /// It refused records, which are set aside; others go on.
    Parked,
    /// Facts wait: nobody delivers now, or the target asked to be left alone for a while.
    Waiting,
    /// Facts are on their way.
    Delivering,
    /// Nothing waits.
    Idle,
}

/// States and their words; those of [`crate::fault::TroubleKind`] are the same.
const WORDS: [(State, &str); 13] = [
    (State::Conflict, "conflict"),
    (State::NoJournal, "no-journal"),
    (State::Disk, "disk"),
    (State::Unauthorized, "unauthorized"),
    (State::Clock, "clock"),
    (State::Tls, "tls"),
    (State::Offline, "offline"),
    (State::Refused, "refused"),
    (State::Gap, "gap"),
    (State::Parked, "parked"),
    (State::Waiting, "waiting"),
    (State::Delivering, "delivering"),
    (State::Idle, "idle"),
];

impl State {
    /// Its word, as it stands in JSON and figures.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = WORDS.iter().find(|(state, _)| *state == self);
        found.map_or("", |(_, word)| word)
    }

    /// The state of a word.
    pub(crate) fn named(word: &str) -> Option<Self> {
        let found = WORDS.iter().find(|(_, known)| *known == word);
        found.map(|(state, _)| *state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_has_the_same_word_everywhere() {
        for (state, word) in WORDS {
            assert_eq!(serde_json::to_value(state).unwrap(), word);
            assert_eq!((state.word(), State::named(word)), (word, Some(state)));
        }
    }
}
