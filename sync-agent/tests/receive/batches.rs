//! Batches as a whole: packed ones, bounds, and those that are none.

use crate::rig::{Answer, BATCH, Receiver, changed, event};
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};
use serde_json::json;
use std::net::TcpStream;

/// The answer is a problem of this status, and says this of it.
fn is_problem(answer: &Answer, status: u16, says: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(answer.kind, "application/problem+json");
    assert_eq!(answer.body["status"], status);
    let detail = answer.body["detail"].as_str().unwrap();
    assert!(detail.contains(says), "{detail}");
}

#[test]
fn a_packed_batch_is_taken_as_a_plain_one_is() {
    let receiver = Receiver::start();
    let plain = serde_json::to_vec(&[event(1)]).unwrap();
    assert_eq!(receiver.take_packed(&plain).statuses(), ["accepted"]);
    assert_eq!(receiver.take(&[event(1)]).statuses(), ["duplicate"]);
}

#[test]
fn a_batch_that_unpacks_to_far_more_than_it_weighs_is_refused_as_too_large() {
    let receiver = Receiver::start();
    is_problem(
        &receiver.take_packed(&vec![b' '; 200 << 20]),
        413,
        "at most",
    );
    let huge = changed(1, "subject", json!("x".repeat(2 << 20)));
    is_problem(&receiver.take(&[huge]), 413, "at most");
}

#[test]
fn a_body_that_is_no_batch_is_told_what_is_wrong_with_it() {
    let receiver = Receiver::start();
    let posts = |body: &'static str| {
        receiver.sends(|request| request.header(CONTENT_TYPE, BATCH).body(body))
    };
    is_problem(&posts("{"), 400, "not a JSON array");
    is_problem(&posts("{}"), 400, "not a JSON array");
    is_problem(&posts("[{}]"), 400, "event 0: `id` is not a text");
    let others = changed(2, "source", json!("urn:istiqbal:other"));
    is_problem(
        &receiver.take(&[event(1), others]),
        400,
        "event 1: its source",
    );
    assert_eq!(receiver.delivered(), [""; 0]);
    let empty = receiver.take(&[]);
    assert_eq!((empty.status, empty.statuses().len()), (200, 0));
}

#[test]
fn another_media_type_or_packing_is_refused_by_name() {
    let receiver = Receiver::start();
    let kind = |kind: &'static str| {
        receiver.sends(|request| request.header(CONTENT_TYPE, kind).body("[]"))
    };
    is_problem(&kind("application/json"), 415, BATCH);
    assert_eq!(
        kind("application/cloudevents-batch+json; charset=UTF-8").status,
        200
    );
    let packed = receiver.sends(|request| {
        let request = request.header(CONTENT_TYPE, BATCH);
        request.header(CONTENT_ENCODING, "br").body("[]")
    });
    is_problem(&packed, 415, "gzip");
    let torn = receiver.sends(|request| {
        let request = request.header(CONTENT_TYPE, BATCH);
        request.header(CONTENT_ENCODING, "gzip").body("[]")
    });
    is_problem(&torn, 400, "gzip");
}

#[test]
fn it_ends_when_it_is_told_to_even_while_somebody_holds_a_connection() {
    let mut receiver = Receiver::start();
    receiver.take(&[event(1)]);
    let address = receiver.url().strip_prefix("http://").unwrap();
    let _open = TcpStream::connect(address).unwrap();
    assert!(receiver.stops().success());
}
