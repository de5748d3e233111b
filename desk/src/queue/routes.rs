//! The queue's part of the API (contract.md, "Branch service").

use super::finish::LETTERS;
use super::{ActWish, CallNext, Finish, IssueWish, Queue};
use crate::api::{
    Changes, Conflict, Csrf, Json, Key, NotFound, OptionalJson, Path, Reads, Unauthorized,
};
use crate::people::{Clerk, DeviceOrStaff, Staff};
use crate::problem::Problem;
use crate::serve::Service;
use crate::views::{
    BoardView, Called, CounterView, Promised, QueueView, TicketHistory, TicketView,
};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use std::sync::Arc;
use store::CounterState;
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

/// The queue's paths.
#[derive(OpenApi)]
#[openapi(paths(
    issue, ticket, call_next, recall, start, finish, no_show, hold, resume, bring_back, cancel,
    transfer, undo, open, close, pause, queue, board
))]
pub(crate) struct Paths;

/// The queue's routes.
pub(crate) fn routes() -> Router<Arc<Service>> {
    Router::new()
        .route("/api/v1/tickets", post(issue))
        .route("/api/v1/tickets/{id}", get(ticket))
        .route("/api/v1/tickets/{id}/recall", post(recall))
        .route("/api/v1/tickets/{id}/start", post(start))
        .route("/api/v1/tickets/{id}/finish", post(finish))
        .route("/api/v1/tickets/{id}/no-show", post(no_show))
        .route("/api/v1/tickets/{id}/hold", post(hold))
        .route("/api/v1/tickets/{id}/resume", post(resume))
        .route("/api/v1/tickets/{id}/return", post(bring_back))
        .route("/api/v1/tickets/{id}/cancel", post(cancel))
        .route("/api/v1/tickets/{id}/transfer", post(transfer))
        .route("/api/v1/counters/{counter}/call-next", post(call_next))
        .route("/api/v1/counters/{counter}/undo", post(undo))
        .route("/api/v1/counters/{counter}/open", post(open))
        .route("/api/v1/counters/{counter}/close", post(close))
        .route("/api/v1/counters/{counter}/break", post(pause))
        .route("/api/v1/queue", get(queue))
        .route("/api/v1/board", get(board))
}

/// Promises a ticket.
#[utoipa::path(post, path = "/api/v1/tickets", tag = "tickets", params(Csrf, Key),
    request_body = IssueWish,
    responses(
        (status = 201, description = "A new ticket, durable", body = Promised),
        (status = 200, description = "The ticket this key was answered with before", body = Promised),
        Changes, Conflict, Unauthorized,
    ))]
async fn issue(
    State(service): State<Arc<Service>>,
    DeviceOrStaff(who): DeviceOrStaff,
    key: Key,
    Json(wish): Json<IssueWish>,
) -> Result<Response, Problem> {
    let (promised, new) = service.queue.issue(&who, key.required()?, wish).await?;
    let status = if new {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, Json(promised)).into_response())
}

/// A ticket with its history.
#[utoipa::path(get, path = "/api/v1/tickets/{id}", tag = "tickets", params(("id" = Uuid, Path, description = "The ticket")),
    responses(
        (status = 200, description = "The ticket", body = TicketHistory),
        Reads, NotFound,
    ))]
async fn ticket(
    State(service): State<Arc<Service>>,
    _who: DeviceOrStaff,
    Path(id): Path<Uuid>,
) -> Result<Json<TicketHistory>, Problem> {
    service
        .queue
        .aside(move |queue| queue.ticket(id))
        .await
        .map(Json)
}

/// Calls the next ticket to a counter.
#[utoipa::path(post, path = "/api/v1/counters/{counter}/call-next", tag = "counters", params(("counter" = String, Path, description = "The counter"), Csrf, Key),
    request_body = Option<CallNext>,
    responses(
        (status = 200, description = "It is called", body = Called),
        (status = 204, description = "Nobody waits"),
        Changes, Conflict, NotFound, Unauthorized,
    ))]
