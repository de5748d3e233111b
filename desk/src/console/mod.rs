//! The staff console: pages drawn here, on the branch service, for browsers on its LAN. It draws and does nothing: staff act
//! by the API, through the page's small script, which sends each press once, keeps it through a lost network and
//! fetches parts of the page again when the API's events say that something changed.

pub mod data;
mod dates;
pub mod frame;
mod handlers;
pub mod pages;
pub mod setup;
pub(crate) mod terms;
mod view;

use axum::Router;
use std::sync::Arc;

pub use data::ConsoleData;
pub use frame::{Frame, Section};
pub use setup::Setup;

/// The console's pages: `GET /console…`. They load what [`crate::assets::routes`] serves.
pub fn routes<D: ConsoleData>() -> Router<Arc<D>> {
    handlers::routes()
}
