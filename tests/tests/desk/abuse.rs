//! What nobody should send, and who should not ask: refused in words, and nothing is changed by it.

use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;
use tests::rig::served::{PIN, Served, id};
use tests::rig::wait::moment;

const NOBODY: &str = "00000000-0000-4000-8000-000000000000";

#[test]
fn unknown_tickets_counters_services_and_outcomes_are_named_as_such() {
    let served = Served::manarat();
    let amal = served.signed_in("amal");
    amal.get(&format!("/api/v1/tickets/{NOBODY}"))
        .refuses(404, "not-found");
    for act in [
        "recall", "start", "finish", "no-show", "hold", "resume", "return", "cancel",
    ] {
        let path = format!("/api/v1/tickets/{NOBODY}/{act}");
        amal.post(&path, &json!({})).refuses(404, "not-found");
    }
    for turn in ["call-next", "undo", "open", "close", "break"] {
        let path = format!("/api/v1/counters/nowhere/{turn}");
        let problem = amal.post(&path, &json!({})).refuses(404, "unknown-counter");
        assert!(problem["detail"].as_str().unwrap().contains("counter-1"));
    }
    let wish = json!({ "service": "haircuts" });
    amal.keyed("/api/v1/tickets", "one", &wish)
        .refuses(422, "service");
    let ticket = format!("/api/v1/tickets/{}", id(&amal.issue("enquiries")));
    let to = json!({ "service": "haircuts" });
    amal.post(&format!("{ticket}/transfer"), &to)
        .refuses(422, "not-of-this-branch");
    let how = json!({ "outcome": "happy" });
    amal.post(&format!("{ticket}/finish"), &how)
        .refuses(422, "not-of-this-branch");
    amal.get("/api/v1/nothing").refuses(404, "not-found");
    amal.get("/api/v1/tickets").refuses(405, "method");
    served.verify();
}

#[test]
fn broken_json_wrong_types_and_unknown_fields_change_nothing() {
    let served = Served::manarat();
    let amal = served.signed_in("amal");
    let before = served.record().facts.len();
    let bodies = [
        (400, "json", "{\"service\": "),
        (400, "json", "not json at all"),
        (400, "json", "{\"service\": \"enquiries\"} and more"),
        (422, "body", "{\"service\": 7}"),
        (422, "body", "{\"service\": null}"),
        (422, "body", "{}"),
        (422, "body", "[]"),
        (
            422,
            "body",
            "{\"service\": \"enquiries\", \"name\": \"Salem\"}",
        ),
        (
            422,
            "body",
            "{\"service\": \"enquiries\", \"priority\": \"yes\"}",
        ),
        (
            422,
            "body",
            "{\"service\": \"enquiries\", \"channel\": \"pigeon\"}",
        ),
        (
            422,
            "language",
            "{\"service\": \"enquiries\", \"language\": \"fr\"}",
        ),
    ];
    for (status, word, body) in bodies {
        let answer = amal
            .ask("POST", "/api/v1/tickets", Some("one"), body)
            .unwrap();
        answer.refuses(status, word);
    }
    for key in ["", " ", "two words", &"k".repeat(65), "مفتاح"] {
        let answer = amal.try_keyed("/api/v1/tickets", key, &json!({ "service": "enquiries" }));
        answer.unwrap().refuses(400, "idempotency-key");
    }
    amal.get("/api/v1/tickets/seven").refuses(400, "path");
    amal.get("/api/v1/audit?before=yesterday")
        .refuses(403, "rank");
    assert_eq!(served.record().facts.len(), before);
    served.verify();
}

#[test]
fn a_body_of_ten_megabytes_is_refused_in_words_and_the_service_goes_on() {
    let served = Served::manarat();
    let amal = served.signed_in("amal");
    let wish = json!({ "service": "x".repeat(10 * 1024 * 1024) });
    amal.keyed("/api/v1/tickets", "one", &wish)
        .refuses(413, "too-large");
    amal.issue("enquiries");
    served.verify();
}

