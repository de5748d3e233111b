//! Taking a suggestion further (P15).

use crate::Problem;
use crate::api::{Changes, Conflict, Csrf, Json, NotFound, Path, Unauthorized};
use crate::people::{Manager, Staff};
use crate::serve::Service;
use axum::extract::State;
use axum::http::StatusCode;
use domain::rating::FollowUp;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// How far staff are with a suggestion.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Follow {
    /// `new`, `in_hand`, `adopted` or `declined`.
    #[schema(value_type = String, pattern = "^(new|in_hand|adopted|declined)$")]
    state: FollowUp,
    /// The answer, which the page of a linked visit shows; without one an earlier answer stands.
    #[serde(default)]
    #[schema(max_length = 1000)]
    answer: String,
}

/// Takes a suggestion further.
#[utoipa::path(post, path = "/api/v1/suggestions/{id}/follow", tag = "ratings", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The suggestion"), Csrf), request_body = Follow,
    responses((status = 204, description = "done"), Changes, Conflict, NotFound, Unauthorized))]
pub(super) async fn follow(
    State(service): State<Arc<Service>>,
    staff: Staff<Manager>,
    Path(id): Path<Uuid>,
    Json(wish): Json<Follow>,
) -> Result<StatusCode, Problem> {
    let by = staff.by();
    let done = service.branch.change(move |store, stamp| {
        let answer = Some(wish.answer.as_str()).filter(|answer| !answer.trim().is_empty());
        store.follow(id, (wish.state, answer), stamp, &by)
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT)
}
