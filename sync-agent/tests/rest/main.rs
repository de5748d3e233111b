//! The program `sync-agent` against case systems that are mapped in the settings: a real Roundup with the shipped mapping, and
//! a strange one that can be told to do what real systems do and Roundup does not. Whatever they do, and the network, and
//! whoever kills what: one record for each ticket, as the ticket stands, or a parked fact that says what is wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    missing_docs,
    reason = "a test that cannot go on has failed"
)]

mod device;
mod lost;
mod proxy;
mod quirks;
mod roundup;
mod storm;
mod strange;
