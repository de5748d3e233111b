//! The API's part of requests and visits.

use super::act::{Answer, Attest, Bare, Doing, Filled, Resume, Sign, Tell, Wait, Withdraw};
use super::view::RequestView;
use super::{begin, person, read, visits};
use crate::Problem;
use crate::api::{Changes, Conflict, Csrf, Json, Key, NotFound, Path, Unauthorized};
use crate::people::{AtLeast, Clerk, Manager, Staff};
use crate::serve::Service;
use axum::Router;
use axum::extract::{ConnectInfo, FromRequestParts, State};
use axum::http::request::Parts;
use axum::routing::{get, post};
use domain::ticket::Channel;
use std::net::SocketAddr;
use std::sync::Arc;
use store::RequestAct;
use utoipa::OpenApi;
use uuid::Uuid;

/// The paths of requests and visits.
#[derive(OpenApi)]
#[openapi(paths(
    begin::begin,
    read::list,
    read::reach,
    read::one,
    read::personal,
    attest,
    change,
    amend,
    wait,
    resume,
    sign,
    submit,
    answer,
    serve,
    withdraw,
    tell,
    visits::begin,
    visits::one,
    visits::check,
    visits::refer,
    visits::end,
    person::export,
    person::erase
))]
pub(crate) struct Paths;

/// Their routes.
pub(crate) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/api/v1/requests", get(read::list).post(begin::begin))
        .route("/api/v1/requests/reach", get(read::reach))
        .route("/api/v1/requests/{id}", get(read::one))
        .route("/api/v1/requests/{id}/personal", get(read::personal))
        .route("/api/v1/requests/{id}/attest", post(attest))
        .route("/api/v1/requests/{id}/change", post(change))
        .route("/api/v1/requests/{id}/amend", post(amend))
        .route("/api/v1/requests/{id}/wait", post(wait))
        .route("/api/v1/requests/{id}/resume", post(resume))
        .route("/api/v1/requests/{id}/sign", post(sign))
        .route("/api/v1/requests/{id}/submit", post(submit))
        .route("/api/v1/requests/{id}/answer", post(answer))
        .route("/api/v1/requests/{id}/serve", post(serve))
        .route("/api/v1/requests/{id}/withdraw", post(withdraw))
        .route("/api/v1/requests/{id}/tell", post(tell))
        .route("/api/v1/visits", post(visits::begin))
        .route("/api/v1/visits/{id}", get(visits::one))
        .route("/api/v1/visits/{id}/check", post(visits::check))
        .route("/api/v1/visits/{id}/refer", post(visits::refer))
        .route("/api/v1/visits/{id}/end", post(visits::end))
        .route("/api/v1/persons/{reference}", get(person::export))
        .route("/api/v1/persons/{reference}/erase", post(person::erase))
}

impl<A: AtLeast> FromRequestParts<Arc<Service>> for Doing<A> {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        service: &Arc<Service>,
    ) -> Result<Self, Problem> {
        let staff = Staff::<A>::from_request_parts(parts, service).await?;
        let Path(id) = Path::<Uuid>::from_request_parts(parts, service).await?;
        let key = Key::from_request_parts(parts, service).await?;
        Ok(Self {
            service: service.clone(),
            staff,
            id,
            key,
        })
    }
}

/// Attests that the data was matched and the papers checked (H4): whoever is signed in enters their PIN again.
#[utoipa::path(post, operation_id = "attest_request", path = "/api/v1/requests/{id}/attest", tag = "requests", security(("session" = [])),
    params(("id" = Uuid, Path, description = "The request"), Csrf, Key), request_body = Attest,
    responses((status = 200, description = "The request as it is then", body = RequestView), Changes, Conflict, NotFound, Unauthorized))]
async fn attest(
    State(service): State<Arc<Service>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    doing: Doing<Clerk>,
    Json(wish): Json<Attest>,
) -> Result<Json<RequestView>, Problem> {
    doing.may_see()?;
    let user = doing.staff.signed.user.clone();
    service.check_pin(&user, wish.pin, peer.ip()).await?;
    doing.attest(wish.version).await
}

