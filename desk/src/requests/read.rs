//! Finding requests, and looking into one.

use super::view::{PersonalView, RequestView};
use crate::Problem;
use crate::api::{Json, NotFound, Path, Query, Reads};
use crate::people::{Clerk, Staff};
use crate::serve::Service;
use axum::extract::State;
use axum::http::StatusCode;
use domain::request::{self, Reference, Request};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{Reader, RequestsOf, StoreError};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which requests are asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// In this state.
    #[param(pattern = "^(draft|waiting|signed|attested|submitted|answered|served|withdrawn)$")]
    state: Option<String>,
    /// For this service.
    #[param(max_length = 40)]
    service: Option<String>,
    /// The one of this reference, in digits of any script, with or without its dash.
    #[param(max_length = 40)]
    reference: Option<String>,
}

/// Requests.
#[derive(Serialize, ToSchema)]
pub(super) struct Requests {
    /// The last changed first; at most 500.
    requests: Vec<RequestView>,
}

/// Requests: of a state, of a service, or the one of a reference (H6). What is personal is not in them.
#[utoipa::path(get, operation_id = "requests", path = "/api/v1/requests", tag = "requests", security(("session" = [])), params(Asked),
    responses((status = 200, body = Requests), Reads))]
pub(super) async fn list(
    State(service): State<Arc<Service>>,
    _: Staff<Clerk>,
    Query(asked): Query<Asked>,
) -> Result<Json<Requests>, Problem> {
    let requests = match &asked.reference {
        Some(typed) => service.request_typed(typed).await?.into_iter().collect(),
        None => {
            let state = asked.state.as_deref().map(state).transpose()?;
            let service_id = asked.service;
            service
                .requests(RequestsOf {
                    state,
                    service: service_id,
                })
                .await?
        }
    };
    Ok(Json(Requests { requests }))
}

fn state(word: &str) -> Result<request::State, Problem> {
    request::State::from_code(word).ok_or_else(|| {
        let detail =
            format!("a request is never {word:?}; see /api/openapi.json for what it can be");
        Problem::new(StatusCode::BAD_REQUEST, "query", detail)
    })
}

/// What calls for reaching out to applicants, the most urgent first (P3).
#[utoipa::path(get, operation_id = "requests_to_reach", path = "/api/v1/requests/reach", tag = "requests", security(("session" = [])),
    responses((status = 200, body = Requests), Reads))]
pub(super) async fn reach(
    State(service): State<Arc<Service>>,
    _: Staff<Clerk>,
) -> Result<Json<Requests>, Problem> {
    let requests = service.to_reach().await?;
    Ok(Json(Requests { requests }))
}

/// A request, without what is personal.
#[utoipa::path(get, operation_id = "request", path = "/api/v1/requests/{id}", tag = "requests", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The request")), responses((status = 200, body = RequestView), Reads, NotFound))]
pub(super) async fn one(
    State(service): State<Arc<Service>>,
    _: Staff<Clerk>,
    Path(id): Path<Uuid>,
) -> Result<Json<RequestView>, Problem> {
    service.request(id).await.map(Json)
}

/// What is personal in a request, for roles that the settings name. Each look is recorded: `request.seen`.
#[utoipa::path(get, operation_id = "request_personal", path = "/api/v1/requests/{id}/personal", tag = "requests", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The request")),
    responses((status = 200, body = PersonalView), (status = 409, description = "no day is open", body = Problem), Reads, NotFound))]
pub(super) async fn personal(
    State(service): State<Arc<Service>>,
    staff: Staff<Clerk>,
    Path(id): Path<Uuid>,
) -> Result<Json<PersonalView>, Problem> {
    service.may_see(&staff.signed)?;
    service.look_into(id, staff.by()).await.map(Json)
}

impl Service {
    /// What is personal in a request; the look is durable when this returns.
    pub(crate) async fn look_into(&self, id: Uuid, by: String) -> Result<PersonalView, Problem> {
        let keys = self.queue.keys().clone();
        let looked = self
            .read(move |reader| reader.look_into(&keys, &reader.request(id)?))
            .await?;
        self.branch
            .change(move |store, stamp| store.see_request(id, stamp, &by))
            .await?;
        Ok(looked.into())
    }

    /// A request.
    pub(crate) async fn request(&self, id: Uuid) -> Result<RequestView, Problem> {
        self.views(move |reader| Ok(vec![reader.request(id)?]))
            .await?
            .pop()
            .ok_or_else(|| {
                StoreError::Unknown {
                    what: "request",
                    id,
                }
                .into()
            })
    }

    /// The request of a reference as it was typed; `None`: there is none.
    pub(crate) async fn request_typed(&self, typed: &str) -> Result<Option<RequestView>, Problem> {
        let reference = typed_reference(typed)?;
        let found = self.views(move |reader| match reader.request_of(reference) {
            Err(StoreError::UnknownReference(_)) => Ok(Vec::new()),
            found => Ok(vec![found?]),
        });
        Ok(found.await?.pop())
    }

    /// Requests, the last changed first.
    pub(crate) async fn requests(&self, of: RequestsOf) -> Result<Vec<RequestView>, Problem> {
        self.views(move |reader| reader.requests(&of)).await
    }

    /// Requests that call for reaching out.
    pub(crate) async fn to_reach(&self) -> Result<Vec<RequestView>, Problem> {
        let (silences, today) = (self.silences(), self.now().at.date_naive());
        self.views(move |reader| {
            let today = reader.open_day()?.unwrap_or(today);
            let due = reader.to_reach(today, silences)?;
            Ok(due.into_iter().map(|(request, _)| request).collect())
        })
        .await
    }

    async fn views(
        &self,
        read: impl FnOnce(&Reader) -> Result<Vec<Request>, StoreError> + Send + 'static,
    ) -> Result<Vec<RequestView>, Problem> {
        let (found, today) = self
            .read(|reader| Ok((read(reader)?, reader.open_day()?)))
            .await?;
        let today = today.unwrap_or(self.now().at.date_naive());
        let silence = self.silences();
        let view = |request: Request| {
            let reach = request.reach(today, silence(&request.service));
            let form = self.form_of(&request.service).ok();
            let changed = form.is_none_or(|form| form.as_ref() != request.form);
            RequestView::of(request, reach, changed)
        };
        Ok(found.into_iter().map(view).collect())
    }
}

/// The reference that was typed.
pub(super) fn typed_reference(typed: &str) -> Result<Reference, Problem> {
    Reference::typed(typed)
        .map_err(|wrong| Problem::new(StatusCode::BAD_REQUEST, "reference", wrong.to_string()))
}
