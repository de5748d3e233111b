//! Calls, as they sound.

use super::{copy, decoded, settings, shipped, shipped_pack};
use chrono::NaiveTime;
use config::{Language, Volume};
use domain::screen::{Page, Promised};
use domain::speech::{self, Place};
use hardware::sound::{Piece, RATE, Utterance};
use kiosk::voice::{Voice, VoiceFault};
use std::path::Path;
use std::time::Duration;

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap()
}

/// The shipped voices as loud as they were recorded.
fn loud(folder: &Path) -> config::Voice {
    config::Voice {
        volumes: vec![Volume {
            from: NaiveTime::MIN,
            percent: 100,
        }],
        ..settings(folder)
    }
}

fn call(settings: &config::Voice, number: u32, counter: u32) -> Utterance {
    Voice::open(settings)
        .call(1, number, counter, noon())
        .unwrap()
}

fn names(utterance: &Utterance) -> String {
    utterance.names().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_call_is_heard_as_its_words_say_in_their_order() {
    for (number, counter) in [(407, 3), (9999, 21), (12, 11), (200, 99)] {
        let call = call(&loud(&shipped()), number, counter);
        let words = [
            ("ar", speech::Language::Arabic),
            ("en", speech::Language::English),
        ];
        let words = words.into_iter().flat_map(|(code, language)| {
            let call = speech::call(number, counter, Place::Counter, language).unwrap();
            let clips: Vec<_> = call.clips().collect();
            clips
                .into_iter()
                .map(move |clip| format!("{code} {}", clip.id()))
        });
        let expected: Vec<String> = std::iter::once("chime".to_owned()).chain(words).collect();
        assert_eq!(decoded(&call.wave()), expected);
    }
}

#[test]
fn a_call_is_as_long_as_its_clips_and_the_silences_between_them() {
    let call = call(&loud(&shipped()), 407, 3);
    let pieces = call.pieces.iter().map(|piece| match piece {
        Piece::Sound { wave, .. } => wave.samples().len(),
        Piece::Silence(time) => (time.as_secs_f64() * f64::from(RATE)).round() as usize,
    });
    assert_eq!(call.wave().samples().len(), pieces.sum::<usize>());
    let between = |piece: &&Piece| matches!(piece, Piece::Silence(_));
    assert_eq!(
        call.pieces.iter().filter(between).count(),
        call.names().count() - 1
    );
    let most = Duration::from_secs(15);
    assert!(
        call.wave().duration() < most,
        "{:?}",
        call.wave().duration()
    );
}

#[test]
fn languages_repetition_chime_and_noun_follow_the_settings() {
    let english = config::Voice {
        languages: vec![Language::English],
        repeat: 2,
        chime: false,
        place: config::Place::Room,
        ..settings(&shipped())
    };
    let once = "ticket 7 to-room 12";
    assert_eq!(names(&call(&english, 7, 12)), format!("{once} {once}"));
    let arabic = config::Voice {
        languages: vec![Language::Arabic],
        repeat: 1,
        ..english
    };
    assert_eq!(
        names(&call(&arabic, 7, 12)),
        "ticket 7 to-room ordinal-f-12"
    );
}

#[test]
fn the_chime_needs_no_words_and_no_pack() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(shipped().join("chime.wav"), folder.path().join("chime.wav")).unwrap();
    let voice = Voice::open(&settings(folder.path()));
    assert_eq!(names(&voice.call(1, 407, 3, noon()).unwrap()), "chime");
    assert_eq!(voice.faults().len(), 2, "{:?}", voice.faults());
    let chime = config::Voice {
        languages: Vec::new(),
        ..settings(folder.path())
    };
    assert!(Voice::open(&chime).faults().is_empty());
    assert_eq!(names(&call(&chime, 407, 3)), "chime");
}

#[test]
fn a_call_is_as_loud_as_the_time_of_day_has_it() {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let level = |hour, percent| Volume {
        from: at(hour),
        percent,
    };
    let voice = Voice::open(&config::Voice {
        volumes: vec![level(7, 90), level(18, 40)],
        ..settings(&shipped())
    });
    let volume = |hour| voice.call(1, 407, 3, at(hour)).unwrap().volume;
    assert_eq!((volume(8), volume(19), volume(3)), (90, 40, 40));
}

#[test]
fn a_missing_word_silences_its_language_and_not_the_call() {
    let folder = copy();
    std::fs::remove_file(folder.path().join("ar-espeak/and-7.wav")).unwrap();
    let voice = Voice::open(&settings(folder.path()));
    let without = voice.call(1, 407, 3, noon()).unwrap();
    assert_eq!(names(&without), "chime ticket 400 and-7 to-counter 3");
    let other = voice.call(2, 408, 3, noon()).unwrap();
    assert!(names(&other).contains("ordinal-3"));
    let told: Vec<String> = voice.faults().iter().map(VoiceFault::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("and-7"), "{told:?}");
}

/// A card that fails while the device is on.
#[test]
fn a_recording_that_is_gone_since_the_start_leaves_no_number_in_part() {
    let folder = copy();
    let voice = Voice::open(&config::Voice {
        languages: vec![Language::Arabic],
        ..settings(folder.path())
    });
    assert!(voice.faults().is_empty());
    std::fs::remove_file(folder.path().join("ar-espeak/and-7.wav")).unwrap();
    assert_eq!(names(&voice.call(1, 407, 3, noon()).unwrap()), "chime");
}

#[test]
fn a_device_without_voices_says_where_it_looked_and_goes_on() {
    let voice = Voice::open(&settings(Path::new("/no/such/folder")));
    assert_eq!(voice.call(1, 407, 3, noon()), None);
    let told = voice.faults()[0].to_string();
    assert!(told.contains("no voices are installed"), "{told}");
    assert!(told.contains("/no/such/folder"), "{told}");
}

#[test]
fn a_pack_of_another_language_is_not_spoken_with() {
    let mut swapped = settings(&shipped());
    swapped.packs.ar = "en-espeak".to_owned();
    let voice = Voice::open(&swapped);
    let told = voice.faults()[0].to_string();
    assert!(
        told.contains("voice.packs.ar") && told.contains("\"en\""),
        "{told}"
    );
    let call = voice.call(1, 7, 1, noon()).unwrap();
    assert_eq!(names(&call), "chime ticket 7 to-counter 1");
}

/// For those who cannot read the screen, in the language that they chose, with their number.
#[test]
fn p4_a_screen_is_read_aloud_with_its_number() {
    let page = Page::Ticket(Promised {
        id: uuid::Uuid::nil(),
        number: 220,
        service: "enquiries".to_owned(),
    });
    let voice = Voice::open(&loud(&shipped()));
    let said = speech::at_page(&page, false, speech::Language::Arabic);
    let sentence = voice.sentence(1, &said, noon()).unwrap();
    assert_eq!(sentence.what, said.written());
    let expected = ["screen-ticket", "200", "and-20", "screen-we-will-call"];
    let heard = expected.map(|id| format!("ar {id}"));
    assert_eq!(decoded(&sentence.wave()), heard);
    let lasted = sentence.wave().duration();
    let clips = expected.map(|id| shipped_pack(Language::Arabic).clip(id).unwrap().duration());
    assert!(lasted > clips.iter().sum::<Duration>());
}
