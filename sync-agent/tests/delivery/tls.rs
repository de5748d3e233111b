//! A target that speaks TLS, with whatever certificate a story gives it.

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DistinguishedName, DnType, IsCa, Issuer,
    KeyPair, date_time_ymd,
};
use rustls::pki_types::PrivateKeyDer;
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// An authority of the story's own.
pub struct Authority {
    pub pem: String,
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

/// From and until which year a certificate is valid.
pub type Years = (i32, i32);
pub const NOW: Years = (2000, 4000);

impl Authority {
    pub fn new() -> Self {
        Self::called("the story's authority")
    }

    pub fn called(own: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name = name(own);
        (params.not_before, params.not_after) =
            (date_time_ymd(2000, 1, 1), date_time_ymd(4000, 1, 1));
        let certificate = params.self_signed(&key).unwrap();
        Self {
            pem: certificate.pem(),
            certificate,
            issuer: Issuer::new(params, key),
        }
    }

    /// A certificate of 127.0.0.1 and its key.
    pub fn signs(&self, (from, until): Years) -> (Certificate, KeyPair) {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        params.distinguished_name = name("the story's target");
        (params.not_before, params.not_after) =
            (date_time_ymd(from, 1, 1), date_time_ymd(until, 1, 1));
        (params.signed_by(&key, &self.issuer).unwrap(), key)
    }
}

/// A certificate of 127.0.0.1 that nobody but itself vouches for, and its key.
pub fn of_its_own() -> (Certificate, KeyPair) {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
    (params.self_signed(&key).unwrap(), key)
}

fn name(name: &str) -> DistinguishedName {
    let mut named = DistinguishedName::new();
    named.push(DnType::CommonName, name);
    named
}

/// A target that takes every batch and says nothing of it.
pub struct SecureTarget {
    address: String,
    heads: Arc<Mutex<Vec<String>>>,
}

impl SecureTarget {
    /// One that shows this certificate; where `asks` it wants one of the sender's that this authority signed.
    pub fn start((certificate, key): (Certificate, KeyPair), asks: Option<&Authority>) -> Self {
        let _set_before = rustls::crypto::ring::default_provider().install_default();
        let config = ServerConfig::builder();
        let config = match asks {
            None => config.with_no_client_auth(),
            Some(authority) => {
                let mut roots = RootCertStore::empty();
                roots.add(authority.certificate.der().clone()).unwrap();
                let verifier = WebPkiClientVerifier::builder(roots.into()).build().unwrap();
                config.with_client_cert_verifier(verifier)
            }
        };
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = config.with_single_cert(vec![certificate.der().clone()], key);
        let config = Arc::new(config.unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("https://{}", listener.local_addr().unwrap());
        let heads = Arc::new(Mutex::new(Vec::new()));
        let kept = heads.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let connection = ServerConnection::new(config.clone()).unwrap();
                // A sender that does not like the certificate goes away; that is not this side's fault.
                if let Ok(head) = answer(StreamOwned::new(connection, stream)) {
                    kept.lock().unwrap().push(head);
                }
            }
        });
        Self { address, heads }
    }

    pub fn url(&self) -> &str {
        &self.address
    }

    /// The heads of all requests that came.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

/// Answers one request; its head.
fn answer(stream: StreamOwned<ServerConnection, TcpStream>) -> std::io::Result<String> {
    let mut stream = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.unwrap().parse().unwrap()];
    stream.read_exact(&mut body)?;
    let stream = stream.get_mut();
    stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}")?;
    stream.conn.send_close_notify();
    stream.flush()?;
    Ok(head)
}
