//! How this device speaks: in which languages, how often, how loud and with whose voice.
//!
//! What is said is a rule of `domain`; playing it is left to `hardware`.

use crate::Language;
use chrono::NaiveTime;
use std::path::PathBuf;

/// How a device speaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice {
    /// Languages in which a call is said, in order, none twice; none: no word is said.
    pub languages: Vec<Language>,
    /// How often a call is said, 1 to 3.
    pub repeat: u32,
    /// Whether a chime comes before it.
    pub chime: bool,
    /// What the branch calls its counters.
    pub place: Place,
    /// Calls that may wait to be said, 1 to 10; of more the newest are kept.
    pub waiting: u32,
    /// Loudness by time of day, in the order of their times; at least one.
    pub volumes: Vec<Volume>,
    /// The folder that holds the packs; `None`: where the program finds those it came with.
    pub folder: Option<PathBuf>,
    /// The pack of each language, the name of a folder in `folder`.
    pub packs: Packs,
}

impl Voice {
    /// How loud it is at this local time, 0 to 100: the level that last began, the day's last one before the first.
    #[must_use]
    pub fn volume_at(&self, time: NaiveTime) -> u32 {
        let begun = self.volumes.iter().rfind(|volume| volume.from <= time);
        let level = begun.or(self.volumes.last());
        level.map_or(0, |volume| volume.percent)
    }
}

/// A loudness and the local time from which it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volume {
    /// When it begins.
    pub from: NaiveTime,
    /// 0 (silent) to 100 (as recorded).
    pub percent: u32,
}

/// Names of packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packs {
    /// The Arabic one.
    pub ar: String,
    /// The English one.
    pub en: String,
}

impl Packs {
    /// The pack of a language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Arabic => &self.ar,
            Language::English => &self.en,
        }
    }
}

/// What a branch calls the places where it serves, as the voice names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// شباك, counter.
    #[default]
    Counter,
    /// مكتب, desk.
    Desk,
    /// غرفة, room.
    Room,
    /// نافذة, window.
    Window,
}
