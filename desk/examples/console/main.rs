//! Serves the console and the visitor's page with a made-up morning on http://127.0.0.1:8099/console, to look at:
//!
//! ```sh
//! cargo run -p desk --example console [PORT]
//! ```
//!
//! Presses change the morning in memory, by rules just good enough to see what happens. Any user and PIN sign in but
//! the PIN `wrong`. The visitor's page stands at `/t/waiting`, `/t/called` and so on.

#![allow(clippy::print_stdout, reason = "an example says where it listens")]

mod fixture;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use desk::Problem;
use desk::views::{CounterView, QueueView, TicketView};
use domain::people::StaffRole;
use fixture::Made;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};
use tokio::sync::broadcast;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;
use tower_http::set_header::SetResponseHeaderLayer;
use uuid::Uuid;

static CHANGES: LazyLock<broadcast::Sender<String>> = LazyLock::new(|| broadcast::channel(64).0);
static BEFORE: Mutex<Option<QueueView>> = Mutex::new(None);
/// How often each key came: a repeated one changes nothing.
static KEYS: LazyLock<Mutex<HashMap<String, u32>>> = LazyLock::new(Mutex::default);

/// As the branch service answers every page: nothing inline, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = std::env::args().nth(1).unwrap_or_else(|| "8099".to_owned());
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{port}")).await?;
    println!("listening on http://{}/console", listener.local_addr()?);
    Ok(axum::serve(listener, app()).await?)
}

