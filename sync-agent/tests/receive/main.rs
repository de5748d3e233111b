//! `sync-agent receive`, the reference receiver, as whoever sends to it meets it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    missing_docs,
    reason = "a test that cannot go on has failed"
)]

mod answers;
mod batches;
mod refusals;
mod rig;
