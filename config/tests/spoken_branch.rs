//! How a device speaks is read as it is written, and each silence has its default.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono::NaiveTime;
use config::{Language, Packs, Place, Settings, Sound, Voice, Volume};
use std::path::Path;

const GOOD: &str = include_str!("files/good.toml");
const SPOKEN: &str = include_str!("files/spoken.toml");

fn settings(text: &str) -> Settings {
    Settings::parse(text, "east.toml").unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

#[test]
fn a_voice_is_as_the_file_says_with_its_levels_in_the_order_of_the_day() {
    let level = |from, percent| Volume { from, percent };
    let written = Voice {
        languages: vec![Language::English, Language::Arabic],
        repeat: 2,
        chime: false,
        place: Place::Room,
        waiting: 5,
        volumes: vec![level(at(6, 30), 90), level(at(20, 0), 30)],
        folder: Some("own-voices".into()),
        packs: Packs {
            ar: "abdullah".to_owned(),
            en: "en-espeak".to_owned(),
        },
    };
    assert_eq!(settings(SPOKEN).voice, written);
    let device = "plughw:1,0".to_owned();
    assert_eq!(settings(SPOKEN).hardware.sound, Sound::Alsa { device });
}

#[test]
fn a_device_that_says_nothing_of_its_voice_chimes_and_speaks_arabic_before_english() {
    let voice = settings(GOOD).voice;
    assert_eq!(voice.languages, [Language::Arabic, Language::English]);
    assert_eq!((voice.repeat, voice.chime, voice.waiting), (1, true, 3));
    assert_eq!(voice.place, Place::Counter);
    assert_eq!(voice.folder, None);
    assert_eq!(voice.packs.get(Language::Arabic), "ar-espeak");
    assert_eq!(voice.packs.get(Language::English), "en-espeak");
    assert_eq!(voice.volume_at(at(3, 0)), 80);
    let folder = "sound".into();
    assert_eq!(settings(GOOD).hardware.sound, Sound::Simulated { folder });
}

#[test]
fn the_evenings_volume_lasts_through_the_night() {
    let voice = settings(SPOKEN).voice;
    let table = [
        (at(6, 29), 30),
        (at(6, 30), 90),
        (at(19, 59), 90),
        (at(20, 0), 30),
        (at(0, 0), 30),
    ];
    for (time, percent) in table {
        assert_eq!(voice.volume_at(time), percent, "{time}");
    }
}

#[test]
fn paths_of_voices_and_sound_are_taken_from_the_folder_of_the_file() {
    let placed = settings(SPOKEN).with_base(Path::new("/etc/istiqbal"));
    let folder = placed.voice.folder.unwrap();
    assert_eq!(folder, Path::new("/etc/istiqbal/own-voices"));
    let shipped = Settings::shipped().with_base(Path::new("/data"));
    let folder = "/data/sound".into();
    assert_eq!(shipped.hardware.sound, Sound::Simulated { folder });
}
