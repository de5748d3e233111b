//! Utterances, a loudspeaker and time make what is heard, step by step; nothing here waits.
//!
//! One utterance is played to its end before the next. When the loudspeaker fails, the one at hand is cut and never said
//! again; the device is opened again at growing intervals, in silence, and then only what is still new is said.

use std::time::{Duration, Instant};

use super::fault::{SoundEnd, SoundEvent, SoundFault};
use super::output::Output;
use super::queue::Queue;
use super::utterance::{Piece, Utterance};

/// How long a device that takes nothing is waited for.
const STALL: Duration = Duration::from_secs(2);
/// Between two looks at a device that plays.
const FEED: Duration = Duration::from_millis(20);
/// Between two looks at a device at rest.
const LOOK: Duration = Duration::from_secs(5);
/// The first and the longest wait before a device is opened again.
const SOONEST: Duration = Duration::from_millis(500);
const LATEST: Duration = Duration::from_secs(30);
/// The silence by which a device that took nothing is tried.
const TRIAL: Duration = Duration::from_millis(100);

struct Playing {
    /// The utterance; none for the silence of a trial, of which nobody is told.
    id: Option<u64>,
    samples: super::Wave,
    given: usize,
    /// When it last took something, or said that it had played all.
    moved: Instant,
}

/// How the device is.
enum Way {
    Open { looked: Instant },
    Closed { again: Instant, wait: Duration },
}

pub(super) struct Machine {
    output: Output,
    queue: Queue,
    way: Way,
    playing: Option<Playing>,
    /// The fault that was last told.
    told: Option<SoundFault>,
    events: Vec<SoundEvent>,
}

impl Machine {
    /// A machine that opens its device at its first step and keeps at most `waiting` utterances beyond the one it plays.
    pub(super) fn new(output: Output, waiting: usize, now: Instant) -> Self {
        let way = Way::Closed {
            again: now,
            wait: SOONEST,
        };
        Self {
            output,
            queue: Queue::new(waiting),
            way,
            playing: None,
            told: None,
            events: Vec::new(),
        }
    }

    /// Takes an utterance to be said after those before it.
    pub(super) fn say(&mut self, utterance: Utterance, now: Instant) {
        let dropped = self.queue.add(utterance, now);
        self.skip(dropped);
        if self.playing.as_ref().is_some_and(|it| it.id.is_none()) {
            self.stop_playing(now);
        }
        // Somebody is called: a device that may be back is looked for now.
        if let Way::Closed { again, .. } = &mut self.way {
            *again = now;
        }
    }

    /// Ends what is said and what waits.
    pub(super) fn hush(&mut self, now: Instant) {
        let waiting = self.queue.clear();
        self.skip(waiting);
        if self.playing.is_some() {
            self.stop_playing(now);
        }
    }

    /// What is wrong with the device now.
    pub(super) fn fault(&self) -> Option<SoundFault> {
        self.told
    }

    /// Goes on as far as it can now, and tells what happened.
    pub(super) fn step(&mut self, now: Instant) -> Vec<SoundEvent> {
        self.open_when_due(now);
        while matches!(self.way, Way::Open { .. }) && self.play(now) {}
        self.look_when_due(now);
        std::mem::take(&mut self.events)
    }

    /// Ends everything.
    pub(super) fn shut_down(&mut self) -> Vec<SoundEvent> {
        self.cut();
        let left = self.queue.clear();
        self.skip(left);
        std::mem::take(&mut self.events)
    }

    /// How long nothing is to be done unless something is said.
    pub(super) fn sleep(&self, now: Instant) -> Duration {
        match (&self.way, &self.playing) {
            (Way::Closed { again, .. }, _) => again.saturating_duration_since(now),
            (Way::Open { .. }, Some(_)) => FEED,
            (Way::Open { looked }, None) => (*looked + LOOK).saturating_duration_since(now),
        }
    }

    fn open_when_due(&mut self, now: Instant) {
        let Way::Closed { again, wait } = self.way else {
            return;
        };
        if now < again {
            return;
        }
        match self.output.open() {
            Ok(()) => self.opened(now),
            Err(error) => {
                self.tell(SoundFault::of(&error), &error);
                self.close(now, (wait * 2).min(LATEST));
            }
        }
    }

    fn opened(&mut self, now: Instant) {
        self.way = Way::Open { looked: now };
        // One that stalled opens as ever; only what it plays to the end shows that it can be heard.
        if self.told != Some(SoundFault::Stalled) {
            self.mended();
        }
        let stale = self.queue.drop_stale(now);
        self.skip(stale);
    }

