//! What the screen says aloud to whoever touches "listen" (P4), and what ends it.
//!
//! One sentence is said at a time, and it is always that of the screen. It ends when the visitor goes on, reads in the other
//! language or leaves, so that nobody hears the number of the one before. A page that turns by itself is said in its place:
//! who asked to hear that the ticket is being printed would else be left in the middle of it.

use super::{Effect, Screen};
use crate::speech::{self, Language, Speech};

/// No sentence is so long, in milliseconds. One whose end is not told by then holds the reset back no longer.
const LONGEST_MS: u64 = 60_000;

/// A sentence that is being said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saying {
    /// Its number, by which its end is told.
    pub id: u64,
    /// The visit it was asked for in.
    pub visit: u64,
    since_ms: u64,
}

impl Saying {
    /// Whether it may still be heard.
    pub(super) fn lasts(self, now_ms: u64) -> bool {
        now_ms.saturating_sub(self.since_ms) < LONGEST_MS
    }
}

impl Screen {
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
            Some(takeover) => speech::at_takeover(takeover, language),
            None => speech::at_page(&self.page, self.serves_first, language),
        }
    }
}

/// Says what the screen says, from its beginning, also where it is being said: one who missed a word hears it again by the
/// same touch, and a hand that trembles does not silence what it asked for. The picture means one thing.
pub(super) fn say(screen: &mut Screen, now_ms: u64) -> Effect {
    screen.said += 1;
    let id = screen.said;
    screen.saying = Some(Saying {
        id,
        visit: screen.visit,
        since_ms: now_ms,
    });
    Effect::Say {
        id,
        speech: screen.speech(),
    }
}

/// A sentence ended. To have listened is to have been there: the wait for a touch begins anew, and where the visitor was asked
/// whether they need more time, the wait for that answer does.
pub(super) fn ended(screen: &mut Screen, id: u64, now_ms: u64) {
    let Some(saying) = screen.saying.take_if(|saying| saying.id == id) else {
        return;
    };
    let answered = screen.touched_ms > saying.since_ms;
    screen.touched_ms = if screen.asks_more_time && !answered {
        now_ms.saturating_sub(screen.patience.idle_ms)
    } else {
        now_ms
    };
}

/// What was said on the screen before an event.
pub(super) struct Before {
    visit: u64,
    speech: Speech,
}

impl Before {
    /// Nothing, where nothing was being said.
    pub(super) fn of(screen: &Screen) -> Option<Self> {
        screen.saying.map(|_| Self {
            visit: screen.visit,
            speech: screen.speech(),
        })
    }

    /// What becomes of it after an event: it goes on where the screen still says it.
    pub(super) fn follow(self, screen: &mut Screen, by_hand: bool, now_ms: u64) -> Option<Effect> {
        let same_visit = screen.visit == self.visit;
        match same_visit {
            true if screen.speech() == self.speech => None,
            true if !by_hand => Some(say(screen, now_ms)),
            _ => Some(hush(screen)),
        }
    }
}

/// Ends what is being said.
pub(super) fn hush(screen: &mut Screen) -> Effect {
    screen.saying = None;
    Effect::Hush
}
