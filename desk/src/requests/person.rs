//! A person's data, found, exported and erased by the reference of a request of theirs.

use super::read::typed_reference;
use crate::Problem;
use crate::api::{Changes, Conflict, Csrf, Json, Key, NotFound, Path, Reads, Unauthorized};
use crate::people::{Manager, Staff};
use crate::serve::Service;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::sync::Arc;
use store::Exported;
use utoipa::ToSchema;

/// Everything that is known of the person behind a request.
#[derive(Serialize, ToSchema)]
pub(super) struct Person {
    /// The facts of the request, of the visits it was made on and of their tickets, the oldest first.
    facts: Vec<Known>,
}

/// One thing that is known.
#[derive(Serialize, ToSchema)]
pub(super) struct Known {
    /// The fact's kind.
    kind: String,
    /// What it is about.
    subject: String,
    /// When.
    at: DateTime<Utc>,
    /// By whom.
    by: String,
    /// What it says.
    #[schema(value_type = Object)]
    data: serde_json::Value,
    /// What is personal in it; none where nothing is, or it is erased.
    #[schema(value_type = Option<Object>)]
    personal: Option<serde_json::Value>,
}

/// Everything that is known of the person behind a request, for managers whom the settings let see it; the look is recorded.
#[utoipa::path(get, operation_id = "export_person", path = "/api/v1/persons/{reference}", tag = "requests", security(("session" = [])),
    params(("reference" = String, Path, description = "The request's reference")),
    responses((status = 200, body = Person), (status = 409, description = "no day is open", body = Problem), Reads, NotFound))]
pub(super) async fn export(
    State(service): State<Arc<Service>>,
    staff: Staff<Manager>,
    Path(typed): Path<String>,
) -> Result<Json<Person>, Problem> {
    service.may_see(&staff.signed)?;
    let (reference, by) = (typed_reference(&typed)?, staff.by());
    let keys = service.queue.keys().clone();
    let (id, facts) = service
        .read(move |reader| {
            let id = reader.request_of(reference)?.id;
            Ok((id, reader.export(&keys, reference)?))
        })
        .await?;
    service
        .branch
        .change(move |store, stamp| store.see_request(id, stamp, &by))
        .await?;
    let facts = facts.into_iter().map(known).collect();
    Ok(Json(Person { facts }))
}

fn known(exported: Exported) -> Known {
    let fact = exported.fact;
    Known {
        kind: fact.kind,
        subject: fact.subject,
        at: fact.at,
        by: fact.by,
        data: fact.data,
        personal: exported.personal,
    }
}

/// Erases what is personal of the person behind a request, here and, by `person.erased`, at whoever receives facts. What it was
/// that happened, and when, stays.
#[utoipa::path(post, operation_id = "erase_person", path = "/api/v1/persons/{reference}/erase", tag = "requests", security(("session" = [])),
    params(("reference" = String, Path, description = "The request's reference"), Csrf, Key),
    responses((status = 204, description = "erased"), Changes, Conflict, NotFound, Unauthorized))]
pub(super) async fn erase(
    State(service): State<Arc<Service>>,
    staff: Staff<Manager>,
    Path(typed): Path<String>,
    key: Key,
) -> Result<StatusCode, Problem> {
    let reference = typed_reference(&typed)?;
    let actor = staff.actor();
    let path = format!("/persons/{reference}/erase");
    let repeat = service.queue.sealed_repeat(&path, key.given(), &());
    let erased = service.queue.change(&actor, repeat, move |store, asked| {
        store.erase_person(reference, asked)
    });
    erased.await?;
    Ok(StatusCode::NO_CONTENT)
}
