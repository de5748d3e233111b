//! An expected wait in words, the same on screen and paper.

use super::{Words, WordsError};

/// A range of minutes where there is one worth naming, else about how long or under how long.
///
/// # Errors
/// When words are missing.
pub fn told((least, most): (u32, u32), words: &Words) -> Result<String, WordsError> {
    let key = match (least, most) {
        (0, 3..) => "ticket-wait-under",
        (least, most) if least >= most || most <= 2 => "ticket-wait-about",
        _ => "ticket-wait-range",
    };
    Ok(words.with(key, [("least", least.into()), ("most", most.into())])?)
}
