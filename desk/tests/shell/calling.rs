//! Calling and ending visits at a counter, over the API.

use crate::rig::{Client, Rig};
use serde_json::{Value, json};

const CALL: &str = "/api/v1/counters/counter-1/call-next";

/// A branch at work with its day open, and the clerk of the first counter.
fn at_work() -> (Rig, Client) {
    let rig = Rig::new();
    rig.open_day();
    let amal = rig.signed_in("amal");
    (rig, amal)
}

/// A visitor takes a number for a service; the ticket.
fn comes(clerk: &Client, service: &str) -> Value {
    let key = uuid::Uuid::new_v4().to_string();
    let clerk = clerk.clone().with("Idempotency-Key", &key);
    let promised = clerk.post("/api/v1/tickets", &json!({ "service": service }));
    assert_eq!(promised.status, 201, "{promised:?}");
    promised.json()
}

fn ticket(clerk: &Client, ticket: &Value) -> Value {
    let id = ticket["id"].as_str().unwrap();
    clerk.get(&format!("/api/v1/tickets/{id}")).json()
}

#[test]
fn h2_what_came_of_a_visit_is_said_with_the_call_of_the_next() {
    let (rig, amal) = at_work();
    let (first, second) = (comes(&amal, "enquiries"), comes(&amal, "enquiries"));
    amal.post(CALL, &json!({}));
    let how = json!({ "after": "finish", "outcome": "incomplete", "missing": ["سجل الأسرة"], "receipt": true });
    let once = amal.clone().with("Idempotency-Key", "one");
    for _ in 0..2 {
        let called = once.post(CALL, &how);
        assert_eq!(called.json()["ticket"]["id"], second["id"], "{called:?}");
    }
    let ended = ticket(&amal, &first);
    assert_eq!(
        (&ended["state"], &ended["outcome"]),
        (&json!("finished"), &json!("incomplete"))
    );
    assert_eq!(rig.facts("ticket.finished")[0]["missing"], 1);
    let first = first["id"].as_str().unwrap().parse().unwrap();
    let receipt = (first, vec!["سجل الأسرة".to_owned()]);
    assert_eq!(rig.receipts(), [receipt], "asked for twice, printed once");
}

#[test]
fn a_receipt_is_printed_once_however_often_its_finish_comes_and_also_where_nobody_waits() {
    let (rig, amal) = at_work();
    let visit = comes(&amal, "enquiries");
    amal.post(CALL, &json!({}));
    let path = format!("/api/v1/tickets/{}/finish", visit["id"].as_str().unwrap());
    let once = amal.clone().with("Idempotency-Key", "one");
    for _ in 0..2 {
        let done = once.post(&path, &json!({ "outcome": "served", "receipt": true }));
        assert_eq!(done.status, 200, "{done:?}");
    }
    assert_eq!(rig.receipts().len(), 1);
    comes(&amal, "enquiries");
    amal.post(CALL, &json!({}));
    let last = json!({ "after": "finish", "outcome": "served", "receipt": true });
    assert_eq!(amal.post(CALL, &last).status, 204);
    assert_eq!(rig.receipts().len(), 2);
}

#[test]
fn of_a_visit_that_is_not_finished_nothing_can_be_said_and_nothing_is_called() {
    let (rig, amal) = at_work();
    let first = comes(&amal, "enquiries");
    comes(&amal, "enquiries");
    amal.post(CALL, &json!({}));
    let table = [
        (json!({ "after": "hold", "outcome": "served" }), "after"),
        (json!({ "after": "no-show", "missing": ["x"] }), "after"),
        (json!({ "outcome": "served" }), "after"),
        (json!({ "receipt": true }), "after"),
        (json!({ "after": "finish", "receipt": true }), "outcome"),
        (json!({ "after": "finish", "missing": [" "] }), "missing"),
        (
            json!({ "after": "finish", "missing": vec!["x"; 21] }),
            "missing",
        ),
        (
            json!({ "after": "finish", "outcome": "won" }),
            "not-of-this-branch",
        ),
    ];
    for (body, word) in table {
        amal.post(CALL, &body).assert_problem(422, word);
    }
    assert_eq!(ticket(&amal, &first)["state"], "called");
    assert_eq!(rig.facts("ticket.called").len(), 1);
}

