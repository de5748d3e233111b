//! A receiver that obeys the contract (unique ids, results for each, a watermark) except where it is told not to.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::post;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::io::{Read, Write};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;
use tokio::runtime::Runtime;

/// What a receiver does with one request instead of what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misdeed {
    /// Answers with this status and keeps nothing.
    Status(u16),
    /// Answers 429 and wants to be left alone for so many seconds.
    Rest(u32),
    /// Answers 200 with a page of something else.
    Page,
    /// Answers half of what it should say, having kept all.
    HalfAnAnswer,
    /// Keeps all and breaks the connection before it answers.
    CutAfter,
    /// Breaks the connection and keeps nothing.
    CutBefore,
    /// Answers for the first half of the batch alone, and keeps that.
    HalfTheFacts,
    /// Has lost everything that it had after this seq, and says so from now on.
    Forget(u64),
    /// Keeps all, and says that it has answered for nothing.
    Deny,
    /// Never answers.
    Silence,
    /// Sends whoever asks to another address.
    Elsewhere,
    /// Answers with little that unpacks to much.
    Bomb,
    /// Answers with more and more.
    Endless,
}

#[derive(Default)]
struct Kept {
    misdeeds: VecDeque<Misdeed>,
    /// Each event that had an effect, in the order of the effects.
    effects: Vec<Value>,
    /// Hash by id.
    known: BTreeMap<String, String>,
    /// Seqs answered for.
    answered: Vec<u64>,
    refuses: Option<Refusal>,
    requests: Vec<Instant>,
    authorization: Option<String>,
    elsewhere: String,
    /// Seconds that its clock is ahead.
    ahead: Option<i64>,
}

/// A record that a receiver never takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The whole batch is refused for it, with 413.
    Batch(u64),
    /// It alone is, in the results.
    Item(u64),
    /// It is told to be in conflict, in the results.
    Clash(u64),
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Kept>>);

pub struct Receiver {
    shared: Shared,
    address: String,
    _runtime: Runtime,
}

