//! Takes apart what a printer sends back: answers, reports, confirmations and flow control share one line.
//!
//! Each kind has fixed bits (Epson TM-T88III, appendix G): `0xx1xx10` a real-time answer, `0xx1xx00` the first of four
//! bytes of a report, `37h 22h … 00h` a confirmation, 11h and 13h flow control. What fits none is noise.

/// Bytes a block reply may have before it counts as noise.
const LONGEST_BLOCK: usize = 80;

/// One thing a printer said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The answer to one `DLE EOT` question.
    RealTime(u8),
    /// A report it sent by itself.
    Report([u8; 4]),
    /// Everything before this process id (`GS ( H`) has been printed.
    Printed([u8; 4]),
    /// Nothing a printer says.
    Noise(u8),
}

#[derive(Default)]
enum Reading {
    #[default]
    Between,
    Report(Vec<u8>),
    Block(Vec<u8>),
}

/// Collects bytes until they mean something.
#[derive(Default)]
pub(crate) struct Answers {
    reading: Reading,
}

impl Answers {
    /// Takes one byte.
    pub(crate) fn take(&mut self, byte: u8) -> Option<Answer> {
        match std::mem::take(&mut self.reading) {
            Reading::Between => self.begin(byte),
            Reading::Report(bytes) => self.report(bytes, byte),
            Reading::Block(bytes) => self.block(bytes, byte),
        }
    }

    fn begin(&mut self, byte: u8) -> Option<Answer> {
        match byte {
            0x11 | 0x13 => None,
            0x37 | 0x5F => {
                self.reading = Reading::Block(vec![byte]);
                None
            }
            _ if byte & 0x93 == 0x12 => Some(Answer::RealTime(byte)),
            _ if byte & 0x93 == 0x10 => {
                self.reading = Reading::Report(vec![byte]);
                None
            }
            _ => Some(Answer::Noise(byte)),
        }
    }

    fn report(&mut self, mut bytes: Vec<u8>, byte: u8) -> Option<Answer> {
        if matches!(byte, 0x11 | 0x13) {
            self.reading = Reading::Report(bytes);
            return None;
        }
        if byte & 0x90 != 0 {
            return self.begin(byte);
        }
        bytes.push(byte);
        if let Ok(report) = <[u8; 4]>::try_from(bytes.as_slice()) {
            return Some(Answer::Report(report));
        }
        self.reading = Reading::Report(bytes);
        None
    }

    fn block(&mut self, mut bytes: Vec<u8>, byte: u8) -> Option<Answer> {
        if byte == 0 {
            return match bytes.as_slice() {
                [0x37, 0x22, id @ ..] => <[u8; 4]>::try_from(id).ok().map(Answer::Printed),
                _ => None,
            };
        }
        if bytes.len() >= LONGEST_BLOCK {
            return Some(Answer::Noise(byte));
        }
        bytes.push(byte);
        self.reading = Reading::Block(bytes);
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(bytes: &[u8]) -> Vec<Answer> {
        let mut answers = Answers::default();
        bytes
            .iter()
            .filter_map(|byte| answers.take(*byte))
            .collect()
    }

    #[test]
    fn a_confirmation_between_answers_is_found() {
        let bytes = b"\x12\x11\x37\x220042\x00\x13\x16";
        assert_eq!(
            heard(bytes),
            [
                Answer::RealTime(0x12),
                Answer::Printed(*b"0042"),
                Answer::RealTime(0x16)
            ]
        );
    }

    #[test]
    fn a_report_interrupted_by_flow_control_is_whole() {
        assert_eq!(
            heard(&[0x18, 0x13, 0x00, 0x0C, 0x11, 0x00]),
            [Answer::Report([0x18, 0, 0x0C, 0])]
        );
    }

    #[test]
    fn a_broken_report_does_not_swallow_the_next_answer() {
        assert_eq!(heard(&[0x18, 0x00, 0x12]), [Answer::RealTime(0x12)]);
    }

    #[test]
    fn garbage_is_noise() {
        assert_eq!(
            heard(&[0xFF, 0x80]),
            [Answer::Noise(0xFF), Answer::Noise(0x80)]
        );
    }
}
