//! Asks a printer how it is: four real-time questions, one at a time, each with a time and a second try.

use std::time::{Duration, Instant};

/// How long an answer may take.
const ANSWER: Duration = Duration::from_millis(500);
/// How often a question is put before the printer counts as silent.
const TRIES: u8 = 2;

struct Asked {
    at: Instant,
    tries: u8,
    noise: bool,
    /// Whether an answer was taken for another question's.
    swallowed: bool,
}

/// How a question ended without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unanswered {
    /// Nothing came.
    Silence,
    /// Something came that a printer does not say.
    Nonsense,
}

/// All four answers, and when the first question was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Round {
    pub(super) began: Instant,
    pub(super) answers: [u8; 4],
}

#[derive(Default)]
pub(super) struct Questions {
    began: Option<Instant>,
    collected: Vec<u8>,
    asked: Option<Asked>,
    /// Whether a question put twice was answered once, so that its other answer may still come.
    extra: bool,
    ended: Option<Instant>,
}

impl Questions {
    /// Forgets a round under way, as when the link is lost.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Whether a round is under way.
    pub(super) fn open(&self) -> bool {
        self.began.is_some()
    }

    /// When the next round begins if rounds are `every` so long.
    pub(super) fn due(&self, every: Duration) -> Option<Instant> {
        self.ended.map(|ended| ended + every)
    }

    /// The question to put now, if any; a new round begins when the last ended `every` ago.
    pub(super) fn next(&mut self, now: Instant, every: Duration) -> Option<[u8; 3]> {
        if self.began.is_none() && self.due(every).is_none_or(|due| due <= now) {
            self.began = Some(now);
            self.collected.clear();
        }
        if self.began.is_none() || self.asked.is_some() {
            return None;
        }
        self.asked = Some(Asked {
            at: now,
            tries: 1,
            noise: false,
            swallowed: false,
        });
        Some(self.question())
    }

    /// Starts the time to answer anew: the question has not left this machine.
    pub(super) fn still_leaving(&mut self, now: Instant) {
        if let Some(asked) = &mut self.asked {
            asked.at = now;
        }
    }

    /// The question again if its answer is overdue, or the end of the round.
    pub(super) fn overdue(&mut self, now: Instant) -> Option<Result<[u8; 3], Unanswered>> {
        let asked = self
            .asked
            .as_mut()
            .filter(|asked| now.saturating_duration_since(asked.at) >= ANSWER)?;
        if asked.tries < TRIES {
            asked.tries += 1;
            asked.at = now;
            return Some(Ok(self.question()));
        }
        let unanswered = if asked.noise {
            Unanswered::Nonsense
        } else {
            Unanswered::Silence
        };
        self.end(now);
        Some(Err(unanswered))
    }

    /// Takes an answer; the last of a round completes it. One nobody asked for is dropped, and so is the second to a
    /// question that was put twice: answers do not say which question they are for.
    pub(super) fn heard(&mut self, answer: u8, now: Instant) -> Option<Round> {
        if std::mem::take(&mut self.extra) {
            if let Some(asked) = &mut self.asked {
                asked.swallowed = true;
            }
            return None;
        }
        let asked = self.asked.take()?;
        self.extra = asked.tries > 1 && !asked.swallowed;
        self.collected.push(answer);
        let answers = <[u8; 4]>::try_from(self.collected.as_slice()).ok()?;
        let began = self.began?;
        self.end(now);
        Some(Round { began, answers })
    }

    /// Notes something that was no answer.
    pub(super) fn noise(&mut self) {
        if let Some(asked) = &mut self.asked {
            asked.noise = true;
        }
    }

    fn end(&mut self, now: Instant) {
        self.began = None;
        self.asked = None;
        self.ended = Some(now);
    }

    fn question(&self) -> [u8; 3] {
        [0x10, 0x04, self.collected.len() as u8 + 1]
    }
}
