//! Bytes of a reader become codes: one ends with a line's end, or where the reader says no more.

use std::time::{Duration, Instant};

/// The most letters of a code that are told. A ticket's has 53, in its page's address some more; a QR of something else
/// may carry four thousand.
pub const LONGEST: usize = 1024;
/// As many bytes as that many letters can take.
const MOST_BYTES: usize = LONGEST * 4;
/// A reader without a line's end sends a code in one go and is then silent.
const PAUSE: Duration = Duration::from_millis(200);

#[derive(Debug, Default)]
pub(super) struct Lines {
    begun: Vec<u8>,
    heard: Option<Instant>,
}

impl Lines {
    /// Takes what came at `now` and gives the codes that it ended.
    pub(super) fn take(&mut self, bytes: &[u8], now: Instant) -> Vec<String> {
        let mut ended = Vec::new();
        for byte in bytes {
            match byte {
                b'\r' | b'\n' => ended.extend(self.end()),
                _ if self.begun.len() < MOST_BYTES => self.begun.push(*byte),
                _ => {}
            }
        }
        self.heard = (!self.begun.is_empty()).then_some(now);
        ended
    }

    /// The code that a pause has ended by `now`.
    pub(super) fn pause(&mut self, now: Instant) -> Option<String> {
        self.rest(now).filter(Duration::is_zero)?;
        self.end()
    }

    /// How long until what was begun counts as ended; `None` while nothing was.
    pub(super) fn rest(&self, now: Instant) -> Option<Duration> {
        let heard = self.heard?;
        Some((heard + PAUSE).saturating_duration_since(now))
    }

    /// Forgets what was begun.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    fn end(&mut self) -> Option<String> {
        self.heard = None;
        let bytes = std::mem::take(&mut self.begun);
        let text = String::from_utf8_lossy(&bytes);
        let letters = text.chars().filter(|letter| !letter.is_control());
        let code: String = letters.take(LONGEST).collect();
        let code = code.trim();
        (!code.is_empty()).then(|| code.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(bytes: &[u8]) -> Vec<String> {
        Lines::default().take(bytes, Instant::now())
    }

    #[test]
    fn a_code_ends_with_any_lines_end_and_carries_no_control_characters() {
        for (bytes, expected) in [
            (&b"AB12\r\n"[..], &["AB12"][..]),
            (b"AB12\r", &["AB12"]),
            (b"AB12\nCD34\n", &["AB12", "CD34"]),
            (b"\r\n \r\n", &[]),
            (b"\x02AB\x1d12\x1b[31m\x03\r", &["AB12[31m"]),
            ("\u{85}تذكرة\n".as_bytes(), &["تذكرة"]),
            (b"AB\xff12\n", &["AB\u{fffd}12"]),
            (b"AB12", &[]),
        ] {
            assert_eq!(codes(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn what_came_in_pieces_is_one_code_until_the_reader_pauses() {
        let mut lines = Lines::default();
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        assert_eq!(lines.rest(start), None);
        assert_eq!(lines.take(b"AB", start), [""; 0]);
        assert_eq!(lines.take(b"12", at(150)), [""; 0]);
        assert_eq!(lines.pause(at(349)), None);
        assert_eq!(lines.pause(at(350)), Some("AB12".to_owned()));
        assert_eq!(lines.pause(at(900)), None);
    }

    #[test]
    fn a_code_of_something_else_is_cut_and_the_next_is_whole() {
        let mut lines = Lines::default();
        let now = Instant::now();
        for _ in 0..1000 {
            assert_eq!(lines.take(&[b'x'; 1000], now), [""; 0]);
        }
        let expected = ["x".repeat(LONGEST), "AB12".to_owned()];
        assert_eq!(lines.take(b"\nAB12\n", now), expected);
    }
}
