//! The way to a target: names, TLS, redirects, what a target may answer with, and that nothing secret is shown.

use crate::device::Device;
use crate::receiver::{Misdeed, Receiver};
use crate::tls::{Authority, NOW, SecureTarget, of_its_own};
use serde_json::Value;
use std::process::Output;

/// Runs `once` where only this authority is trusted.
fn once_trusting(device: &Device, authority: &Authority) -> Output {
    let file = device.data().join("authorities.pem");
    std::fs::write(&file, &authority.pem).unwrap();
    let mut command = device.command("once");
    command.env("SSL_CERT_FILE", file).env("RUST_LOG", "trace");
    command.output().unwrap()
}

/// Everything waits, in this state, and is told with these words.
fn waits(device: &Device, state: &str, says: &str) {
    let status = device.status();
    assert_eq!(status["state"], state, "{status}");
    assert_eq!(status["waiting"], device.ids().len());
    assert_eq!(status["parked"], 0);
    let told = status["last_error"].as_str().unwrap();
    assert!(told.contains(says), "{told}");
}

#[test]
fn a_name_that_nobody_knows_leaves_everything_waiting_as_offline() {
    let device = Device::delivering_to("https://cases.invalid/facts", "");
    assert_eq!(device.once().status.code(), Some(3));
    waits(&device, "offline", "dns");
}

#[test]
fn a_certificate_that_is_not_to_be_trusted_gets_nothing() {
    let (ours, other) = (Authority::new(), Authority::called("another"));
    for (certificate, state, says) in [
        (other.signs(NOW), "tls", "UnknownIssuer"),
        (of_its_own(), "tls", "UnknownIssuer"),
        (ours.signs((2000, 2020)), "tls", "expired"),
        (ours.signs((3000, 4000)), "clock", "not valid yet"),
    ] {
        let target = SecureTarget::start(certificate, None);
        let device = Device::delivering_to(target.url(), "");
        assert_eq!(
            once_trusting(&device, &ours).status.code(),
            Some(3),
            "{says}"
        );
        waits(&device, state, says);
        assert!(target.heads().is_empty());
    }
}

#[test]
fn a_target_that_asks_for_a_certificate_gets_the_devices_own() {
    let authority = Authority::new();
    let target = SecureTarget::start(authority.signs(NOW), Some(&authority));
    let lines = "certificate_file = \"own.pem\"\nkey_file = \"own.key\"";
    let device = Device::delivering_to(target.url(), lines);
    assert_eq!(once_trusting(&device, &authority).status.code(), Some(3));
    waits(&device, "unauthorized", "own.pem");
    let (certificate, key) = authority.signs(NOW);
    std::fs::write(device.data().join("own.pem"), certificate.pem()).unwrap();
    std::fs::write(device.data().join("own.key"), "no key").unwrap();
    assert_eq!(once_trusting(&device, &authority).status.code(), Some(3));
    waits(&device, "unauthorized", "no pair of PEM files");
    std::fs::write(device.data().join("own.key"), key.serialize_pem()).unwrap();
    assert_eq!(once_trusting(&device, &authority).status.code(), Some(0));
    assert_eq!(device.status()["state"], "idle");
}

#[test]
fn a_target_that_asks_for_a_certificate_takes_nothing_without_one() {
    let authority = Authority::new();
    let target = SecureTarget::start(authority.signs(NOW), Some(&authority));
    let device = Device::delivering_to(target.url(), "");
    assert_eq!(once_trusting(&device, &authority).status.code(), Some(3));
    waits(&device, "tls", "CertificateRequired");
}

#[test]
fn a_token_from_a_file_or_the_environment_is_shown_to_the_target_and_to_nobody_else() {
    let authority = Authority::new();
    for lines in ["token_file = \"token\"", "token_env = \"CASES_TOKEN\""] {
        let target = SecureTarget::start(authority.signs(NOW), None);
        let device = Device::delivering_to(target.url(), lines);
        assert_eq!(once_trusting(&device, &authority).status.code(), Some(3));
        waits(&device, "unauthorized", "token");
        std::fs::write(device.data().join("token"), "s3cr3t-token\n").unwrap();
        std::fs::write(device.data().join("authorities.pem"), &authority.pem).unwrap();
        let mut command = device.command("once");
        command.env("SSL_CERT_FILE", device.data().join("authorities.pem"));
        command
            .env("CASES_TOKEN", "s3cr3t-token")
            .env("RUST_LOG", "trace");
        let ended = command.output().unwrap();
        assert_eq!(ended.status.code(), Some(0));
        assert!(target.heads()[0].contains("authorization: Bearer s3cr3t-token"));
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!told.is_empty() && !told.contains("s3cr3t"), "{told}");
    }
}

#[test]
fn a_token_that_cannot_be_sent_is_not_told_either() {
    let device = Device::delivering_to("http://127.0.0.1:1/", "token_file = \"token\"");
    std::fs::write(device.data().join("token"), "s3cr3t\u{7f}token").unwrap();
    let ended = device.once();
    assert_eq!(ended.status.code(), Some(3));
    waits(&device, "unauthorized", "characters");
    let told = format!(
        "{}{}",
        String::from_utf8_lossy(&ended.stderr),
        device.status()
    );
    assert!(!told.contains("s3cr3t"), "{told}");
}

#[test]
fn a_redirect_is_not_followed_with_the_token() {
    let (receiver, elsewhere) = (Receiver::start(), Receiver::start());
    receiver.sends_elsewhere(elsewhere.address());
    receiver.misbehaves(&[Misdeed::Elsewhere; 3]);
    let device = Device::of(receiver.address());
    assert_eq!(device.once().status.code(), Some(3));
    waits(&device, "refused", "307");
    assert!(elsewhere.requests().is_empty());
}

#[test]
fn an_answer_that_is_packed_or_does_not_end_takes_no_memory() {
    let receiver = Receiver::start();
    receiver.misbehaves(&[Misdeed::Bomb, Misdeed::Endless, Misdeed::Bomb]);
    let device = Device::of(receiver.address());
    assert_eq!(device.once().status.code(), Some(3));
    waits(&device, "refused", "not one of a target");
    assert_eq!(device.once().status.code(), Some(0));
}

#[test]
fn a_target_that_wants_rest_is_told_as_waiting() {
    let receiver = Receiver::start();
    receiver.misbehaves(&[Misdeed::Rest(1); 3]);
    let device = Device::of(receiver.address());
    assert_eq!(device.once().status.code(), Some(3));
    waits(&device, "waiting", "429");
}

#[test]
fn a_clock_that_is_off_is_told_by_how_much_and_delivers_nevertheless() {
    for (ahead, told) in [(86_400, true), (-3600, true), (60, false)] {
        let receiver = Receiver::start();
        receiver.has_its_clock_ahead(ahead);
        let device = Device::of(receiver.address());
        assert_eq!(device.once().status.code(), Some(0));
        let skew = device.status()["clock_skew_seconds"].clone();
        match skew.as_i64() {
            Some(skew) => assert!(told && (skew - ahead).abs() < 60, "{skew}"),
            None => assert!(!told && skew == Value::Null, "{ahead}: {skew}"),
        }
    }
}
