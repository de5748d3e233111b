//! The LAN API under `/api/v1`, but for the queue's part of it. Every answer that can occur is described in
//! `/api/openapi.json`.

mod audit;
mod day;
mod devices;
mod events;
mod extract;
mod key;
mod local;
mod notice;
mod openapi;
mod place;
mod refusal;
mod roles;
mod session;
mod staff;

pub(crate) use audit::Entry;
pub(crate) use events::{Hub, tell_events};
pub(crate) use extract::{Json, Path, Query};
pub(crate) use key::{Key, OptionalJson};
pub use openapi::openapi;
pub(crate) use openapi::{Changes, Conflict, Csrf, NotFound, Reads, Unauthorized};
pub(crate) use place::Place;
pub(crate) use staff::Member;

use crate::Problem;
use crate::serve::Service;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::{delete, get, post};
use domain::time::Stamp;
use std::sync::Arc;
use store::{Store, StoreError};

/// The routes of this part.
pub(crate) fn routes() -> Router<Arc<Service>> {
    let session = get(session::who)
        .post(session::sign_in)
        .delete(session::sign_out);
    Router::new()
        .route("/api/openapi.json", get(openapi::description))
        .route("/api/v1/session", session)
        .route("/api/v1/staff", get(staff::list).post(staff::add))
        .route("/api/v1/staff/{user}/disable", post(staff::disable))
        .route("/api/v1/staff/{user}/enable", post(staff::enable))
        .route("/api/v1/staff/{user}/pin", post(staff::pin))
        .route("/api/v1/staff/{user}/role", post(staff::role))
        .route("/api/v1/devices", get(devices::list))
        .route("/api/v1/devices/pair", post(devices::pair))
        .route("/api/v1/devices/codes", post(devices::code))
        .route("/api/v1/devices/{name}", delete(devices::revoke))
        .route("/api/v1/audit", get(audit::list))
        .route("/api/v1/day", post(day::decide))
        .route("/api/v1/notice", post(notice::set))
        .route("/api/v1/events", get(events::listen))
        .route("/healthz", get(local::healthz))
        .route("/metrics", get(local::metrics))
        .merge(crate::queue::routes::routes())
        .merge(crate::ratings::routes())
        .merge(crate::requests::routes())
        .merge(crate::deliveries::routes())
}

impl Service {
    /// Has a change done whose answer is only that it is done: 204.
    async fn done(
        &self,
        change: impl FnOnce(&mut Store, &Stamp) -> Result<(), StoreError> + Send + 'static,
    ) -> Result<StatusCode, Problem> {
        self.branch.change(change).await?;
        Ok(StatusCode::NO_CONTENT)
    }
}
