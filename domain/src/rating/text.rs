//! What visitors write, made harmless: whatever reads it later (a page, a table, a log) shows letters and nothing else.

/// The longest comment or suggestion, in characters.
pub const LONGEST: usize = 1000;

/// The text without what is not to be read (control characters, and those that turn or hide what stands around them),
/// without blanks at its ends or many empty lines, and no longer than [`LONGEST`].
#[must_use]
pub fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut kept = String::new();
    for letter in text.chars().filter(|letter| is_plain(*letter)) {
        let letter = if letter == '\t' { ' ' } else { letter };
        if letter == '\n' && kept.ends_with("\n\n") {
            continue;
        }
        kept.push(letter);
    }
    let kept: String = kept.trim().chars().take(LONGEST).collect();
    kept.trim_end().to_owned()
}

/// Whether a character is to be read. Zero-width joiners are: Persian words and emoji are written with them.
fn is_plain(letter: char) -> bool {
    match letter {
        '\n' | '\t' => true,
        // Marks, embeddings, overrides and isolates of direction; the invisible ones; tags; what is no character.
        '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' => false,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' => false,
        '\u{E0000}'..='\u{E007F}' | '\u{FFFE}' | '\u{FFFF}' => false,
        letter => !letter.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_is_kept_and_what_would_harm_a_page_a_cell_or_a_log_is_not() {
        let cases = [
            ("  شكرًا لكم\tعلى حُسن التعامل  ", "شكرًا لكم على حُسن التعامل"),
            ("سطر\r\nوسطر\n\n\n\nوسطر", "سطر\nوسطر\n\nوسطر"),
            ("good\u{202E}live\u{202C}", "goodlive"),
            ("\u{2066}a\u{2069}\u{200F}b\u{061C}", "ab"),
            ("\u{1b}[31mred\u{7}\0", "[31mred"),
            ("👨\u{200d}👩\u{200d}👧 😀", "👨\u{200d}👩\u{200d}👧 😀"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("\u{FEFF}\u{2028}", ""),
            ("", ""),
        ];
        for (written, kept) in cases {
            assert_eq!(plain(written), kept, "{written:?}");
        }
    }

    #[test]
    fn a_comment_of_ten_thousand_letters_is_cut_at_a_thousand() {
        let long = "كلمة ".repeat(2_000);
        let kept = plain(&long);
        assert!(kept.chars().count() <= LONGEST && kept.chars().count() > LONGEST - 2);
        assert!(long.starts_with(&kept));
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text in any::<String>()) {
            let once = plain(&text);
            prop_assert_eq!(&plain(&once), &once);
            prop_assert!(once.chars().all(|letter| letter == '\n' || !letter.is_control()));
        }
    }
}
