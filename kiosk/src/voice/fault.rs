//! What a device's voice lacks, said to the people who keep it.

use config::Language;
use hardware::sound::{PackError, WaveError};
use std::path::PathBuf;

/// Something that a voice lacks; what remains is said.
#[derive(Debug, thiserror::Error)]
pub enum VoiceFault {
    /// There is no folder of voices.
    #[error(
        "no voices are installed: none of these folders is there: {}; put config/voices of the source there, or write voice.folder in the settings",
        list(looked)
    )]
    Folder {
        /// Where they were looked for.
        looked: Vec<PathBuf>,
    },
    /// A language has no pack.
    #[error("no voice for {code}: {why}", code = language.code())]
    Pack {
        /// The language.
        language: Language,
        /// Why.
        why: PackError,
    },
    /// A language was given a pack of another.
    #[error("no voice for {code}: the pack in {} speaks {speaks:?}; write another in voice.packs.{code}", folder.display(), code = language.code())]
    Language {
        /// The language.
        language: Language,
        /// The pack.
        folder: PathBuf,
        /// What the pack says that it speaks.
        speaks: String,
    },
    /// Recordings are missing or cannot be used.
    #[error("the voice for {code} lacks recordings, `kiosk check-voice` says more: {}", missing.join(", "), code = language.code())]
    Clips {
        /// The language.
        language: Language,
        /// The clips, by their ids.
        missing: Vec<String>,
    },
    /// The chime cannot be used.
    #[error("no chime: {}: {why}", path.display())]
    Chime {
        /// Its file.
        path: PathBuf,
        /// Why.
        why: WaveError,
    },
}

fn list(folders: &[PathBuf]) -> String {
    let shown = folders.iter().map(|folder| folder.display().to_string());
    shown.collect::<Vec<_>>().join(", ")
}
