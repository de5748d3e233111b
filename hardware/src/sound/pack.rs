//! A voice's pack: a folder with a `pack.toml` and one WAV file for each clip.
//!
//! The clips that are wanted are the caller's to name. One that is missing or unusable is a fault of the pack and not its
//! end: what remains can be said.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::fault::{PackError, WaveError};
use super::wave::Wave;

/// A peak below this is the noise of a room (a hundredth of the range).
const QUIETEST: u16 = 327;

/// What `pack.toml` says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    name: String,
    language: String,
    licence: String,
    made_by: String,
    #[serde(rename = "rate")]
    _rate: Option<u32>,
    #[serde(default)]
    clips: BTreeMap<String, String>,
}

/// A voice. Its recordings stay in their files until they are said: in memory all of them are many times their size, and
/// one is read in a moment.
#[derive(Debug, Clone)]
pub struct Pack {
    folder: PathBuf,
    manifest: Manifest,
    usable: HashSet<String>,
    faults: Vec<PackFault>,
}

/// A recording that is not there or cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFault {
    /// The clip.
    pub id: String,
    /// Its file.
    pub path: PathBuf,
    /// What is wrong with it, and what would be right.
    pub what: String,
}

impl fmt::Display for PackFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.path.display(), self.what)
    }
}

impl Pack {
    /// Opens the pack in `folder` and tries its recordings of the clips `wanted`.
    ///
    /// # Errors
    /// When there is no pack or its `pack.toml` has a fault.
    pub fn open<'w>(
        folder: &Path,
        wanted: impl IntoIterator<Item = &'w str>,
    ) -> Result<Self, PackError> {
        let mut pack = Self {
            folder: folder.to_owned(),
            manifest: manifest(folder)?,
            usable: HashSet::new(),
            faults: Vec::new(),
        };
        for id in wanted {
            pack.examine(id);
        }
        Ok(pack)
    }

    fn examine(&mut self, id: &str) {
        let path = self.file(id);
        match Wave::read(&path).and_then(heard) {
            Ok(_) => {
                self.usable.insert(id.to_owned());
            }
            Err(error) => self.faults.push(PackFault {
                id: id.to_owned(),
                path,
                what: words(&error),
            }),
        }
    }

    fn file(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.wav"))
    }

    /// The voice's name.
    pub fn name(&self) -> &str {
        &self.manifest.name
    }

    /// Its language, `ar` or `en`.
    pub fn language(&self) -> &str {
        &self.manifest.language
    }

    /// Under which terms its recordings may be passed on.
    pub fn licence(&self) -> &str {
        &self.manifest.licence
    }

    /// Who or what speaks.
    pub fn made_by(&self) -> &str {
        &self.manifest.made_by
    }

    /// What was said when this clip was recorded, where the pack tells.
    pub fn text(&self, id: &str) -> Option<&str> {
        self.manifest.clips.get(id).map(String::as_str)
    }

    /// The recording of a clip that was wanted, read from its file; `None` too where it can be read no more.
    pub fn clip(&self, id: &str) -> Option<Wave> {
        let path = self.usable.contains(id).then(|| self.file(id))?;
        let read = Wave::read(&path);
        if let Err(error) = &read {
            tracing::warn!(%error, file = %path.display(), "a recording is gone");
        }
        read.ok()
    }

    /// Clips that were wanted and are missing or cannot be used, in the order asked for.
    pub fn faults(&self) -> &[PackFault] {
        &self.faults
    }
}

fn manifest(folder: &Path) -> Result<Manifest, PackError> {
    let path = folder.join("pack.toml");
    let text = fs::read_to_string(&path).map_err(|source| PackError::Absent {
        folder: folder.to_owned(),
        source,
    })?;
    toml::from_str(&text).map_err(|error| PackError::Manifest {
        path,
        fault: error.to_string().trim_end().to_owned(),
    })
}

fn heard(wave: Wave) -> Result<Wave, WaveError> {
    let loud = wave.samples().iter().any(|s| s.unsigned_abs() >= QUIETEST);
    if loud {
        Ok(wave)
    } else {
        Err(WaveError::Silent)
    }
}

fn words(error: &WaveError) -> String {
    match error {
        WaveError::Unreadable(error) if error.kind() == std::io::ErrorKind::NotFound => {
            "is missing; record it".to_owned()
        }
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "name = \"Amal\"\nlanguage = \"ar\"\nlicence = \"CC0-1.0\"\nmade_by = \"Amal\"\n\
                            rate = 22050\n[clips]\n1 = \"وَاحِد\"\n";

    #[test]
    fn a_missing_silent_or_foreign_recording_is_told_in_words_and_the_others_can_be_said() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("pack.toml"), MANIFEST).unwrap();
        Wave::new(vec![9000; 100]).write(&at("1.wav")).unwrap();
        Wave::new(vec![3; 100]).write(&at("2.wav")).unwrap();
        fs::write(at("3.wav"), "OggS").unwrap();
        let pack = Pack::open(folder.path(), ["1", "2", "3", "4"]).unwrap();
        assert_eq!((pack.name(), pack.language()), ("Amal", "ar"));
        assert_eq!(pack.text("1"), Some("وَاحِد"));
        assert_eq!(pack.clip("1").unwrap().samples().len(), 100);
        let told: Vec<String> = pack.faults().iter().map(ToString::to_string).collect();
        let table = [
            ("2.wav", "silent"),
            ("3.wav", "no WAV"),
            ("4.wav", "missing"),
        ];
        assert_eq!(told.len(), table.len());
        for ((name, words), told) in table.into_iter().zip(told) {
            assert!(told.contains(name) && told.contains(words), "{told}");
            assert!(pack.clip(&name[..1]).is_none());
        }
    }

    #[test]
    fn a_folder_without_a_pack_and_a_pack_with_a_slip_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let none = Pack::open(folder.path(), []).unwrap_err().to_string();
        assert!(none.starts_with("no voice pack in "), "{none}");
        fs::write(folder.path().join("pack.toml"), "name = 5").unwrap();
        let slip = Pack::open(folder.path(), []).unwrap_err().to_string();
        assert!(
            slip.contains("pack.toml") && slip.contains("line 1"),
            "{slip}"
        );
    }
}
