//! The branch service from the LAN: signing in, pairing, events, trust, and what it withstands.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a story that cannot go on has failed"
)]

#[path = "../rig/mod.rs"]
mod rig;

mod abuse;
mod calling;
mod devices;
mod events;
mod local;
mod notice;
mod ratings;
mod requests;
mod sessions;
mod staff;
mod trust;
