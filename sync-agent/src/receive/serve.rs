//! The receiver on the network: plain HTTP on this machine alone, one batch at a time.

use super::events::Batch;
use super::kept::{Answer, Kept};
use super::packed::{MOST, too_large, unpacked};
use super::problem::Problem;
use super::{DoingTo, ReceiveError};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use subtle::ConstantTimeEq;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::time::timeout;

/// The longest a body may take to come.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long an answer on its way is waited for at the end.
const GRACE: Duration = Duration::from_secs(2);

/// Where a receiver keeps what it gets, and where it listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listening {
    /// Folder for `received.db` and `delivered.jsonl`; made where it is missing.
    pub data: PathBuf,
    /// An address of this machine alone; port 0 takes a free one.
    pub address: SocketAddr,
    /// File with the bearer token that senders must show; `None`: whoever reaches it may send.
    pub token_file: Option<PathBuf>,
}

/// Receives until the process is told to stop (SIGTERM, SIGINT); `started` is told the address once it answers.
///
/// # Errors
/// [`ReceiveError::NotLoopback`], or when the folder, the token or the address cannot be used.
pub fn receive(
    listening: &Listening,
    started: impl FnOnce(SocketAddr) -> std::io::Result<()>,
) -> Result<(), ReceiveError> {
    let address = listening.address;
    if !address.ip().is_loopback() {
        return Err(ReceiveError::NotLoopback(address));
    }
    let receiver = Arc::new(Receiver {
        token: listening.token_file.as_deref().map(token).transpose()?,
        kept: Mutex::new(Kept::open(&listening.data)?),
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let bound = TcpListener::bind(address).await;
        let listener = bound.map_err(|source| ReceiveError::Listen(address, source))?;
        let told = told_to_stop()?;
        started(listener.local_addr()?)?;
        serve(listener, receiver, told).await
    })
}

fn token(file: &Path) -> Result<String, ReceiveError> {
    let text = std::fs::read_to_string(file).doing_to("read the token in", file)?;
    match text.trim() {
        "" => Err(ReceiveError::NoToken(file.to_owned())),
        token => Ok(token.to_owned()),
    }
}

/// True once the process is told to stop.
fn told_to_stop() -> Result<watch::Receiver<bool>, ReceiveError> {
    let (mut term, mut interrupt) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    let (stop, told) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = interrupt.recv() => {}
        }
        stop.send_replace(true);
    });
    Ok(told)
}

async fn serve(
    listener: TcpListener,
    receiver: Arc<Receiver>,
    mut told: watch::Receiver<bool>,
) -> Result<(), ReceiveError> {
    let mut stopping = told.clone();
    let serving = axum::serve(listener, router(receiver)).with_graceful_shutdown(async move {
        let _told = stopping.wait_for(|stop| *stop).await.is_ok();
    });
    let late = async {
        let _told = told.wait_for(|stop| *stop).await.is_ok();
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = serving => Ok(ended?),
        () = late => Ok(()),
    }
}

/// What answers; the contract names no path, so any will do.
fn router(receiver: Arc<Receiver>) -> Router {
    Router::new().fallback(take).with_state(receiver)
}

struct Receiver {
    token: Option<String>,
    kept: Mutex<Kept>,
}

async fn take(
    State(receiver): State<Arc<Receiver>>,
    request: Request,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    if parts.method != Method::POST {
        let detail = "batches of events are posted here; there is nothing to read";
        return Err(Problem::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "method",
            detail,
        ));
    }
    receiver.admits(&parts.headers)?;
    is_batch(&parts.headers)?;
    let body = timeout(PATIENCE, axum::body::to_bytes(body, MOST)).await;
    let late = |_| {
        Problem::new(
            StatusCode::REQUEST_TIMEOUT,
            "late",
            "the body did not come to its end",
        )
    };
    let body = body.map_err(late)?.map_err(|_| too_large())?;
    let batch = Batch::read(&unpacked(&parts.headers, body.to_vec())?)?;
    let answer = receiver.keep(batch).await?;
    Ok(axum::Json(answer).into_response())
}

fn is_batch(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case(crate::http::BATCH) {
        return Ok(());
    }
    let detail = format!("send events as {}", crate::http::BATCH);
    Err(Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "media-type",
        detail,
    ))
}

impl Receiver {
    fn admits(&self, headers: &HeaderMap) -> Result<(), Problem> {
        let Some(token) = &self.token else {
            return Ok(());
        };
        let shown = headers.get(header::AUTHORIZATION);
        let shown = shown.and_then(|shown| shown.to_str().ok()?.strip_prefix("Bearer "));
        let known = shown.is_some_and(|shown| shown.as_bytes().ct_eq(token.as_bytes()).into());
        let detail =
            "show the token of the file that --token-file names, as `Authorization: Bearer`";
        known
            .then_some(())
            .ok_or_else(|| Problem::new(StatusCode::UNAUTHORIZED, "token", detail))
    }

    async fn keep(self: Arc<Self>, batch: Batch) -> Result<Answer, Problem> {
        let kept = tokio::task::spawn_blocking(move || {
            // A batch that went wrong half-way was taken back by the database.
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.take(&batch)
        });
        let kept = kept.await.map_err(|error| not_kept(&error))?;
        kept.map_err(|error| not_kept(&error))
    }
}

fn not_kept(error: &(dyn std::error::Error + 'static)) -> Problem {
    tracing::error!(error, "a batch could not be kept");
    let detail = "the batch could not be kept; send it again later";
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "not-kept", detail)
}
