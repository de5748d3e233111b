//! The visitor's own page and the page on trusting the branch's authority.

use crate::serve::Service;
use axum::Router;
use std::sync::Arc;

/// What the plain listener serves, without any sign-in.
pub(crate) fn page_router(service: Arc<Service>) -> Router {
    Router::new().with_state(service)
}
