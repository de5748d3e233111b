//! The exit terminal: what a visitor sees and touches there, how one writes, and that everything has its room.
//! Its pictures stand in `tests/pictures/exit`, the smallest and the largest letters side by side; how they are kept and written anew
//! is told at the head of `pictures.rs`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it missed by panicking"
)]

#[path = "../glass/area.rs"]
mod area;
mod exit;
#[path = "../glass/kept.rs"]
mod kept;
mod keys;
mod layout;
mod linking;
mod pictures;
#[path = "../glass/small.rs"]
mod small;
mod touching;
mod writing;
