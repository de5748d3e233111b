//! A request that came to no answer: what kind of trouble that is.

use crate::fault::{Trouble, TroubleKind, chain};
use rustls::CertificateError::{NotValidYet, NotValidYetContext};
use std::error::Error;

/// The trouble in a failure. The address is left out: the settings have it, and it may carry a secret.
pub(super) fn trouble(failure: reqwest::Error) -> Trouble {
    let failure = failure.without_url();
    Trouble::new(kind(&failure), chain(&failure))
}

fn kind(failure: &(dyn Error + 'static)) -> TroubleKind {
    match in_tls(failure) {
        None => TroubleKind::Offline,
        // Nobody serves a certificate of the future: a clock that lost its time does not know the present one.
        Some(rustls::Error::InvalidCertificate(NotValidYet | NotValidYetContext { .. })) => {
            TroubleKind::Clock
        }
        Some(_) => TroubleKind::Tls,
    }
}

/// What went wrong in TLS, where that is the cause.
fn in_tls<'e>(failure: &'e (dyn Error + 'static)) -> Option<&'e rustls::Error> {
    let mut cause = Some(failure);
    while let Some(error) = cause {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        // What an IO error was made of is not among its sources.
        let inner = error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref);
        cause = match inner {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustls::CertificateError;
    use std::io;

    #[test]
    fn a_certificate_of_the_future_is_the_clocks_fault_and_any_other_is_tls() {
        let failed = |error: rustls::Error| {
            let inner = io::Error::new(io::ErrorKind::InvalidData, error);
            kind(&io::Error::other(inner))
        };
        let certificate = |error| failed(rustls::Error::InvalidCertificate(error));
        assert_eq!(
            certificate(CertificateError::NotValidYet),
            TroubleKind::Clock
        );
        assert_eq!(certificate(CertificateError::Expired), TroubleKind::Tls);
        assert_eq!(
            certificate(CertificateError::UnknownIssuer),
            TroubleKind::Tls
        );
        assert_eq!(
            failed(rustls::Error::HandshakeNotComplete),
            TroubleKind::Tls
        );
        let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
        assert_eq!(kind(&io::Error::other(refused)), TroubleKind::Offline);
    }
}
