//! Calls said aloud: the board's words on the device's loudspeaker.

use crate::voice::Voice;
use anyhow::{Context, Result};
use chrono_tz::Tz;
use config::Settings;
use domain::time::Stamp;
use hardware::sound::{SoundEvent, SoundHandle, SoundThread};

/// What says the calls.
pub(super) struct Speaker {
    voice: Voice,
    sound: SoundHandle,
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
        events: impl Fn(SoundEvent) + Send + 'static,
    ) -> Result<Self> {
        let waiting = usize::try_from(settings.voice.waiting).unwrap_or(1);
        let sound = SoundThread::start(&settings.hardware.sound, waiting, events)
            .context("cannot start the loudspeaker")?;
        Ok(Self {
            voice: Voice::open(&settings.voice),
            sound,
            zone: settings.branch.time_zone,
            said: 0,
        })
    }

    /// Says a call after those before it.
    pub(super) fn announce(&mut self, number: u32, counter: u32, now: &Stamp) {
        self.said += 1;
        let local = now.at.with_timezone(&self.zone).time();
        if let Some(utterance) = self.voice.call(self.said, number, counter, local) {
            self.sound.say(utterance);
        }
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
        self.sound.stop();
    }
}
