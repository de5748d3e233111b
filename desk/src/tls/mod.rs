//! Trust on the LAN (facts.md, "Pairing and trust"): the branch's own certificate authority, made at first start
//! and constrained to the branch's names; the certificate it gives the service, made anew by itself; and the six
//! words by which people compare its fingerprint.

mod authority;
mod certificate;
mod error;
mod words;

pub(crate) use authority::Authority;
pub(crate) use certificate::Certificate;
pub use error::TlsError;
pub use words::{Words, words};
