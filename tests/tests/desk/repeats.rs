//! Calls that are sent again because nobody heard the answer: done once, whatever happened between.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use tests::rig::dice::Dice;
use tests::rig::served::{Client, Served, id};
use tests::rig::wait::moment;

const CALL: &str = "/api/v1/counters/counter-1/call-next";

fn opened() -> (Served, Client) {
    let served = Served::manarat();
    let amal = served.signed_in("amal");
    amal.open("counter-1");
    (served, amal)
}

#[test]
fn the_same_key_asks_for_the_same_ticket_and_is_answered_200() {
    let (served, amal) = opened();
    let wish = json!({ "service": "enquiries" });
    let first = amal.keyed("/api/v1/tickets", "one", &wish).is(201).json();
    let again = amal.keyed("/api/v1/tickets", "one", &wish).is(200).json();
    assert_eq!(
        (&first["id"], &first["number"]),
        (&again["id"], &again["number"])
    );
    let other = json!({ "service": "giving" });
    amal.keyed("/api/v1/tickets", "one", &other)
        .refuses(422, "key-reused");
    amal.post("/api/v1/tickets", &wish)
        .refuses(400, "idempotency-key");
    assert_eq!(served.record().tickets().len(), 1);
    served.verify();
}

#[test]
fn the_same_key_calls_the_same_visitor_and_with_another_body_nobody() {
    let (served, amal) = opened();
    let (first, _) = (amal.issue("enquiries"), amal.issue("enquiries"));
    for _ in 0..3 {
        let called = amal.keyed(CALL, "one", &json!({})).is(200).json();
        assert_eq!(called["ticket"]["id"], first["id"]);
    }
    amal.keyed(CALL, "one", &json!({ "after": "finish" }))
        .refuses(422, "key-reused");
    let path = format!("/api/v1/tickets/{}", id(&first));
    amal.keyed(&format!("{path}/start"), "two", &json!({}))
        .is(200);
    amal.keyed(&format!("{path}/start"), "two", &json!({}))
        .is(200);
    assert_eq!(served.record().of("ticket.started").len(), 1);
    served.verify();
}

#[test]
fn where_nobody_waited_the_same_key_is_answered_204_again_though_someone_came_since() {
    let (served, amal) = opened();
    amal.keyed(CALL, "one", &json!({})).is(204);
    amal.issue("enquiries");
    amal.keyed(CALL, "one", &json!({})).is(204);
    amal.keyed(CALL, "two", &json!({})).is(200);
    served.verify();
}

#[test]
fn killed_in_mid_call_the_same_key_gets_the_same_visitor_from_the_service_that_came_back() {
    let (mut served, amal) = opened();
    let mut dice = Dice::seeded();
    let rounds = crate::rounds(8, 60);
    let mut waiting: BTreeSet<String> =
        (0..=rounds).map(|_| id(&amal.issue("enquiries"))).collect();
    let mut after = json!({});
    for round in 0..rounds {
        let key = format!("round-{round}");
        let wait = Duration::from_micros(dice.below(8000));
        let heard = std::thread::scope(|scope| {
            let calling = scope.spawn(|| amal.try_keyed(CALL, &key, &after));
            moment(wait);
            served.kill();
            calling.join().unwrap()
        });
        served.start_again();
        let again = amal.keyed(CALL, &key, &after).is(200).json();
        if let Ok(heard) = heard {
            assert_eq!(
                heard.json()["ticket"]["id"],
                again["ticket"]["id"],
                "again {dice}"
            );
        }
        let called = id(&again["ticket"]);
        assert!(
            waiting.remove(&called),
            "{called} was called twice; again {dice}"
        );
        after = json!({ "after": "no-show" });
    }
    assert_eq!(
        served.record().of("ticket.called").len(),
        rounds,
        "again {dice}"
    );
    served.verify();
}

#[test]
fn killed_in_mid_issue_no_number_is_lost_or_given_twice() {
    let (mut served, amal) = opened();
    let mut dice = Dice::seeded();
    let wish = json!({ "service": "giving" });
    let mut numbers = Vec::new();
    for round in 0..4 {
        let key = format!("round-{round}");
        let wait = Duration::from_micros(dice.below(8000));
        let heard = std::thread::scope(|scope| {
            let asking = scope.spawn(|| amal.try_keyed("/api/v1/tickets", &key, &wish));
            moment(wait);
            served.kill();
            asking.join().unwrap()
        });
        served.start_again();
        let again = amal.keyed("/api/v1/tickets", &key, &wish);
        let ticket = again.json();
        if let Ok(heard) = heard {
            assert_eq!(
                (again.status, &heard.json()["id"]),
                (200, &ticket["id"]),
                "again {dice}"
            );
        }
        numbers.push(ticket["number"].as_u64().unwrap());
    }
    assert_eq!(numbers, [500, 501, 502, 503], "again {dice}");
    let kept: Vec<Value> = served
        .record()
        .tickets()
        .iter()
        .map(|given| json!(given.number))
        .collect();
    assert_eq!(kept, [500, 501, 502, 503], "again {dice}");
    served.verify();
}
