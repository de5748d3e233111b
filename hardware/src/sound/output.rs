//! Ways to be heard: each takes what it can take now and never blocks.
//!
//! Waiting and giving up are [`super::machine`]'s.

mod simulated;
mod system;

use std::io;
use std::time::Instant;

use super::utterance::Utterance;

/// What an utterance is played on.
pub(super) enum Output {
    System(system::System),
    Simulated(simulated::Simulated),
    /// Nobody listens, and that is meant so.
    Nobody,
}

impl Output {
    pub(super) fn of(settings: &config::Sound) -> Self {
        match settings {
            config::Sound::Alsa { device } => Self::System(system::System::new(device.clone())),
            config::Sound::Simulated { folder } => {
                Self::Simulated(simulated::Simulated::new(folder.clone()))
            }
            config::Sound::None => Self::Nobody,
        }
    }

    /// Opens it, or opens it again.
    pub(super) fn open(&mut self) -> io::Result<()> {
        match self {
            Self::System(system) => system.open(),
            Self::Simulated(simulated) => simulated.open(),
            Self::Nobody => Ok(()),
        }
    }

    /// Whether it is still there, asked while nothing is played.
    pub(super) fn check(&mut self) -> io::Result<()> {
        match self {
            Self::System(system) => system.check(),
            Self::Simulated(simulated) => simulated.open(),
            Self::Nobody => Ok(()),
        }
    }

    /// Makes ready for an utterance.
    pub(super) fn begin(&mut self, utterance: &Utterance, now: Instant) -> io::Result<()> {
        match self {
            Self::System(system) => system.begin(),
            Self::Simulated(simulated) => {
                simulated.begin(utterance, now);
                Ok(())
            }
            Self::Nobody => Ok(()),
        }
    }

    /// Gives samples and says how many were taken; 0 when it takes none now.
    pub(super) fn write(&mut self, samples: &[i16], now: Instant) -> io::Result<usize> {
        match self {
            Self::System(system) => system.write(samples),
            Self::Simulated(simulated) => simulated.write(samples, now),
            Self::Nobody => Ok(samples.len()),
        }
    }

    /// Whether all that was taken has been heard.
    pub(super) fn finish(&mut self) -> io::Result<bool> {
        match self {
            Self::System(system) => system.finish(),
            Self::Simulated(simulated) => simulated.finish().map(|()| true),
            Self::Nobody => Ok(true),
        }
    }

    /// Ends what is played, as far as it came; the way is closed where it was lost.
    pub(super) fn cut(&mut self) {
        match self {
            Self::System(system) => system.close(),
            Self::Simulated(simulated) => simulated.cut(),
            Self::Nobody => {}
        }
    }
}
