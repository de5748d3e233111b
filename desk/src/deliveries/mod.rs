//! Where the records are: how far `sync-agent` is with each target, what is parked and why, and having one sent again. What is
//! told is read from the agent's own file; what changes there, the agent's program alone does.

mod openapi;

pub(crate) use openapi::Paths;

use crate::Problem;
use crate::api::{Changes, Conflict, Csrf, Json, NotFound, Path, Reads, Unauthorized};
use crate::people::{Manager, Staff};
use crate::serve::Service;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use config::Settings;
use serde::Serialize;
use std::path::Path as FilePath;
use std::process::{Command, Stdio};
use std::sync::Arc;
use store::{Deliveries, EpochEnd, StoreError, TargetState};
use utoipa::ToSchema;
use uuid::Uuid;

/// What the branch service is called among targets.
pub const BRANCH: &str = "branch";
/// Parked records that are told, the latest first.
const MOST: u32 = 100;

/// Where the records are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeliveriesView {
    /// The branch service, where that is another device, and the targets of the settings, in their order.
    pub targets: Vec<TargetView>,
    /// What they refused, the latest first.
    pub parked: Vec<ParkedView>,
}

/// How one target stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TargetView {
    /// Its name in the settings; `branch` is the branch service.
    pub name: String,
    /// Records it has not answered for, those behind a parked one among them.
    pub waiting: u64,
    /// Records it refused.
    pub parked: u64,
    /// When it last answered (RFC 3339, UTC); `None`: never.
    pub last_success: Option<String>,
    /// Why nothing is delivered just now.
    pub last_error: Option<String>,
}

/// A record that a target refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ParkedView {
    /// The target.
    pub target: String,
    /// The fact's id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Why it was refused.
    pub reason: String,
    /// Since when (RFC 3339, UTC).
    pub at: String,
}

/// The routes of this part.
pub(crate) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/api/v1/deliveries", get(list))
        .route("/api/v1/deliveries/{id}/retry", post(retry))
}

/// How delivery stands.
#[utoipa::path(get, operation_id = "list_deliveries", path = "/api/v1/deliveries", tag = "delivery", security(("session" = [])),
    responses((status = 200, body = DeliveriesView), Reads))]
async fn list(
    State(service): State<Arc<Service>>,
    _: Staff<Manager>,
) -> Result<Json<DeliveriesView>, Problem> {
    Ok(Json(service.where_records_are().await?))
}

/// Sends a parked record again, and after it what waits behind it.
#[utoipa::path(post, path = "/api/v1/deliveries/{id}/retry", tag = "delivery", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The fact's id"), Csrf),
    responses((status = 204, description = "it is sent again"), Changes, Conflict, NotFound, Unauthorized))]
async fn retry(
    State(service): State<Arc<Service>>,
    _: Staff<Manager>,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, Problem> {
    let data = service.data.clone();
    let asked = tokio::task::spawn_blocking(move || send_again(&data, id));
    match asked.await {
        Ok(Ok(true)) => Ok(StatusCode::NO_CONTENT),
        Ok(Ok(false)) => {
            let detail = "no target has this record parked; it may be on its way already";
            Err(Problem::new(StatusCode::NOT_FOUND, "unknown", detail))
        }
        Ok(Err(_)) | Err(_) => {
            let detail = "sync-agent, which delivers, is not installed beside this program";
            Err(Problem::new(StatusCode::CONFLICT, "no-agent", detail))
        }
    }
}

/// Has the agent's program send a parked record again, by the fact's id; whether it had it parked.
///
/// # Errors
/// When `sync-agent` is not beside this program.
pub fn send_again(data: &FilePath, id: Uuid) -> std::io::Result<bool> {
    let beside = std::env::current_exe()?.with_file_name("sync-agent");
    let mut agent = Command::new(beside);
    agent.arg("parked").arg("--retry").arg(id.to_string());
    agent.arg("--data").arg(data).stdin(Stdio::null());
    let ended = agent.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    Ok(ended.success())
}

impl Service {
    /// Where the records are.
    pub(crate) async fn where_records_are(&self) -> Result<DeliveriesView, Problem> {
        let (data, settings) = (self.data.clone(), self.settings.clone());
        self.read(move |reader| where_records_are(&data, &settings, &reader.epochs()?))
            .await
    }
}

/// Where the records of a data folder are, whose journal has these epochs.
///
/// # Errors
/// When what is known of delivery cannot be read.
pub fn where_records_are(
    data: &FilePath,
    settings: &Settings,
    epochs: &[EpochEnd],
) -> Result<DeliveriesView, StoreError> {
    let known = Deliveries::open(data)?;
    let states = known.as_ref().map_or(Ok(Vec::new()), Deliveries::targets)?;
    let targets = names(settings).map(|name| target(name, &states, epochs));
    Ok(DeliveriesView {
        targets: targets.collect(),
        parked: known.as_ref().map_or(Ok(Vec::new()), parked)?,
    })
}

/// The branch service first, where that is another device.
fn names(settings: &Settings) -> impl Iterator<Item = String> {
    let branch = settings.device.branch_service.as_ref();
    let branch = branch.map(|_| BRANCH.to_owned());
    let others = settings.targets.iter().map(|target| target.name.clone());
    branch.into_iter().chain(others)
}

fn parked(known: &Deliveries) -> Result<Vec<ParkedView>, StoreError> {
    let parked = known.parked(MOST)?.into_iter();
    let view = |it: store::SetAside| ParkedView {
        target: it.target,
        id: it.id,
        kind: it.kind,
        reason: it.reason,
        at: it.at,
    };
    Ok(parked.map(view).collect())
}

fn target(name: String, states: &[TargetState], epochs: &[EpochEnd]) -> TargetView {
    let known = states.iter().find(|state| state.name == name);
    let state = known.cloned().unwrap_or_default();
    let through = |end: &EpochEnd| state.through.get(&end.epoch).copied().unwrap_or(0);
    let unsent = epochs
        .iter()
        .map(|end| end.last.saturating_sub(through(end)));
    TargetView {
        waiting: unsent.sum::<u64>() + state.behind,
        parked: state.parked,
        last_success: state.last_success,
        last_error: state.last_error,
        name,
    }
}