/// One act on a request, by a route of its own.
macro_rules! act {
    ($name:ident, $of:literal, $path:literal, $rank:ty, $body:ty, $said:literal, |$doing:ident, $wish:ident| $does:expr) => {
        #[doc = $said]
        #[utoipa::path(post, operation_id = $of, path = $path, tag = "requests", security(("session" = [])),
            params(("id" = Uuid, Path, description = "The request"), Csrf, Key), request_body = $body,
            responses((status = 200, description = "The request as it is then", body = RequestView), Changes, Conflict, NotFound, Unauthorized))]
        async fn $name($doing: Doing<$rank>, Json($wish): Json<$body>) -> Result<Json<RequestView>, Problem> {
            $does
        }
    };
}

act!(
    change,
    "change_request",
    "/api/v1/requests/{id}/change",
    Clerk,
    Filled,
    "Fills a draft in further, also one whose form was changed since.",
    |doing, wish| doing.fill(wish, false).await
);

act!(
    amend,
    "amend_request",
    "/api/v1/requests/{id}/amend",
    Clerk,
    Filled,
    "Opens a new version of what was signed, to be signed and attested anew; what was attested stays.",
    |doing, wish| doing.fill(wish, true).await
);

act!(
    wait,
    "wait_request",
    "/api/v1/requests/{id}/wait",
    Clerk,
    Wait,
    "Lets a request wait for papers (H6).",
    |doing, wish| doing.wait(wish).await
);

act!(
    resume,
    "resume_request",
    "/api/v1/requests/{id}/resume",
    Clerk,
    Resume,
    "Takes a waiting request up again (H6).",
    |doing, wish| {
        let what = RequestAct::Resume {
            visit: wish.visit,
            channel: wish.channel.unwrap_or(Channel::Interview),
        };
        doing.act(("resume", &wish), (wish.version, what)).await
    }
);

act!(
    sign,
    "sign_request",
    "/api/v1/requests/{id}/sign",
    Clerk,
    Sign,
    "Records that the applicant signed, with a finger or on the paper (H4).",
    |doing, wish| doing.sign(wish).await
);

act!(
    submit,
    "submit_request",
    "/api/v1/requests/{id}/submit",
    Clerk,
    Bare,
    "Submits a request to the committee, with the dates of its answer (H5).",
    |doing, wish| doing.submit(wish).await
);

act!(
    answer,
    "answer_request",
    "/api/v1/requests/{id}/answer",
    Manager,
    Answer,
    "Records the committee's answer.",
    |doing, wish| {
        let what = RequestAct::Answer {
            decision: wish.decision,
            words: wish.words.clone(),
        };
        doing.act(("answer", &wish), (wish.version, what)).await
    }
);

act!(
    serve,
    "serve_request",
    "/api/v1/requests/{id}/serve",
    Clerk,
    Bare,
    "Records that what was asked for was provided (H7).",
    |doing, wish| doing
        .act(("serve", &wish), (wish.version, RequestAct::Serve))
        .await
);

act!(
    withdraw,
    "withdraw_request",
    "/api/v1/requests/{id}/withdraw",
    Clerk,
    Withdraw,
    "Records that the applicant took it back.",
    |doing, wish| {
        let what = RequestAct::Withdraw {
            why: wish.why.clone(),
        };
        doing.act(("withdraw", &wish), (wish.version, what)).await
    }
);

act!(
    tell,
    "tell_request",
    "/api/v1/requests/{id}/tell",
    Clerk,
    Tell,
    "Records that the applicant was told something that concerns it (P3).",
    |doing, wish| {
        let what = RequestAct::Tell {
            about: wish.about,
            channel: wish.channel,
            words: wish.words.clone(),
        };
        doing.act(("tell", &wish), (wish.version, what)).await
    }
);
