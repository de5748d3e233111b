//! Events as they reach who listens: at once, in order, and after an interruption without gap or double.

use serde_json::json;
use std::time::{Duration, Instant};
use tests::rig::served::{Heard, Served};

#[test]
fn a_change_reaches_who_listens_within_a_second() {
    let served = Served::manarat();
    let (amal, badr) = (served.signed_in("amal"), served.signed_in("badr"));
    let mut heard = badr.listen(None);
    for _ in 0..5 {
        let pressed = Instant::now();
        let ticket = amal.issue("enquiries");
        let last = heard.until("ticket.issued").pop().unwrap();
        assert!(
            pressed.elapsed() < Duration::from_secs(1),
            "{:?}",
            pressed.elapsed()
        );
        let fact: serde_json::Value = serde_json::from_str(&last.data).unwrap();
        assert_eq!(fact["subject"], ticket["id"]);
    }
    served.verify();
}

#[test]
fn a_listener_who_was_away_goes_on_where_it_left_off_also_after_a_kill() {
    let mut served = Served::manarat();
    let amal = served.signed_in("amal");
    let board = served.device("board-1", "board");
    let mut listener = board.listen(None);
    amal.issue("enquiries");
    let mut heard = listener.until("ticket.issued");
    drop(listener);
    (0..7).for_each(|_| drop(amal.issue("giving")));
    served.kill();
    served.start_again();
    amal.open("counter-1");
    let mut again = board.listen(heard.last().map(|heard| heard.id.as_str()));
    heard.extend(again.until("counter.opened"));
    assert_told_whole(&served, &heard);
    served.verify();
}

/// Every fact a device may hear stands once in what was heard, in order.
fn assert_told_whole(served: &Served, heard: &[Heard]) {
    let record = served.record();
    let place = |heard: &Heard| heard.id.clone();
    let told: Vec<String> = heard
        .iter()
        .filter(|heard| heard.event != "reset")
        .map(place)
        .collect();
    let first = told.first().unwrap();
    let all = record
        .facts
        .iter()
        .filter(|fact| !fact.kind.starts_with("staff."));
    let all = all.map(|fact| format!("{}:{}", fact.epoch, fact.seq));
    let from_then: Vec<String> = all.skip_while(|place| place != first).collect();
    assert_eq!(told, from_then);
    assert!(told.len() > 8);
}

#[test]
fn an_unknown_place_is_told_to_read_anew_and_a_misspelt_one_is_refused() {
    let served = Served::manarat();
    let amal = served.signed_in("amal");
    let nowhere = "00000000-0000-4000-8000-000000000000:7";
    let mut listener = amal.listen(Some(nowhere));
    assert_eq!(listener.next_event().unwrap().event, "reset");
    amal.get("/api/v1/events?after=yesterday")
        .refuses(400, "place");
}

#[test]
fn what_is_personal_is_heard_by_nobody() {
    let served = Served::manarat();
    let amal = served.signed_in("amal");
    let mut listener = amal.listen(None);
    amal.open("counter-1");
    let ticket = amal.issue("enquiries");
    amal.call("counter-1").is(200);
    let to = json!({ "service": "giving", "note": "لديه موعد في المستشفى" });
    amal.act(&ticket, "transfer", &to);
    let heard = listener.until("ticket.transferred");
    assert!(heard.iter().all(|heard| !heard.data.contains("المستشفى")));
}

#[test]
fn who_is_signed_out_hears_no_more() {
    let served = Served::manarat();
    let amal = served.signed_in("amal");
    let mut listener = amal.listen(None);
    served
        .signed_in("huda")
        .post("/api/v1/staff/amal/disable", &json!({}))
        .is(204);
    while let Some(heard) = listener.next_event() {
        assert!(!heard.event.starts_with("ticket."), "{heard:?}");
    }
}
