//! The console and the visitor's page as people and browsers meet them, drawn from the example's made-up morning.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../../examples/console/fixture.rs"]
#[allow(dead_code, reason = "the example uses the rest")]
mod fixture;
mod pages;
mod requests;
