//! Pairing codes (facts.md, "Pairing and trust"): made for one device, good once and for ten minutes, kept in memory
//! only. Whoever guesses waits longer each time, and a code that met too many wrong ones is void.

use crate::people::Delays;
use domain::people::DeviceRole;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use subtle::{Choice, ConstantTimeEq};

const DIGITS: usize = 8;
const LASTS_MS: u64 = 10 * 60 * 1000;
/// Codes open at a time.
const OPEN: usize = 16;
/// Wrong codes, whoever sent them, that void an open one: of a hundred million.
const MISSES: u32 = 100;
const FREE: u32 = 5;
const LONGEST_SECONDS: u64 = 15 * 60;

/// A code as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairingCode {
    /// Eight digits in two groups, such as `4821 7730`.
    pub code: String,
    /// Seconds it is good for.
    pub seconds: u64,
}

/// What a code is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grant {
    /// The device's name.
    pub(crate) name: String,
    /// What it is for.
    pub(crate) role: DeviceRole,
    /// Who made the code.
    pub(crate) by: String,
}

/// What came of a code that was sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Redeemed {
    /// It was good, and is no more.
    Good(Grant),
    /// There is no such code.
    Wrong,
    /// Not looked at: wait so many seconds.
    Wait(u64),
}

/// The codes that are open.
pub(crate) struct Codes(Mutex<Open>);

struct Open {
    codes: Vec<Code>,
    delays: Delays,
}

struct Code {
    digits: String,
    until_ms: u64,
    misses: u32,
    grant: Grant,
}

impl Default for Codes {
    fn default() -> Self {
        Self(Mutex::new(Open {
            codes: Vec::new(),
            delays: Delays::new(FREE, LONGEST_SECONDS),
        }))
    }
}

impl Codes {
    /// A code for a device; an earlier one for a device of that name is void. `None` without randomness.
    pub(crate) fn make(&self, grant: Grant, now_ms: u64) -> Option<PairingCode> {
        let number = getrandom::u64().ok()? % 10_u64.pow(DIGITS as u32);
        let digits = format!("{number:0DIGITS$}");
        let (left, right) = digits.split_at(DIGITS / 2);
        let code = format!("{left} {right}");
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let codes = &mut open.codes;
        codes.retain(|code| code.until_ms > now_ms && code.grant.name != grant.name);
        if codes.len() >= OPEN {
            codes.remove(0);
        }
        codes.push(Code {
            digits,
            until_ms: now_ms + LASTS_MS,
            misses: 0,
            grant,
        });
        Some(PairingCode {
            code,
            seconds: LASTS_MS / 1000,
        })
    }

    /// Takes a code that was sent from an address, however it is grouped.
    pub(crate) fn redeem(&self, sent: &str, address: IpAddr, now_ms: u64) -> Redeemed {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Open { codes, delays } = &mut *open;
        if let Some(seconds) = delays.wait(address, now_ms) {
            return Redeemed::Wait(seconds);
        }
        codes.retain(|code| code.until_ms > now_ms && code.misses < MISSES);
        match found(codes, &digits(sent)) {
            Some(at) => {
                delays.forget(address);
                Redeemed::Good(codes.remove(at).grant)
            }
            None => {
                delays.miss(address, now_ms);
                codes.iter_mut().for_each(|code| code.misses += 1);
                Redeemed::Wrong
            }
        }
    }
}

/// Which code it is, in a time that does not tell how much of one was right.
fn found(codes: &[Code], sent: &str) -> Option<usize> {
    let same = |code: &Code| -> Choice { code.digits.as_bytes().ct_eq(sent.as_bytes()) };
    let all: Vec<bool> = codes.iter().map(|code| same(code).into()).collect();
    all.iter().position(|same| *same)
}

/// The digits of what was typed: Arabic keyboards write ٠ to ٩.
fn digits(typed: &str) -> String {
    let european = |c: char| match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '0'..='9' => Some(c),
        _ => None,
    };
    typed.chars().filter_map(european).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
    const THERE: IpAddr = IpAddr::V4(Ipv4Addr::BROADCAST);

    fn grant(name: &str) -> Grant {
        Grant {
            name: name.to_owned(),
            role: DeviceRole::Board,
            by: "staff:huda".to_owned(),
        }
    }

    #[test]
    fn a_code_works_once_within_ten_minutes_and_from_an_arabic_keyboard() {
        let codes = Codes::default();
        let code = codes.make(grant("board-1"), 0).unwrap().code;
        let arabic = domain::digits::DigitStyle::ArabicIndic.show(&code);
        assert_eq!(
            codes.redeem(&arabic, HERE, LASTS_MS - 1),
            Redeemed::Good(grant("board-1"))
        );
        assert_eq!(codes.redeem(&code, HERE, LASTS_MS - 1), Redeemed::Wrong);
        let late = codes.make(grant("board-1"), 0).unwrap().code;
        assert_eq!(codes.redeem(&late, HERE, LASTS_MS), Redeemed::Wrong);
    }

    #[test]
    fn whoever_guesses_waits_and_others_do_not() {
        let codes = Codes::default();
        let code = codes.make(grant("board-1"), 0).unwrap().code;
        for _ in 0..FREE {
            assert_eq!(codes.redeem("no code", HERE, 0), Redeemed::Wrong);
        }
        assert_eq!(codes.redeem(&code, HERE, 0), Redeemed::Wait(1));
        assert_eq!(
            codes.redeem(&code, THERE, 0),
            Redeemed::Good(grant("board-1"))
        );
    }

    #[test]
    fn a_new_code_for_a_device_voids_its_old_one() {
        let codes = Codes::default();
        let old = codes.make(grant("board-1"), 0).unwrap().code;
        codes.make(grant("board-1"), 0).unwrap();
        assert_eq!(codes.redeem(&old, HERE, 0), Redeemed::Wrong);
    }

    #[test]
    fn a_code_that_met_too_many_guesses_is_void() {
        let codes = Codes::default();
        let code = codes.make(grant("board-1"), 0).unwrap().code;
        for guess in 0..MISSES {
            let from = IpAddr::V4(Ipv4Addr::from_bits(guess));
            assert_eq!(codes.redeem("no code", from, 0), Redeemed::Wrong);
        }
        assert_eq!(codes.redeem(&code, THERE, 0), Redeemed::Wrong);
    }
}
