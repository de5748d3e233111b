//! Connections at a time. One too many waits a moment for a place and is closed then; a place is free again when its
//! connection ends.

use axum_server::accept::Accept;
use std::future::Future;
use std::io::{Error, ErrorKind, Result};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::Service;

const PATIENCE: Duration = Duration::from_secs(2);

/// The places of one listener.
#[derive(Clone)]
pub(super) struct Bounded {
    places: Arc<Semaphore>,
}

impl Bounded {
    pub(super) fn new(connections: u32) -> Self {
        Self {
            places: Arc::new(Semaphore::new(connections as usize)),
        }
    }
}

impl<S: Send + 'static> Accept<TcpStream, S> for Bounded {
    type Stream = TcpStream;
    type Service = Placed<S>;
    type Future = Pin<Box<dyn Future<Output = Result<(TcpStream, Placed<S>)>> + Send>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let places = self.places.clone();
        Box::pin(async move {
            let place = tokio::time::timeout(PATIENCE, places.acquire_owned())
                .await
                .map_err(|_| Error::from(ErrorKind::ConnectionRefused))?
                .map_err(|_| Error::from(ErrorKind::ConnectionRefused))?;
            // Events are small and must not wait for more.
            stream.set_nodelay(true)?;
            let _place = Arc::new(place);
            Ok((stream, Placed { service, _place }))
        })
    }
}

/// A connection's service, with its place while it lives.
#[derive(Clone)]
pub(super) struct Placed<S> {
    service: S,
    _place: Arc<OwnedSemaphorePermit>,
}

impl<S: Service<R>, R> Service<R> for Placed<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<std::result::Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, request: R) -> S::Future {
        self.service.call(request)
    }
}
