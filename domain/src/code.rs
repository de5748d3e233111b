//! The ticket's code, by which a device of the branch knows a true ticket without asking anyone.
//!
//! The long form stands in the QR: version, business day, number, ticket id and a truncated HMAC-SHA256
//! over them, in Crockford's base 32 (capitals and digits, so that QR stores it densely). The short
//! form is printed for people to type: eight letters derived from the id and one check letter, which
//! catches every single wrong letter.

use crate::day::BusinessDay;
use chrono::NaiveDate;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const VERSION: u8 = 1;
const SIGNED: usize = 23;
const SIGNATURE: usize = 10;
const SHORT: usize = 8;

/// The branch's signing key. Lives outside the journal.
#[derive(Clone)]
pub struct TicketKey([u8; 32]);

impl TicketKey {
    /// A key from 32 secret bytes.
    #[must_use]
    pub fn new(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// The key as text, for a device that is paired over TLS to tell this branch's tickets by; secret.
    #[must_use]
    pub fn shared(&self) -> String {
        encode(&self.0)
    }

    /// The key that [`TicketKey::shared`] wrote; `None` for another text.
    #[must_use]
    pub fn from_shared(text: &str) -> Option<Self> {
        let secret = decode(text.trim())?;
        secret.try_into().ok().map(Self)
    }

    fn mac(&self, purpose: &[u8], message: &[u8]) -> [u8; 32] {
        // HMAC takes keys of any length, so that no failure is possible here.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            return [0; 32];
        };
        mac.update(purpose);
        mac.update(message);
        mac.finalize().into_bytes().into()
    }
}

impl std::fmt::Debug for TicketKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("TicketKey(secret)")
    }
}

/// What a true code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeContent {
    /// The ticket.
    pub ticket: Uuid,
    /// The day it is of.
    pub business_day: BusinessDay,
    /// Its number, up to 65,535.
    pub number: u32,
}

/// Why a code is not a ticket of this branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATicket {
    /// It is something else altogether.
    #[error("this is not a ticket's code")]
    Foreign,
    /// It has a ticket's form and another signature.
    #[error("this code was not signed by this branch")]
    WrongSignature,
}

/// The long code of a ticket, signed by `key`: 53 letters of `0-9A-Z`.
#[must_use]
pub fn sign(key: &TicketKey, content: &CodeContent) -> String {
    let mut bytes = content_bytes(content).to_vec();
    bytes.extend_from_slice(&key.mac(b"long", &bytes)[..SIGNATURE]);
    encode(&bytes)
}

/// What a long code says, if `key` signed it. Small letters and letters that look like digits
/// (O, I, L) are taken as meant.
///
/// # Errors
/// [`NotATicket`] when it is something else or was signed by another key.
pub fn read(key: &TicketKey, code: &str) -> Result<CodeContent, NotATicket> {
    let bytes = decode(code.trim()).ok_or(NotATicket::Foreign)?;
    let (signed, signature) = bytes.split_at_checked(SIGNED).ok_or(NotATicket::Foreign)?;
    if signature.len() != SIGNATURE || signed.first() != Some(&VERSION) {
        return Err(NotATicket::Foreign);
    }
    let expected = key.mac(b"long", signed);
    // Every byte is looked at, so that the time taken tells nothing about the key.
    let differing = signature
        .iter()
        .zip(expected)
        .fold(0, |sum, (ours, theirs)| sum | (ours ^ theirs));
    if differing != 0 {
        return Err(NotATicket::WrongSignature);
    }
    content_from(signed).ok_or(NotATicket::Foreign)
}

/// The short printed code of a ticket: eight letters and a check letter, grouped in threes
/// (`4K7-QF2-M9D`).
#[must_use]
pub fn short(key: &TicketKey, ticket: Uuid) -> String {
    let mac = key.mac(b"short", ticket.as_bytes());
    let mut letters: Vec<u8> = mac[..SHORT].iter().map(|byte| byte % 32).collect();
    letters.push(check_value(&letters));
    let text: Vec<char> = letters
        .iter()
        .map(|value| char::from(ALPHABET[usize::from(*value)]))
        .collect();
    text.chunks(3)
        .map(String::from_iter)
        .collect::<Vec<_>>()
        .join("-")
}

