//! The branch's authority as a file to install; the page that explains it stands beside the visitor's.

use super::Service;
use crate::Problem;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;

/// `GET /trust/authority.crt`.
pub(super) fn routes() -> Router<Arc<Service>> {
    Router::new().route("/trust/authority.crt", get(certificate))
}

async fn certificate(State(service): State<Arc<Service>>) -> Result<Response, Problem> {
    let authority = service.authority.as_ref().ok_or_else(|| {
        let detail = "this branch service speaks plain HTTP on this machine alone; there is nothing to trust";
        Problem::new(StatusCode::NOT_FOUND, "no-authority", detail)
    })?;
    let headers = [
        (header::CONTENT_TYPE, "application/x-x509-ca-cert"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"istiqbal-authority.crt\"",
        ),
    ];
    Ok((headers, authority.pem.clone()).into_response())
}
