//! TLS by the branch's own authority.

use crate::rig::{Client, Rig, exchange};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::time_provider::TimeProvider;
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

fn by_tls() -> Rig {
    Rig::with(|settings| {
        settings.desk.plain_on_loopback = false;
        settings.desk.names = vec!["reception.local".to_owned()];
        settings.desk.page_listen = Some((Ipv4Addr::LOCALHOST, 0).into());
    })
}

/// A device's clock.
#[derive(Debug)]
struct At(UnixTime);

impl TimeProvider for At {
    fn current_time(&self) -> Option<UnixTime> {
        Some(self.0)
    }
}

/// A client that trusts this authority and calls the service by this name.
fn ask(rig: &Rig, authority: &CertificateDer<'static>, name: &str) -> std::io::Result<String> {
    let mut trusted = RootCertStore::empty();
    trusted.add(authority.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let now = rig.now().at.timestamp().unsigned_abs();
    let clock = At(UnixTime::since_unix_epoch(Duration::from_secs(now)));
    let config = ClientConfig::builder_with_details(provider, Arc::new(clock))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(trusted)
        .with_no_client_auth();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let socket = TcpStream::connect(rig.running().addresses().main_socket)?;
    let mut stream = StreamOwned::new(connection, socket);
    stream.write_all(
        b"GET /nothing HTTP/1.1\r\nHost: reception.local\r\nConnection: close\r\n\r\n",
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

fn authority(rig: &Rig) -> CertificateDer<'static> {
    let pem = rig.running().authority().unwrap();
    CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()
}

#[test]
fn a_client_that_trusts_the_authority_connects_and_one_that_does_not_refuses() {
    let (rig, other) = (by_tls(), by_tls());
    let ours = authority(&rig);
    for name in ["reception.local", "localhost", "127.0.0.1"] {
        let answer = ask(&rig, &ours, name).unwrap();
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
        assert!(answer.contains("strict-transport-security"), "{answer}");
    }
    ask(&rig, &authority(&other), "reception.local").unwrap_err();
    ask(&rig, &ours, "bank.example").unwrap_err();
}

#[test]
fn the_authority_is_trusted_for_the_branchs_names_alone() {
    let rig = by_tls();
    let keys = rig.folder.path().join("keys");
    let key = std::fs::read_to_string(keys.join("authority.key")).unwrap();
    let key = rcgen::KeyPair::from_pem(&key).unwrap();
    let mut authority_params = rcgen::CertificateParams::default();
    let names = std::fs::read_to_string(keys.join("authority.names")).unwrap();
    let label = names.lines().next().unwrap();
    authority_params
        .distinguished_name
        .push(rcgen::DnType::CommonName, label);
    authority_params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let issuer = rcgen::Issuer::new(authority_params, key);
    let root = authority(&rig);
    for (name, trusted) in [
        ("reception.local", true),
        ("bank.example", false),
        ("8.8.8.8", false),
    ] {
        let stolen = rcgen::KeyPair::generate().unwrap();
        let forged = rcgen::CertificateParams::new(vec![name.to_owned()])
            .unwrap()
            .signed_by(&stolen, &issuer)
            .unwrap();
        assert_eq!(is_trusted(forged.der(), &root, name), trusted, "{name}");
    }
}

fn is_trusted(
    certificate: &CertificateDer<'_>,
    root: &CertificateDer<'static>,
    name: &str,
) -> bool {
    use rustls::client::WebPkiServerVerifier;
    let mut trusted = RootCertStore::empty();
    trusted.add(root.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(trusted), provider)
        .build()
        .unwrap();
    let name = ServerName::try_from(name.to_owned()).unwrap();
    let verified = rustls::client::danger::ServerCertVerifier::verify_server_cert(
        verifier.as_ref(),
        certificate,
        &[],
        &name,
        &[],
        UnixTime::now(),
    );
    verified.is_ok()
}

#[test]
fn the_authority_survives_a_restart_and_both_sides_see_the_same_six_words() {
    let mut rig = by_tls();
    let (before, words) = (authority(&rig), rig.running().door().words().unwrap());
    assert_eq!(desk::tls::words(&before), words);
    rig.restart();
    assert_eq!(authority(&rig), before);
    let main = rig.running().addresses().main.clone();
    assert!(main.starts_with("https://127.0.0.1:"), "{main}");
}

#[test]
fn a_certificate_past_its_end_is_renewed_at_the_start_and_devices_go_on_by_the_authority_they_trust()
 {
    let mut rig = by_tls();
    let pinned = authority(&rig);
    ask(&rig, &pinned, "reception.local").unwrap();
    rig.pass(Duration::from_secs(395 * 86_400));
    ask(&rig, &pinned, "reception.local").unwrap();
    rig.pass(Duration::from_secs(3 * 86_400));
    ask(&rig, &pinned, "reception.local").unwrap_err();
    rig.restart();
    let answer = ask(&rig, &pinned, "reception.local").unwrap();
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    assert_eq!(authority(&rig), pinned);
    // And it lasts on: this was no grace of some days.
    rig.pass(Duration::from_secs(300 * 86_400));
    ask(&rig, &pinned, "reception.local").unwrap();
}

#[test]
fn the_visitors_listener_serves_nothing_of_the_services() {
    let rig = by_tls();
    let page = rig.running().addresses().page.unwrap();
    let visitor = Client::new(page);
    for path in [
        "/api/v1/session",
        "/api/openapi.json",
        "/healthz",
        "/metrics",
    ] {
        let stream = TcpStream::connect(page).unwrap();
        let answer = exchange(stream, &visitor.head("GET", path, "", 0), b"");
        answer.assert_problem(404, "not-found");
    }
}
