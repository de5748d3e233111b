//! What mends a printer after a ticket that broke off: the half-said is completed, and the torn paper falls alone.
//!
//! Nothing of the ticket is sent again. When it is owed, and again after a lost link, is [`super::link`]'s.

use crate::escpos_stream::FEED_AND_CUT;

/// `ESC @`.
const RESET: [u8; 2] = [0x1B, 0x40];

/// What a ticket that broke off left to be done; nothing by default.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Mending {
    /// Bytes that complete what the printer may still wait for.
    pub(super) completion: Vec<u8>,
    /// Whether printed paper hangs uncut, so that the next ticket would begin with it.
    pub(super) uncut: bool,
}

impl Mending {
    /// The bytes that do it, and a reset in any case.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let cut: &[u8] = if self.uncut { &FEED_AND_CUT } else { &[] };
        [&self.completion, RESET.as_slice(), cut].concat()
    }

    /// Adds what another left.
    pub(super) fn join(&mut self, other: Self) {
        self.completion.extend(other.completion);
        self.uncut |= other.uncut;
    }
}
