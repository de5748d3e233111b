//! Recorded sound: WAV files of one channel are read (16-bit PCM, or IMA ADPCM as the shipped voices are) and written
//! (16-bit PCM).

mod adpcm;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::fault::WaveError;

/// Samples a second of all that is played. The system's sound takes it to the rate of the loudspeaker.
pub const RATE: u32 = 22_050;
/// Rates that a recording may have: below, speech is dull; above, it is only larger.
const RATES: std::ops::RangeInclusive<u32> = 8_000..=48_000;

/// Mono sound at [`RATE`]; copies share their samples.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wave {
    samples: Arc<[i16]>,
}

impl Wave {
    /// A wave of these samples, which are at [`RATE`].
    pub fn new(samples: impl Into<Arc<[i16]>>) -> Self {
        Self {
            samples: samples.into(),
        }
    }

    /// The recording in a WAV file of one channel, 16-bit PCM or IMA ADPCM, at 8000 to 48000 samples a second.
    ///
    /// # Errors
    /// When the file cannot be read or is another format.
    pub fn read(path: &Path) -> Result<Self, WaveError> {
        let (rate, samples) = parse(&fs::read(path)?)?;
        Ok(Self::new(at_our_rate(rate, samples)))
    }

    /// Writes it as a WAV file of 16-bit mono PCM at [`RATE`].
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, path: &Path) -> std::io::Result<()> {
        let mut bytes = header(self.samples.len()).to_vec();
        bytes.extend(bytes_of(&self.samples));
        fs::write(path, bytes)
    }

    /// Its samples.
    pub fn samples(&self) -> &[i16] {
        &self.samples
    }

    /// How long it is.
    pub fn duration(&self) -> Duration {
        duration_of(self.samples.len())
    }
}

/// How long so many samples are.
pub(super) fn duration_of(samples: usize) -> Duration {
    Duration::from_secs_f64(samples as f64 / f64::from(RATE))
}

/// How many samples are that long.
pub(super) fn samples_in(duration: Duration) -> usize {
    (duration.as_secs_f64() * f64::from(RATE)).round() as usize
}

/// The header of a WAV file with so many samples; what is too long for the format is told as the longest.
pub(super) fn header(samples: usize) -> [u8; 44] {
    let size = u32::try_from(samples * 2).unwrap_or(u32::MAX - 36);
    let mut header = [0; 44];
    header[..4].copy_from_slice(b"RIFF");
    header[4..8].copy_from_slice(&(size + 36).to_le_bytes());
    header[8..16].copy_from_slice(b"WAVEfmt ");
    header[16..20].copy_from_slice(&16_u32.to_le_bytes());
    header[20..22].copy_from_slice(&1_u16.to_le_bytes());
    header[22..24].copy_from_slice(&1_u16.to_le_bytes());
    header[24..28].copy_from_slice(&RATE.to_le_bytes());
    header[28..32].copy_from_slice(&(RATE * 2).to_le_bytes());
    header[32..34].copy_from_slice(&2_u16.to_le_bytes());
    header[34..36].copy_from_slice(&16_u16.to_le_bytes());
    header[36..40].copy_from_slice(b"data");
    header[40..].copy_from_slice(&size.to_le_bytes());
    header
}

/// Samples as they stand in a WAV file.
pub(super) fn bytes_of(samples: &[i16]) -> Vec<u8> {
    samples.iter().flat_map(|s| s.to_le_bytes()).collect()
}

/// The rate and samples of a WAV file.
fn parse(bytes: &[u8]) -> Result<(u32, Vec<i16>), WaveError> {
    let riff = bytes.strip_prefix(b"RIFF").and_then(|rest| rest.get(4..));
    let chunks = riff.and_then(|rest| rest.strip_prefix(b"WAVE"));
    let chunks = chunks.ok_or(WaveError::NotWave)?;
    let format = chunk(chunks, b"fmt ").filter(|format| format.len() >= 16);
    let format = Format::of(format.ok_or(WaveError::NotWave)?)?;
    let data = chunk(chunks, b"data").filter(|data| data.len() >= 2);
    let data = data.ok_or(WaveError::Empty)?;
    let mut samples = match format.packed {
        Some(block) => adpcm::samples(data, block),
        None => pairs(data).map(i16::from_le_bytes).collect(),
    };
    // The last block of packed sound is filled up; how much of it counts stands by itself.
    if let Some(&[a, b, c, d]) = chunk(chunks, b"fact").and_then(|fact| fact.first_chunk()) {
        samples.truncate(u32::from_le_bytes([a, b, c, d]) as usize);
    }
    Ok((format.rate, samples))
}

/// What a chunk by this name holds; a file cut short gives what is there.
fn chunk<'b>(mut rest: &'b [u8], name: &[u8; 4]) -> Option<&'b [u8]> {
    loop {
        let (head, body) = rest.split_at_checked(8)?;
        let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        if head.starts_with(name) {
            return Some(&body[..size.min(body.len())]);
        }
        // Chunks begin at even places.
        rest = body.get(size + size % 2..)?;
    }
}

fn pairs(bytes: &[u8]) -> impl Iterator<Item = [u8; 2]> {
    bytes.chunks_exact(2).map(|pair| [pair[0], pair[1]])
}

/// How the samples of a file are kept.
struct Format {
    rate: u32,
    /// Bytes of a block, where they are packed.
    packed: Option<usize>,
}

