//! A loudspeaker without sound, for demonstrations, tests and offices without one: chosen in the settings, never built out.
//!
//! What it played stands in its folder as one growing `track.wav`, and line by line in `played.jsonl`. `sound.toml` there
//! says how it is: `device = "present"`, `"absent"` or `"stalled"`, and `pace`, how many times faster than people speak it
//! plays (0, as it begins: at once). After forty minutes of sound the two files begin anew, so that no disk fills.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::{Deserialize, Serialize};

use crate::sound::utterance::Utterance;
use crate::sound::wave::{RATE, bytes_of, duration_of, header};

/// Samples of forty minutes.
const LONGEST: usize = RATE as usize * 60 * 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Device {
    #[default]
    Present,
    Absent,
    Stalled,
}

/// What `sound.toml` says.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Situation {
    device: Device,
    pace: f64,
}

/// A line of `played.jsonl`.
#[derive(Debug, Serialize)]
struct Line<'a> {
    /// Seconds from the beginning of the track.
    start: f64,
    /// How many of it.
    seconds: f64,
    id: u64,
    what: &'a str,
    clips: &'a [String],
    volume: u32,
    /// Whether it was heard to its end.
    whole: bool,
}

/// What is being played.
struct Playing {
    id: u64,
    what: String,
    clips: Vec<String>,
    volume: u32,
    since: Instant,
    taken: Vec<i16>,
}

pub(in crate::sound) struct Simulated {
    folder: PathBuf,
    text: Option<String>,
    now: Situation,
    playing: Option<Playing>,
    /// Samples in the track; unknown until it is first written to.
    track: Option<usize>,
}

impl Simulated {
    pub(in crate::sound) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            text: None,
            now: Situation::default(),
            playing: None,
            track: None,
        }
    }

    /// Whether it is there.
    pub(in crate::sound) fn open(&mut self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        self.refresh();
        match self.now.device {
            Device::Absent => Err(io::ErrorKind::NotFound.into()),
            Device::Present | Device::Stalled => Ok(()),
        }
    }

    pub(in crate::sound) fn begin(&mut self, utterance: &Utterance, now: Instant) {
        self.playing = Some(Playing {
            id: utterance.id,
            what: utterance.what.clone(),
            clips: utterance.names().map(str::to_owned).collect(),
            volume: utterance.volume,
            since: now,
            taken: Vec::new(),
        });
    }

    pub(in crate::sound) fn write(&mut self, samples: &[i16], now: Instant) -> io::Result<usize> {
        self.open()?;
        let Some(playing) = &mut self.playing else {
            return Ok(samples.len());
        };
        let room = match self.now.device {
            Device::Stalled => 0,
            _ if self.now.pace <= 0.0 => samples.len(),
            _ => heard(playing.since, now, self.now.pace).saturating_sub(playing.taken.len()),
        };
        let taken = &samples[..room.min(samples.len())];
        playing.taken.extend(taken);
        Ok(taken.len())
    }

    pub(in crate::sound) fn finish(&mut self) -> io::Result<()> {
        self.keep(true)
    }

    pub(in crate::sound) fn cut(&mut self) {
        if let Err(error) = self.keep(false) {
            tracing::warn!(%error, folder = %self.folder.display(), "the track was not kept");
        }
    }

    /// Appends what was taken to the track, and its line.
    fn keep(&mut self, whole: bool) -> io::Result<()> {
        let Some(playing) = self.playing.take() else {
            return Ok(());
        };
        if playing.clips.is_empty() {
            // Silence, by which it was tried.
            return Ok(());
        }
        let start = self.room()?;
        let end = start + playing.taken.len();
        let mut file = open_to_write(&self.folder.join("track.wav"))?;
        file.write_all(&header(end))?;
        file.seek(SeekFrom::End(0))?;
        file.write_all(&bytes_of(&playing.taken))?;
        self.track = Some(end);
        self.note(&Line {
            start: duration_of(start).as_secs_f64(),
            seconds: duration_of(playing.taken.len()).as_secs_f64(),
            id: playing.id,
            what: &playing.what,
            clips: &playing.clips,
            volume: playing.volume,
            whole,
        })
    }

    fn note(&self, line: &Line<'_>) -> io::Result<()> {
        let path = self.folder.join("played.jsonl");
        let mut file = OpenOptions::new().create(true).append(true).open(path)?;
        writeln!(file, "{}", serde_json::to_string(line)?)
    }

    /// How many samples the track has, begun anew where it is too long.
    fn room(&mut self) -> io::Result<usize> {
        let path = self.folder.join("track.wav");
        let bytes = fs::metadata(&path).map_or(0, |file| file.len() as usize);
        let samples = self.track.unwrap_or(bytes.saturating_sub(44) / 2);
        if samples < LONGEST && bytes > 0 {
            return Ok(samples);
        }
        fs::write(&path, header(0))?;
        fs::write(self.folder.join("played.jsonl"), "")?;
        Ok(0)
    }

    /// Reads `sound.toml` again if it changed. What cannot be understood is told once and changes nothing.
    fn refresh(&mut self) {
        let text = fs::read_to_string(self.folder.join("sound.toml")).ok();
        if text == self.text {
            return;
        }
        match toml::from_str(text.as_deref().unwrap_or_default()) {
            Ok(situation) => self.now = situation,
            Err(error) => tracing::warn!(%error, "the simulated loudspeaker stays as it was"),
        }
        self.text = text;
    }
}

fn heard(since: Instant, now: Instant, pace: f64) -> usize {
    let seconds = now.saturating_duration_since(since).as_secs_f64();
    (seconds * pace * f64::from(RATE)) as usize
}

fn open_to_write(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).open(path)
}
