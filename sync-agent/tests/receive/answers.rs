//! What is answered for each event, and what a source lacks.

use crate::rig::{Receiver, SOURCE, changed, event, id};
use serde_json::{Value, json};

#[test]
fn an_event_is_taken_once_and_told_as_known_after_that() {
    let mut receiver = Receiver::start();
    let first = receiver.take(&[event(1), event(2)]);
    assert_eq!(first.status, 200);
    assert_eq!(first.statuses(), ["accepted", "accepted"]);
    assert_eq!(first.body["results"][1]["id"], id(2));
    assert_eq!(first.body["contiguous_through"], 2);
    assert_eq!(first.body["missing"], Value::Null);
    let again = receiver.take(&[event(2), event(3), event(3)]);
    assert_eq!(again.statuses(), ["duplicate", "accepted", "duplicate"]);
    // It knows them after a cut, too.
    receiver.is_killed_and_started();
    let after = receiver.take(&[event(1), event(3)]);
    assert_eq!(after.statuses(), ["duplicate", "duplicate"]);
    assert_eq!(after.body["contiguous_through"], 3);
    assert_eq!(receiver.delivered(), [1, 2, 3].map(id));
}

#[test]
fn an_id_with_another_hash_and_a_place_with_another_id_are_conflicts() {
    let receiver = Receiver::start();
    receiver.take(&[event(1), event(2)]);
    let other_hash = changed(1, "hash", json!("f".repeat(64)));
    let other_place = changed(1, "seq", json!(3));
    let other_id = changed(2, "id", json!(id(99)));
    let answer = receiver.take(&[other_hash, other_place, other_id]);
    assert_eq!(answer.statuses(), ["conflict"; 3]);
    let why = answer.body["results"][2]["reason"].as_str().unwrap();
    assert!(why.contains("copied card"), "{why}");
    assert!(why.contains(&id(2)), "{why}");
    // The place that only a conflict asked for is answered for, so that it is no gap.
    assert_eq!(answer.body["contiguous_through"], 3);
    assert_eq!(receiver.delivered(), [1, 2].map(id));
}

#[test]
fn an_event_that_is_none_is_rejected_alone_with_why_and_taken_once_it_is_mended() {
    let receiver = Receiver::start();
    for (part, wrong, why) in [
        ("specversion", json!("0.3"), "specversion"),
        ("type", json!(7), "type"),
        ("subject", json!(""), "subject"),
        ("data", json!("text"), "data"),
        ("seq", json!(0), "seq"),
        ("hash", json!("abc"), "hash"),
    ] {
        let answer = receiver.take(&[event(1), changed(2, part, wrong), event(3)]);
        assert_eq!(answer.statuses()[1], "rejected", "{part}");
        let told = answer.body["results"][1]["reason"].as_str().unwrap();
        assert!(told.contains(why), "{told}");
    }
    let mended = receiver.take(&[event(2)]);
    assert_eq!(mended.statuses(), ["accepted"]);
    assert_eq!(mended.body["contiguous_through"], 3);
    // Lines stand in the order of their effects.
    assert_eq!(receiver.delivered(), [1, 3, 2].map(id));
}

#[test]
fn what_a_source_lacks_is_named_until_it_comes() {
    let receiver = Receiver::start();
    let answer = receiver.take(&[event(1), event(4), event(7)]);
    assert_eq!(answer.body["contiguous_through"], 1);
    assert_eq!(answer.body["missing"], json!([[2, 3], [5, 6]]));
    let answer = receiver.take(&[event(2), event(3)]);
    assert_eq!(answer.body["contiguous_through"], 4);
    assert_eq!(answer.body["missing"], json!([[5, 6]]));
    // Another source has marks of its own.
    let other = changed(1, "source", json!(format!("{SOURCE}1")));
    let mut other = other;
    other["id"] = json!(id(50));
    let answer = receiver.take(&[other]);
    assert_eq!(answer.body["contiguous_through"], 1);
    assert_eq!(answer.body["missing"], Value::Null);
}

#[test]
fn the_lines_are_the_events_as_they_were_received_and_follow_the_database() {
    let mut receiver = Receiver::start();
    receiver.take(&[event(1), event(2)]);
    let path = receiver.data().join("delivered.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    let line: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!(line, event(1));
    // A cut in the midst of a line, and one before another was begun.
    std::fs::write(&path, &text[..40]).unwrap();
    receiver.is_killed_and_started();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    receiver.take(&[event(3)]);
    assert_eq!(receiver.delivered(), [1, 2, 3].map(id));
}
