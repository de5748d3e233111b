//! What every request passes before a handler sees it, and every answer on its way out: how many, how large, how
//! long, from where, and the headers that keep browsers from being used against the service.

use super::Service;
use crate::Problem;
use crate::people::csrf_header;
use crate::ratings::{FACTS, FACTS_BODY};
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;
use std::sync::Arc;
use tokio_stream::StreamExt;

/// Bytes of a request's body.
pub(super) const BODY: usize = 64 * 1024;
/// Bytes of a body that is too large which are read and thrown away, so that its sender hears why.
const THROWN_AWAY: usize = 16 * 1024 * 1024;

/// The guard of one listener.
#[derive(Clone)]
pub(super) struct Guard {
    pub(super) service: Arc<Service>,
    /// `http` or `https`, as its pages' origin has it.
    pub(super) scheme: &'static str,
}

/// The guard, as a layer around everything.
pub(super) async fn guard(
    State(guard): State<Guard>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let api = request.uri().path().starts_with("/api/");
    let longest = guard.service.limits.answer;
    let answered = match tokio::time::timeout(longest, guard.passed(peer, request, next)).await {
        Ok(Ok(response)) => response,
        Ok(Err(problem)) => problem.into_response(),
        Err(_) => slow().into_response(),
    };
    guard.service.counts.answered(answered.status().as_u16());
    with_headers(answered, api, guard.scheme)
}

impl Guard {
    async fn passed(
        &self,
        peer: SocketAddr,
        request: Request,
        next: Next,
    ) -> Result<Response, Problem> {
        let now_ms = self.service.now().mono_ms;
        if let Some(seconds) = self.service.rate.count(peer.ip(), now_ms) {
            let detail = format!("too many requests; try again in {seconds} seconds");
            let refused = Problem::new(StatusCode::TOO_MANY_REQUESTS, "rate", detail);
            return Err(refused.after(seconds));
        }
        let request = self.checked(request).await?;
        Ok(next.run(request).await)
    }

    async fn checked(&self, request: Request) -> Result<Request, Problem> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return Ok(request);
        }
        self.check_origin(request.headers())?;
        let most = most(request.uri().path());
        if length(request.headers()).is_some_and(|length| length > most) {
            throw_away(request.into_body()).await;
            return Err(too_large());
        }
        whole(request, most).await
    }

    /// Browsers say from which page a change is asked; none but ours may.
    fn check_origin(&self, headers: &HeaderMap) -> Result<(), Problem> {
        let text = |name| {
            headers
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
        };
        let ours = match (headers.get(header::ORIGIN), text(header::HOST)) {
            (None, _) => true,
            (Some(origin), Some(host)) => {
                let own = format!("{}://{host}", self.scheme);
                origin.as_bytes().eq_ignore_ascii_case(own.as_bytes())
            }
            (Some(_), None) => false,
        };
        let site = headers.get("sec-fetch-site");
        let same = site.is_none_or(|site| site == "same-origin" || site == "none");
        if ours && same {
            return Ok(());
        }
        let detail = "a page of another site asked for this; open this service's own page";
        Err(Problem::new(
            StatusCode::FORBIDDEN,
            "foreign-origin",
            detail,
        ))
    }
}

/// The request with its body read: what a handler left unread would end the connection under its sender's next
/// request. A plain form's field `csrf` becomes the header that handlers look at.
async fn whole(request: Request, most: usize) -> Result<Request, Problem> {
    let (mut parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, most)
        .await
        .map_err(|_| too_large())?;
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let form = kind.is_some_and(|kind| {
        kind.as_bytes()
            .starts_with(b"application/x-www-form-urlencoded")
    });
    let bare = form && !parts.headers.contains_key(csrf_header());
    if let Some(token) = bare.then(|| field(&body, b"csrf=")).flatten() {
        parts.headers.insert(csrf_header(), token);
    }
    Ok(Request::from_parts(parts, Body::from(body)))
}

/// Bytes of a body to this path: what devices deliver comes in batches.
fn most(path: &str) -> usize {
    match path {
        FACTS => FACTS_BODY,
        _ => BODY,
    }
}

fn field(form: &Bytes, name: &[u8]) -> Option<HeaderValue> {
    let mut fields = form.split(|byte| *byte == b'&');
    let value = fields.find_map(|field| field.strip_prefix(name))?;
    HeaderValue::from_bytes(value).ok()
}

fn length(headers: &HeaderMap) -> Option<usize> {
    let length = headers.get(header::CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

async fn throw_away(body: Body) {
    let mut chunks = body.into_data_stream();
    let mut read = 0;
    while let Some(Ok(chunk)) = chunks.next().await {
        read += chunk.len();
        if read > THROWN_AWAY {
            return;
        }
    }
}

/// 413.
pub(crate) fn too_large() -> Problem {
    let detail = format!(
        "the request is too large; {BODY} bytes are the most, and {FACTS_BODY} of delivered facts"
    );
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", detail)
}

fn slow() -> Problem {
    let detail = "this took too long; try again";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "slow", detail).after(1)
}

/// A handler that died is our fault, and no one else's.
pub(super) fn died(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a request's handler died");
    let detail = "something went wrong here; it was written down";
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "fault", detail).into_response()
}

const ALWAYS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

fn with_headers(mut response: Response, api: bool, scheme: &str) -> Response {
    let headers = response.headers_mut();
    let secure = (scheme == "https").then_some(("strict-transport-security", "max-age=31536000"));
    let fresh = api.then_some(("cache-control", "no-store"));
    for (name, value) in ALWAYS.into_iter().chain(secure).chain(fresh) {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}
