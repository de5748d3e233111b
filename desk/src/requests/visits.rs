//! Visits: begun at a called ticket or by another channel (P13), the checklist (H2), referral (H3), the end (H7).

use super::view::VisitView;
use crate::Problem;
use crate::api::{Changes, Conflict, Csrf, Json, Key, NotFound, Path, Reads, Unauthorized};
use crate::people::{Clerk, Staff};
use crate::serve::Service;
use axum::extract::State;
use axum::http::StatusCode;
use domain::ticket::{Channel, VisitorKind};
use domain::visit::{Act, Begun, Ticks, Visit};
use serde::Deserialize;
use std::hash::Hash;
use std::sync::Arc;
use store::{Once, VisitRules};
use utoipa::ToSchema;
use uuid::Uuid;

/// A visit to be begun: of a ticket, or of whoever came by another channel.
#[derive(Clone, Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct BeginVisit {
    /// The ticket, which a counter has; what is known of it goes over, and nothing else is said.
    ticket: Option<Uuid>,
    /// Without a ticket: id of the service.
    #[schema(max_length = 40)]
    service: Option<String>,
    /// Without a ticket: how the contact came; `interview` where nothing is said.
    #[schema(value_type = Option<String>)]
    channel: Option<Channel>,
    /// Without a ticket: who it is, where they said so.
    #[schema(value_type = Option<String>)]
    visitor: Option<VisitorKind>,
}

/// Begins a visit; of a ticket whose visit was begun already, that one.
#[utoipa::path(post, operation_id = "begin_visit", path = "/api/v1/visits", tag = "visits", security(("session" = [])), params(Csrf, Key),
    request_body = BeginVisit, responses(
        (status = 201, description = "A new visit, durable", body = VisitView),
        (status = 200, description = "The visit this key was answered with before", body = VisitView),
        Changes, Conflict, NotFound, Unauthorized))]
pub(super) async fn begin(
    State(service): State<Arc<Service>>,
    staff: Staff<Clerk>,
    key: Key,
    Json(wish): Json<BeginVisit>,
) -> Result<(StatusCode, Json<VisitView>), Problem> {
    let repeat = service
        .queue
        .sealed_repeat("/visits", Some(key.required()?), &wish);
    let begun = match wish.ticket {
        Some(_) => None,
        None => Some(service.begun(wish.clone())?),
    };
    let actor = staff.actor();
    let begun = service.queue.change(&actor, repeat, move |store, asked| {
        match (begun, wish.ticket) {
            (None, Some(ticket)) => store.begin_visit_of(ticket, asked),
            (Some(begun), _) => store.begin_visit(&begun, asked),
            (None, None) => Err(store::StoreError::NoDay),
        }
    });
    let (status, id) = match begun.await? {
        Once::New(id) => (StatusCode::CREATED, id),
        Once::Repeated(id) => (StatusCode::OK, id),
    };
    Ok((status, Json(service.visit_view(id).await?)))
}

/// A visit, with its checklist.
#[utoipa::path(get, operation_id = "visit", path = "/api/v1/visits/{id}", tag = "visits", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The visit")), responses((status = 200, body = VisitView), Reads, NotFound))]
pub(super) async fn one(
    State(service): State<Arc<Service>>,
    _: Staff<Clerk>,
    Path(id): Path<Uuid>,
) -> Result<Json<VisitView>, Problem> {
    service.visit_view(id).await.map(Json)
}

/// How a paper stands.
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Check {
    /// Its id in the checklist.
    #[schema(max_length = 40)]
    paper: String,
    /// It was given.
    #[serde(default)]
    given: bool,
    /// It was matched with the data.
    #[serde(default)]
    matched: bool,
    /// It was valid on this day.
    #[serde(default)]
    valid: bool,
}

/// Ticks how a paper stands (H2).
#[utoipa::path(post, operation_id = "check_paper", path = "/api/v1/visits/{id}/check", tag = "visits", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The visit"), Csrf, Key), request_body = Check,
    responses((status = 200, body = VisitView), Changes, Conflict, NotFound, Unauthorized))]
