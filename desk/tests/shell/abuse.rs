//! What the service withstands: foreign pages, odd requests, large ones and many.

use crate::rig::{PIN, Rig};
use desk::Limits;
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;

const JSON: &str = "Content-Type: application/json\r\n";

#[test]
fn a_foreign_pages_form_cannot_act() {
    let rig = Rig::new();
    let admin = rig.signed_in("huda");
    let foreign = [
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
    ];
    for line in foreign {
        let more = format!("{JSON}{line}");
        let path = "/api/v1/staff/amal/disable";
        admin
            .ask("POST", path, &more, b"{}")
            .assert_problem(403, "foreign-origin");
        let body = json!({ "user": "huda", "pin": PIN }).to_string();
        admin
            .ask("POST", "/api/v1/session", &more, body.as_bytes())
            .assert_problem(403, "foreign-origin");
    }
    let own = format!(
        "{JSON}Origin: http://{}\r\nSec-Fetch-Site: same-origin\r\n",
        admin.socket
    );
    let done = admin.ask("POST", "/api/v1/staff/amal/disable", &own, b"{}");
    assert_eq!(done.status, 204);
}

#[test]
fn a_cookie_alone_changes_nothing_and_a_forms_field_is_as_good_as_the_header() {
    let rig = Rig::new();
    let mut admin = rig.signed_in("huda");
    let other = rig.signed_in("huda").csrf;
    let csrf = admin.csrf.take().unwrap();
    let path = "/api/v1/staff/amal/disable";
    admin.post(path, &json!({})).assert_problem(403, "csrf");
    let wrong = admin.clone().with("X-CSRF-Token", &other.unwrap());
    wrong.post(path, &json!({})).assert_problem(403, "csrf");
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    let field = format!("why=none&csrf={csrf}");
    assert_eq!(admin.ask("POST", path, form, field.as_bytes()).status, 204);
    admin
        .ask("POST", path, form, b"why=none&csrf=0")
        .assert_problem(403, "csrf");
}

#[test]
fn what_is_not_there_or_not_understood_is_told_as_a_problem() {
    let rig = Rig::new();
    let client = rig.client();
    client
        .get("/api/v1/nothing")
        .assert_problem(404, "not-found");
    client.get("/nothing").assert_problem(404, "not-found");
    client
        .get("/api/v1/staff/x/y/z")
        .assert_problem(404, "not-found");
    let refused = client.ask("PUT", "/api/v1/session", JSON, b"{}");
    refused.assert_problem(405, "method");
    let allowed = refused.header("allow").unwrap_or_default();
    assert!(allowed.contains("POST"), "{refused:?}");
    let undecodable = "/api/v1/staff/%ff/enable";
    rig.signed_in("huda")
        .post(undecodable, &json!({}))
        .assert_problem(400, "path");
    let sent = |more: &str, body: &[u8]| client.ask("POST", "/api/v1/session", more, body);
    sent(JSON, b"{\"user\":").assert_problem(400, "json");
    sent(JSON, b"\xff\xfe").assert_problem(400, "json");
    sent(JSON, b"").assert_problem(400, "json");
    sent("", b"{}").assert_problem(415, "media-type");
    sent("Content-Type: text/plain\r\n", b"{}").assert_problem(415, "media-type");
    sent(JSON, b"{}").assert_problem(422, "body");
    let long = json!({ "user": "amal", "pin": "9".repeat(129) }).to_string();
    sent(JSON, long.as_bytes()).assert_problem(422, "body");
}

#[test]
fn ten_megabytes_are_refused_and_their_sender_hears_why() {
    let rig = Rig::new();
    let client = rig.client();
    let large = vec![b' '; 10 * 1024 * 1024];
    client
        .ask("POST", "/api/v1/session", JSON, &large)
        .assert_problem(413, "too-large");
    let chunk = vec![b' '; 100 * 1024];
    let mut chunked = format!("{:x}\r\n", chunk.len()).into_bytes();
    chunked.extend_from_slice(&chunk);
    chunked.extend_from_slice(b"\r\n0\r\n\r\n");
    let more = format!("{JSON}Transfer-Encoding: chunked\r\n");
    client
        .ask("POST", "/api/v1/session", &more, &chunked)
        .assert_problem(413, "too-large");
}

