//! The branch service: the one authority for numbers and calls in a branch, its LAN API, the staff console and
//! the visitor's own page. It owns no journal: whoever does (`kiosk`) is given [`Work`] to do, and says by
//! [`Branch::changed`] that something became durable.

mod actor;
mod api;
pub mod assets;
mod branch;
pub mod console;
pub mod day;
pub mod deliveries;
mod devices;
pub mod documents;
mod people;
mod problem;
pub mod queue;
pub mod ratings;
mod readers;
pub mod requests;
mod serve;
pub mod tls;
pub mod views;
pub mod visitor;
pub mod words;

pub use actor::Actor;
pub use api::openapi;
pub use branch::{Branch, Delivery, Paper, Refusal, Work, do_together};
pub use devices::PairingCode;
pub use people::{HashError, hash_secret};
pub use problem::{More, Problem};
pub use serve::{
    Addresses, Clock, Door, Entry, Health, Healths, Limits, Parts, Running, ServeError, start,
    start_with,
};
