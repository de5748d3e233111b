//! The branch service: the one authority for numbers and calls in a branch, its LAN API, the staff console and
//! the visitor's own page. It owns no journal: whoever does (`kiosk`) is given [`Work`] to do, and says by
//! [`Branch::changed`] that something became durable.

mod actor;
pub mod assets;
mod branch;
pub mod console;
mod problem;
pub mod views;
pub mod visitor;
pub mod words;

pub use actor::{Actor, Rank};
pub use branch::{Branch, Delivery, Refusal, Work, do_together};
pub use problem::Problem;
