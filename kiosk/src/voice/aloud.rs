//! What screens say aloud to whoever touches "listen" (P4). Without a loudspeaker or a voice nothing is offered to be heard:
//! the button is not there, and staff see why.

use super::{Repertoire, Speaker, Told, Words};
use chrono::NaiveTime;
use config::{Settings, Sound};
use desk::Health;
use domain::speech::Speech;
use hardware::sound::{SoundEvent, SoundFault};
use std::time::Instant;

/// The loudspeaker with its voice, where the settings name one.
#[derive(Default)]
pub(crate) struct Aloud {
    voice: Option<config::Voice>,
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
    pub(crate) fn hearing(&self) -> Option<Hearing> {
        let repertoire = self.repertoire.as_ref()?;
        Some(match self.fault {
            Some(fault) => Hearing::NoSound(fault),
            None if repertoire.is_empty() => Hearing::NoVoice,
            None if repertoire.is_whole() => Hearing::Whole,
            None => Hearing::InPart,
        })
    }

    /// Whether anything of this can be heard: by the loudspeaker, by the voice, and at this local time.
    pub(crate) fn says(&self, speech: &Speech, at: NaiveTime) -> bool {
        let repertoire = self.repertoire.as_ref();
        let said = repertoire.is_some_and(|repertoire| repertoire.says(speech));
        self.fault.is_none()
            && said
            && self
                .voice
                .as_ref()
                .is_some_and(|voice| voice.volume_at(at) > 0)
    }

    /// Opens loudspeaker and voice in threads of their own; the first visitor may come before they are ready. `told` is
    /// called in those threads.
    pub(crate) fn open(settings: &Settings, told: impl Fn(Told) + Clone + Send + 'static) -> Self {
        let sound = &settings.hardware.sound;
        // A chime makes heads turn, and at a screen nobody is called.
        let voice = config::Voice {
            chime: false,
            ..settings.voice.clone()
        };
        let mut aloud = Self::default();
        if *sound == Sound::None || voice.languages.is_empty() {
            return aloud;
        }
        match Speaker::start(sound, &voice, told) {
            Ok(speaker) => aloud.speaker = Some(speaker),
            Err(error) => tracing::warn!("the screens cannot be heard: {error:#}"),
        }
        aloud.voice = Some(voice);
        aloud
    }

    /// What is heard of loudspeaker and voice; the number of a sentence that ended.
    pub(crate) fn told(&mut self, told: Told) -> Option<u64> {
        self.since.get_or_insert_with(Instant::now);
        match told {
            Told::Opened(repertoire) => self.repertoire = Some(repertoire),
            Told::Sound(SoundEvent::Started { .. }) => {}
            Told::Sound(SoundEvent::Ended { id, .. }) => return Some(id),
            Told::Sound(SoundEvent::Fault(fault)) => {
                tracing::warn!(fault = fault.code(), "the screens cannot be heard");
                self.sound_is(Some(fault));
                // What waits would else be said when the loudspeaker is back, to somebody else.
                self.hush();
            }
            Told::Sound(SoundEvent::Mended) => {
                tracing::info!("the screens can be heard again");
                self.sound_is(None);
            }
        }
        None
    }

    fn sound_is(&mut self, fault: Option<SoundFault>) {
        self.fault = fault;
        self.since = Some(Instant::now());
    }

    /// Says this at once, and nothing of what is being said; whether there is a voice to say it, which then tells its end.
    pub(crate) fn say(&self, id: u64, speech: Speech, at: NaiveTime) -> bool {
        let Some(speaker) = &self.speaker else {
            return false;
        };
        speaker.hush();
        speaker.say(id, Words::Sentence(speech), at);
        true
    }

    /// Says nothing any more.
    pub(crate) fn hush(&self) {
        self.speaker.iter().for_each(Speaker::hush);
    }

    /// Ends the loudspeaker's threads.
    pub(crate) fn stop(&mut self) {
        self.speaker.take().into_iter().for_each(Speaker::stop);
    }

    /// How it is, as the branch service tells its own machine.
    pub(crate) fn health(&self) -> Option<Health> {
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
