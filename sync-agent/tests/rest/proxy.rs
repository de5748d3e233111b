//! A bad way to a system: answers that are cut, late, of others' making, and requests that arrive when nobody waits for them.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::runtime::Runtime;

/// What the way does with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misdeed {
    /// Answers so by itself.
    Status(u16),
    /// Breaks the connection before the request arrives.
    CutBefore,
    /// Breaks it once the system has answered.
    CutAfter,
    /// Says 502 although the system did what it was asked for.
    BadGateway,
    /// Answers with a page of something else.
    Page,
    /// Brings the answer late, yet in time.
    Late,
    /// Breaks the connection; the request arrives just before the next that makes something.
    ArrivesLater,
}

/// A request, to be told to others.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: Method,
    uri: Uri,
    headers: HeaderMap,
    pub body: Bytes,
}

#[derive(Default)]
struct Kept {
    system: String,
    /// Of requests that make something, then of any.
    for_posts: VecDeque<Misdeed>,
    storm: Option<Storm>,
    waiting: Option<Asked>,
    asked: Vec<Asked>,
}

/// Misdeeds without end, by dice that fall the same way each time.
struct Storm(u64);

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Kept>>);

pub struct Proxy {
    shared: Shared,
    address: String,
    _runtime: Runtime,
}

impl Proxy {
    pub fn start() -> Self {
        let runtime = Runtime::new().unwrap();
        let shared = Shared::default();
        let router = Router::new().fallback(pass).with_state(shared.clone());
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

    /// Where the system is.
    pub fn leads_to(&self, address: String) {
        self.shared.lock().system = address;
    }

    /// What happens to the next requests that make something (after those for a token), one after another.
    pub fn misdoes(&self, misdeeds: &[Misdeed]) {
        self.shared.lock().for_posts.extend(misdeeds);
    }

    pub fn has_done_all_misdeeds(&self) -> bool {
        let kept = self.shared.lock();
        kept.for_posts.is_empty() && kept.waiting.is_none()
    }

    /// From now on something happens to every third request.
    pub fn storms(&self, seed: u64) {
        self.shared.lock().storm = Some(Storm(seed));
    }

    pub fn calms_down(&self) {
        self.shared.lock().storm = None;
    }

    /// Every request so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.shared.lock().asked.clone()
    }
}

impl Storm {
    fn falls(&mut self) -> Option<Misdeed> {
        use Misdeed::{BadGateway, CutAfter, CutBefore, Late, Page, Status};
        const ALL: [Misdeed; 8] = [
            Status(500),
            CutBefore,
            CutAfter,
            BadGateway,
            Page,
            Late,
            Status(429),
            Status(503),
        ];
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let dice = (self.0 >> 33) as usize;
        dice.is_multiple_of(3).then(|| ALL[dice / 3 % ALL.len()])
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap()
    }
}

impl Kept {
    fn misdeed(&mut self, asked: &Asked) -> Option<Misdeed> {
        let makes = asked.method == Method::POST && !asked.uri.path().ends_with("@poe");
        let planned = makes.then(|| self.for_posts.pop_front()).flatten();
        planned.or_else(|| self.storm.as_mut()?.falls())
    }
}

async fn pass(
    State(shared): State<Shared>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = Asked {
        method,
        uri,
        headers,
        body,
    };
    let (misdeed, before) = {
        let mut kept = shared.lock();
        kept.asked.push(asked.clone());
        let makes = asked.method == Method::POST && !asked.uri.path().ends_with("@poe");
        let before = if makes { kept.waiting.take() } else { None };
        (kept.misdeed(&asked), before)
    };
    let system = shared.lock().system.clone();
    if let Some(before) = before {
        let _nobody_hears = forward(&system, before).await;
    }
    match misdeed {
        None => forward(&system, asked).await,
        Some(Misdeed::Status(status)) => StatusCode::from_u16(status).unwrap().into_response(),
        Some(Misdeed::Page) => axum::response::Html("<!doctype html><p>Welcome").into_response(),
        Some(Misdeed::BadGateway) => {
            let _not_said = forward(&system, asked).await;
            StatusCode::BAD_GATEWAY.into_response()
        }
        Some(Misdeed::Late) => {
            let answer = forward(&system, asked).await;
            tokio::time::sleep(Duration::from_millis(300)).await;
            answer
        }
        Some(Misdeed::CutAfter) => {
            let _not_said = forward(&system, asked).await;
            cut()
        }
        Some(Misdeed::CutBefore) => cut(),
        Some(Misdeed::ArrivesLater) => {
            shared.lock().waiting = Some(asked);
            cut()
        }
    }
}

/// axum closes the connection of a request that panics; nobody hears an answer.
fn cut() -> Response {
    std::panic::panic_any(())
}

/// For asking on this machine.
pub fn client() -> reqwest::Client {
    let _set_before = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

async fn forward(system: &str, asked: Asked) -> Response {
    let request = client().request(asked.method, format!("{system}{}", asked.uri));
    match request.headers(asked.headers).body(asked.body).send().await {
        Err(_) => StatusCode::BAD_GATEWAY.into_response(),
        Ok(answer) => {
            let (status, kind) = (
                answer.status(),
                answer.headers().get("content-type").cloned(),
            );
            let body = answer.bytes().await.unwrap_or_default();
            let kind = kind.map(|kind| [("content-type", kind)]);
            match kind {
                Some(kind) => (status, kind, body).into_response(),
                None => (status, body).into_response(),
            }
        }
    }
}
