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
