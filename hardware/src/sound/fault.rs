//! What a loudspeaker's thread tells, and what can be wrong with recordings.
//!
//! No loudspeaker is no error but a [`SoundFault`]: the program goes on, and staff see it.

use std::io;
use std::path::PathBuf;

/// Why nothing can be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SoundFault {
    /// There is no such device.
    Absent,
    /// Another program holds it.
    Busy,
    /// This program may not use it.
    Denied,
    /// It takes no sound.
    Stalled,
    /// It fails in another way; the log has it.
    Broken,
}

impl SoundFault {
    /// The fault's name in records; it never changes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Busy => "busy",
            Self::Denied => "denied",
            Self::Stalled => "stalled",
            Self::Broken => "broken",
        }
    }

    /// What an error of the device means.
    pub(super) fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Absent,
            io::ErrorKind::ResourceBusy => Self::Busy,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => match error
                .raw_os_error()
                .map(rustix::io::Errno::from_raw_os_error)
            {
                Some(rustix::io::Errno::NODEV | rustix::io::Errno::NXIO) => Self::Absent,
                _ => Self::Broken,
            },
        }
    }
}

/// How an utterance ended. Nothing is ever said twice by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoundEnd {
    /// It was heard to its end.
    Played,
    /// It was begun and not finished.
    Cut,
    /// It was never begun: newer ones came, or it grew old while nothing could be heard.
    Skipped,
}

/// What a loudspeaker's thread tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoundEvent {
    /// An utterance is begun.
    Started {
        /// The utterance.
        id: u64,
    },
    /// An utterance ended; each does, once.
    Ended {
        /// The utterance.
        id: u64,
        /// How.
        end: SoundEnd,
    },
    /// Nothing can be heard; told once for as long as it is so.
    Fault(SoundFault),
    /// It can again.
    Mended,
}

/// A loudspeaker's thread could not be started.
#[derive(Debug, thiserror::Error)]
#[error("the sound's thread could not be started")]
pub struct SoundError(#[source] pub(super) io::Error);

/// A recording cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WaveError {
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// It is something else.
    #[error("is no WAV file; save it as WAV, 16-bit PCM, mono")]
    NotWave,
    /// Its samples are of another kind.
    #[error("is not 16-bit PCM; save it as WAV, 16-bit PCM, mono")]
    NotPcm16,
    /// It is in stereo.
    #[error("has {0} channels; save it in mono")]
    Channels(u16),
    /// Its rate is out of range.
    #[error("has {0} samples a second; save it with 8000 to 48000, such as 16000 or 22050")]
    Rate(u32),
    /// Nobody speaks in it.
    #[error("is silent; record it again, nearer to the microphone")]
    Silent,
    /// Nothing is in it.
    #[error("has no sound in it; record it again")]
    Empty,
}

/// A voice's pack cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// There is no such folder, or no `pack.toml` in it.
    #[error("no voice pack in {}: {source}", folder.display())]
    Absent {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Its `pack.toml` has a fault.
    #[error("{}: {fault}", path.display())]
    Manifest {
        /// The file.
        path: PathBuf,
        /// The fault, with its line.
        fault: String,
    },
}