async fn call_next(
    asked: OfCounter,
    OptionalJson(wish): OptionalJson<CallNext>,
) -> Result<Response, Problem> {
    let (State(service), staff, Path(counter), key) = asked;
    let who = staff.actor();
    let called = service
        .queue
        .call_next(&who, key.given(), &counter, &wish)
        .await?;
    Ok(called.map_or_else(
        || StatusCode::NO_CONTENT.into_response(),
        |called| Json(called).into_response(),
    ))
}

/// What staff's request about one ticket carries.
type OfTicket = (State<Arc<Service>>, Staff<Clerk>, Path<Uuid>, Key);
/// What staff's request about one counter carries.
type OfCounter = (State<Arc<Service>>, Staff<Clerk>, Path<String>, Key);

async fn act(
    (State(service), staff, Path(id), key): OfTicket,
    wish: ActWish,
) -> Result<Json<TicketView>, Problem> {
    let who = staff.actor();
    let done = service.queue.act(&who, key.given(), id, wish);
    done.await.map(Json)
}

/// One action on a ticket, by a route of its own.
macro_rules! act {
    ($name:ident, $path:literal, $said:literal, $wish:expr) => {
        #[doc = $said]
        #[utoipa::path(post, path = $path, tag = "tickets", params(("id" = Uuid, Path, description = "The ticket"), Csrf, Key),
            responses(
                (status = 200, description = "The ticket as it is then", body = TicketView),
                Changes, Conflict, NotFound, Unauthorized,
            ))]
        async fn $name(asked: OfTicket) -> Result<Json<TicketView>, Problem> {
            act(asked, $wish).await
        }
    };
}

act!(
    recall,
    "/api/v1/tickets/{id}/recall",
    "Calls a ticket again.",
    ActWish::Recall
);
act!(
    start,
    "/api/v1/tickets/{id}/start",
    "Begins service.",
    ActWish::Start
);
act!(
    no_show,
    "/api/v1/tickets/{id}/no-show",
    "Says that its visitor did not come.",
    ActWish::NoShow
);
act!(
    hold,
    "/api/v1/tickets/{id}/hold",
    "Sets it aside.",
    ActWish::Hold
);
act!(
    bring_back,
    "/api/v1/tickets/{id}/return",
    "Says that its visitor is back.",
    ActWish::Return
);
act!(
    cancel,
    "/api/v1/tickets/{id}/cancel",
    "Gives it up.",
    ActWish::Cancel
);

/// Ends service.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/finish", tag = "tickets", params(("id" = Uuid, Path, description = "The ticket"), Csrf, Key),
    request_body = Option<Finish>,
    responses(
        (status = 200, description = "The ticket as it is then", body = TicketView),
        Changes, Conflict, NotFound, Unauthorized,
    ))]
async fn finish(
    State(service): State<Arc<Service>>,
    staff: Staff<Clerk>,
    Path(id): Path<Uuid>,
    key: Key,
    OptionalJson(how): OptionalJson<Finish>,
) -> Result<Json<TicketView>, Problem> {
    let who = staff.actor();
    service
        .queue
        .act(&who, key.given(), id, ActWish::Finish(how))
        .await
        .map(Json)
}

/// Where a ticket is resumed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Resume {
    /// The counter; where it was held, when nothing is said.
    #[schema(max_length = 40)]
    counter: Option<String>,
}

/// Takes up a ticket that was set aside.
#[utoipa::path(post, path = "/api/v1/tickets/{id}/resume", tag = "tickets", params(("id" = Uuid, Path, description = "The ticket"), Csrf, Key),
    request_body = Option<Resume>,
    responses(
        (status = 200, description = "The ticket as it is then", body = TicketView),
        Changes, Conflict, NotFound, Unauthorized,
    ))]
async fn resume(
    asked: OfTicket,
    OptionalJson(Resume { counter }): OptionalJson<Resume>,
) -> Result<Json<TicketView>, Problem> {
    act(asked, ActWish::Resume { counter }).await
}

