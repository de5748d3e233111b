//! Which router serves what: everything of the service, and what the visitors' listener serves alone.

use super::Service;
use super::guard::{BODY, Guard, died, guard};
use super::trust;
use crate::{Problem, api, assets, console, visitor};
use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, Uri};
use axum::response::Redirect;
use axum::routing::get;
use axum::{Router, middleware};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;

/// What the service's own listener serves.
pub(super) fn main(service: &Arc<Service>) -> Router {
    let routes = Router::new()
        .merge(api::routes())
        .merge(console::routes())
        .merge(assets::routes())
        .merge(visitor::routes())
        .merge(trust::routes())
        .route("/", get(async || Redirect::to("/console")))
        .fallback(nothing_there)
        .method_not_allowed_fallback(not_so)
        .with_state(service.clone());
    let scheme = if service.secure { "https" } else { "http" };
    guarded(routes, service, scheme)
}

/// What the visitors' plain listener serves.
pub(super) fn page(service: &Arc<Service>) -> Router {
    let routes = visitor::page_router(service.clone())
        .merge(trust::routes().with_state(service.clone()))
        .merge(crate::ratings::visit_routes().with_state(service.clone()))
        .fallback(nothing_there)
        .method_not_allowed_fallback(not_so);
    guarded(routes, service, "http")
}

fn guarded(routes: Router, service: &Arc<Service>, scheme: &'static str) -> Router {
    let state = Guard {
        service: service.clone(),
        scheme,
    };
    routes
        .layer(DefaultBodyLimit::max(BODY))
        .layer(CatchPanicLayer::custom(died))
        .layer(middleware::from_fn_with_state(state, guard))
}

async fn nothing_there(uri: Uri) -> Problem {
    let detail = format!("there is nothing at {}", uri.path());
    Problem::new(StatusCode::NOT_FOUND, "not-found", detail)
}

async fn not_so() -> Problem {
    let detail = "this cannot be done so; see /api/openapi.json";
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method", detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::extract::Request;
    use axum::routing::get;
    use tower::ServiceExt;

    async fn dies() {
        panic!("a fault of ours");
    }

    #[tokio::test]
    async fn a_handler_that_dies_is_answered_and_tells_nothing_of_why() {
        let router = Router::new()
            .route("/", get(dies))
            .layer(CatchPanicLayer::custom(died));
        let asked = Request::new(Body::empty());
        let response = router.oneshot(asked).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(response.into_body(), BODY)
            .await
            .unwrap();
        let problem: Problem = serde_json::from_slice(&body).unwrap();
        assert!(!problem.detail.contains("fault"), "{}", problem.detail);
    }
}
