//! Calls said aloud: the board's words on the device's loudspeaker.

use crate::voice::{self, Told, Words};
use anyhow::Result;
use chrono_tz::Tz;
use config::Settings;
use domain::time::Stamp;
use hardware::sound::SoundEvent;

/// What says the calls.
pub(super) struct Speaker {
    speaker: voice::Speaker,
    zone: Tz,
    said: u64,
}

impl Speaker {
    /// Opens the loudspeaker and the voice of these settings. What is missing of either stops no board.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start(
        settings: &Settings,
        events: impl Fn(SoundEvent) + Clone + Send + 'static,
    ) -> Result<Self> {
        let told = move |told| {
            if let Told::Sound(event) = told {
                events(event);
            }
        };
        Ok(Self {
            speaker: voice::Speaker::start(&settings.hardware.sound, &settings.voice, told)?,
            zone: settings.branch.time_zone,
            said: 0,
        })
    }

    /// Says a call after those before it.
    pub(super) fn announce(&mut self, number: u32, counter: u32, now: &Stamp) {
        self.said += 1;
        let local = now.at.with_timezone(&self.zone).time();
        let call = Words::Call { number, counter };
        self.speaker.say(self.said, call, local);
    }

    /// Whether calls can be heard, where an event changes that.
    pub(super) fn heard(&self, event: &SoundEvent) -> Option<bool> {
        match event {
            SoundEvent::Fault(fault) => {
                tracing::warn!(fault = fault.code(), "calls cannot be said aloud");
                Some(false)
            }
            SoundEvent::Mended => {
                tracing::info!("calls can be said aloud again");
                Some(true)
            }
            SoundEvent::Started { .. } | SoundEvent::Ended { .. } => None,
        }
    }

    pub(super) fn stop(self) {
        self.speaker.stop();
    }
}
