//! Signing in, staying so, and guessing.

use crate::rig::{PIN, Rig};
use serde_json::json;
use std::time::{Duration, Instant};

const CALLS: [(&str, &str); 13] = [
    ("GET", "/api/v1/session"),
    ("DELETE", "/api/v1/session"),
    ("GET", "/api/v1/staff"),
    ("POST", "/api/v1/staff"),
    ("POST", "/api/v1/staff/amal/disable"),
    ("POST", "/api/v1/staff/amal/enable"),
    ("POST", "/api/v1/staff/amal/pin"),
    ("POST", "/api/v1/staff/amal/role"),
    ("GET", "/api/v1/devices"),
    ("POST", "/api/v1/devices/codes"),
    ("DELETE", "/api/v1/devices/board-1"),
    ("GET", "/api/v1/audit"),
    ("GET", "/api/v1/events"),
];

#[test]
fn whoever_signs_in_is_known_until_they_sign_out() {
    let rig = Rig::new();
    let mut client = rig.client();
    let answer = client.sign_in(" Amal ", PIN);
    assert_eq!(answer.json()["user"], "amal");
    assert_eq!(answer.json()["role"], "clerk");
    let cookie = answer.header("set-cookie").unwrap().to_owned();
    for flag in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(flag), "{cookie}");
    }
    assert_eq!(client.get("/api/v1/session").json()["user"], "amal");
    assert_eq!(client.delete("/api/v1/session").status, 204);
    client
        .get("/api/v1/session")
        .assert_problem(401, "unauthorized");
    assert_eq!(rig.facts("staff.signed_in"), [json!({ "user": "amal" })]);
    assert_eq!(rig.facts("staff.signed_out"), [json!({ "user": "amal" })]);
}

