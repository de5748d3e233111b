//! Telephone numbers, stored as E.164 (ITU-T): a plus, the country, the number. Without a country they are Saudi, by the
//! kingdom's numbering plan (CST): mobiles are 05 and eight digits more, landlines 011 to 017 and seven more.

/// Why something is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneFault {
    /// Something else than digits.
    #[error("it has other signs than digits")]
    Signs,
    /// No Saudi mobile or landline.
    #[error("it is neither a Saudi mobile, such as 0512345678, nor a landline, such as 0112345678")]
    Saudi,
    /// Too few or too many digits for a number of any country, or a country that begins with 0.
    #[error("a number of another country has 8 to 15 digits after the plus")]
    International,
}

/// Codes of the kingdom's areas, without the 0.
const AREAS: [&str; 6] = ["11", "12", "13", "14", "16", "17"];
const KINGDOM: &str = "966";

/// The number that was typed, with digits 0-9, in its stored form.
pub(super) fn read(text: &str) -> Result<String, PhoneFault> {
    let bare: String = text.chars().filter(|c| !is_between(*c)).collect();
    let (abroad, digits) = match bare.strip_prefix('+') {
        Some(digits) => (true, digits),
        None => match bare.strip_prefix("00") {
            Some(digits) => (true, digits),
            None => (false, bare.as_str()),
        },
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(PhoneFault::Signs);
    }
    match digits.strip_prefix(KINGDOM) {
        Some(national) if abroad || national.len() >= 9 => saudi(national),
        _ if abroad => international(digits),
        _ => saudi(digits),
    }
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '-' | '.' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}'
        )
        || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn saudi(national: &str) -> Result<String, PhoneFault> {
    let number = national.strip_prefix('0').unwrap_or(national);
    let mobile = number.starts_with('5');
    let landline = AREAS.iter().any(|area| number.starts_with(area));
    if number.len() != 9 || !(mobile || landline) {
        return Err(PhoneFault::Saudi);
    }
    Ok(format!("+{KINGDOM}{number}"))
}

fn international(digits: &str) -> Result<String, PhoneFault> {
    if !(8..=15).contains(&digits.len()) || digits.starts_with('0') {
        return Err(PhoneFault::International);
    }
    Ok(format!("+{digits}"))
}
