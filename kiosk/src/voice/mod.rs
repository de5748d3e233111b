//! What this device says aloud: words by the rules of `domain`, sounds of the packs in the settings.
//!
//! [`Voice`] makes utterances, [`Speaker`] does so in a thread of its own; playing them is the sound thread's. What a pack lacks is told once, when it is opened, and
//! what remains is said: no number in part, the other language where one cannot be said, the chime where none can.

mod aloud;
mod fault;
mod folder;
mod repertoire;
mod speaker;

pub(crate) use aloud::{Aloud, Hearing};
pub use fault::VoiceFault;
pub use folder::folder;
pub use repertoire::Repertoire;
pub use speaker::{Speaker, Told, Words};

use chrono::NaiveTime;
use config::Language;
use domain::speech::{self, Clip, Place, Speech};
use hardware::sound::{Pack, Piece, Utterance, Wave};
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

/// Between two words of a phrase, beyond what their recordings have of it.
const WORD: Duration = Duration::from_millis(30);
/// Between two phrases: a breath.
const BREATH: Duration = Duration::from_millis(300);
/// After the chime: heads turn.
const TURN: Duration = Duration::from_millis(250);
/// Between two languages, and before all is said again.
const LANGUAGE: Duration = Duration::from_millis(600);
const AGAIN: Duration = Duration::from_millis(1200);

/// A device's voice: its settings with the recordings they name.
#[derive(Debug)]
pub struct Voice {
    settings: config::Voice,
    packs: Vec<(Language, Pack)>,
    chime: Option<Wave>,
    faults: Vec<VoiceFault>,
}

impl Voice {
    /// Opens the packs of these settings. What is missing is in [`Voice::faults`] and in the log.
    #[must_use]
    pub fn open(settings: &config::Voice) -> Self {
        let mut voice = Self {
            settings: settings.clone(),
            packs: Vec::new(),
            chime: None,
            faults: Vec::new(),
        };
        match folder(settings.folder.as_deref()) {
            Ok(folder) => voice.read(&folder),
            Err(fault) => voice.faults.push(fault),
        }
        for fault in &voice.faults {
            tracing::warn!(%fault, "the voice is not whole");
        }
        voice
    }

    fn read(&mut self, folder: &Path) {
        if self.settings.chime {
            let path = folder.join("chime.wav");
            match Wave::read(&path) {
                Ok(chime) => self.chime = Some(chime),
                Err(why) => self.faults.push(VoiceFault::Chime { path, why }),
            }
        }
        for language in self.settings.languages.clone() {
            match pack(&folder.join(self.settings.packs.get(language)), language) {
                Ok(pack) => self.packs.push((language, pack)),
                Err(fault) => self.faults.push(fault),
            }
        }
        let holes = self.packs.iter().filter_map(|(language, pack)| {
            let missing: Vec<String> = pack.faults().iter().map(|f| f.id.clone()).collect();
            let language = *language;
            (!missing.is_empty()).then_some(VoiceFault::Clips { language, missing })
        });
        self.faults.extend(holes);
    }

    /// What is missing of it, for staff to see; empty when all is there.
    #[must_use]
    pub fn faults(&self) -> &[VoiceFault] {
        &self.faults
    }

    /// What of it can be said.
    #[must_use]
    pub fn repertoire(&self) -> Repertoire {
        let languages = self.packs.iter().map(|(language, pack)| {
            let missing = pack.faults().iter().map(|fault| fault.id.clone());
            (spoken(*language), missing.collect())
        });
        Repertoire {
            languages: languages.collect(),
            whole: self.faults.is_empty(),
        }
    }

