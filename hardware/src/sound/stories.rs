//! What is heard when calls come in bursts and the loudspeaker comes and goes; time is set by hand.

use std::fs;
use std::time::{Duration, Instant};

use super::fault::{SoundEnd, SoundEvent, SoundFault};
use super::machine::Machine;
use super::output::Output;
use super::utterance::{Piece, Utterance};
use super::wave::{RATE, Wave};
use SoundEnd::{Cut, Played, Skipped};

struct Hall {
    folder: tempfile::TempDir,
    machine: Machine,
    now: Instant,
}

fn started(id: u64) -> SoundEvent {
    SoundEvent::Started { id }
}

fn ended(id: u64, end: SoundEnd) -> SoundEvent {
    SoundEvent::Ended { id, end }
}

impl Hall {
    /// A hall whose loudspeaker is as `sound.toml` says; two utterances may wait.
    fn with(orders: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("sound.toml"), orders).unwrap();
        let settings = config::Sound::Simulated {
            folder: folder.path().to_owned(),
        };
        let now = Instant::now();
        let machine = Machine::new(Output::of(&settings), 2, now);
        Self {
            folder,
            machine,
            now,
        }
    }

    fn orders(&self, orders: &str) {
        fs::write(self.folder.path().join("sound.toml"), orders).unwrap();
    }

    /// One second of sound, its samples all `id`.
    fn say(&mut self, id: u64) {
        let wave = Wave::new(vec![id as i16; RATE as usize]);
        let name = id.to_string();
        let utterance = Utterance {
            id,
            what: format!("call {id}"),
            pieces: vec![Piece::Sound { name, wave }],
            volume: 100,
        };
        self.machine.say(utterance, self.now);
    }

    /// Lets time pass as the thread would, step by step.
    fn pass(&mut self, time: Duration) -> Vec<SoundEvent> {
        let end = self.now + time;
        let mut told = self.machine.step(self.now);
        while self.now < end {
            let sleep = self.machine.sleep(self.now).max(Duration::from_millis(1));
            self.now = end.min(self.now + sleep);
            told.extend(self.machine.step(self.now));
        }
        told
    }

    fn seconds(&mut self, seconds: u64) -> Vec<SoundEvent> {
        self.pass(Duration::from_secs(seconds))
    }

    /// What the track holds: each run of equal samples, in order.
    fn heard(&self) -> Vec<(i16, usize)> {
        let track = Wave::read(&self.folder.path().join("track.wav")).unwrap();
        let runs = track.samples().chunk_by(|a, b| a == b);
        runs.map(|run| (run[0], run.len())).collect()
    }

    fn lines(&self) -> Vec<serde_json::Value> {
        let text = fs::read_to_string(self.folder.path().join("played.jsonl")).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

#[test]
fn two_quick_calls_never_cut_each_other() {
    let mut hall = Hall::with("pace = 1");
    hall.say(1);
    let mut told = hall.pass(Duration::from_millis(100));
    hall.say(2);
    told.extend(hall.seconds(3));
    let expected = [started(1), ended(1, Played), started(2), ended(2, Played)];
    assert_eq!(told, expected);
    assert_eq!(hall.heard(), [(1, RATE as usize), (2, RATE as usize)]);
    let lines = hall.lines();
    assert_eq!(
        (lines[1]["start"].as_f64(), lines[1]["seconds"].as_f64()),
        (Some(1.0), Some(1.0))
    );
    assert_eq!(
        (&lines[1]["what"], &lines[1]["clips"][0]),
        (&"call 2".into(), &"2".into())
    );
}

#[test]
fn of_a_burst_the_newest_are_said_and_the_others_told_as_skipped() {
    let mut hall = Hall::with("pace = 1");
    hall.say(1);
    assert_eq!(hall.pass(Duration::ZERO), [started(1)]);
    (2..=30).for_each(|id| hall.say(id));
    let told = hall.seconds(4);
    let skipped = (2..=28).map(|id| ended(id, Skipped));
    let rest = [
        ended(1, Played),
        started(29),
        ended(29, Played),
        started(30),
        ended(30, Played),
    ];
    assert_eq!(told, skipped.chain(rest).collect::<Vec<_>>());
}

#[test]
fn a_loudspeaker_that_is_not_there_is_told_once_and_looked_for_again() {
    let mut hall = Hall::with("device = \"absent\"");
    assert_eq!(hall.seconds(600), [SoundEvent::Fault(SoundFault::Absent)]);
    assert_eq!(hall.machine.fault(), Some(SoundFault::Absent));
    hall.orders("");
    assert_eq!(hall.seconds(30), [SoundEvent::Mended]);
    assert_eq!(hall.machine.fault(), None);
}

#[test]
fn when_the_loudspeaker_comes_back_only_what_is_new_is_said() {
    let mut hall = Hall::with("device = \"absent\"");
    hall.seconds(600);
    hall.say(1);
    assert_eq!(hall.seconds(21), []);
    hall.orders("");
    hall.say(2);
    let told = hall.seconds(1);
    assert_eq!(
        told,
        [
            SoundEvent::Mended,
            ended(1, Skipped),
            started(2),
            ended(2, Played)
        ]
    );
}

#[test]
fn a_loudspeaker_that_vanishes_cuts_what_is_said_and_never_repeats_it() {
    let mut hall = Hall::with("pace = 1");
    hall.say(1);
    hall.pass(Duration::from_millis(400));
    hall.orders("device = \"absent\"");
    let told = hall.pass(Duration::from_millis(100));
    assert_eq!(told, [ended(1, Cut), SoundEvent::Fault(SoundFault::Absent)]);
    hall.say(2);
    hall.orders("");
    let told = hall.seconds(3);
    assert_eq!(told, [SoundEvent::Mended, started(2), ended(2, Played)]);
    let heard = hall.heard();
    assert!(
        heard[0].0 == 1 && heard[0].1 < RATE as usize / 2,
        "{heard:?}"
    );
    assert_eq!(heard[1], (2, RATE as usize));
    assert_eq!(hall.lines()[0]["whole"], false);
}

#[test]
fn one_that_vanishes_at_rest_is_noticed_before_the_next_call() {
    let mut hall = Hall::with("");
    assert_eq!(hall.seconds(60), []);
    hall.orders("device = \"absent\"");
    assert_eq!(hall.seconds(6), [SoundEvent::Fault(SoundFault::Absent)]);
}

#[test]
fn one_that_takes_nothing_is_a_fault_until_it_has_been_heard_again() {
    let mut hall = Hall::with("device = \"stalled\"");
    hall.say(1);
    let told = hall.seconds(5);
    assert_eq!(
        told,
        [
            started(1),
            ended(1, Cut),
            SoundEvent::Fault(SoundFault::Stalled)
        ]
    );
    assert_eq!(hall.seconds(60), []);
    hall.say(2);
    assert_eq!(hall.seconds(5), [started(2), ended(2, Cut)]);
    hall.orders("");
    hall.say(3);
    assert_eq!(
        hall.seconds(5),
        [started(3), ended(3, Played), SoundEvent::Mended]
    );
}

#[test]
fn one_that_took_nothing_is_tried_in_silence_and_told_when_it_plays_again() {
    let mut hall = Hall::with("device = \"stalled\"");
    hall.say(1);
    hall.seconds(60);
    hall.orders("");
    assert_eq!(hall.seconds(10), [SoundEvent::Mended]);
    assert_eq!(hall.machine.fault(), None);
    assert_eq!(hall.lines().len(), 1, "a trial is no utterance");
}

#[test]
fn what_is_hushed_ends_at_once_with_all_that_waits_and_the_next_is_said() {
    let mut hall = Hall::with("pace = 1");
    hall.say(1);
    hall.say(2);
    hall.pass(Duration::from_millis(300));
    hall.machine.hush(hall.now);
    hall.say(3);
    let told = hall.seconds(2);
    let expected = [
        ended(2, Skipped),
        ended(1, Cut),
        started(3),
        ended(3, Played),
    ];
    assert_eq!(told, expected);
    let heard = hall.heard();
    assert!(heard[0].1 < RATE as usize / 2, "{heard:?}");
    assert_eq!(heard[1], (3, RATE as usize));
}

#[test]
fn silence_can_be_hushed() {
    let mut hall = Hall::with("");
    hall.machine.hush(hall.now);
    assert_eq!(hall.seconds(10), []);
}

#[test]
fn orders_that_nobody_understands_change_nothing() {
    let mut hall = Hall::with("device = \"absent\"");
    hall.seconds(1);
    hall.orders("device = \"loud\"");
    assert_eq!(hall.seconds(60), []);
    assert_eq!(hall.machine.fault(), Some(SoundFault::Absent));
}

#[test]
fn at_the_end_all_is_accounted_for() {
    let mut hall = Hall::with("pace = 1");
    (1..=3).for_each(|id| hall.say(id));
    hall.pass(Duration::from_millis(10));
    let told = hall.machine.shut_down();
    assert_eq!(told, [ended(2, Cut), ended(3, Skipped)]);
}

#[test]
fn a_loudspeaker_that_is_meant_to_be_none_is_no_fault() {
    let now = Instant::now();
    let mut machine = Machine::new(Output::of(&config::Sound::None), 2, now);
    let wave = Wave::new(vec![1; 10]);
    let utterance = Utterance {
        id: 1,
        what: "call 1".to_owned(),
        pieces: vec![Piece::Sound {
            name: "1".to_owned(),
            wave,
        }],
        volume: 100,
    };
    machine.say(utterance, now);
    assert_eq!(machine.step(now), [started(1), ended(1, Played)]);
    assert_eq!(machine.fault(), None);
}

/// The track grows through restarts of the program, and does not fill the disk.
#[test]
fn a_track_is_gone_on_with_and_begun_anew_when_it_is_long() {
    let mut hall = Hall::with("");
    hall.say(1);
    hall.pass(Duration::ZERO);
    let settings = config::Sound::Simulated {
        folder: hall.folder.path().to_owned(),
    };
    hall.machine = Machine::new(Output::of(&settings), 2, hall.now);
    hall.say(2);
    hall.pass(Duration::ZERO);
    assert_eq!(hall.heard(), [(1, RATE as usize), (2, RATE as usize)]);
    let track = fs::File::options()
        .write(true)
        .open(hall.folder.path().join("track.wav"));
    track
        .unwrap()
        .set_len(44 + 2 * 40 * 60 * u64::from(RATE))
        .unwrap();
    hall.machine = Machine::new(Output::of(&settings), 2, hall.now);
    hall.say(3);
    hall.pass(Duration::ZERO);
    assert_eq!(hall.heard(), [(3, RATE as usize)]);
    assert_eq!(hall.lines().len(), 1);
}