/// Two clerks at work: Amal at the first counter, Huda at the second.
fn two_at_work() -> (Rig, Client, Client) {
    let (rig, amal) = at_work();
    let huda = rig.signed_in("huda");
    for (who, counter) in [(&amal, "counter-1"), (&huda, "counter-2")] {
        let open = who.post(&format!("/api/v1/counters/{counter}/open"), &json!({}));
        assert_eq!(open.status, 200, "{open:?}");
    }
    (rig, amal, huda)
}

fn send(clerk: &Client, ticket: &Value, to: &Value) -> Value {
    let id = ticket["id"].as_str().unwrap();
    let sent = clerk.post(&format!("/api/v1/tickets/{id}/transfer"), to);
    assert_eq!(sent.status, 200, "{sent:?}");
    sent.json()
}

#[test]
fn h3_a_visitor_sent_to_a_person_is_called_by_that_person_and_everyone_sees_whom_they_wait_for() {
    let (rig, amal, huda) = two_at_work();
    let (first, second) = (comes(&amal, "enquiries"), comes(&amal, "enquiries"));
    huda.post("/api/v1/counters/counter-2/call-next", &json!({}));
    let sent = send(
        &huda,
        &first,
        &json!({ "to": "amal", "note": "عادت بالصك" }),
    );
    assert_eq!(
        (&sent["service"], &sent["to"], &sent["only_at"]),
        (&json!("enquiries"), &json!("amal"), &json!(["counter-1"]))
    );
    let queue = amal.get("/api/v1/queue").json();
    assert_eq!(
        queue["waiting"][0]["id"], first["id"],
        "with her first arrival"
    );
    assert_eq!(queue["waiting"][0]["to"], "amal");
    let counter = "/api/v1/counters/counter-2/call-next";
    let passed = huda.post(counter, &json!({})).json();
    assert_eq!(passed["ticket"]["id"], second["id"]);
    assert_eq!(
        huda.post(counter, &json!({ "after": "finish" })).status,
        204
    );
    let called = amal.post(CALL, &json!({})).json();
    assert_eq!(called["ticket"]["id"], first["id"]);
    assert_eq!(called["ticket"]["note"], "عادت بالصك");
    let told = rig.facts("ticket.transferred");
    assert_eq!(told[0]["to"], "amal");
    let history = ticket(&amal, &first)["history"].clone();
    assert_eq!(history[2]["data"]["to"], "amal", "{history}");
}

#[test]
fn h3_whoever_serves_the_service_calls_them_while_that_person_is_away() {
    let (_rig, amal, huda) = two_at_work();
    let ticket = comes(&amal, "enquiries");
    send(&huda, &ticket, &json!({ "to": "amal" }));
    let counter = "/api/v1/counters/counter-2/call-next";
    assert_eq!(huda.post(counter, &json!({})).status, 204);
    amal.post("/api/v1/counters/counter-1/break", &json!({}));
    let waiting = huda.get("/api/v1/queue").json()["waiting"][0].clone();
    assert_eq!(
        (&waiting["to"], &waiting["only_at"]),
        (&json!("amal"), &json!([]))
    );
    assert_eq!(
        huda.post(counter, &json!({})).json()["ticket"]["id"],
        ticket["id"]
    );
}

#[test]
fn a_visitor_is_sent_nowhere_that_is_nowhere() {
    let (rig, amal, huda) = two_at_work();
    huda.post("/api/v1/staff/mona/disable", &json!({}));
    let ticket = comes(&amal, "enquiries");
    let path = format!(
        "/api/v1/tickets/{}/transfer",
        ticket["id"].as_str().unwrap()
    );
    let table = [
        (json!({ "note": "x" }), 422, "transfer"),
        (json!({ "to": "nobody" }), 404, "no-user"),
        (json!({ "to": "mona" }), 422, "shut-out"),
        (
            json!({ "to": "amal", "service": "no-such" }),
            422,
            "not-of-this-branch",
        ),
    ];
    for (to, status, word) in table {
        amal.post(&path, &to).assert_problem(status, word);
    }
    assert!(rig.facts("ticket.transferred").is_empty());
}
