//! The loudspeaker's thread, on the system's sound library: what is said reaches it whole and in order, and one that is
//! not there is told.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use hardware::sound::{
    Piece, RATE, SoundEnd, SoundEvent, SoundFault, SoundHandle, SoundThread, Utterance, Wave,
};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

fn listen(device: &str) -> (SoundHandle, Receiver<SoundEvent>) {
    let (tell, told) = channel();
    let device = device.to_owned();
    let settings = config::Sound::Alsa { device };
    let events = move |event| {
        let _over = tell.send(event);
    };
    (SoundThread::start(&settings, 3, events).unwrap(), told)
}

fn next(told: &Receiver<SoundEvent>) -> SoundEvent {
    told.recv_timeout(Duration::from_secs(20)).unwrap()
}

fn ramp(id: u64) -> Utterance {
    let samples: Vec<i16> = (0..RATE as i16).map(|i| i / 2 + id as i16).collect();
    Utterance {
        id,
        what: format!("call {id}"),
        pieces: vec![Piece::Sound {
            name: id.to_string(),
            wave: Wave::new(samples),
        }],
        volume: 100,
    }
}

fn recorded(path: &Path) -> Vec<i16> {
    let bytes = std::fs::read(path).unwrap();
    let samples = bytes
        .chunks_exact(2)
        .map(|s| i16::from_le_bytes([s[0], s[1]]));
    samples.collect()
}

/// ALSA's own `tee` writes what a real device would be given.
#[test]
fn the_systems_sound_gets_every_sample_of_each_utterance_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("heard.raw");
    let (handle, told) = listen(&format!("tee:null,{},raw", path.display()));
    for id in [1, 2] {
        handle.say(ramp(id));
        assert_eq!(next(&told), SoundEvent::Started { id });
        let end = SoundEnd::Played;
        assert_eq!(next(&told), SoundEvent::Ended { id, end });
    }
    assert_eq!(handle.fault(), None);
    handle.stop();
    let expected = [ramp(1).wave().samples(), ramp(2).wave().samples()].concat();
    assert_eq!(recorded(&path), expected);
}

#[test]
fn a_device_that_the_system_does_not_know_is_told_and_calls_are_accounted_for() {
    let (handle, told) = listen("hw:CARD=NoSuchCard");
    assert_eq!(next(&told), SoundEvent::Fault(SoundFault::Absent));
    assert_eq!(handle.fault(), Some(SoundFault::Absent));
    handle.say(ramp(1));
    handle.stop();
    let end = SoundEnd::Skipped;
    assert_eq!(next(&told), SoundEvent::Ended { id: 1, end });
}
