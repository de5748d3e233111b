//! Figures as a branch shows them. Every surface (screen, paper, board, voice, phone) takes a number's
//! form from here, so that one number looks the same everywhere.

/// Which digits a surface shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigitStyle {
    /// ٠١٢٣٤٥٦٧٨٩
    ArabicIndic,
    /// 0123456789
    Latin,
}

impl DigitStyle {
    /// `text` with its European digits in this style; everything else as it stands.
    #[must_use]
    pub fn show(self, text: &str) -> String {
        match self {
            Self::Latin => text.to_owned(),
            Self::ArabicIndic => text.chars().map(arabic_indic).collect(),
        }
    }

    /// A number in this style.
    #[must_use]
    pub fn number(self, number: u32) -> String {
        self.show(&number.to_string())
    }
}

/// `text` between U+2066 and U+2069, so that bidirectional text around it cannot turn it.
#[must_use]
pub fn isolate(text: &str) -> String {
    format!("\u{2066}{text}\u{2069}")
}

/// `text` as people type it, with its Arabic-Indic and Persian digits as 0-9; everything else as it stands.
#[must_use]
pub fn latin(text: &str) -> String {
    let digit = |letter: char| match letter {
        '٠'..='٩' => char::from_digit(u32::from(letter) - u32::from('٠'), 10),
        '۰'..='۹' => char::from_digit(u32::from(letter) - u32::from('۰'), 10),
        _ => None,
    };
    text.chars()
        .map(|letter| digit(letter).unwrap_or(letter))
        .collect()
}

fn arabic_indic(letter: char) -> char {
    letter
        .to_digit(10)
        .and_then(|digit| char::from_u32(0x0660 + digit))
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_follow_the_branch_setting_and_words_stay() {
        assert_eq!(DigitStyle::ArabicIndic.number(1070), "١٠٧٠");
        assert_eq!(DigitStyle::Latin.number(1070), "1070");
        assert_eq!(
            DigitStyle::ArabicIndic.show("من 10 إلى 15 دقيقة"),
            "من ١٠ إلى ١٥ دقيقة"
        );
        assert_eq!(latin("حي ٠٥١٢٣٤٥٦٧٨٩ ۱۲"), "حي 05123456789 12");
        assert_eq!(isolate("١٠٧"), "\u{2066}١٠٧\u{2069}");
    }
}
