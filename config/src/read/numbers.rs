//! Ranges of ticket numbers.
//!
//! Whether a range is free of the other services is held by `service`.

use super::report::Wrong;
use super::scalar::latin_digits;
use std::ops::RangeInclusive;

/// The highest ticket number: boards, voice and paper are laid out for four digits.
const HIGHEST_NUMBER: u32 = 9999;
/// Fewer numbers than this would come round again within an hour.
const FEWEST_NUMBERS: u32 = 10;

/// Ticket numbers, `FIRST-LAST`.
pub(crate) fn range(text: &str) -> Result<RangeInclusive<u32>, Wrong> {
    let latin = latin_digits(text);
    if latin != text {
        let right =
            format!("write {latin:?}, with the digits 0-9; branch.digits says what screens show");
        return Err(Wrong::new(format!("{text:?} has other digits"), right));
    }
    let (first, last) = pair(text, '-').ok_or_else(|| {
        let right = "write the first and the last number with a hyphen, such as \"100-199\"";
        Wrong::new(format!("{text:?} is not a range of numbers"), right)
    })?;
    fit(first, last)
}

/// Two whole numbers with `between` between them.
pub(crate) fn pair(text: &str, between: char) -> Option<(u32, u32)> {
    let number = |part: &str| {
        let digits = part.trim();
        digits
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| digits.parse().ok())?
    };
    let (first, last) = text.split_once(between)?;
    Some((number(first)?, number(last)?))
}

fn fit(first: u32, last: u32) -> Result<RangeInclusive<u32>, Wrong> {
    let wrong =
        |what: &str, right: String| Err(Wrong::new(format!("{first}-{last} {what}"), right));
    if last < first {
        return wrong("ends before it begins", format!("write \"{last}-{first}\""));
    }
    if first == 0 {
        return wrong(
            "begins at 0",
            "begin at 1 or above, such as \"1-99\"".to_owned(),
        );
    }
    if last > HIGHEST_NUMBER {
        let right = format!("end at {HIGHEST_NUMBER} or below, such as \"100-199\"");
        return wrong("has numbers of more than four digits", right);
    }
    if last - first + 1 < FEWEST_NUMBERS {
        let right = format!(
            "give at least {FEWEST_NUMBERS} numbers, such as {}",
            wide_enough(first)
        );
        return wrong("holds too few numbers", right);
    }
    Ok(first..=last)
}

fn wide_enough(first: u32) -> String {
    let first = first.min(HIGHEST_NUMBER - FEWEST_NUMBERS + 1);
    format!("\"{first}-{}\"", first + FEWEST_NUMBERS - 1)
}
