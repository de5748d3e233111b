//! Paper from outside the crate: pages as pictures, pictures as bytes, and bytes as paper with a known end.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod bytes;
mod far_end;
mod pages;
mod real_lines;
mod rig;
mod sample;
mod simulated_faults;
mod simulated_printer;
mod slow_line;
mod slow_lines;