/// Where a ticket goes: to a service, a person, or both.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Transfer {
    /// The service's id; the one it is of, when nothing is said.
    #[schema(max_length = 40)]
    service: Option<String>,
    /// User name of a member of staff: it waits for that person while they work at an open counter, and for anyone
    /// who serves its service else. Nobody in particular, when nothing is said.
    #[schema(max_length = 32)]
    to: Option<String>,
    /// A note for whoever serves next.
    #[schema(max_length = 200)]
    note: Option<String>,
}

/// Moves a ticket to another service or person; it keeps its first arrival (H3).
#[utoipa::path(post, path = "/api/v1/tickets/{id}/transfer", tag = "tickets", params(("id" = Uuid, Path, description = "The ticket"), Csrf, Key),
    request_body = Transfer,
    responses(
        (status = 200, description = "The ticket as it is then", body = TicketView),
        Changes, Conflict, NotFound, Unauthorized,
    ))]
async fn transfer(asked: OfTicket, Json(to): Json<Transfer>) -> Result<Json<TicketView>, Problem> {
    if to.service.is_none() && to.to.is_none() {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "transfer",
            "Say to which service (`service`), to whom (`to`), or both.",
        ));
    }
    let note = to.note.filter(|note| !note.trim().is_empty());
    if note
        .as_ref()
        .is_some_and(|note| note.chars().count() > LETTERS)
    {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "note",
            "A note has at most 200 letters.",
        ));
    }
    let wish = ActWish::Transfer {
        service: to.service,
        to: to.to,
        note,
    };
    act(asked, wish).await
}

/// Takes back a counter's last action, whole.
#[utoipa::path(post, path = "/api/v1/counters/{counter}/undo", tag = "counters", params(("counter" = String, Path, description = "The counter"), Csrf, Key),
    responses(
        (status = 200, description = "The counter as it is then", body = CounterView),
        Changes, Conflict, NotFound, Unauthorized,
    ))]
async fn undo(asked: OfCounter) -> Result<Json<CounterView>, Problem> {
    let (State(service), staff, Path(counter), key) = asked;
    let who = staff.actor();
    let undone = service.queue.undo(&who, key.given(), &counter);
    undone.await.map(Json)
}

async fn turn(
    (State(service), staff, Path(counter), key): OfCounter,
    state: CounterState,
) -> Result<Json<CounterView>, Problem> {
    let who = staff.actor();
    let turned = service
        .queue
        .turn_counter(&who, key.given(), &counter, state);
    turned.await.map(Json)
}

/// One change of a counter, by a route of its own.
macro_rules! turn {
    ($name:ident, $path:literal, $said:literal, $state:expr) => {
        #[doc = $said]
        #[utoipa::path(post, path = $path, tag = "counters", params(("counter" = String, Path, description = "The counter"), Csrf, Key),
            responses(
                (status = 200, description = "The counter as it is then", body = CounterView),
                Changes, Conflict, NotFound, Unauthorized,
            ))]
        async fn $name(asked: OfCounter) -> Result<Json<CounterView>, Problem> {
            turn(asked, $state).await
        }
    };
}

turn!(
    open,
    "/api/v1/counters/{counter}/open",
    "Opens a counter.",
    CounterState::Open
);
turn!(
    close,
    "/api/v1/counters/{counter}/close",
    "Closes a counter.",
    CounterState::Closed
);
turn!(
    pause,
    "/api/v1/counters/{counter}/break",
    "Sends a counter on a break.",
    CounterState::Break
);

/// The queue of the open day.
#[utoipa::path(get, path = "/api/v1/queue", tag = "queue",
    responses(
        (status = 200, description = "Services, counters, and who waits", body = QueueView),
        Reads,
    ))]
async fn queue(
    State(service): State<Arc<Service>>,
    _who: DeviceOrStaff,
) -> Result<Json<QueueView>, Problem> {
    service.queue.aside(Queue::view).await.map(Json)
}

/// What the board shows.
#[utoipa::path(get, path = "/api/v1/board", tag = "queue",
    responses(
        (status = 200, description = "The last calls, and who waits; numbers only", body = BoardView),
        Reads,
    ))]
async fn board(
    State(service): State<Arc<Service>>,
    _who: DeviceOrStaff,
) -> Result<Json<BoardView>, Problem> {
    service.queue.aside(Queue::board).await.map(Json)
}
