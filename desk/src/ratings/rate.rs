//! A rating from the visitor's page, or from a tablet at a counter.

use crate::Problem;
use crate::api::{Changes, Json, Unauthorized};
use crate::people::Device;
use crate::serve::Service;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::people::DeviceRole;
use domain::rating::{Given, Reason, Said, Score};
use domain::ticket::TicketState;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::Rating;
use utoipa::ToSchema;
use uuid::Uuid;

/// Who keeps what visitors say on a phone or a tablet.
pub(super) const BY: &str = "branch";

/// A rating: the face is enough.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Rate {
    /// `very_good`, `good`, `bad` or `very_bad`.
    #[schema(value_type = String, pattern = "^(very_good|good|bad|very_bad)$")]
    score: Score,
    /// What about: `waiting`, `courtesy`, `clarity`, `result`, `place`.
    #[serde(default)]
    #[schema(value_type = Vec<String>, max_items = 5)]
    reasons: Vec<Reason>,
    /// More about it; of very long ones the first thousand letters are kept.
    comment: Option<String>,
    /// The ticket's long code, which links the visit. A tablet may leave it out.
    #[schema(max_length = 64)]
    ticket: Option<String>,
    /// The rating that the same visitor goes on with on a tablet: what it was answered.
    rating: Option<Uuid>,
}

/// A rating that is kept.
#[derive(Serialize, ToSchema)]
pub(super) struct Rated {
    /// By this the same visitor may go on.
    rating: Uuid,
}

/// A tablet, where one sends its token; nobody needs to, for a ticket's own page has none.
pub(super) struct Tablet(Option<String>);

impl FromRequestParts<Arc<Service>> for Tablet {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Self, Problem> {
        if !parts.headers.contains_key("authorization") {
            return Ok(Self(None));
        }
        let device = Device::from_request_parts(parts, service).await?;
        if device.role != Some(DeviceRole::Tablet) {
            let detail = "only a tablet at a counter rates so; other devices deliver their facts";
            return Err(Problem::new(StatusCode::FORBIDDEN, "rank", detail));
        }
        Ok(Self(Some(device.name)))
    }
}

/// Rates a visit by its ticket's code (the visitor's page), or the service at a counter (a tablet). The last rating of a
/// ticket counts.
#[utoipa::path(post, path = "/api/v1/ratings", tag = "ratings", security((), ("device" = [])), request_body = Rate,
    responses((status = 201, body = Rated), Changes, Unauthorized))]
pub(super) async fn rate(
    State(service): State<Arc<Service>>,
    Tablet(tablet): Tablet,
    Json(rate): Json<Rate>,
) -> Result<(StatusCode, Json<Rated>), Problem> {
    if let Some(code) = &rate.ticket {
        service.finished_visit(code).await?;
    } else if tablet.is_none() {
        return Err(no_visit());
    }
    let marked = tablet.and_then(|name| service.play.mark(&name, service.now().mono_ms));
    let rating = Rating {
        subject: rate.rating,
        given: Given {
            score: rate.score,
            reasons: rate.reasons,
            marked,
        },
        said: Said {
            comment: rate.comment,
            suggestion: None,
            ticket: rate.ticket,
        },
    };
    let rating = service.rated(rating).await?;
    Ok((StatusCode::CREATED, Json(Rated { rating })))
}

impl Service {
    /// Keeps a rating; its subject.
    pub(super) async fn rated(&self, rating: Rating) -> Result<Uuid, Problem> {
        let kept = self
            .branch
            .change(move |store, stamp| store.rate(&rating, stamp, BY));
        Ok(kept.await?)
    }

    /// The ticket of a code whose visit has ended: before, there is nothing to rate.
    pub(super) async fn finished_visit(&self, code: &str) -> Result<Uuid, Problem> {
        let code = code.to_owned();
        let turn = self
            .queue
            .aside(move |queue| Ok(queue.turn(&code)?))
            .await?;
        let ended = turn.filter(|turn| turn.state == TicketState::Finished);
        ended.map(|turn| turn.ticket).ok_or_else(no_visit)
    }
}

fn no_visit() -> Problem {
    let detail = "a visit is rated once it has ended, by its ticket's code in `ticket`";
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "ticket", detail)
}
