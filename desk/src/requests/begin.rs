//! Beginning a request.

use super::form::TypedIn;
use super::view::RequestView;
use crate::Problem;
use crate::api::{Changes, Conflict, Csrf, Json, Key, NotFound, Unauthorized};
use crate::people::{Clerk, Staff};
use crate::serve::Service;
use axum::extract::State;
use axum::http::StatusCode;
use domain::ticket::Channel;
use serde::Deserialize;
use std::sync::Arc;
use store::{NewRequest, Once};
use utoipa::ToSchema;
use uuid::Uuid;

/// A request to be begun.
#[derive(Clone, Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Begin {
    /// Id of the service it is for, which takes a form.
    #[schema(max_length = 40)]
    service: String,
    /// How it came (P13); `interview` where nothing is said.
    #[schema(value_type = Option<String>)]
    channel: Option<Channel>,
    /// On which visit; without one a visit begins by this.
    visit: Option<Uuid>,
    /// What is filled in already; may be nothing.
    #[serde(default)]
    form: TypedIn,
}

/// Begins a request; it is found again by its reference (H6).
#[utoipa::path(post, operation_id = "begin_request", path = "/api/v1/requests", tag = "requests", security(("session" = [])), params(Csrf, Key),
    request_body = Begin, responses(
        (status = 201, description = "A new request, durable", body = RequestView),
        (status = 200, description = "The request this key was answered with before", body = RequestView),
        Changes, Conflict, NotFound, Unauthorized))]
pub(super) async fn begin(
    State(service): State<Arc<Service>>,
    staff: Staff<Clerk>,
    key: Key,
    Json(wish): Json<Begin>,
) -> Result<(StatusCode, Json<RequestView>), Problem> {
    service.may_see(&staff.signed)?;
    let repeat = service
        .queue
        .sealed_repeat("/requests", Some(key.required()?), &wish);
    let form = service.form_of(&wish.service)?;
    let new = NewRequest {
        values: wish.form.read(&form)?,
        service: wish.service,
        channel: wish.channel.unwrap_or(Channel::Interview),
        visit: wish.visit,
        form,
    };
    let actor = staff.actor();
    let begun = service.queue.change(&actor, repeat, move |store, asked| {
        store.begin_request(&new, asked)
    });
    let (status, id) = match begun.await? {
        Once::New(id) => (StatusCode::CREATED, id),
        Once::Repeated(id) => (StatusCode::OK, id),
    };
    Ok((status, Json(service.request(id).await?)))
}
