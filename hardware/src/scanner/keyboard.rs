//! Keys of a reader that poses as a keyboard, by the fixed map of a US one: whatever layout the window has, the reader
//! sends the same keys, and an Arabic or French layout would make other letters of them.

/// Key codes of Linux (`input-event-codes.h`) with what they write, plain and shifted.
const LETTERS: [(u16, u8, u8); 64] = [
    (2, b'1', b'!'),
    (3, b'2', b'@'),
    (4, b'3', b'#'),
    (5, b'4', b'$'),
    (6, b'5', b'%'),
    (7, b'6', b'^'),
    (8, b'7', b'&'),
    (9, b'8', b'*'),
    (10, b'9', b'('),
    (11, b'0', b')'),
    (12, b'-', b'_'),
    (13, b'=', b'+'),
    (16, b'q', b'Q'),
    (17, b'w', b'W'),
    (18, b'e', b'E'),
    (19, b'r', b'R'),
    (20, b't', b'T'),
    (21, b'y', b'Y'),
    (22, b'u', b'U'),
    (23, b'i', b'I'),
    (24, b'o', b'O'),
    (25, b'p', b'P'),
    (26, b'[', b'{'),
    (27, b']', b'}'),
    (30, b'a', b'A'),
    (31, b's', b'S'),
    (32, b'd', b'D'),
    (33, b'f', b'F'),
    (34, b'g', b'G'),
    (35, b'h', b'H'),
    (36, b'j', b'J'),
    (37, b'k', b'K'),
    (38, b'l', b'L'),
    (39, b';', b':'),
    (40, b'\'', b'"'),
    (41, b'`', b'~'),
    (43, b'\\', b'|'),
    (44, b'z', b'Z'),
    (45, b'x', b'X'),
    (46, b'c', b'C'),
    (47, b'v', b'V'),
    (48, b'b', b'B'),
    (49, b'n', b'N'),
    (50, b'm', b'M'),
    (51, b',', b'<'),
    (52, b'.', b'>'),
    (53, b'/', b'?'),
    (57, b' ', b' '),
    (55, b'*', b'*'),
    (71, b'7', b'7'),
    (72, b'8', b'8'),
    (73, b'9', b'9'),
    (74, b'-', b'-'),
    (75, b'4', b'4'),
    (76, b'5', b'5'),
    (77, b'6', b'6'),
    (78, b'+', b'+'),
    (79, b'1', b'1'),
    (80, b'2', b'2'),
    (81, b'3', b'3'),
    (82, b'0', b'0'),
    (83, b'.', b'.'),
    (98, b'/', b'/'),
    (117, b'=', b'='),
];
/// Enter, the number pad's enter and tab: what readers end a code with.
const ENDS: [u16; 3] = [28, 96, 15];
const SHIFTS: [u16; 2] = [42, 54];
/// Control, alt and meta, left and right: with one of them held a key writes nothing.
const COMMANDS: [u16; 6] = [29, 97, 56, 100, 125, 126];

/// Which keys are held.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    held: Vec<u16>,
}

impl Keyboard {
    /// Takes a key that went down or up and gives the byte it writes; a code's end is a line's end.
    pub(super) fn take(&mut self, key: u16, down: bool) -> Option<u8> {
        if SHIFTS.contains(&key) || COMMANDS.contains(&key) {
            self.held.retain(|held| *held != key);
            self.held.extend(down.then_some(key));
            return None;
        }
        if !down || self.holds(&COMMANDS) {
            return None;
        }
        if ENDS.contains(&key) {
            return Some(b'\n');
        }
        let (_, plain, shifted) = LETTERS.iter().find(|(code, ..)| *code == key)?;
        Some(if self.holds(&SHIFTS) {
            *shifted
        } else {
            *plain
        })
    }

    fn holds(&self, keys: &[u16]) -> bool {
        self.held.iter().any(|held| keys.contains(held))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use evdev::KeyCode;

    const SHIFT: KeyCode = KeyCode::KEY_LEFTSHIFT;

    fn written(keys: &[(KeyCode, bool)]) -> String {
        let mut keyboard = Keyboard::default();
        let bytes = keys
            .iter()
            .filter_map(|(key, down)| keyboard.take(key.code(), *down));
        String::from_utf8(bytes.collect()).unwrap()
    }

    /// Each key pressed and let go.
    fn tapped(keys: &[KeyCode]) -> Vec<(KeyCode, bool)> {
        keys.iter()
            .flat_map(|key| [(*key, true), (*key, false)])
            .collect()
    }

    #[test]
    fn a_us_keyboards_keys_write_what_stands_on_them() {
        for (key, plain, shifted) in [
            (KeyCode::KEY_1, "1", "!"),
            (KeyCode::KEY_0, "0", ")"),
            (KeyCode::KEY_A, "a", "A"),
            (KeyCode::KEY_Z, "z", "Z"),
            (KeyCode::KEY_P, "p", "P"),
            (KeyCode::KEY_MINUS, "-", "_"),
            (KeyCode::KEY_EQUAL, "=", "+"),
            (KeyCode::KEY_SEMICOLON, ";", ":"),
            (KeyCode::KEY_APOSTROPHE, "'", "\""),
            (KeyCode::KEY_GRAVE, "`", "~"),
            (KeyCode::KEY_BACKSLASH, "\\", "|"),
            (KeyCode::KEY_COMMA, ",", "<"),
            (KeyCode::KEY_DOT, ".", ">"),
            (KeyCode::KEY_SLASH, "/", "?"),
            (KeyCode::KEY_SPACE, " ", " "),
            (KeyCode::KEY_KP0, "0", "0"),
            (KeyCode::KEY_KP5, "5", "5"),
            (KeyCode::KEY_KP9, "9", "9"),
            (KeyCode::KEY_KPDOT, ".", "."),
            (KeyCode::KEY_KPSLASH, "/", "/"),
            (KeyCode::KEY_KPASTERISK, "*", "*"),
            (KeyCode::KEY_KPMINUS, "-", "-"),
            (KeyCode::KEY_KPPLUS, "+", "+"),
            (KeyCode::KEY_KPEQUAL, "=", "="),
            (KeyCode::KEY_ENTER, "\n", "\n"),
            (KeyCode::KEY_KPENTER, "\n", "\n"),
            (KeyCode::KEY_TAB, "\n", "\n"),
            (KeyCode::KEY_F1, "", ""),
            (KeyCode::KEY_VOLUMEUP, "", ""),
        ] {
            assert_eq!(written(&tapped(&[key])), plain, "{key:?}");
            let held = [&[(SHIFT, true)][..], &tapped(&[key]), &[(SHIFT, false)]].concat();
            assert_eq!(written(&held), shifted, "shifted {key:?}");
        }
    }

    #[test]
    fn shift_counts_only_while_it_is_held() {
        let keys = [
            &[(SHIFT, true), (KeyCode::KEY_T, true), (SHIFT, false)][..],
            &tapped(&[KeyCode::KEY_SLASH, KeyCode::KEY_7, KeyCode::KEY_ENTER]),
        ];
        assert_eq!(written(&keys.concat()), "T/7\n");
    }

    #[test]
    fn a_key_with_control_or_alt_writes_nothing() {
        for command in [KeyCode::KEY_LEFTCTRL, KeyCode::KEY_RIGHTALT] {
            let keys = [
                &[(command, true)][..],
                &tapped(&[KeyCode::KEY_RIGHTBRACE]),
                &[(command, false)],
                &tapped(&[KeyCode::KEY_B]),
            ];
            assert_eq!(written(&keys.concat()), "b");
        }
    }
}