#[test]
fn without_a_session_nothing_is_read_or_changed() {
    let rig = Rig::new();
    let strangers = [
        rig.client(),
        rig.client().with("Authorization", "Bearer 00ff"),
        rig.client()
            .with("Authorization", &format!("Bearer {}", "0".repeat(64))),
        rig.client()
            .with("Cookie", &format!("istiqbal={}", "0".repeat(64))),
    ];
    for stranger in strangers {
        for (method, path) in CALLS {
            let kind = "Content-Type: application/json\r\n";
            let answer = stranger.ask(method, path, kind, b"{}");
            answer.assert_problem(401, "unauthorized");
        }
    }
    assert_eq!(
        rig.signed_in("huda").get("/api/v1/staff").json()["staff"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn guessed_pins_are_slowed_while_a_right_pin_of_another_user_works() {
    let rig = Rig::new();
    let mut client = rig.client();
    for _ in 0..3 {
        client
            .sign_in("amal", "000111")
            .assert_problem(401, "wrong");
    }
    let slowed = client.sign_in("amal", PIN);
    slowed.assert_problem(429, "wait");
    assert_eq!(slowed.header("retry-after"), Some("1"));
    assert_eq!(client.sign_in("mona", PIN).status, 200);
    client.sign_in("amal", PIN).assert_problem(429, "wait");
    rig.pass(Duration::from_secs(1));
    client
        .sign_in("amal", "000111")
        .assert_problem(401, "wrong");
    let slower = client.sign_in("amal", PIN);
    slower.assert_problem(429, "wait");
    assert_eq!(slower.header("retry-after"), Some("2"));
    rig.pass(Duration::from_secs(2));
    assert_eq!(client.sign_in("amal", PIN).status, 200);
    client
        .sign_in("amal", "000111")
        .assert_problem(401, "wrong");
}

#[test]
fn an_address_that_guesses_at_many_users_waits_whatever_own_pin_it_knows() {
    let rig = Rig::new();
    let mut client = rig.client();
    for guess in 0..20 {
        if guess % 5 == 0 {
            assert_eq!(client.sign_in("amal", PIN).status, 200);
        }
        let user = format!("user-{guess}");
        client.sign_in(&user, "000111").assert_problem(401, "wrong");
    }
    client.sign_in("amal", PIN).assert_problem(429, "wait");
}

#[test]
fn guesses_that_come_together_are_counted_each() {
    let rig = Rig::new();
    let client = rig.client();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let guesses: Vec<_> = (0..12)
            .map(|_| scope.spawn(|| client.clone().sign_in("amal", "000111").status))
            .collect();
        guesses
            .into_iter()
            .map(|guess| guess.join().unwrap())
            .collect()
    });
    let tried = statuses.iter().filter(|status| **status == 401).count();
    assert_eq!(tried, 3, "{statuses:?}");
}

#[test]
fn an_unknown_user_is_refused_as_slowly_and_in_the_same_words() {
    let rig = Rig::new();
    let mut client = rig.client();
    let mut refusal = |user: &str| {
        let began = Instant::now();
        let answer = client.sign_in(user, "000111");
        (answer.body, began.elapsed())
    };
    let (known, unknown) = (refusal("amal"), refusal("nobody"));
    assert_eq!(known.0, unknown.0);
    assert!(unknown.1 > known.1 / 3, "{:?} {:?}", known.1, unknown.1);
}

#[test]
fn a_burst_of_refusals_is_one_fact_that_keeps_nothing_of_what_was_typed() {
    let rig = Rig::new();
    let mut client = rig.client();
    for user in ["918273-typed-as-user", "amal", "amal", "mona"] {
        client.sign_in(user, "000111").assert_problem(401, "wrong");
    }
    rig.pass(Duration::from_secs(61));
    client
        .sign_in("mona", "000111")
        .assert_problem(401, "wrong");
    // Sign-ins are put on record in order, so that the refusals before this one are there by now.
    assert_eq!(client.sign_in("huda", PIN).status, 200);
    let facts = rig.facts("staff.refused");
    assert_eq!(
        facts,
        [
            json!({ "user": null, "times": 1 }),
            json!({ "user": null, "times": 4 })
        ]
    );
}

#[test]
fn a_session_ends_after_idle_time_and_not_while_someone_is_there() {
    let rig = Rig::with(|settings| settings.desk.session_minutes = 30);
    let client = rig.signed_in("amal");
    for _ in 0..4 {
        rig.pass(Duration::from_secs(20 * 60));
        assert_eq!(client.get("/api/v1/session").status, 200);
    }
    rig.pass(Duration::from_secs(31 * 60));
    client
        .get("/api/v1/session")
        .assert_problem(401, "unauthorized");
    client
        .get("/api/v1/session")
        .assert_problem(401, "unauthorized");
}

#[test]
fn a_page_that_keeps_itself_fresh_does_not_keep_its_reader_signed_in() {
    let rig = Rig::with(|settings| settings.desk.session_minutes = 30);
    let client = rig.signed_in("amal").with("X-Passive", "1");
    rig.pass(Duration::from_secs(20 * 60));
    assert_eq!(client.get("/api/v1/session").status, 200);
    rig.pass(Duration::from_secs(11 * 60));
    client
        .get("/api/v1/session")
        .assert_problem(401, "unauthorized");
}

#[test]
fn a_restart_keeps_sessions_and_how_long_they_idled() {
    let mut rig = Rig::with(|settings| settings.desk.session_minutes = 30);
    let mut client = rig.signed_in("amal");
    rig.restart();
    client.socket = rig.running().addresses().main_socket;
    assert_eq!(client.get("/api/v1/session").json()["user"], "amal");
    rig.reboot();
    client.socket = rig.running().addresses().main_socket;
    assert_eq!(client.get("/api/v1/session").json()["user"], "amal");
    rig.pass(Duration::from_secs(31 * 60));
    rig.reboot();
    client.socket = rig.running().addresses().main_socket;
    client
        .get("/api/v1/session")
        .assert_problem(401, "unauthorized");
}
