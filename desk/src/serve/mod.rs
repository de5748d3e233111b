//! The branch service's shell: its threads, its listeners, and what stands around every request. It is started with
//! the way to the journal and stopped as a whole.

mod bounded;
mod counts;
mod door;
mod error;
mod guard;
mod limits;
mod listen;
mod pages;
mod rate;
mod router;
mod service;
mod trust;

pub use door::{Door, Entry};
pub use error::ServeError;
pub(crate) use guard::too_large;
pub use limits::Limits;
pub(crate) use service::Service;

use crate::api;
use crate::branch::Branch;
use crate::queue::Waits;
use crate::tls::Authority;
use axum_server::Handle;
use bounded::Bounded;
use config::Settings;
use domain::time::Stamp;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// Reads the device's clocks.
pub type Clock = Arc<dyn Fn() -> Stamp + Send + Sync>;
/// Tells how the device's parts are.
pub type Healths = Arc<dyn Fn() -> Vec<Health> + Send + Sync>;

const WORKERS: usize = 2;
/// For work that blocks: reading, hashing.
const BLOCKING: usize = 8;
/// For requests at work when the service stops.
const GRACE: Duration = Duration::from_secs(2);

/// How a part of the device is.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Health {
    /// The part, such as `journal` or `printer`.
    pub part: String,
    /// Whether it works.
    pub works: bool,
    /// What is wrong, in a word or a sentence; empty when nothing is.
    pub detail: String,
    /// How long it has been so.
    pub since_seconds: u64,
}

/// What a branch service is made of.
#[derive(Clone)]
pub struct Parts {
    /// Settings; port 0 takes a free one.
    pub settings: Settings,
    /// Data folder.
    pub data: PathBuf,
    /// The way to the journal.
    pub branch: Branch,
    /// The device's clocks; must not block for long.
    pub clock: Clock,
    /// How the device's parts are, for `/healthz`; must not block for long.
    pub health: Healths,
}

/// Where a service answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    /// The service's own URL, such as `https://reception.local:8443`.
    pub main: String,
    /// The socket behind it.
    pub main_socket: SocketAddr,
    /// The visitors' page, where it is on.
    pub page: Option<SocketAddr>,
}

/// A branch service at work. Dropping it ends it at once.
pub struct Running {
    addresses: Addresses,
    service: Arc<Service>,
    handles: Vec<Handle>,
    runtime: Runtime,
}

/// Starts the service on threads of its own. It answers once this returns.
///
/// # Errors
/// When a port is taken, or the keys' folder cannot be used.
pub fn start(parts: Parts) -> Result<Running, ServeError> {
    start_with(parts, Limits::default())
}

/// As [`start`], with other patience.
///
/// # Errors
/// As [`start`].
pub fn start_with(parts: Parts, limits: Limits) -> Result<Running, ServeError> {
    let desk = parts.settings.desk.clone();
    let main = listen::bind(
        SocketAddr::new(desk.listen, desk.port),
        "desk.listen and desk.port",
    )?;
    let page = desk
        .page_listen
        .map(|address| listen::bind(address, "desk.page_listen"))
        .transpose()?;
    let names = listen::names(&desk);
    let authority = (!desk.is_plain())
        .then(|| Authority::open(&parts.data.join("keys"), &parts.settings.branch.id, &names))
        .transpose()?;
    let service = Arc::new(Service::new(parts, limits, authority)?);
    let runtime = threads()?;
    let addresses = addresses(&service, &main, page.as_ref())?;
    let mut handles = Vec::new();
    {
        let _inside = runtime.enter();
        handles.push(spawn_main(&service, main)?);
        handles.extend(page.map(|listener| spawn_page(&service, listener)));
        tokio::spawn(api::tell_events(service.clone()));
        tokio::spawn(service.queue.clone().keep_waits());
    }
    Ok(Running {
        addresses,
        service,
        handles,
        runtime,
    })
}

impl Running {
    /// Where it answers.
    #[must_use]
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// The way in at the device itself.
    #[must_use]
    pub fn door(&self) -> Door {
        Door {
            service: self.service.clone(),
            runtime: self.runtime.handle().clone(),
        }
    }

    /// Expected waits, always the newest.
    #[must_use]
    pub fn waits(&self) -> Waits {
        self.service.queue.waits()
    }

    /// The authority's certificate as PEM.
    #[must_use]
    pub fn authority(&self) -> Option<&str> {
        self.service
            .authority
            .as_ref()
            .map(|authority| authority.pem.as_str())
    }

    /// Ends it: requests at work get a moment, listeners to events are told at once.
    pub fn stop(self) {
        self.service.stopping.send_replace(true);
        for handle in &self.handles {
            handle.graceful_shutdown(Some(GRACE));
        }
        let handles = &self.handles;
        self.runtime.block_on(async {
            let ended = async {
                while handles.iter().any(|handle| handle.connection_count() > 0) {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            };
            // What is not done by then is cut.
            tokio::time::timeout(GRACE, ended).await.ok();
        });
        self.runtime.shutdown_timeout(GRACE);
    }
}

fn threads() -> Result<Runtime, ServeError> {
    Builder::new_multi_thread()
        .worker_threads(WORKERS)
        .max_blocking_threads(BLOCKING)
        .thread_name("desk")
        .enable_all()
        .build()
        .map_err(ServeError::Threads)
}

fn spawn_main(service: &Arc<Service>, listener: TcpListener) -> Result<Handle, ServeError> {
    let handle = Handle::new();
    let bounded = Bounded::new(service.settings.desk.connections);
    let router = router::main(service);
    match &service.authority {
        None => {
            let limited = (bounded, service.limits.head);
            tokio::spawn(listen::plain(listener, handle.clone(), limited, router));
        }
        Some(authority) => {
            let (given, config) = listen::first_certificate(service, authority)?;
            tokio::spawn(listen::renew(service.clone(), given, config.clone()));
            tokio::spawn(listen::secure(
                listener,
                handle.clone(),
                (bounded, service.limits.head, config),
                router,
            ));
        }
    }
    Ok(handle)
}

fn spawn_page(service: &Arc<Service>, listener: TcpListener) -> Handle {
    let handle = Handle::new();
    let bounded = Bounded::new(service.settings.desk.connections);
    let limited = (bounded, service.limits.head);
    let router = router::page(service);
    tokio::spawn(listen::plain(listener, handle.clone(), limited, router));
    handle
}

fn addresses(
    service: &Service,
    main: &TcpListener,
    page: Option<&TcpListener>,
) -> Result<Addresses, ServeError> {
    let main_socket = main.local_addr().map_err(ServeError::Threads)?;
    let page = page
        .map(TcpListener::local_addr)
        .transpose()
        .map_err(ServeError::Threads)?;
    let desk = &service.settings.desk;
    let scheme = if service.secure { "https" } else { "http" };
    let main = match desk.names.first().filter(|_| desk.listen.is_unspecified()) {
        Some(name) => format!("{scheme}://{name}:{}", main_socket.port()),
        None => format!("{scheme}://{main_socket}"),
    };
    Ok(Addresses {
        main,
        main_socket,
        page,
    })
}
