//! One file per page: `show` writes what the page says, `connect` tells what was touched on it.

pub(crate) mod chrome;
pub(crate) mod confirm;
pub(crate) mod idle;
pub(crate) mod information;
pub(crate) mod more_time;
pub(crate) mod printing;
pub(crate) mod refused;
pub(crate) mod services;
pub(crate) mod staff;
pub(crate) mod takeover;
pub(crate) mod ticket;
pub(crate) mod unprinted;
pub(crate) mod who;
