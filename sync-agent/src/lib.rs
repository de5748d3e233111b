//! Delivers a journal's facts to others, every one once in effect and in order: to the branch service where that is
//! another device, and to the targets of the settings. It reads `journal.db` and never writes it; how far each target is
//! stands in `delivery.db`.
//!
//! [`run`] delivers until it is told to stop, [`once`] what waits now, [`status`] tells how it stands.

mod answer;
mod backoff;
mod batch;
mod delivery;
mod event;
mod fault;
mod http;
mod pulse;
mod rest;
mod running;
mod sender;
mod status;
mod target;
mod worker;

pub use fault::DeliveryError;
pub use running::{once, run};
pub use status::{Status, TargetStatus, status};
