//! Why the branch service does not start.

use crate::tls::TlsError;
use std::net::SocketAddr;

/// What kept the service from starting.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program listens there.
    #[error("{address} is in use by another program; write another port in the settings: {key}")]
    InUse {
        /// The address.
        address: SocketAddr,
        /// The setting that names it.
        key: &'static str,
    },
    /// This machine may not or cannot listen there.
    #[error("cannot listen on {address}; see {key} in the settings")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The setting that names it.
        key: &'static str,
        /// Why.
        source: std::io::Error,
    },
    /// No certificate.
    #[error("the branch service has no certificate")]
    Tls(#[from] TlsError),
    /// The journal's folder cannot be used.
    #[error("the branch service cannot use the journal's folder")]
    Store(#[from] store::StoreError),
    /// The system gave no threads.
    #[error("cannot start the branch service's threads")]
    Threads(#[source] std::io::Error),
}
