//! An existing case system as a target, mapped in the settings: facts of some kinds become records of its own.
//!
//! Such a system knows nothing of our ids, and whatever it answers may be lost. So each fact goes by steps that stand in
//! `delivery.db`: planned → lookup by our key → create or update → verify → done. Whatever has an unknown outcome begins
//! again with the lookup; what verifying finds wrong is parked with a reason that names the records.
//!
//! `carrier` walks the steps, `create` and `update` are the two ways, `verdict` judges what was found; `plan` says which
//! facts go, `ledger` and `parking` keep it all. `engine` fills templates from what `said` says, `client` and `find` ask the system.

mod carrier;
mod client;
mod create;
mod engine;
mod find;
mod job;
mod ledger;
mod parking;
mod plan;
mod said;
mod suspects;
mod update;
mod verdict;

pub(crate) use carrier::Carrier;