/// What stands for a ticket where the ticket itself must not be told: the same for the same ticket, and nothing to whoever
/// has not the key.
#[must_use]
pub fn digest(key: &TicketKey, ticket: Uuid) -> [u8; 32] {
    key.mac(b"rating", ticket.as_bytes())
}

/// What stands for a digest of something that might be guessed: the same for the same, and nothing to whoever has not the key.
#[must_use]
pub fn sealed_digest(key: &TicketKey, digest: &[u8; 32]) -> [u8; 32] {
    key.mac(b"asked", digest)
}

/// A typed short code in its printed form, if its check letter is right: spaces, hyphens, small letters
/// and look-alikes are forgiven.
#[must_use]
pub fn short_typed(typed: &str) -> Option<String> {
    let values: Option<Vec<u8>> = typed
        .chars()
        .filter(|letter| !matches!(letter, ' ' | '-'))
        .map(value_of)
        .collect();
    let values = values.filter(|values| values.len() == SHORT + 1)?;
    if check_value(&values[..SHORT]) != values[SHORT] {
        return None;
    }
    let letters: Vec<char> = values
        .iter()
        .map(|value| char::from(ALPHABET[usize::from(*value)]))
        .collect();
    Some(
        letters
            .chunks(3)
            .map(String::from_iter)
            .collect::<Vec<_>>()
            .join("-"),
    )
}

fn epoch_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default()
}

fn content_bytes(content: &CodeContent) -> [u8; SIGNED] {
    let days = (content.business_day - epoch_day())
        .num_days()
        .clamp(0, 0xFF_FFFF);
    let mut bytes = [0; SIGNED];
    bytes[0] = VERSION;
    bytes[1..5].copy_from_slice(&u32::try_from(days).unwrap_or(0).to_be_bytes());
    bytes[5..7].copy_from_slice(
        &u16::try_from(content.number)
            .unwrap_or(u16::MAX)
            .to_be_bytes(),
    );
    bytes[7..].copy_from_slice(content.ticket.as_bytes());
    bytes
}

fn content_from(signed: &[u8]) -> Option<CodeContent> {
    let days = u32::from_be_bytes(signed.get(1..5)?.try_into().ok()?);
    let number = u16::from_be_bytes(signed.get(5..7)?.try_into().ok()?);
    let ticket = Uuid::from_slice(signed.get(7..SIGNED)?).ok()?;
    let business_day = epoch_day().checked_add_days(chrono::Days::new(days.into()))?;
    Some(CodeContent {
        ticket,
        business_day,
        number: number.into(),
    })
}

/// A polynomial over GF(32) evaluated at its generator: unlike a sum it also catches every swap of two
/// neighbours.
fn check_value(values: &[u8]) -> u8 {
    values
        .iter()
        .fold(0, |sum, value| times_generator(sum ^ value))
}

fn times_generator(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0b10_0000 == 0 {
        doubled
    } else {
        (doubled ^ 0b10_0101) & 0b1_1111
    }
}

fn value_of(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let position = ALPHABET
        .iter()
        .position(|known| char::from(*known) == letter)?;
    u8::try_from(position).ok()
}

fn encode(bytes: &[u8]) -> String {
    let bit = |index: usize| {
        bytes
            .get(index / 8)
            .map_or(0, |byte| byte >> (7 - index % 8) & 1)
    };
    let letter = |start: usize| (0..5).fold(0, |value, offset| value << 1 | bit(start + offset));
    (0..bytes.len() * 8)
        .step_by(5)
        .map(|start| char::from(ALPHABET[usize::from(letter(start))]))
        .collect()
}