    /// Plays a little; whether there is more to do at once.
    fn play(&mut self, now: Instant) -> bool {
        let went = match &self.playing {
            None => return self.begin(now),
            Some(playing) if playing.given < playing.samples.samples().len() => self.feed(now),
            Some(_) => self.finish(now),
        };
        went.unwrap_or_else(|error| {
            self.fail(SoundFault::of(&error), &error, now);
            false
        })
    }

    fn begin(&mut self, now: Instant) -> bool {
        let Some(next) = self.queue.next() else {
            return false;
        };
        self.events.push(SoundEvent::Started { id: next.id });
        self.start(Some(next.id), &next, now)
    }

    fn start(&mut self, id: Option<u64>, next: &Utterance, now: Instant) -> bool {
        self.playing = Some(Playing {
            id,
            samples: next.wave(),
            given: 0,
            moved: now,
        });
        let begun = self.output.begin(next, now);
        if let Err(error) = &begun {
            self.fail(SoundFault::of(error), error, now);
        }
        begun.is_ok()
    }

    fn feed(&mut self, now: Instant) -> std::io::Result<bool> {
        let Some(playing) = &mut self.playing else {
            return Ok(false);
        };
        let rest = &playing.samples.samples()[playing.given..];
        let taken = self.output.write(rest, now)?;
        playing.given += taken;
        if taken > 0 {
            playing.moved = now;
        }
        Ok(taken > 0 || self.stalls(now))
    }

    fn finish(&mut self, now: Instant) -> std::io::Result<bool> {
        if !self.output.finish()? {
            return Ok(self.stalls(now));
        }
        self.end_playing(SoundEnd::Played);
        self.mended();
        self.way = Way::Open { looked: now };
        Ok(true)
    }

    /// Gives up a device that has not moved for too long; never more to do.
    fn stalls(&mut self, now: Instant) -> bool {
        let still = |playing: &Playing| now.saturating_duration_since(playing.moved) >= STALL;
        if self.playing.as_ref().is_some_and(still) {
            let error = std::io::Error::from(std::io::ErrorKind::TimedOut);
            self.fail(SoundFault::Stalled, &error, now);
        }
        false
    }

    fn look_when_due(&mut self, now: Instant) {
        let Way::Open { looked } = self.way else {
            return;
        };
        if self.playing.is_some() || now < looked + LOOK {
            return;
        }
        self.way = Way::Open { looked: now };
        if self.told == Some(SoundFault::Stalled) {
            self.try_in_silence(now);
        } else if let Err(error) = self.output.check() {
            self.fail(SoundFault::of(&error), &error, now);
        }
    }

    /// Where nothing is said because nothing can be heard, only this finds that it can be again.
    fn try_in_silence(&mut self, now: Instant) {
        let silence = Utterance {
            id: 0,
            what: String::new(),
            pieces: vec![Piece::Silence(TRIAL)],
            volume: 0,
        };
        self.start(None, &silence, now);
    }

    fn fail(&mut self, fault: SoundFault, error: &std::io::Error, now: Instant) {
        self.cut();
        self.tell(fault, error);
        self.close(now, SOONEST);
    }

    fn close(&mut self, now: Instant, wait: Duration) {
        self.way = Way::Closed {
            again: now + wait,
            wait,
        };
    }

    fn cut(&mut self) {
        self.output.cut();
        self.end_playing(SoundEnd::Cut);
    }

    /// Cuts what is played on a device that works; it is opened anew for what comes.
    fn stop_playing(&mut self, now: Instant) {
        self.cut();
        self.way = Way::Closed {
            again: now,
            wait: SOONEST,
        };
    }

    fn end_playing(&mut self, end: SoundEnd) {
        if let Some(id) = self.playing.take().and_then(|playing| playing.id) {
            self.end(id, end);
        }
    }

    fn tell(&mut self, fault: SoundFault, error: &std::io::Error) {
        if self.told.replace(fault) != Some(fault) {
            tracing::warn!(fault = fault.code(), %error, "nothing can be heard");
            self.events.push(SoundEvent::Fault(fault));
        }
    }

    fn mended(&mut self) {
        if self.told.take().is_some() {
            tracing::info!("it can be heard again");
            self.events.push(SoundEvent::Mended);
        }
    }

    fn skip(&mut self, ids: Vec<u64>) {
        for id in ids {
            self.end(id, SoundEnd::Skipped);
        }
    }

    fn end(&mut self, id: u64, end: SoundEnd) {
        self.events.push(SoundEvent::Ended { id, end });
    }
}
