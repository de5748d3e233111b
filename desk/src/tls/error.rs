//! Why there is no TLS.

use std::path::PathBuf;

/// What kept the service from speaking TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A key or certificate file could not be handled.
    #[error("cannot {doing} {path}")]
    File {
        /// What was being done.
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// Why it failed.
        source: std::io::Error,
    },
    /// A certificate could not be made.
    #[error("cannot make the branch's certificates")]
    Make(#[from] rcgen::Error),
    /// The certificate that was made is refused by the TLS library.
    #[error("cannot use the branch's certificate")]
    Use(#[from] rustls::Error),
}
