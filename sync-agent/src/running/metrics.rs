//! Figures of delivery as Prometheus text, for this machine alone. They are read from the databases when they are asked
//! for, as `sync-agent status` does.

use crate::fault::chain;
use crate::status::{Status, TargetStatus, status};
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chrono::DateTime;
use config::Settings;
use std::fmt::Write;
use std::path::PathBuf;
use tokio::net::TcpListener;

/// Serves `/metrics` for as long as the program runs.
pub(super) async fn serve(listener: TcpListener, data: PathBuf, settings: Settings) {
    let figures = move || figures(data.clone(), settings.clone());
    let router = Router::new().route("/metrics", get(figures));
    if let Err(error) = axum::serve(listener, router).await {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "figures are no longer served"
        );
    }
}

async fn figures(data: PathBuf, settings: Settings) -> Response {
    let read = tokio::task::spawn_blocking(move || status(&data, &settings)).await;
    match read {
        Ok(Ok(status)) => {
            let kind = "text/plain; version=0.0.4; charset=utf-8";
            ([(header::CONTENT_TYPE, kind)], text(&status)).into_response()
        }
        Ok(Err(error)) => (StatusCode::INTERNAL_SERVER_ERROR, chain(&error)).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, chain(&error)).into_response(),
    }
}

/// A figure of a target: its name, and how it is read.
type Figure = (&'static str, fn(&TargetStatus) -> Option<i64>);

const FIGURES: [Figure; 9] = [
    ("last_delivered_seq", |target| {
        count(target.last_delivered_seq?)
    }),
    ("waiting", |target| count(target.waiting)),
    ("behind", |target| count(target.behind)),
    ("parked", |target| count(target.parked)),
    ("conflicts", |target| count(target.conflicts)),
    ("dropped", |target| count(target.dropped)),
    ("failing", |target| {
        Some(i64::from(target.last_error.is_some()))
    }),
    ("last_success_timestamp_seconds", |target| {
        let moment = DateTime::parse_from_rfc3339(target.last_success.as_deref()?);
        Some(moment.ok()?.timestamp())
    }),
    ("clock_skew_seconds", |target| target.clock_skew_seconds),
];

fn text(status: &Status) -> String {
    let mut text = String::new();
    for (name, figure) in FIGURES {
        writeln!(text, "# TYPE istiqbal_delivery_{name} gauge").ok();
        for target in &status.targets {
            if let Some(value) = figure(target) {
                let of = &target.name;
                writeln!(text, "istiqbal_delivery_{name}{{target=\"{of}\"}} {value}").ok();
            }
        }
    }
    text.push_str("# TYPE istiqbal_delivery_state gauge\n");
    for target in &status.targets {
        let (of, state) = (&target.name, target.state.word());
        writeln!(
            text,
            "istiqbal_delivery_state{{target=\"{of}\",state=\"{state}\"}} 1"
        )
        .ok();
    }
    text
}

fn count(many: u64) -> Option<i64> {
    i64::try_from(many).ok()
}
