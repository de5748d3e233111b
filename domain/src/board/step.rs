//! The transition: what each event makes of the board.

use super::queue::said;
use super::{Board, Call, Effect, Event, Hearing, Snapshot};
use chrono::{DateTime, Utc};

/// The board after `event` at `now_ms` (boot clock, milliseconds), and what it asks for, in order.
#[must_use]
pub fn step(board: &mut Board, event: Event, now_ms: u64) -> Vec<Effect> {
    let mut effects = Vec::new();
    match event {
        Event::Told(snapshot) => effects = board.told(snapshot, now_ms),
        Event::Heard if !board.lost => board.heard_ms = now_ms,
        Event::Heard | Event::Tick => {}
        Event::Lost => board.lost = true,
        Event::Doors(doors) => board.doors = doors,
        Event::Slides(count) => {
            board.slides = count;
            board.slides_since_ms = now_ms;
        }
        Event::Sound { works } => board.sound_works = works,
    }
    effects.extend(board.advance(now_ms));
    effects
}

impl Board {
    fn told(&mut self, snapshot: Snapshot, now_ms: u64) -> Vec<Effect> {
        if self.is_older(&snapshot) {
            // An answer that was overtaken by a later one is a sign of life and no more.
            self.heard_ms = now_ms;
            return Vec::new();
        }
        let first = self.told.is_none();
        let missed = self.lost || self.hearing(now_ms) != Hearing::Live;
        let news = self.queue.news(&snapshot.calls);
        self.queue.keep(&snapshot.calls);
        let effects = if first {
            Vec::new()
        } else if missed || news.len() > self.pace.said {
            self.queue.jump(&news, now_ms);
            self.said_of_many(&news, snapshot.answered, now_ms)
        } else {
            self.queue.extend(&news);
            Vec::new()
        };
        self.told = Some(snapshot);
        self.heard_ms = now_ms;
        self.lost = false;
        effects
    }

    fn is_older(&self, snapshot: &Snapshot) -> bool {
        let held = self.told.as_ref().and_then(|told| told.place.as_ref());
        let place = snapshot.place.as_ref();
        held.zip(place)
            .is_some_and(|(held, place)| place.is_before(held))
    }

    /// Of many calls the newest are said, unless they are old news.
    fn said_of_many(
        &self,
        news: &[Call],
        answered: Option<DateTime<Utc>>,
        now_ms: u64,
    ) -> Vec<Effect> {
        let fresh = news
            .iter()
            .filter(|call| self.is_fresh(call, answered, now_ms));
        let effects: Vec<Effect> = fresh.filter_map(said).collect();
        let surplus = effects.len().saturating_sub(self.pace.said);
        effects.into_iter().skip(surplus).collect()
    }

    /// A call cannot be older than the silence before it was heard of; after a longer one the service's own
    /// times tell.
    fn is_fresh(&self, call: &Call, answered: Option<DateTime<Utc>>, now_ms: u64) -> bool {
        let by_service = answered.map(|answered| (answered - call.made.at).num_milliseconds());
        let age_ms = by_service.and_then(|age_ms| u64::try_from(age_ms).ok());
        let fresh_ms = self.pace.fresh_ms;
        self.silence_ms(now_ms) <= fresh_ms || age_ms.is_some_and(|age_ms| age_ms <= fresh_ms)
    }

    fn advance(&mut self, now_ms: u64) -> Option<Effect> {
        let told = self.told.as_ref()?;
        let pace = (self.pace.dwell_ms, self.pace.said.saturating_sub(1));
        self.queue.advance(&told.calls, pace, now_ms)
    }
}
