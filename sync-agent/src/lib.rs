//! Delivers a journal's facts to others, every one once in effect and in order: to the branch service where that is
//! another device, and to the targets of the settings. It reads `journal.db` and never writes it; how far each target is
//! stands in `delivery.db`.
//!
//! [`run`] delivers until it is told to stop, [`once`] what waits now, [`status`] tells how it stands. [`receive`] is the other
//! side: a receiver that obeys the contract, for trying out.

mod answer;
mod backoff;
mod batch;
mod delivery;
mod event;
mod fault;
mod http;
mod parked;
mod pulse;
mod receive;
mod rest;
mod running;
mod sender;
mod state;
mod status;
mod target;
mod throttle;
mod worker;

#[cfg(test)]
mod model;

pub use delivery::Record;
pub use fault::DeliveryError;
pub use parked::{drop_parked, parked, retry_parked};
pub use receive::{Listening, ReceiveError, receive};
pub use running::{once, run};
pub use state::State;
pub use status::{EpochStatus, Status, TargetStatus, status};
