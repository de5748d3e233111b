//! The branch service proven from outside: the program as it is shipped, spoken to over HTTP, listened to, killed and
//! started again, and its console driven in a real browser.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a story that cannot go on has failed"
)]

mod abuse;
mod board;
mod events;
mod fuzz;
mod life;
mod many;
mod morning;
mod pages;
mod repeats;
mod seat;
mod tablet;
mod visitor;

/// How often a story repeats itself: more often in the full run.
fn rounds(short: usize, full: usize) -> usize {
    if std::env::var("ISTIQBAL_FULL").is_ok_and(|full| full == "1") {
        full
    } else {
        short
    }
}