impl Format {
    /// What a format chunk of at least 16 bytes says.
    fn of(chunk: &[u8]) -> Result<Self, WaveError> {
        let short = |at: usize| u16::from_le_bytes([chunk[at], chunk[at + 1]]);
        let rate = u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]);
        let packed = match (short(0), short(14)) {
            // 0xFFFE: the extended header that some programs write for plain PCM too.
            (1 | 0xFFFE, 16) => None,
            (0x11, 4) => Some(usize::from(short(12))),
            _ => return Err(WaveError::NotPcm16),
        };
        match short(2) {
            1 if RATES.contains(&rate) => Ok(Self { rate, packed }),
            1 => Err(WaveError::Rate(rate)),
            channels => Err(WaveError::Channels(channels)),
        }
    }
}

/// The samples as they are at [`RATE`], between two of theirs on a straight line.
fn at_our_rate(rate: u32, samples: Vec<i16>) -> Vec<i16> {
    if rate == RATE {
        return samples;
    }
    let step = f64::from(rate) / f64::from(RATE);
    let count = (samples.len() as f64 / step) as usize;
    (0..count)
        .map(|index| between(&samples, index as f64 * step))
        .collect()
}

fn between(samples: &[i16], place: f64) -> i16 {
    let at = |index: usize| samples.get(index).map_or(0.0, |sample| f64::from(*sample));
    let (before, part) = (place as usize, place.fract());
    let next = if before + 1 < samples.len() {
        before + 1
    } else {
        before
    };
    (at(before) * (1.0 - part) + at(next) * part).round() as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wav(format: u16, channels: u16, rate: u32, bits: u16, data: &[i16]) -> Vec<u8> {
        let mut bytes = header(data.len()).to_vec();
        bytes[20..22].copy_from_slice(&format.to_le_bytes());
        bytes[22..24].copy_from_slice(&channels.to_le_bytes());
        bytes[24..28].copy_from_slice(&rate.to_le_bytes());
        bytes[34..36].copy_from_slice(&bits.to_le_bytes());
        bytes.extend(bytes_of(data));
        bytes
    }

    fn read(bytes: &[u8]) -> Result<Wave, WaveError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.wav");
        fs::write(&path, bytes).unwrap();
        Wave::read(&path)
    }

    #[test]
    fn what_was_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.wav");
        let wave = Wave::new(vec![0, 1, -1, i16::MAX, i16::MIN]);
        wave.write(&path).unwrap();
        assert_eq!(Wave::read(&path).unwrap(), wave);
    }

    #[test]
    fn a_file_with_other_chunks_before_its_sound_is_read() {
        let plain = wav(1, 1, RATE, 16, &[5, 6]);
        let mut other = plain[..36].to_vec();
        other.extend(b"LIST\x03\0\0\0abc\0");
        other.extend(&plain[36..]);
        assert_eq!(read(&other).unwrap().samples(), [5, 6]);
    }

    #[test]
    fn a_recording_at_another_rate_lasts_as_long_as_it_did() {
        let second: Vec<i16> = (0..16_000).map(|i| (i % 100) as i16).collect();
        for rate in [16_000, 44_100] {
            let samples = &second[..rate.min(16_000) as usize];
            let wave = read(&wav(1, 1, rate, 16, samples)).unwrap();
            let lasted = samples.len() as f64 / f64::from(rate);
            assert!(
                (wave.duration().as_secs_f64() - lasted).abs() < 0.001,
                "{rate}"
            );
        }
        let ramp = read(&wav(1, 1, 11_025, 16, &[0, 100, 200])).unwrap();
        assert_eq!(ramp.samples(), [0, 50, 100, 150, 200, 200]);
    }

    /// The block begins at 100 with the ninth step (16): up by an eighth of it, by nearly twice the next, and down again.
    #[test]
    fn packed_sound_is_unpacked_as_long_as_it_is_said_to_be() {
        let mut bytes = wav(0x11, 1, RATE, 4, &[]);
        bytes[32..34].copy_from_slice(&8_u16.to_le_bytes());
        bytes.truncate(36);
        bytes.extend(b"fact\x04\0\0\0\x05\0\0\0data\x08\0\0\0");
        bytes.extend([100, 0, 8, 0, 0x70, 0x98, 0, 0]);
        assert_eq!(read(&bytes).unwrap().samples(), [100, 102, 127, 124, 114]);
    }

    #[test]
    fn each_other_format_is_refused_in_words() {
        let table: [(Vec<u8>, &str); 8] = [
            (b"ID3 an mp3".to_vec(), "no WAV file"),
            (Vec::new(), "no WAV file"),
            (b"RIFF\0\0\0\0WAVE".to_vec(), "no WAV file"),
            (wav(3, 1, RATE, 32, &[1]), "16-bit PCM"),
            (wav(1, 1, RATE, 8, &[1]), "16-bit PCM"),
            (wav(1, 2, RATE, 16, &[1]), "2 channels"),
            (wav(1, 1, 96_000, 16, &[1]), "96000"),
            (wav(1, 1, RATE, 16, &[]), "no sound"),
        ];
        for (bytes, words) in table {
            let told = read(&bytes).unwrap_err().to_string();
            assert!(told.contains(words), "{told}");
        }
    }
}
