//! The two listeners: the service's own, by TLS or plain on loopback, and the visitors' plain one.

use super::bounded::Bounded;
use super::{ServeError, Service};
use crate::tls::{Authority, Certificate, TlsError};
use axum::Router;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Handle, Server};
use hyper_util::rt::TokioTimer;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

/// How often the certificate is looked at: a clock may turn out to have been wrong.
const LOOK: Duration = Duration::from_secs(60);

/// A socket that listens; `key` names its setting.
pub(super) fn bind(address: SocketAddr, key: &'static str) -> Result<TcpListener, ServeError> {
    let bound = TcpListener::bind(address).and_then(|listener| {
        listener.set_nonblocking(true)?;
        Ok(listener)
    });
    bound.map_err(|source| match source.kind() {
        ErrorKind::AddrInUse => ServeError::InUse { address, key },
        _ => ServeError::Listen {
            address,
            key,
            source,
        },
    })
}

/// Serves plain HTTP until the handle says so; `head`: as in [`super::Limits`].
pub(super) async fn plain(
    listener: TcpListener,
    handle: Handle,
    (bounded, head): (Bounded, Duration),
    router: Router,
) {
    let server = with_limit(axum_server::from_tcp(listener).handle(handle), head);
    let made = router.into_make_service_with_connect_info::<SocketAddr>();
    if let Err(error) = server.acceptor(bounded).serve(made).await {
        tracing::error!("a listener of the branch service ended: {error}");
    }
}

/// As [`plain`], by TLS.
pub(super) async fn secure(
    listener: TcpListener,
    handle: Handle,
    (bounded, head, config): (Bounded, Duration, RustlsConfig),
    router: Router,
) {
    let server = with_limit(axum_server::from_tcp(listener).handle(handle), head);
    let acceptor = RustlsAcceptor::new(config).acceptor(bounded);
    let made = router.into_make_service_with_connect_info::<SocketAddr>();
    if let Err(error) = server.acceptor(acceptor).serve(made).await {
        tracing::error!("the branch service's listener ended: {error}");
    }
}

fn with_limit<A>(mut server: Server<A>, head: Duration) -> Server<A> {
    let mut http = server.http_builder().http1();
    http.timer(TokioTimer::new()).header_read_timeout(head);
    server
}

/// The hosts the certificate is for: those of the settings, and this machine's own.
pub(super) fn names(desk: &config::Desk) -> Vec<String> {
    let own = [IpAddr::from([127, 0, 0, 1]).to_string(), "::1".to_owned()];
    let listen = (!desk.listen.is_unspecified()).then(|| desk.listen.to_string());
    let mut names = desk.names.clone();
    for name in listen
        .into_iter()
        .chain(["localhost".to_owned()])
        .chain(own)
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The first certificate, and what a listener works with.
pub(super) fn first_certificate(
    service: &Service,
    authority: &Authority,
) -> Result<(Certificate, RustlsConfig), TlsError> {
    let names = names(&service.settings.desk);
    let certificate = Certificate::give(authority, &names, service.now().at)?;
    let config = RustlsConfig::from_config(certificate.config());
    Ok((certificate, config))
}

/// Has the certificate given anew whenever it is due.
pub(super) async fn renew(service: Arc<Service>, mut given: Certificate, config: RustlsConfig) {
    let names = names(&service.settings.desk);
    let mut looks = tokio::time::interval(LOOK);
    loop {
        looks.tick().await;
        let now = service.now().at;
        let Some(authority) = service.authority.as_ref().filter(|_| given.is_due(now)) else {
            continue;
        };
        match Certificate::give(authority, &names, now) {
            Ok(anew) => {
                config.reload_from_config(anew.config());
                given = anew;
            }
            Err(error) => tracing::error!("the certificate could not be given anew: {error}"),
        }
    }
}
