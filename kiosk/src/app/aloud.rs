//! What the reception says aloud to whoever touches "listen" (P4).

use super::{App, Event};
use crate::voice::{Aloud, Told};
use chrono::NaiveTime;
use domain::screen::Event as ScreenEvent;
use domain::speech::Speech;

impl App {
    /// Opens loudspeaker and voice.
    pub(super) fn open_voice(&mut self) {
        let events = self.calls.clone();
        let told = move |told| drop(events.send(Event::Voice(told)));
        self.aloud = Aloud::open(&self.settings, told);
    }

    /// What is heard of loudspeaker and voice.
    pub(super) fn voice_told(&mut self, told: Told) {
        if let Some(id) = self.aloud.told(told) {
            self.tell_screen(ScreenEvent::Spoken { id });
        }
    }

    /// Says this at once, and nothing of what is being said.
    pub(super) fn say_aloud(&mut self, id: u64, speech: Speech) {
        if !self.aloud.say(id, speech, self.local_time()) {
            self.tell_screen(ScreenEvent::Spoken { id });
        }
    }

    /// Whether what the screen says now can be heard.
    pub(super) fn can_listen(&self) -> bool {
        self.aloud.says(&self.screen.speech(), self.local_time())
    }

    fn local_time(&self) -> NaiveTime {
        let zone = &self.settings.branch.time_zone;
        self.clock.now().at.with_timezone(zone).time()
    }
}
