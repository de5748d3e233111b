//! Who did what, page by page into the past.

use super::openapi::Reads;
use super::place::Place;
use super::{Json, Query};
use crate::Problem;
use crate::people::{Manager, Staff};
use crate::serve::Service;
use axum::extract::State;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Entries of a page.
const PAGE: u32 = 100;

/// Where to go on.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Before {
    /// A page's `before`: the next page is what came before it.
    #[param(
        pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9]{1,15}$"
    )]
    before: Option<String>,
}

/// A page of the audit trail.
#[derive(Serialize, ToSchema)]
pub(crate) struct Audit {
    /// Latest first; at most a hundred.
    pub(crate) entries: Vec<Entry>,
    /// Where the next page begins; none at the journal's beginning.
    pub(crate) before: Option<String>,
}

/// Something that was done.
#[derive(Serialize, ToSchema)]
pub(crate) struct Entry {
    /// The fact's kind.
    pub(crate) kind: String,
    /// When, by the wall clock.
    pub(crate) at: DateTime<Utc>,
    /// Who did it.
    pub(crate) by: String,
    /// What it is about.
    pub(crate) subject: String,
}

/// Who did what. Ratings are never in it (P10).
#[utoipa::path(get, operation_id = "audit_trail", path = "/api/v1/audit", tag = "staff", security(("session" = [])), params(Before),
    responses((status = 200, body = Audit), Reads))]
pub(super) async fn list(
    State(service): State<Arc<Service>>,
    _: Staff<Manager>,
    Query(from): Query<Before>,
) -> Result<Json<Audit>, Problem> {
    let before = from.before.map(|place| place.parse()).transpose()?;
    Ok(Json(service.audit(before).await?))
}

impl Service {
    /// A page of the audit trail.
    pub(crate) async fn audit(&self, before: Option<Place>) -> Result<Audit, Problem> {
        let before = before.map(|place| (place.epoch, place.seq));
        let found = self.read(move |reader| reader.audit(before, PAGE)).await?;
        let full = found.len() == PAGE as usize;
        let last = found.last().filter(|_| full).map(|entry| entry.place);
        let entry = |entry: store::AuditEntry| Entry {
            kind: entry.kind,
            at: entry.at,
            by: entry.by,
            subject: entry.subject,
        };
        Ok(Audit {
            entries: found.into_iter().map(entry).collect(),
            before: last.map(|place| Place::from(place).to_string()),
        })
    }
}
