//! A place in the journal as the API writes it: `epoch:seq`.

use crate::Problem;
use axum::http::StatusCode;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Digits no journal reaches.
const DIGITS: usize = 15;

/// A place in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) epoch: Uuid,
    pub(crate) seq: u64,
}

impl From<(Uuid, u64)> for Place {
    fn from((epoch, seq): (Uuid, u64)) -> Self {
        Self { epoch, seq }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.epoch, self.seq)
    }
}

impl FromStr for Place {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let read = || {
            let (epoch, seq) = text.split_once(':')?;
            let plain = epoch.len() == 36
                && (1..=DIGITS).contains(&seq.len())
                && seq.bytes().all(|byte| byte.is_ascii_digit());
            let (epoch, seq) = (epoch.parse().ok()?, seq.parse().ok()?);
            plain.then_some(Self { epoch, seq })
        };
        read().ok_or_else(|| {
            let detail = "a place in the journal is written EPOCH:SEQ, as event ids are";
            Problem::new(StatusCode::BAD_REQUEST, "place", detail)
        })
    }
}
