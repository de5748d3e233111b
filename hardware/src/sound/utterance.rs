//! What is said at one go: waves and silences in a row.

use std::time::Duration;

use super::wave::{Wave, samples_in};

/// Sounds said at one go, never cut by another utterance.
#[derive(Debug, Clone, PartialEq)]
pub struct Utterance {
    /// The caller's number for it.
    pub id: u64,
    /// What it is, for records.
    pub what: String,
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
    /// Loudness, 0 (silent) to 100 (as recorded).
    pub volume: u32,
}

/// A piece of an utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A recording.
    Sound {
        /// Its name, for records.
        name: String,
        /// It.
        wave: Wave,
    },
    /// Nothing is heard for so long.
    Silence(Duration),
}

impl Utterance {
    /// It as one wave, as loud as it is to be.
    pub fn wave(&self) -> Wave {
        let gain = gain(self.volume);
        let louder = |sample: &i16| (f64::from(*sample) * gain).round() as i16;
        let mut samples = Vec::new();
        for piece in &self.pieces {
            match piece {
                Piece::Sound { wave, .. } => samples.extend(wave.samples().iter().map(louder)),
                Piece::Silence(time) => samples.resize(samples.len() + samples_in(*time), 0),
            }
        }
        Wave::new(samples)
    }

    /// The names of its sounds, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Sound { name, .. } => Some(name.as_str()),
            Piece::Silence(_) => None,
        })
    }
}

/// What a volume multiplies samples by: the square of its part, since ears hear by ratios (50 is a quarter, 12 dB less).
fn gain(volume: u32) -> f64 {
    let part = f64::from(volume.min(100)) / 100.0;
    part * part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utterance(volume: u32) -> Utterance {
        let sound = |name: &str, samples: &[i16]| Piece::Sound {
            name: name.to_owned(),
            wave: Wave::new(samples),
        };
        Utterance {
            id: 1,
            what: "call 7".to_owned(),
            pieces: vec![
                sound("chime", &[1000, -1000]),
                Piece::Silence(Duration::from_millis(1)),
                sound("7", &[i16::MAX, i16::MIN]),
            ],
            volume,
        }
    }

    #[test]
    fn pieces_follow_each_other_with_their_silences() {
        let silence = vec![0; 22];
        let expected = [&[1000, -1000], silence.as_slice(), &[i16::MAX, i16::MIN]].concat();
        assert_eq!(utterance(100).wave().samples(), expected);
        assert_eq!(utterance(100).names().collect::<Vec<_>>(), ["chime", "7"]);
    }

    #[test]
    fn half_the_volume_is_a_quarter_of_the_samples_and_none_is_silent() {
        let wave = utterance(50).wave();
        assert_eq!(wave.samples()[..2], [250, -250]);
        assert!(
            utterance(0)
                .wave()
                .samples()
                .iter()
                .all(|sample| *sample == 0)
        );
        assert_eq!(utterance(250).wave(), utterance(100).wave());
    }
}
