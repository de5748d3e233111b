//! The shipped voices are whole, say today's words, and are fit for a hall: neither clipped nor faint, without dead air.

use super::{LANGUAGES, settings, shipped, shipped_pack};
use domain::speech::{self, Clip};
use hardware::sound::{RATE, Wave};
use kiosk::voice::{Voice, spoken};

/// Each clip with its recording.
fn recordings() -> Vec<(Clip, Wave)> {
    let all = LANGUAGES.iter().flat_map(|language| {
        let pack = shipped_pack(*language);
        let clips = speech::clips(spoken(*language)).into_iter();
        clips.map(move |clip| (clip, pack.clip(clip.id()).unwrap()))
    });
    all.collect()
}

#[test]
fn shipped_voices_have_every_clip_and_nothing_beside() {
    assert!(Voice::open(&settings(&shipped())).faults().is_empty());
    for language in LANGUAGES {
        let name = format!("{}-espeak", language.code());
        let files = std::fs::read_dir(shipped().join(name)).unwrap().count();
        assert_eq!(files, speech::clips(spoken(language)).len() + 1);
    }
}

/// A sentence that was changed and not recorded again would be heard as it was.
#[test]
fn shipped_voices_say_the_words_of_this_program() {
    for language in LANGUAGES {
        let pack = shipped_pack(language);
        for clip in speech::clips(spoken(language)) {
            assert_eq!(pack.text(clip.id()), Some(clip.vowelled()), "{}", clip.id());
        }
        assert_eq!(pack.licence(), "GPL-3.0-or-later");
        assert!(pack.made_by().contains("eSpeak NG"), "{}", pack.made_by());
    }
}

#[test]
fn words_last_as_long_as_spoken_words_do() {
    for (clip, wave) in recordings() {
        let seconds = wave.duration().as_secs_f64();
        let longest = match clip.id() {
            id if id.starts_with("screen-") || id.starts_with("exit-") => 14.0,
            id if id.starts_with("to-") => 2.3,
            _ => 1.5,
        };
        assert!(
            (0.2..longest).contains(&seconds),
            "{}: {seconds}",
            clip.id()
        );
    }
}

#[test]
fn recordings_are_of_one_loudness_and_never_at_the_end_of_the_range() {
    for (clip, wave) in recordings() {
        let loudest = wave
            .samples()
            .iter()
            .map(|s| s.unsigned_abs())
            .max()
            .unwrap();
        assert!(
            (8_000..32_000).contains(&loudest),
            "{}: {loudest}",
            clip.id()
        );
        let squares = wave.samples().iter().map(|s| f64::from(*s).powi(2));
        let rms = (squares.sum::<f64>() / wave.samples().len() as f64).sqrt();
        let decibels = 20.0 * (rms / 32768.0).log10();
        assert!(
            (-23.0..-15.0).contains(&decibels),
            "{}: {decibels}",
            clip.id()
        );
    }
}

/// Words stand in a row: silence around them would tear a number apart.
#[test]
fn recordings_begin_and_end_with_their_words() {
    let edge = RATE as usize * 60 / 1000;
    for (clip, wave) in recordings() {
        let heard = |part: &[i16]| part.iter().any(|sample| sample.unsigned_abs() > 200);
        let samples = wave.samples();
        assert!(heard(&samples[..edge]), "{} begins late", clip.id());
        assert!(
            heard(&samples[samples.len() - edge..]),
            "{} ends late",
            clip.id()
        );
    }
}

#[test]
fn recordings_are_small_enough_to_be_copied_with_the_program() {
    let size = |name: &str| -> u64 {
        let files = std::fs::read_dir(shipped().join(name)).unwrap();
        files
            .map(|file| file.unwrap().metadata().unwrap().len())
            .sum()
    };
    let all = size("ar-espeak") + size("en-espeak") + size(".");
    assert!(all < 5_000_000, "{all} bytes");
}