#[test]
fn an_address_that_asks_too_much_is_told_when_to_come_again() {
    let rig = Rig::with(|settings| settings.desk.requests_per_minute = 60);
    let client = rig.client();
    for _ in 0..60 {
        client.get("/nothing").assert_problem(404, "not-found");
    }
    let refused = client.get("/nothing");
    refused.assert_problem(429, "rate");
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    rig.pass(std::time::Duration::from_secs(wait));
    client.get("/nothing").assert_problem(404, "not-found");
}

#[test]
fn a_connection_too_many_is_closed_and_a_free_place_is_given_again() {
    let rig = Rig::with(|settings| settings.desk.connections = 16);
    let client = rig.client();
    let mut idle: Vec<TcpStream> = (0..16)
        .map(|_| {
            let mut stream = TcpStream::connect(client.socket).unwrap();
            let head = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n";
            stream.write_all(head.as_bytes()).unwrap();
            // Heard once: it surely has its place.
            assert!(stream.read(&mut [0; 2048]).unwrap() > 0);
            stream
        })
        .collect();
    let mut refused = TcpStream::connect(client.socket).unwrap();
    assert_eq!(refused.read(&mut [0; 16]).unwrap_or(0), 0);
    idle.pop();
    client.get("/nothing").assert_problem(404, "not-found");
}

/// Sends a byte between other people's answers until the service has enough of it; what it said then.
fn dribbles(rig: &Rig, begin: &str) -> String {
    let client = rig.client();
    let mut stream = TcpStream::connect(client.socket).unwrap();
    stream.write_all(begin.as_bytes()).unwrap();
    stream.set_nonblocking(true).unwrap();
    let mut said = Vec::new();
    for _ in 0..20_000 {
        client.get("/nothing").assert_problem(404, "not-found");
        // A connection that is closed takes no more.
        stream.write_all(b"x").ok();
        let mut some = [0; 4096];
        match stream.read(&mut some) {
            Ok(0) => return String::from_utf8(said).unwrap(),
            Ok(count) => said.extend_from_slice(&some[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(_) => return String::from_utf8(said).unwrap(),
        }
    }
    panic!("still patient with {begin}");
}

#[test]
fn a_request_that_dribbles_is_not_waited_for_and_costs_nobody() {
    let second = std::time::Duration::from_secs(1);
    let rig = Rig::patient(Limits {
        head: second,
        ..Limits::default()
    });
    let head = "GET /nothing HTTP/1.1\r\nHost: x\r\nX-Long: ";
    let said = dribbles(&rig, head);
    assert!(!said.starts_with("HTTP/1.1 2"), "{said}");
    let rig = Rig::patient(Limits {
        answer: second,
        ..Limits::default()
    });
    let body = "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{";
    let said = dribbles(&rig, body);
    assert!(
        said.starts_with("HTTP/1.1 503") && said.contains("problem:slow"),
        "{said}"
    );
}

#[test]
fn every_answer_keeps_browsers_from_being_used_against_the_service() {
    let rig = Rig::new();
    let client = rig.signed_in("amal");
    let answers = [
        client.get("/nothing"),
        client.get("/api/v1/session"),
        client.ask("POST", "/api/v1/session", "", b""),
    ];
    for answer in answers {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("strict-transport-security"), None);
    }
    let private = client.get("/api/v1/session");
    assert_eq!(private.header("cache-control"), Some("no-store"));
}

#[test]
fn a_port_in_use_is_told_with_its_setting() {
    let rig = Rig::new();
    let taken = rig.running().addresses().main_socket;
    let mut settings = rig.settings.clone();
    settings.desk.port = taken.port();
    let now = rig.now();
    let parts = desk::Parts {
        settings,
        data: rig.folder.path().to_owned(),
        branch: rig.branch.clone(),
        clock: std::sync::Arc::new(move || now),
        health: std::sync::Arc::new(Vec::new),
    };
    let Err(refused) = desk::start(parts) else {
        panic!("two services on one port");
    };
    let told = refused.to_string();
    assert!(
        told.contains(&taken.to_string()) && told.contains("desk.port"),
        "{told}"
    );
}
