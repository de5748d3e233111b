//! When people with a session were last there. Each request tells; the journal's file is told only now and then, so
//! that being there costs no flush a request and a restart still knows who idled.

use domain::time::Stamp;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use store::TokenHash;

/// Entries beyond which those that ended are looked for.
const MANY: usize = 512;
/// How old what the file knows may grow, at most.
const KEEP_MS: u64 = 60_000;

/// Who was there when.
pub(crate) struct Presence {
    idle_ms: u64,
    seen: Mutex<HashMap<TokenHash, Seen>>,
}

#[derive(Clone, Copy)]
struct Seen {
    last: Stamp,
    kept: Stamp,
}

/// What a request means for its session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Idle {
    /// They were away too long: it is over.
    Over,
    /// They are there.
    There,
    /// They are there, and the file should be told.
    Keep,
}

impl Presence {
    /// Sessions end after so many idle minutes.
    pub(crate) fn new(session_minutes: u32) -> Self {
        Self {
            idle_ms: u64::from(session_minutes) * 60_000,
            seen: Mutex::default(),
        }
    }

    /// Someone with this session, last seen as the file has it, asks for something now; `acts` when they do so
    /// themselves, and not a page that keeps itself fresh.
    pub(crate) fn asks(&self, token: &TokenHash, kept: &Stamp, now: &Stamp, acts: bool) -> Idle {
        let mut all = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.get(token).copied();
        let mut seen = known.unwrap_or(Seen {
            last: *kept,
            kept: *kept,
        });
        if now.millis_since(&seen.last) > self.idle_ms {
            all.remove(token);
            return Idle::Over;
        }
        if !acts {
            return Idle::There;
        }
        seen.last = *now;
        let due = now.millis_since(&seen.kept) > KEEP_MS.min(self.idle_ms / 4);
        if due {
            seen.kept = *now;
        }
        if all.len() >= MANY {
            all.retain(|_, seen| now.millis_since(&seen.last) <= self.idle_ms);
        }
        all.insert(*token, seen);
        if due { Idle::Keep } else { Idle::There }
    }
}
