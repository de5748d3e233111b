//! What the reception says aloud to whoever touches "listen" (P4). Without a loudspeaker or a voice nothing is offered to be
//! heard: the button is not there, and staff see why.

use super::{App, Event};
use crate::voice::{Repertoire, Speaker, Told, Words};
use chrono::NaiveTime;
use config::Sound;
use desk::Health;
use domain::screen::Event as ScreenEvent;
use domain::speech::Speech;
use hardware::sound::{SoundEvent, SoundFault};
use std::time::Instant;

/// The loudspeaker with its voice, where the settings name one.
#[derive(Default)]
pub(super) struct Aloud {
    speaker: Option<Speaker>,
    repertoire: Option<Repertoire>,
    fault: Option<SoundFault>,
    since: Option<Instant>,
}

/// How far the screens can be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hearing {
    /// All that the settings name is there.
    Whole,
    /// Some recordings or a language are missing.
    InPart,
    /// No voice is there.
    NoVoice,
    /// The loudspeaker does not work.
    NoSound(SoundFault),
}

impl Aloud {
    /// How far the screens can be heard; `None` where nobody means them to be, or that is not known yet.
    pub(super) fn hearing(&self) -> Option<Hearing> {
        let repertoire = self.repertoire.as_ref()?;
        Some(match self.fault {
            Some(fault) => Hearing::NoSound(fault),
            None if repertoire.is_empty() => Hearing::NoVoice,
            None if repertoire.is_whole() => Hearing::Whole,
            None => Hearing::InPart,
        })
    }

    fn says(&self, speech: &Speech) -> bool {
        let repertoire = self.repertoire.as_ref();
        self.fault.is_none() && repertoire.is_some_and(|repertoire| repertoire.says(speech))
    }

    /// Says nothing any more.
    pub(super) fn hush(&self) {
        self.speaker.iter().for_each(Speaker::hush);
    }

    /// Ends the loudspeaker's threads.
    pub(super) fn stop(&mut self) {
        self.speaker.take().into_iter().for_each(Speaker::stop);
    }

    /// How it is, as the branch service tells its own machine.
    pub(super) fn health(&self) -> Option<Health> {
        let (works, detail) = match self.hearing()? {
            Hearing::Whole => (true, ""),
            Hearing::InPart => (true, "recordings are missing"),
            Hearing::NoVoice => (false, "no voice is installed"),
            Hearing::NoSound(fault) => (false, fault.code()),
        };
        Some(Health {
            part: "sound".to_owned(),
            works,
            detail: detail.to_owned(),
            since_seconds: self.since.map_or(0, |since| since.elapsed().as_secs()),
        })
    }
}

impl App {
    /// Opens loudspeaker and voice in threads of their own; the first visitor may come before they are ready.
    pub(super) fn open_voice(&mut self) {
        let settings = &self.settings;
        if settings.hardware.sound == Sound::None || settings.voice.languages.is_empty() {
            return;
        }
        // A chime makes heads turn, and here nobody is called.
        let voice = config::Voice {
            chime: false,
            ..settings.voice.clone()
        };
        let events = self.calls.clone();
        let told = move |told| drop(events.send(Event::Voice(told)));
        match Speaker::start(&settings.hardware.sound, &voice, told) {
            Ok(speaker) => self.aloud.speaker = Some(speaker),
            Err(error) => tracing::warn!("the screens cannot be heard: {error:#}"),
        }
    }

    /// What is heard of loudspeaker and voice.
    pub(super) fn voice_told(&mut self, told: Told) {
        self.aloud.since.get_or_insert_with(Instant::now);
        match told {
            Told::Opened(repertoire) => self.aloud.repertoire = Some(repertoire),
            Told::Sound(SoundEvent::Started { .. }) => {}
            Told::Sound(SoundEvent::Ended { id, .. }) => {
                self.tell_screen(ScreenEvent::Spoken { id });
            }
            Told::Sound(SoundEvent::Fault(fault)) => {
                tracing::warn!(fault = fault.code(), "the screens cannot be heard");
                self.sound_is(Some(fault));
                // What waits would else be said when the loudspeaker is back, to somebody else.
                self.aloud.hush();
            }
            Told::Sound(SoundEvent::Mended) => {
                tracing::info!("the screens can be heard again");
                self.sound_is(None);
            }
        }
    }

    fn sound_is(&mut self, fault: Option<SoundFault>) {
        self.aloud.fault = fault;
        self.aloud.since = Some(Instant::now());
    }

    /// Says this at once, and nothing of what is being said.
    pub(super) fn say_aloud(&mut self, id: u64, speech: Speech) {
        let at = self.local_time();
        let Some(speaker) = &self.aloud.speaker else {
            return self.tell_screen(ScreenEvent::Spoken { id });
        };
        speaker.hush();
        speaker.say(id, Words::Sentence(speech), at);
    }

    /// Whether what the screen says now can be heard: by the loudspeaker, by the voice, and at this hour.
    pub(super) fn can_listen(&self) -> bool {
        let loud = || self.settings.voice.volume_at(self.local_time()) > 0;
        self.aloud.speaker.is_some() && self.aloud.says(&self.screen.speech()) && loud()
    }

    fn local_time(&self) -> NaiveTime {
        let zone = &self.settings.branch.time_zone;
        self.clock.now().at.with_timezone(zone).time()
    }
}
