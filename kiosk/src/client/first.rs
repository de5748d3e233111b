//! The first contact: nothing is trusted yet. The handshake shows which authority stands behind whoever answers; only
//! that one is trusted for all that follows, the pairing code first, and people compare its words.

use anyhow::{Context, Result};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, Error, SignatureScheme};
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::{Arc, Mutex, PoisonError};
use ureq::http::Uri;

/// The authority (DER) that whoever answers at an `https` address names; `None` for plain `http`.
pub(super) fn authority(address: &str) -> Result<Option<Vec<u8>>> {
    let uri: Uri = address.parse().context("device.branch_service")?;
    if uri.scheme_str() != Some("https") {
        return Ok(None);
    }
    let host = uri.host().context("device.branch_service names no host")?;
    let host = host.trim_matches(['[', ']']).to_owned();
    let port = uri.port_u16().unwrap_or(443);
    let seen = Arc::new(Seen::new());
    let config = ClientConfig::builder_with_provider(Arc::new(seen.provider.clone()))
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(seen.clone())
        .with_no_client_auth();
    let name = ServerName::try_from(host.clone())?;
    let mut connection = ClientConnection::new(Arc::new(config), name)?;
    let mut stream = connect(&host, port)?;
    while connection.is_handshaking() {
        connection.complete_io(&mut stream)?;
    }
    let last = seen.last.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(last.clone())
}

fn connect(host: &str, port: u16) -> Result<TcpStream> {
    let mut told = anyhow::anyhow!("its name has no address");
    for address in (host, port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, super::CONNECT) {
            Ok(stream) => {
                stream.set_read_timeout(Some(super::ANSWER))?;
                stream.set_write_timeout(Some(super::ANSWER))?;
                return Ok(stream);
            }
            Err(error) => told = error.into(),
        }
    }
    Err(told)
}

/// Takes any certificate, and keeps the last of its chain: the authority goes along with the service's own.
#[derive(Debug)]
struct Seen {
    provider: CryptoProvider,
    last: Mutex<Option<Vec<u8>>>,
}

impl Seen {
    fn new() -> Self {
        Self {
            provider: rustls::crypto::ring::default_provider(),
            last: Mutex::new(None),
        }
    }
}

impl ServerCertVerifier for Seen {
    fn verify_server_cert(
        &self,
        own: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let last = others.last().unwrap_or(own).to_vec();
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(last);
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        let known = &self.provider.signature_verification_algorithms;
        known.supported_schemes()
    }
}