pub(super) async fn check(
    asked: OfVisit,
    Json(wish): Json<Check>,
) -> Result<Json<VisitView>, Problem> {
    let ticks = Ticks {
        given: wish.given,
        matched: wish.matched,
        valid: wish.valid,
    };
    let paper = wish.paper.clone();
    act(asked, ("check", &wish), Act::Check { paper, ticks }).await
}

/// Refers the visitor to social research (H3); a ticket goes along and keeps its place.
#[utoipa::path(post, operation_id = "refer_visit", path = "/api/v1/visits/{id}/refer", tag = "visits", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The visit"), Csrf, Key),
    responses((status = 200, body = VisitView), Changes, Conflict, NotFound, Unauthorized))]
pub(super) async fn refer(asked: OfVisit) -> Result<Json<VisitView>, Problem> {
    act(asked, ("refer", &()), Act::Refer).await
}

/// What came of a visit.
#[derive(Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    /// Id of an outcome of the settings.
    #[schema(max_length = 40)]
    outcome: String,
}

/// Ends a visit (H7); a ticket that a counter has is finished with it.
#[utoipa::path(post, operation_id = "end_visit", path = "/api/v1/visits/{id}/end", tag = "visits", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The visit"), Csrf, Key), request_body = End,
    responses((status = 200, body = VisitView), Changes, Conflict, NotFound, Unauthorized))]
pub(super) async fn end(asked: OfVisit, Json(wish): Json<End>) -> Result<Json<VisitView>, Problem> {
    let outcome = wish.outcome.clone();
    act(asked, ("end", &wish), Act::End { outcome }).await
}

/// What a request about one visit carries.
type OfVisit = (State<Arc<Service>>, Staff<Clerk>, Path<Uuid>, Key);

async fn act(
    (State(service), staff, Path(id), key): OfVisit,
    (path, asked): (&str, &impl Hash),
    what: Act,
) -> Result<Json<VisitView>, Problem> {
    let path = format!("/visits/{id}/{path}");
    let repeat = service.queue.sealed_repeat(&path, key.given(), asked);
    let (actor, rules) = (staff.actor(), service.visit_rules());
    let done = service.queue.change(&actor, repeat, move |store, asked| {
        store.act_on_visit(id, &what, &rules, asked)
    });
    done.await?;
    service.visit_view(id).await.map(Json)
}

impl Service {
    /// A visit that did not come through the queue.
    fn begun(&self, wish: BeginVisit) -> Result<Begun, Problem> {
        let known = |id: &String| self.settings.branch.service(id).is_some();
        let service = wish.service.filter(known).ok_or_else(|| {
            let detail = "say `ticket`, or the id of a service of this branch as `service`";
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "service", detail)
        })?;
        Ok(Begun {
            ticket: None,
            visitor: wish.visitor,
            channel: wish.channel.unwrap_or(Channel::Interview),
            service,
        })
    }

    pub(crate) fn visit_rules(&self) -> VisitRules {
        let branch = &self.settings.branch;
        let ids = |papers: &[config::Paper]| papers.iter().map(|paper| paper.id.clone()).collect();
        let services = branch.services.iter();
        VisitRules {
            papers: services
                .map(|service| (service.id.clone(), ids(&service.checklist)))
                .collect(),
            outcomes: branch
                .outcomes
                .iter()
                .map(|outcome| outcome.id.clone())
                .collect(),
            social_research: branch.social_research.clone(),
        }
    }

    pub(crate) async fn visit_view(&self, id: Uuid) -> Result<VisitView, Problem> {
        let visit = self.read(move |reader| reader.visit(id)).await?;
        Ok(self.seen_visit(&visit))
    }

    pub(crate) fn seen_visit(&self, visit: &Visit) -> VisitView {
        VisitView::of(visit, self.checklist(&visit.service))
    }
}
