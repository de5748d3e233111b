//! What a hall hears: the shipped voices, calls made of them, and what is left when some of it is missing.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod calls;
mod commands;
mod packs;

use config::{Language, Settings};
use domain::speech;
use hardware::sound::{Pack, Wave};
use kiosk::voice::{pack, spoken};
use std::path::{Path, PathBuf};

const LANGUAGES: [Language; 2] = [Language::Arabic, Language::English];

/// The voices of the source.
fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../config/voices")
}

fn shipped_pack(language: Language) -> Pack {
    let name = format!("{}-espeak", language.code());
    pack(&shipped().join(name), language).unwrap()
}

/// Settings of a voice that speaks with the packs in `folder`.
fn settings(folder: &Path) -> config::Voice {
    config::Voice {
        folder: Some(folder.to_owned()),
        ..Settings::shipped().voice
    }
}

/// A copy of the shipped voices, to take away from.
fn copy() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    std::fs::copy(shipped().join("chime.wav"), copy.path().join("chime.wav")).unwrap();
    for name in ["ar-espeak", "en-espeak"] {
        let to = copy.path().join(name);
        std::fs::create_dir(&to).unwrap();
        for entry in std::fs::read_dir(shipped().join(name)).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
    copy
}

/// The clips that a track is made of, found by their samples alone.
fn decoded(track: &Wave) -> Vec<String> {
    let known = LANGUAGES.iter().flat_map(|language| {
        let pack = shipped_pack(*language);
        let clips = speech::clips(spoken(*language)).into_iter();
        clips.map(move |clip| {
            let wave = pack.clip(clip.id()).unwrap();
            let name = format!("{} {}", language.code(), clip.id());
            (name, sounding(wave.samples()).to_vec())
        })
    });
    let chime = Wave::read(&shipped().join("chime.wav")).unwrap();
    let chime = ("chime".to_owned(), sounding(chime.samples()).to_vec());
    let known: Vec<_> = known.chain([chime]).collect();
    let mut rest = sounding(track.samples());
    let mut found = Vec::new();
    while !rest.is_empty() {
        let begins = known.iter().filter(|(_, clip)| rest.starts_with(clip));
        let (name, clip) = begins.max_by_key(|(_, clip)| clip.len()).unwrap();
        found.push(name.clone());
        rest = sounding(&rest[clip.len()..]);
    }
    found
}

/// Samples without the zeros around them.
fn sounding(samples: &[i16]) -> &[i16] {
    let loud = |sample: &i16| *sample != 0;
    let first = samples.iter().position(loud).unwrap_or(samples.len());
    let last = samples
        .iter()
        .rposition(loud)
        .map_or(first, |last| last + 1);
    &samples[first..last]
}