/// The bytes of a code; `None` where `encode` would never have written it: a last letter carries spare bits, and a
/// code that differs in those alone is another's.
fn decode(code: &str) -> Option<Vec<u8>> {
    let values: Vec<u8> = code.chars().map(value_of).collect::<Option<_>>()?;
    let bit = |index: usize| {
        values
            .get(index / 5)
            .map_or(0, |value| value >> (4 - index % 5) & 1)
    };
    let byte = |start: usize| (0..8).fold(0, |value, offset| value << 1 | bit(start + offset));
    let whole = values.len() * 5 / 8;
    let spare_is_empty = (whole * 8..values.len() * 5).all(|index| bit(index) == 0);
    spare_is_empty.then(|| (0..whole).map(|index| byte(index * 8)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(seed: u8) -> TicketKey {
        TicketKey::new([seed; 32])
    }

    fn content(id: u128, number: u32) -> CodeContent {
        CodeContent {
            ticket: Uuid::from_u128(id),
            business_day: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            number,
        }
    }

    #[test]
    fn the_exit_knows_a_true_ticket_without_asking_anyone() {
        let code = sign(&key(7), &content(42, 107));
        assert_eq!(code.len(), 53);
        assert_eq!(read(&key(7), &code), Ok(content(42, 107)));
        assert_eq!(read(&key(7), &code.to_lowercase()), Ok(content(42, 107)));
    }

    #[test]
    fn something_else_held_to_the_scanner_is_named_as_such() {
        for foreign in [
            "",
            "https://example.org/menu",
            "6281007034501",
            "٠١٢٣",
            &"A".repeat(5000),
        ] {
            assert_eq!(
                read(&key(7), foreign),
                Err(NotATicket::Foreign),
                "{foreign:.40}"
            );
        }
        let other_branch = sign(&key(8), &content(42, 107));
        assert_eq!(
            read(&key(7), &other_branch),
            Err(NotATicket::WrongSignature)
        );
    }

    #[test]
    fn a_code_with_any_letter_changed_is_no_ticket() {
        let code = sign(&key(7), &content(42, 107));
        for place in 0..code.len() {
            for letter in ALPHABET.iter().map(|letter| char::from(*letter)) {
                let near = format!("{}{letter}{}", &code[..place], &code[place + 1..]);
                assert_eq!(near == code, read(&key(7), &near).is_ok(), "{near}");
            }
        }
    }

    #[test]
    fn a_device_that_was_told_the_key_knows_the_branchs_tickets() {
        let told = TicketKey::from_shared(&format!("{}\n", key(7).shared())).unwrap();
        let content = CodeContent {
            ticket: Uuid::from_u128(42),
            business_day: "2026-11-23".parse().unwrap(),
            number: 407,
        };
        assert_eq!(read(&told, &sign(&key(7), &content)), Ok(content));
        for text in ["", "7", "not a key"] {
            assert!(TicketKey::from_shared(text).is_none(), "{text}");
        }
    }

    #[test]
    fn p10_what_stands_for_a_ticket_tells_nothing_without_the_key() {
        let ticket = Uuid::from_u128(42);
        assert_eq!(digest(&key(7), ticket), digest(&key(7), ticket));
        assert_ne!(digest(&key(7), ticket), digest(&key(8), ticket));
        assert_ne!(
            digest(&key(7), ticket),
            digest(&key(7), Uuid::from_u128(43))
        );
    }

    #[test]
    fn the_key_never_shows_in_a_log() {
        assert_eq!(format!("{:?}", key(7)), "TicketKey(secret)");
    }

    proptest! {
        #[test]
        fn every_ticket_reads_back(id: u128, number in 1u32..9999) {
            let code = sign(&key(1), &content(id, number));
            prop_assert_eq!(read(&key(1), &code), Ok(content(id, number)));
        }

        #[test]
        fn one_wrong_letter_in_the_short_code_is_always_caught(id: u128, place in 0usize..9, shift in 1u8..32) {
            let printed = short(&key(1), Uuid::from_u128(id));
            prop_assert_eq!(short_typed(&printed.to_lowercase().replace('-', " ")), Some(printed.clone()));
            let mut letters: Vec<char> = printed.chars().filter(|letter| *letter != '-').collect();
            let value = value_of(letters[place]).unwrap();
            letters[place] = char::from(ALPHABET[usize::from((value + shift) % 32)]);
            prop_assert_eq!(short_typed(&String::from_iter(letters)), None);
        }

        #[test]
        fn two_swapped_letters_in_the_short_code_are_always_caught(id: u128, place in 0usize..8) {
            let printed = short(&key(1), Uuid::from_u128(id));
            let mut letters: Vec<char> = printed.chars().filter(|letter| *letter != '-').collect();
            letters.swap(place, place + 1);
            let swapped = String::from_iter(&letters);
            let same = letters[place] == letters[place + 1];
            prop_assert_eq!(short_typed(&swapped).is_some(), same);
        }
    }
}
