//! The program `sync-agent` against a receiver of the test's own over real HTTP: whatever that does, and however often the
//! program is killed, each fact is there once, in the order of its subject.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    missing_docs,
    reason = "a test that cannot go on has failed"
)]

mod bounds;
mod device;
mod faults;
mod figures;
mod files;
mod order;
mod receive;
mod receiver;
mod status;
mod steered;
mod supervised;
mod tls;
mod way;