    /// A call as it is said at this local time: the chime, then each language, as often as the settings say. `None` when
    /// nothing of it can be heard.
    #[must_use]
    pub fn call(&self, id: u64, number: u32, counter: u32, at: NaiveTime) -> Option<Utterance> {
        let place = place(self.settings.place);
        let said = |language: &(Language, Pack)| {
            let (language, pack) = language;
            let call = speech::call(number, counter, place, spoken(*language))?;
            Some(pieces(&call, pack)).filter(|pieces| !pieces.is_empty())
        };
        let once = joined(self.packs.iter().filter_map(said), LANGUAGE);
        let again = std::iter::repeat_n(once, self.settings.repeat as usize);
        let words = joined(again.filter(|once| !once.is_empty()), AGAIN);
        let chime = self.chime.clone().map(|wave| vec![sound("chime", wave)]);
        let words = Some(words).filter(|words| !words.is_empty());
        let pieces = joined([chime, words].into_iter().flatten(), TURN);
        self.utterance(id, format!("call {number} {counter}"), pieces, at)
    }

    /// A screen's sentence in its language, without chime or repetition. `None` when nothing of it can be heard.
    #[must_use]
    pub fn sentence(&self, id: u64, speech: &Speech, at: NaiveTime) -> Option<Utterance> {
        let of = |(language, _): &&(Language, Pack)| spoken(*language) == speech.language;
        let (_, pack) = self.packs.iter().find(of)?;
        self.utterance(id, speech.written(), pieces(speech, pack), at)
    }

    fn utterance(
        &self,
        id: u64,
        what: String,
        pieces: Vec<Piece>,
        at: NaiveTime,
    ) -> Option<Utterance> {
        let volume = self.settings.volume_at(at);
        let utterance = Utterance {
            id,
            what,
            pieces,
            volume,
        };
        (!utterance.pieces.is_empty()).then_some(utterance)
    }
}

/// The pack in `folder`, with its recordings of all that can be said in `language`.
///
/// # Errors
/// When there is none, or it speaks another language.
pub fn pack(folder: &Path, language: Language) -> Result<Pack, VoiceFault> {
    let wanted = speech::clips(spoken(language));
    let wanted = wanted.iter().map(|clip| clip.id());
    let pack = Pack::open(folder, wanted).map_err(|why| VoiceFault::Pack { language, why })?;
    if pack.language() == language.code() {
        return Ok(pack);
    }
    Err(VoiceFault::Language {
        language,
        folder: folder.to_owned(),
        speaks: pack.language().to_owned(),
    })
}

/// A language of the settings, as it is spoken.
#[must_use]
pub fn spoken(language: Language) -> speech::Language {
    match language {
        Language::Arabic => speech::Language::Arabic,
        Language::English => speech::Language::English,
    }
}

fn place(place: config::Place) -> Place {
    match place {
        config::Place::Counter => Place::Counter,
        config::Place::Desk => Place::Desk,
        config::Place::Room => Place::Room,
        config::Place::Window => Place::Window,
    }
}

/// What a pack can say of a speech. All of its recordings are read before it is known: one that can be read no more must not
/// leave a number in part.
fn pieces(speech: &Speech, pack: &Pack) -> Vec<Piece> {
    let read = |clip: Clip| Some((clip.id(), pack.clip(clip.id())?));
    let waves: HashMap<&str, Wave> = speech.clips().filter_map(read).collect();
    let sayable = speech.sayable(|clip| waves.contains_key(clip.id()));
    let phrases = sayable.speech.phrases.iter().map(|phrase| {
        let sounds = phrase.clips().filter_map(|clip| {
            let wave = waves.get(clip.id())?;
            Some(vec![sound(clip.id(), wave.clone())])
        });
        joined(sounds, WORD)
    });
    joined(phrases, BREATH)
}

fn sound(name: &str, wave: Wave) -> Piece {
    Piece::Sound {
        name: name.to_owned(),
        wave,
    }
}

/// All parts in a row, with a silence between each two.
fn joined(parts: impl Iterator<Item = Vec<Piece>>, silence: Duration) -> Vec<Piece> {
    let parts: Vec<Vec<Piece>> = parts.collect();
    parts.join(&Piece::Silence(silence))
}