#[test]
fn without_a_session_a_rank_or_the_pages_token_nothing_is_done() {
    let served = Served::manarat();
    let wish = json!({ "service": "enquiries" });
    let stranger = served.client();
    stranger
        .keyed("/api/v1/tickets", "one", &wish)
        .refuses(401, "unauthorized");
    stranger.get("/api/v1/queue").refuses(401, "unauthorized");
    stranger.get("/api/v1/events").refuses(401, "unauthorized");
    let made_up = served.client().with("authorization", "Bearer 00");
    made_up.get("/api/v1/queue").refuses(401, "unauthorized");
    let amal = served.signed_in("amal");
    let cookie = amal.sends("cookie").unwrap();
    let forged = served.client().with("cookie", cookie);
    forged
        .keyed("/api/v1/tickets", "one", &wish)
        .refuses(403, "csrf");
    let foreign = amal.clone().with("origin", "https://elsewhere.example.org");
    foreign
        .keyed("/api/v1/tickets", "one", &wish)
        .refuses(403, "foreign-origin");
    amal.get("/api/v1/staff").refuses(403, "rank");
    amal.post("/api/v1/day", &json!({})).refuses(403, "rank");
    let board = served.device("board-1", "board");
    board
        .post("/api/v1/counters/counter-1/call-next", &json!({}))
        .refuses(401, "unauthorized");
    board.get("/api/v1/queue").is(200);
    assert_eq!(served.record().tickets().len(), 0);
    served.verify();
}

#[test]
fn a_session_ends_by_signing_out_by_being_shut_out_and_by_being_away_too_long() {
    let mut served = Served::manarat();
    let (amal, badr, dana) = (
        served.signed_in("amal"),
        served.signed_in("badr"),
        served.signed_in("dana"),
    );
    amal.ask("DELETE", "/api/v1/session", None, "")
        .unwrap()
        .is(204);
    amal.get("/api/v1/queue").refuses(401, "unauthorized");
    served
        .signed_in("huda")
        .post("/api/v1/staff/badr/disable", &json!({}))
        .is(204);
    badr.get("/api/v1/queue").refuses(401, "unauthorized");
    served.client().sign_in("badr", PIN).refuses(401, "wrong");
    served.kill();
    let journal = rusqlite::Connection::open(served.place.data().join(store::JOURNAL)).unwrap();
    let six_minutes_ago = "UPDATE sessions SET mono_ms = mono_ms - 360000, at_ms = at_ms - 360000";
    journal.execute(six_minutes_ago, []).unwrap();
    drop(journal);
    served.start_again();
    dana.get("/api/v1/queue").refuses(401, "unauthorized");
    dana.get("/console/waiting").is(303);
    served.signed_in("dana").get("/api/v1/queue").is(200);
    served.verify();
}

#[test]
fn who_guesses_pins_waits_and_the_right_pin_works_afterwards() {
    let served = Served::manarat();
    let guess = |pin| served.client().sign_in("amal", pin);
    let statuses: Vec<u16> = (0..5).map(|_| guess("000000").status).collect();
    assert_eq!(statuses[..3], [401, 401, 401]);
    let told = guess(PIN);
    told.refuses(429, "wait");
    assert!(told.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
    served.signed_in("badr").get("/api/v1/queue").is(200);
    let journal = served.command(["journal"]).out;
    assert!(journal.contains("staff.refused") && !journal.contains("000000"));
    served.verify();
}

#[test]
fn a_body_that_comes_late_and_is_not_needed_does_not_end_the_connection() {
    let served = Served::manarat();
    let socket = served.address().replace("http://", "");
    let mut stream = TcpStream::connect(&socket).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let ask = |stream: &mut TcpStream, more: &str| {
        let path = "/api/v1/counters/counter-1/open";
        let head =
            format!("POST {path} HTTP/1.1\r\nHost: {socket}\r\nContent-Length: 2\r\n{more}\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        moment(Duration::from_millis(100));
        stream.write_all(b"{}").unwrap();
    };
    ask(&mut stream, "");
    let mut heard = [0; 4096];
    let read = stream.read(&mut heard).unwrap();
    assert!(heard[..read].starts_with(b"HTTP/1.1 401"));
    ask(&mut stream, "Connection: close\r\n");
    let mut again = String::new();
    stream.read_to_string(&mut again).unwrap();
    assert!(again.starts_with("HTTP/1.1 401"), "{again:?}");
}
