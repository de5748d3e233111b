//! Who may do what: PINs and their hashes, sessions by cookie, and the patience with whoever guesses. What must
//! survive a restart stands in the journal's file; here is only what may be forgotten.

mod delays;
mod presence;
mod refusals;
mod secret;
mod signed;
mod token;

pub(crate) use delays::Delays;
pub(crate) use secret::Hashing;
pub use secret::{HashError, hash_secret};
pub(crate) use signed::{
    Admin, AtLeast, Clerk, Device, DeviceOrStaff, Manager, Signed, Staff, csrf_header,
};
pub(crate) use token::{Cookie, Token};

use crate::Problem;
use axum::http::StatusCode;
use presence::Presence;
use refusals::Refusals;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Wrong PINs of one user, and from one address, before anyone waits.
const FREE_OF_USER: u32 = 3;
const FREE_OF_ADDRESS: u32 = 20;
/// The longest wait of a user is short: whoever guesses must not shut the user out for long. An address's is not.
const LONGEST_OF_USER: u64 = 60;
const LONGEST_OF_ADDRESS: u64 = 15 * 60;

/// What the service knows of people while it runs.
pub(crate) struct People {
    pub(crate) hashing: Hashing,
    pub(crate) presence: Presence,
    pub(crate) refusals: Refusals,
    attempts: Mutex<Attempts>,
    /// When each device last asked for something, by the boot clock.
    heard: Mutex<HashMap<String, u64>>,
}

struct Attempts {
    users: Delays,
    addresses: Delays,
}

impl People {
    /// Nobody known yet; sessions end after so many idle minutes.
    pub(crate) fn new(session_minutes: u32) -> Self {
        Self {
            hashing: Hashing::default(),
            presence: Presence::new(session_minutes),
            refusals: Refusals::default(),
            attempts: Mutex::new(Attempts {
                users: Delays::new(FREE_OF_USER, LONGEST_OF_USER),
                addresses: Delays::new(FREE_OF_ADDRESS, LONGEST_OF_ADDRESS),
            }),
            heard: Mutex::default(),
        }
    }

    /// A paired device asks for something now.
    pub(crate) fn hear(&self, device: &str, mono_ms: u64) {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.insert(device.to_owned(), mono_ms);
    }

    /// How many seconds ago a device was last heard of; `None`: not since this service began.
    pub(crate) fn heard_of(&self, device: &str, mono_ms: u64) -> Option<u64> {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard
            .get(device)
            .map(|last| mono_ms.saturating_sub(*last) / 1000)
    }

    /// Lets someone try a PIN, and counts it as wrong until [`People::was_right`]: tries that come together would
    /// else all be the first.
    ///
    /// # Errors
    /// 429 while they must wait.
    pub(crate) fn attempt(&self, user: &str, address: IpAddr, mono_ms: u64) -> Result<(), Problem> {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = attempts
            .users
            .wait(user, mono_ms)
            .max(attempts.addresses.wait(address, mono_ms));
        if let Some(seconds) = wait {
            return Err(too_many(seconds));
        }
        attempts.users.miss(user, mono_ms);
        attempts.addresses.miss(address, mono_ms);
        Ok(())
    }

    /// The PIN just tried was right: the user's misses are forgotten, the address's others are not, or one's own
    /// PIN would buy guesses at others'.
    pub(crate) fn was_right(&self, user: &str, address: IpAddr) {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.users.forget(user);
        attempts.addresses.take_back(address);
    }
}

/// 429 with the seconds to wait.
pub(crate) fn too_many(seconds: u64) -> Problem {
    let detail = format!("too many wrong tries; try again in {seconds} seconds");
    Problem::new(StatusCode::TOO_MANY_REQUESTS, "wait", detail).after(seconds)
}
