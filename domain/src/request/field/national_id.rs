//! The number of a Saudi card: ten digits, the first 1 (citizens) or 2 (residents), the last a check digit by Luhn's rule,
//! as the Ministry of Interior gives them.

/// Why something is no card's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NationalIdFault {
    /// Not ten digits.
    #[error("it does not have ten digits")]
    Length,
    /// It begins with another digit.
    #[error("it begins neither with 1 nor with 2")]
    FirstDigit,
    /// A digit is wrong.
    #[error("one of its digits is wrong")]
    CheckDigit,
}

/// The number that was typed, with digits 0-9; blanks and dashes are forgiven.
pub(super) fn read(text: &str) -> Result<String, NationalIdFault> {
    let digits: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    if digits.len() != 10 || !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(NationalIdFault::Length);
    }
    if !digits.starts_with(['1', '2']) {
        return Err(NationalIdFault::FirstDigit);
    }
    if luhn(&digits) != 0 {
        return Err(NationalIdFault::CheckDigit);
    }
    Ok(digits)
}

/// The sum by Luhn's rule: each second digit from the right counts double, as the sum of its digits.
fn luhn(digits: &str) -> u32 {
    let values = digits.chars().rev().filter_map(|c| c.to_digit(10));
    let weighed = values.enumerate().map(|(place, value)| match place % 2 {
        0 => value,
        _ => value * 2 / 10 + value * 2 % 10,
    });
    weighed.sum::<u32>() % 10
}
