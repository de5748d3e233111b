//! The least that a service over HTTP could do on this disk: axum on as many threads as ours has, answering what it
//! was sent, and the floor's ticket written before the answer.

use super::client::{Client, Credentials};
use crate::floor::Floor;
use anyhow::{Context, Result};
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Router, serve::ListenerExt};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

/// As often as the kiosk's loop looks whether its log is worth moving.
const TIDY: Duration = Duration::from_millis(500);

type Shared = Arc<Mutex<Floor>>;

/// The bare service; ended when dropped.
pub(super) struct Bare {
    socket: SocketAddr,
    _runtime: Runtime,
}

impl Bare {
    /// Starts it, its file under `folder`.
    ///
    /// # Errors
    /// When it cannot listen or write.
    pub(super) fn start(folder: &Path) -> Result<Self> {
        let floor = Arc::new(Mutex::new(Floor::open(folder)?));
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        let socket = listener.local_addr().context("no address")?;
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        runtime.spawn(tidy(floor.clone()));
        let router = Router::new()
            .route("/echo", post(async |body: String| body))
            .route("/ticket", post(ticket))
            .with_state(floor);
        runtime.spawn(async { axum::serve(listener, router).await });
        Ok(Self {
            socket,
            _runtime: runtime,
        })
    }

    /// A connection to it.
    ///
    /// # Errors
    /// When it is gone.
    pub(super) fn client(&self) -> Result<Client> {
        Client::connect(self.socket, &Credentials::default())
    }
}

async fn ticket(State(floor): State<Shared>, body: String) -> Result<String, StatusCode> {
    let mut floor = floor.lock().unwrap_or_else(PoisonError::into_inner);
    match floor.issue("service") {
        Ok(number) => Ok(format!("{number} {body}")),
        Err(_) => Err(StatusCode::SERVICE_UNAVAILABLE),
    }
}

async fn tidy(floor: Shared) {
    let mut ticks = tokio::time::interval(TIDY);
    loop {
        ticks.tick().await;
        let floor = floor.lock().unwrap_or_else(PoisonError::into_inner);
        // A log that is not moved now is moved later.
        floor.tidy().ok();
    }
}