impl Receiver {
    pub fn start() -> Self {
        let runtime = Runtime::new().unwrap();
        let shared = Shared::default();
        let router = Router::new()
            .route("/api/v1/facts", post(take))
            .with_state(shared.clone());
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        runtime.spawn(async { axum::serve(listener, router).await });
        Self {
            shared,
            address,
            _runtime: runtime,
        }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// What it does wrong with the next requests, one after another.
    pub fn misbehaves(&self, misdeeds: &[Misdeed]) {
        self.shared.lock().misdeeds.extend(misdeeds);
    }

    pub fn refuses(&self, refusal: Refusal) {
        self.shared.lock().refuses = Some(refusal);
    }

    /// Where it sends whoever asks, when it does.
    pub fn sends_elsewhere(&self, address: &str) {
        self.shared.lock().elsewhere = address.to_owned();
    }

    pub fn has_its_clock_ahead(&self, seconds: i64) {
        self.shared.lock().ahead = Some(seconds);
    }

    /// From now on it takes what it refused.
    pub fn takes_all(&self) {
        self.shared.lock().refuses = None;
    }

    /// Ids of all that had an effect, in order.
    pub fn ids(&self) -> Vec<String> {
        let kept = self.shared.lock();
        kept.effects
            .iter()
            .map(|event| event["id"].as_str().unwrap().to_owned())
            .collect()
    }

    pub fn effects(&self) -> Vec<Value> {
        self.shared.lock().effects.clone()
    }

    pub fn has_done_all_misdeeds(&self) -> bool {
        self.shared.lock().misdeeds.is_empty()
    }

    pub fn requests(&self) -> Vec<Instant> {
        self.shared.lock().requests.clone()
    }

    pub fn authorization(&self) -> Option<String> {
        self.shared.lock().authorization.clone()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap()
    }

    fn falls_silent(&self) -> bool {
        let mut kept = self.lock();
        let silent = kept.misdeeds.pop_front_if(|next| *next == Misdeed::Silence);
        if silent.is_some() {
            kept.requests.push(Instant::now());
        }
        silent.is_some()
    }
}

async fn take(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Response {
    let ahead = shared.lock().ahead;
    let mut response = answer(shared, headers, body).await;
    if let Some(ahead) = ahead {
        let time = chrono::Utc::now() + chrono::TimeDelta::seconds(ahead);
        let time = time.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
        response.headers_mut().insert("date", time.parse().unwrap());
    }
    response
}

async fn answer(shared: Shared, headers: HeaderMap, body: Bytes) -> Response {
    let events = unpack(&headers, &body);
    if shared.falls_silent() {
        return std::future::pending().await;
    }
    let mut kept = shared.lock();
    kept.requests.push(Instant::now());
    kept.authorization = headers
        .get("authorization")
        .map(|value| value.to_str().unwrap().to_owned());
    let half = events.len().div_ceil(2);
    match kept.misdeeds.pop_front() {
        None => kept.answer(&events),
        Some(Misdeed::Status(status)) => StatusCode::from_u16(status).unwrap().into_response(),
        Some(Misdeed::Rest(seconds)) => {
            let headers = [("retry-after", seconds.to_string())];
            (StatusCode::TOO_MANY_REQUESTS, headers).into_response()
        }
        Some(Misdeed::Elsewhere) => {
            let address = format!("{}/api/v1/facts", kept.elsewhere);
            (StatusCode::TEMPORARY_REDIRECT, [("location", address)]).into_response()
        }
        Some(Misdeed::Bomb) => ([("content-encoding", "gzip")], bomb()).into_response(),
        Some(Misdeed::Endless) => " ".repeat(64 << 20).into_response(),
        Some(Misdeed::Page) => Html("<!doctype html><p>Welcome").into_response(),
        Some(Misdeed::HalfAnAnswer) => {
            let _not_said = kept.answer(&events);
            "{\"results\": [{\"id\":".into_response()
        }
        // axum closes the connection of a request that panics; nobody hears an answer.
        Some(Misdeed::CutAfter) => {
            let _not_said = kept.answer(&events);
            drop(kept);
            std::panic::panic_any(())
        }
        Some(Misdeed::CutBefore | Misdeed::Silence) => {
            drop(kept);
            std::panic::panic_any(())
        }
        Some(Misdeed::HalfTheFacts) => kept.answer(&events[..half]),
        Some(Misdeed::Deny) => {
            let results: Vec<Value> = events.iter().map(|event| kept.take(event)).collect();
            axum::Json(json!({ "results": results, "contiguous_through": 0 })).into_response()
        }
        Some(Misdeed::Forget(seq)) => {
            kept.forget(seq);
            kept.answer(&events)
        }
    }
}

/// A hundred megabytes of nothing, packed.
fn bomb() -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let some = vec![b' '; 1 << 20];
    for _ in 0..100 {
        packed.write_all(&some).unwrap();
    }
    packed.finish().unwrap()
}

/// The events of a request that is one of the contract.
fn unpack(headers: &HeaderMap, body: &Bytes) -> Vec<Value> {
    assert_eq!(
        headers["content-type"],
        "application/cloudevents-batch+json"
    );
    let mut text = body.to_vec();
    if headers
        .get("content-encoding")
        .is_some_and(|how| how == "gzip")
    {
        let packed = std::mem::take(&mut text);
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_end(&mut text)
            .unwrap();
    }
    let events: Vec<Value> = serde_json::from_slice(&text).unwrap();
    let sources: Vec<&Value> = events.iter().map(|event| &event["source"]).collect();
    assert!(
        sources.windows(2).all(|pair| pair[0] == pair[1]),
        "one batch has one source"
    );
    events
}

impl Kept {
    fn answer(&mut self, events: &[Value]) -> Response {
        let refused = |event: &Value, seq| event["seq"] == seq;
        if let Some(Refusal::Batch(seq)) = self.refuses
            && events.iter().any(|event| refused(event, seq))
        {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        }
        let results: Vec<Value> = events.iter().map(|event| self.take(event)).collect();
        let through = (1..).take_while(|seq| self.answered.contains(seq)).last();
        let answer = json!({ "results": results, "contiguous_through": through.unwrap_or(0) });
        axum::Json(answer).into_response()
    }

    fn take(&mut self, event: &Value) -> Value {
        let (id, hash) = (
            event["id"].as_str().unwrap(),
            event["hash"].as_str().unwrap(),
        );
        let seq = event["seq"].as_u64().unwrap();
        self.answered.push(seq);
        if self.refuses == Some(Refusal::Item(seq)) {
            return json!({ "id": id, "status": "rejected", "reason": "never" });
        }
        if self.refuses == Some(Refusal::Clash(seq)) {
            return json!({ "id": id, "status": "conflict" });
        }
        match self.known.get(id) {
            Some(known) if known == hash => json!({ "id": id, "status": "duplicate" }),
            Some(_) => json!({ "id": id, "status": "conflict" }),
            None => {
                self.known.insert(id.to_owned(), hash.to_owned());
                self.effects.push(event.clone());
                json!({ "id": id, "status": "accepted" })
            }
        }
    }

    /// As one restored from an older copy.
    fn forget(&mut self, seq: u64) {
        self.answered.retain(|answered| *answered <= seq);
        self.refuses = None;
        self.effects
            .retain(|event| event["seq"].as_u64().unwrap() <= seq);
        let left: Vec<&str> = self
            .effects
            .iter()
            .map(|event| event["id"].as_str().unwrap())
            .collect();
        self.known.retain(|id, _| left.contains(&id.as_str()));
    }
}
