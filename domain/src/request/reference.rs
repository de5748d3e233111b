//! The number by which a request is found again: short, of digits alone so that it is said and keyed in any language, and
//! with a check digit. It is drawn at random, so that it tells nothing of how many requests there are.

use crate::digits::latin;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Digits, the check digit among them.
const DIGITS: usize = 8;
/// Numbers before the check digit; the first is never 0, which is lost where a number is said or kept as a figure.
const FIRST: u64 = 1_000_000;
const NUMBERS: u64 = 9_000_000;

/// H. Michael Damm's table of order 10: unlike a sum it catches every wrong digit and every swap of two neighbours.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A request's reference, shown as `4821-0372`; [`crate::digits`] gives it the branch's digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Reference(u32);

/// What was typed is no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoReference {
    /// It has another form.
    #[error("a reference number has eight digits, such as 4821-0372")]
    Form,
    /// A digit is wrong, or two stand in each other's place.
    #[error("this reference number is mistyped; look at its digits once more")]
    CheckDigit,
}

impl Reference {
    /// The reference of a random number. Two of nine million may fall together: the caller draws again for one that is taken.
    #[must_use]
    pub fn drawn(random: u64) -> Self {
        let number = FIRST + random % NUMBERS;
        let check = damm(number.to_string().bytes().map(|digit| digit - b'0'));
        Self(u32::try_from(number * 10 + u64::from(check)).unwrap_or_default())
    }

    /// The reference that people typed, in Latin, Arabic-Indic or Persian digits, with or without blanks and dashes.
    ///
    /// # Errors
    /// [`NoReference`] when it has another form or its check digit is another.
    pub fn typed(text: &str) -> Result<Self, NoReference> {
        let digits: String = latin(text).chars().filter(|c| !parts(*c)).collect();
        let values = digits.chars().map(|c| c.to_digit(10)).collect();
        let values: Vec<u32> = Option::unwrap_or_default(values);
        if values.len() != DIGITS || values.first() == Some(&0) {
            return Err(NoReference::Form);
        }
        let values = values
            .into_iter()
            .filter_map(|value| u8::try_from(value).ok());
        match damm(values) {
            0 => digits.parse().map(Self).map_err(|_| NoReference::Form),
            _ => Err(NoReference::CheckDigit),
        }
    }
}

/// Whether a character only parts the digits: blanks, dashes, the Arabic stretch, and marks of direction.
fn parts(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ـ')
        || matches!(
            letter,
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}'
        )
}

/// Over the digits: their check digit; over these and it: 0.
fn damm(digits: impl Iterator<Item = u8>) -> u8 {
    digits.fold(0, |row: u8, digit| {
        let row = DAMM.get(usize::from(row));
        let found = row.and_then(|row| row.get(usize::from(digit)));
        found.copied().unwrap_or_default()
    })
}

impl fmt::Display for Reference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:04}", self.0 / 10_000, self.0 % 10_000)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}

impl TryFrom<String> for Reference {
    type Error = NoReference;

    fn try_from(text: String) -> Result<Self, NoReference> {
        Self::typed(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn h6_a_request_is_found_by_its_reference_however_it_is_typed() {
        let reference = Reference::drawn(3_821_037);
        assert_eq!(reference.to_string(), "4821-0372");
        let typings = [
            "4821-0372",
            "48210372",
            " 4821 0372 ",
            "٤٨٢١-٠٣٧٢",
            "۴۸۲۱۰۳۷۲",
            "\u{2066}٤٨٢١–٠٣٧٢\u{2069}",
            "4 8 2 1 0 3 7 2",
        ];
        for typed in typings {
            assert_eq!(Reference::typed(typed), Ok(reference), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_reference_is_told_from_what_is_mistyped() {
        for typed in [
            "",
            "4821-037",
            "4821-03725",
            "4821-O375",
            "0821-0372",
            "طلب",
        ] {
            assert_eq!(Reference::typed(typed), Err(NoReference::Form), "{typed:?}");
        }
        for typed in ["4821-0376", "8421-0372", "4821-3072"] {
            assert_eq!(Reference::typed(typed), Err(NoReference::CheckDigit));
        }
    }

    #[test]
    fn references_do_not_tell_how_many_requests_there_are() {
        let drawn: Vec<Reference> = [u64::MAX, 0, 7_777_777_777].map(Reference::drawn).into();
        assert!(drawn[0] > drawn[1] && drawn[1] < drawn[2]);
        assert!(drawn.iter().all(|one| one.to_string().len() == 9));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_or_two_swapped_are_always_caught(random: u64, place in 0usize..8, shift in 1u32..10) {
            let printed = Reference::drawn(random).to_string().replace('-', "");
            prop_assert_eq!(Reference::typed(&printed), Ok(Reference::drawn(random)));
            let mut digits: Vec<char> = printed.chars().collect();
            let digit = digits[place].to_digit(10).unwrap();
            digits[place] = char::from_digit((digit + shift) % 10, 10).unwrap();
            prop_assert!(Reference::typed(&String::from_iter(&digits)).is_err());
            let mut digits: Vec<char> = printed.chars().collect();
            digits.swap(place, (place + 1) % 8);
            let swapped = String::from_iter(&digits);
            // The last and the first are no neighbours.
            if place < 7 {
                prop_assert_eq!(Reference::typed(&swapped).is_ok(), swapped == printed);
            }
        }

        #[test]
        fn it_reads_back_from_a_fact(random: u64) {
            let json = serde_json::to_value(Reference::drawn(random)).unwrap();
            prop_assert_eq!(serde_json::from_value::<Reference>(json).unwrap(), Reference::drawn(random));
        }
    }
}