fn app() -> Router {
    let policy = SetResponseHeaderLayer::overriding(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    desk::console::routes::<Made>()
        .merge(desk::visitor::routes::<Made>())
        .merge(desk::assets::routes())
        .nest("/api/v1", api())
        .layer(policy)
        .with_state(Arc::new(Made::new(StaffRole::Admin)))
}

fn api() -> Router<Arc<Made>> {
    Router::new()
        .route("/session", post(sign_in).delete(sign_out))
        .route("/events", get(events))
        .route("/counters/{id}/{act}", post(at_counter))
        .route("/tickets", post(issue))
        .route("/tickets/{id}/{act}", post(at_ticket))
        .route("/devices/codes", post(code))
        .route("/devices/{name}", delete(nothing))
        .route("/staff", post(nothing))
        .route("/staff/{user}/{act}", post(nothing))
        .route("/day", post(nothing))
}

async fn sign_in(Json(body): Json<Value>) -> Response {
    match body["pin"].as_str() {
        Some("wrong") => {
            Problem::new(StatusCode::UNAUTHORIZED, "wrong", "wrong PIN").into_response()
        }
        Some("slow") => Problem::new(StatusCode::TOO_MANY_REQUESTS, "slow", "too many attempts")
            .after(7)
            .into_response(),
        _ => (
            [(header::SET_COOKIE, "made_session=1; Path=/; HttpOnly")],
            Json(json!({})),
        )
            .into_response(),
    }
}

async fn sign_out() -> Response {
    let gone = "made_session=; Path=/; Max-Age=0";
    ([(header::SET_COOKIE, gone)], StatusCode::NO_CONTENT).into_response()
}

async fn events() -> impl IntoResponse {
    let news = BroadcastStream::new(CHANGES.subscribe())
        .filter_map(Result::ok)
        .map(|kind| Ok::<_, std::convert::Infallible>(Event::default().event(kind).data("{}")));
    Sse::new(news).keep_alive(KeepAlive::default())
}

/// Whether a press came for the first time.
fn is_new(headers: &HeaderMap) -> bool {
    let key = headers
        .get("idempotency-key")
        .and_then(|key| key.to_str().ok())
        .unwrap_or("");
    let Ok(mut keys) = KEYS.lock() else {
        return false;
    };
    let times = keys.entry(key.to_owned()).or_default();
    *times += 1;
    *times == 1
}

fn conflict(state: &str) -> Response {
    Problem::new(StatusCode::CONFLICT, "state", "the state forbids it")
        .in_state(state)
        .into_response()
}

async fn at_counter(
    State(made): State<Arc<Made>>,
    Path((id, act)): Path<(String, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    let Ok(mut queue) = made.queue.lock() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if !is_new(&headers) {
        return Json(json!({})).into_response();
    }
    if act == "undo" {
        let before = BEFORE.lock().ok().and_then(|mut before| before.take());
        let Some(before) = before else {
            return Problem::new(StatusCode::CONFLICT, "undo", "nothing to take back")
                .into_response();
        };
        *queue = before;
        return told("ticket.undone");
    }
    let before = queue.clone();
    let queue = &mut *queue;
    let Some(counter) = queue.counters.iter_mut().find(|counter| counter.id == id) else {
        return Problem::new(StatusCode::NOT_FOUND, "counter", "no such counter").into_response();
    };
    match act.as_str() {
        "call-next" if counter.ticket.is_some() && body["after"].is_null() => {
            let holding = counter
                .ticket
                .as_ref()
                .map(|ticket| ticket.id)
                .unwrap_or_default();
            return Problem::new(StatusCode::CONFLICT, "holding", "holds a ticket")
                .holding(holding)
                .into_response();
        }
        "call-next" => {
            counter.ticket = None;
            let mine = |ticket: &TicketView| counter.may_call(ticket);
            let first = queue
                .waiting
                .iter()
                .position(|ticket| mine(ticket) && ticket.priority);
            let next = first.or_else(|| queue.waiting.iter().position(mine));
            let Some(next) = next else {
                recount(&made, queue);
                let _ = CHANGES.send("ticket.finished".to_owned());
                return StatusCode::NO_CONTENT.into_response();
            };
            let mut ticket = fixture::at(queue.waiting.remove(next), "called", 0);
            ticket.because = Some(desk::views::Why {
                because: if ticket.priority && next > 0 {
                    "priority"
                } else {
                    "first_come"
                }
                .to_owned(),
                overtook: u32::try_from(next).unwrap_or(0),
                overtaken: queue
                    .waiting
                    .iter()
                    .take(next)
                    .map(|ticket| ticket.number)
                    .collect(),
            });
            counter.ticket = Some(ticket);
            counter.undo_seconds = Some(15);
        }
        "open" | "close" | "break" => {
            counter.state = match act.as_str() {
                "open" => "open",
                "close" => "closed",
                _ => "break",
            }
            .to_owned();
        }
        _ => return StatusCode::NOT_FOUND.into_response(),
    }
    recount(&made, queue);
    remember(before);
    told("ticket.called")
}

async fn at_ticket(
    State(made): State<Arc<Made>>,
    Path((id, act)): Path<(Uuid, String)>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> Response {
    let Ok(mut queue) = made.queue.lock() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if !is_new(&headers) {
        return Json(json!({})).into_response();
    }
    let before = queue.clone();
    let queue = &mut *queue;
    if act == "cancel" {
        queue.waiting.retain(|ticket| ticket.id != id);
    }
    if act == "transfer" {
        let counters = queue.counters.clone();
        for ticket in queue.waiting.iter_mut().filter(|ticket| ticket.id == id) {
            sent_on(ticket, &counters, &body);
        }
    }
    if let ("return", Some(at)) = (
        act.as_str(),
        queue.missed.iter().position(|ticket| ticket.id == id),
    ) {
        let ticket = queue.missed.remove(at);
        queue.waiting.push(fixture::at(ticket, "waiting", 0));
    }
    let everyone = queue.counters.clone();
    for counter in &mut queue.counters {
        if let ("resume", Some(at)) = (
            act.as_str(),
            counter.held.iter().position(|ticket| ticket.id == id),
        ) {
            let ticket = counter.held.remove(at);
            counter.ticket = Some(fixture::at(ticket, "serving", 0));
            continue;
        }
        let Some(mut ticket) = counter.ticket.take_if(|ticket| ticket.id == id) else {
            continue;
        };
        counter.undo_seconds = Some(15);
        match act.as_str() {
            "start" if ticket.state != "called" => {
                counter.ticket = Some(ticket.clone());
                return conflict(&ticket.state);
            }
            "start" => counter.ticket = Some(fixture::at(ticket, "serving", 0)),
            "recall" => {
                ticket.recalls += 1;
                ticket.since_seconds = 0;
                counter.ticket = Some(ticket);
            }
            "hold" => counter.held.push(fixture::at(ticket, "held", 0)),
            "no-show" => queue.missed.insert(0, fixture::at(ticket, "no_show", 0)),
            "transfer" => {
                let mut ticket = fixture::at(ticket, "waiting", 0);
                sent_on(&mut ticket, &everyone, &body);
                queue.waiting.insert(0, ticket);
            }
            _ => println!("{act}: {body}"),
        }
    }
    recount(&made, queue);
    remember(before);
    told("ticket.changed")
}

/// To another service or person, with a note.
fn sent_on(ticket: &mut TicketView, counters: &[CounterView], body: &Value) {
    if let Some(service) = body["service"].as_str() {
        service.clone_into(&mut ticket.service);
    }
    ticket.to = body["to"].as_str().map(str::to_owned);
    let works = |counter: &&CounterView| counter.state == "open" && counter.staff == ticket.to;
    let at = counters
        .iter()
        .filter(works)
        .filter(|_| ticket.to.is_some());
    ticket.only_at = at.map(|counter| counter.id.clone()).collect();
    ticket.note = body["note"].as_str().map(str::to_owned);
}

async fn issue(State(made): State<Arc<Made>>, Json(body): Json<Value>) -> Response {
    println!("issue: {body}");
    let Ok(mut queue) = made.queue.lock() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    queue.waiting.push(fixture::ticket(
        113,
        body["service"].as_str().unwrap_or("enquiries"),
        0,
    ));
    recount(&made, &mut queue);
    let _ = CHANGES.send("ticket.issued".to_owned());
    (StatusCode::CREATED, Json(fixture::promised(113))).into_response()
}

async fn code(Json(body): Json<Value>) -> Response {
    println!("code: {body}");
    Json(json!({ "code": "4827 1936", "seconds": 600, "words_arabic": fixture::authority().arabic, "words_latin": fixture::authority().latin })).into_response()
}

async fn nothing(Json(body): Json<Value>) -> Response {
    println!("{body}");
    Json(json!({})).into_response()
}

fn recount(made: &Made, queue: &mut QueueView) {
    queue.services = made
        .setup
        .services
        .iter()
        .map(|service| fixture::of(service, &queue.waiting))
        .collect();
}

fn remember(before: QueueView) {
    if let Ok(mut kept) = BEFORE.lock() {
        *kept = Some(before);
    }
}

fn told(kind: &str) -> Response {
    // Nobody listening is no fault.
    let _ = CHANGES.send(kind.to_owned());
    Json(json!({})).into_response()
}
