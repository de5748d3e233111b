//! What the terminal says aloud to whoever touches "listen" (P4), and what ends it: one sentence at a time, always that of
//! the screen, and nothing of one visitor to the next.

use super::{Effect, Exit};
use crate::speech::{self, Language, Speech};

/// No sentence is so long, in milliseconds. One whose end is not told by then holds the screen back no longer.
const LONGEST_MS: u64 = 60_000;

impl Exit {
    /// What the screen says now, in the language in which it is read.
    #[must_use]
    pub fn speech(&self) -> Speech {
        let language = if self.manner.english {
            Language::English
        } else {
            Language::Arabic
        };
        match self.takeover() {
            _ if self.asks_more_time => speech::more_time(language),
            Some(takeover) => speech::at_exit_takeover(takeover, language),
            None => speech::at_exit(&self.page, self.offers.suggestions, language),
        }
    }

    /// Whether something may still be heard: who listens is there, though nothing is touched.
    pub(super) fn is_heard(&self, now_ms: u64) -> bool {
        self.saying.is_some() && now_ms.saturating_sub(self.saying_ms) < LONGEST_MS
    }
}

/// Says what the screen says, from its beginning, also where it is being said.
pub(super) fn say(exit: &mut Exit, now_ms: u64) -> Effect {
    exit.said += 1;
    exit.saying = Some(exit.said);
    exit.saying_ms = now_ms;
    Effect::Say {
        id: exit.said,
        speech: exit.speech(),
    }
}

/// A sentence ended; to have listened is to have been there.
pub(super) fn ended(exit: &mut Exit, id: u64, now_ms: u64) {
    if exit.saying.take_if(|saying| *saying == id).is_some() {
        exit.touched_ms = now_ms;
    }
}

/// Ends what is being said of a screen that is there no more: of another visit, or that says something else.
pub(super) fn hushed(exit: &mut Exit, before: &(u64, Speech)) -> Option<Effect> {
    let same = exit.visit == before.0 && exit.speech() == before.1;
    exit.saying.take_if(|_| !same).map(|_| Effect::Hush)
}
