//! What only this machine may ask: whether the service is well, and its figures as Prometheus reads them. To others
//! there is nothing here.

use super::Json;
use crate::Problem;
use crate::serve::{Health, Service};
use axum::extract::{ConnectInfo, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use serde::Serialize;
use std::fmt::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use utoipa::ToSchema;

/// How the service is.
#[derive(Serialize, ToSchema)]
pub(super) struct Wellness {
    /// Whether everything works.
    works: bool,
    /// Part by part.
    parts: Vec<Health>,
}

/// Whether the service is well; 200 also when a part is not, for the service itself answers.
#[utoipa::path(get, path = "/healthz", tag = "local",
    responses((status = 200, body = Wellness), super::openapi::NotFound, super::openapi::Limits))]
pub(super) async fn healthz(
    State(service): State<Arc<Service>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
) -> Result<Json<Wellness>, Problem> {
    here(peer)?;
    let mut parts = service.health();
    let journal = service.read(store::Reader::last_place).await;
    parts.push(Health {
        part: "journal".to_owned(),
        works: journal.is_ok(),
        detail: journal
            .err()
            .map(|problem| problem.detail)
            .unwrap_or_default(),
        since_seconds: 0,
    });
    let works = parts.iter().all(|part| part.works);
    Ok(Json(Wellness { works, parts }))
}

/// The service's figures, as Prometheus text.
#[utoipa::path(get, path = "/metrics", tag = "local",
    responses((status = 200, body = String, content_type = "text/plain"), super::openapi::NotFound,
        super::openapi::Limits))]
pub(super) async fn metrics(
    State(service): State<Arc<Service>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
) -> Result<impl IntoResponse, Problem> {
    here(peer)?;
    let (place, waiting) = service
        .read(|reader| Ok((reader.last_place()?, reader.waiting_count()?)))
        .await?;
    let mut text = String::new();
    let mut figure = |name: &str, kind: &str, value: u64| {
        writeln!(
            text,
            "# TYPE istiqbal_{name} {kind}\nistiqbal_{name} {value}"
        )
        .ok();
    };
    figure("journal_seq", "gauge", place.map_or(0, |place| place.1));
    figure("tickets_waiting", "gauge", waiting);
    figure("event_listeners", "gauge", service.counts.listeners());
    text.push_str("# TYPE istiqbal_answers_total counter\n");
    for (class, count) in service.counts.answers().into_iter().enumerate() {
        writeln!(
            text,
            "istiqbal_answers_total{{class=\"{}xx\"}} {count}",
            class + 1
        )
        .ok();
    }
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], text))
}

fn here(peer: SocketAddr) -> Result<(), Problem> {
    if peer.ip().to_canonical().is_loopback() {
        return Ok(());
    }
    let detail = "there is nothing here for other machines";
    Err(Problem::new(StatusCode::NOT_FOUND, "not-found", detail))
}
