//! The queue's life, call by call, as counters live it.

use serde_json::{Value, json};
use tests::rig::served::{Client, Served, id};

/// A branch with a clerk at the first counter, which is open.
fn at_the_first() -> (Served, Client) {
    let served = Served::manarat();
    let amal = served.signed_in("amal");
    amal.open("counter-1");
    (served, amal)
}

fn number(ticket: &Value) -> u64 {
    ticket["number"].as_u64().unwrap()
}

/// The kinds of facts about a ticket, oldest first.
fn history(who: &Client, ticket: &Value) -> Vec<String> {
    let told = who
        .get(&format!("/api/v1/tickets/{}", id(ticket)))
        .is(200)
        .json();
    let history = told["history"].as_array().unwrap().iter();
    history
        .map(|fact| fact["kind"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_visitor_is_called_recalled_served_and_finished_and_the_journal_tells_it() {
    let (served, amal) = at_the_first();
    let ticket = amal.issue("support-request");
    assert_eq!((number(&ticket), &ticket["ahead"]), (100, &json!(0)));
    let called = amal.call("counter-1").is(200).json();
    assert_eq!(called["ticket"]["id"], ticket["id"]);
    assert_eq!(
        (&called["because"], &called["overtook"]),
        (&json!("first_come"), &json!(0))
    );
    assert_eq!(amal.act(&ticket, "recall", &json!({}))["recalls"], 1);
    assert_eq!(amal.act(&ticket, "start", &json!({}))["state"], "serving");
    let how = json!({ "outcome": "incomplete", "missing": ["سجل الأسرة"] });
    let done = amal.act(&ticket, "finish", &how);
    assert_eq!(
        (&done["state"], &done["outcome"]),
        (&json!("finished"), &json!("incomplete"))
    );
    assert_eq!(
        history(&amal, &ticket),
        [
            "ticket.issued",
            "ticket.called",
            "ticket.recalled",
            "ticket.started",
            "ticket.finished"
        ]
    );
    served.verify();
}

#[test]
fn where_nobody_waits_the_answer_is_204_and_what_becomes_of_the_last_takes_effect() {
    let (served, amal) = at_the_first();
    let empty = amal.call("counter-1");
    assert_eq!((empty.is(204).body.as_str(), empty.status), ("", 204));
    let ticket = amal.issue("enquiries");
    amal.call("counter-1").is(200);
    amal.act(&ticket, "start", &json!({}));
    let path = "/api/v1/counters/counter-1/call-next";
    amal.post(path, &json!({ "after": "finish" })).is(204);
    assert_eq!(amal.counter("counter-1")["ticket"], Value::Null);
    assert_eq!(history(&amal, &ticket).last().unwrap(), "ticket.finished");
    served.verify();
}

#[test]
fn a_counter_that_holds_a_visitor_is_told_whom_until_it_says_what_becomes_of_them() {
    let (served, amal) = at_the_first();
    let tickets: Vec<Value> = (0..4).map(|_| amal.issue("enquiries")).collect();
    amal.call("counter-1").is(200);
    let refused = amal.call("counter-1").refuses(409, "holding");
    assert_eq!(refused["holding"], tickets[0]["id"]);
    amal.post("/api/v1/counters/counter-1/close", &json!({}))
        .refuses(409, "holding");
    let path = "/api/v1/counters/counter-1/call-next";
    for (after, state, ticket) in [("no-show", "no_show", 0), ("hold", "held", 1)] {
        amal.post(path, &json!({ "after": after })).is(200);
        let before = amal
            .get(&format!("/api/v1/tickets/{}", id(&tickets[ticket])))
            .json();
        assert_eq!(before["state"], state);
    }
    assert_eq!(amal.counter("counter-1")["ticket"]["id"], tickets[2]["id"]);
    served.verify();
}

#[test]
fn every_state_forbids_what_does_not_become_it_and_says_which_state_it_is() {
    let (served, amal) = at_the_first();
    let ticket = amal.issue("enquiries");
    let refused = |act: &str, state: &str| {
        let path = format!("/api/v1/tickets/{}/{act}", id(&ticket));
        let problem = amal.post(&path, &json!({})).refuses(409, "state");
        assert_eq!(problem["state"], state, "{act}");
    };
    for act in [
        "recall", "start", "finish", "no-show", "hold", "resume", "return",
    ] {
        refused(act, "waiting");
    }
    amal.call("counter-1").is(200);
    for act in ["resume", "return"] {
        refused(act, "called");
    }
    amal.act(&ticket, "start", &json!({}));
    for act in ["start", "recall", "resume", "return"] {
        refused(act, "serving");
    }
    amal.act(&ticket, "finish", &json!({}));
    for act in [
        "recall", "start", "finish", "no-show", "hold", "resume", "return", "cancel",
    ] {
        refused(act, "finished");
    }
    let path = format!("/api/v1/tickets/{}/transfer", id(&ticket));
    amal.post(&path, &json!({ "service": "giving" }))
        .refuses(409, "state");
    served.verify();
}

#[test]
fn a_visitor_who_steps_aside_is_held_and_resumed_also_at_another_counter() {
    let (served, amal) = at_the_first();
    let badr = served.signed_in("badr");
    badr.open("counter-2");
    let ticket = amal.issue("enquiries");
    amal.call("counter-1").is(200);
    amal.act(&ticket, "start", &json!({}));
    amal.act(&ticket, "hold", &json!({}));
    let counter = amal.counter("counter-1");
    assert_eq!(
        (&counter["ticket"], &counter["held"][0]["id"]),
        (&Value::Null, &ticket["id"])
    );
    assert_eq!(amal.act(&ticket, "resume", &json!({}))["state"], "serving");
    amal.act(&ticket, "hold", &json!({}));
    let moved = badr.act(&ticket, "resume", &json!({ "counter": "counter-2" }));
    assert_eq!(
        (&moved["counter"], &moved["state"]),
        (&json!("counter-2"), &json!("serving"))
    );
    served.verify();
}

#[test]
fn a_visitor_who_missed_the_call_comes_back_and_keeps_their_place() {
    let (served, amal) = at_the_first();
    let (late, next) = (amal.issue("enquiries"), amal.issue("enquiries"));
    amal.call("counter-1").is(200);
    assert_eq!(amal.act(&late, "no-show", &json!({}))["state"], "no_show");
    let missed = amal.get("/api/v1/queue").json()["missed"][0]["id"].clone();
    assert_eq!(missed, late["id"]);
    assert_eq!(amal.act(&late, "return", &json!({}))["state"], "waiting");
    let called = amal.call("counter-1").is(200).json();
    assert_eq!(called["ticket"]["id"], late["id"], "{next}");
    served.verify();
}

#[test]
fn recalls_have_an_end() {
    let (served, amal) = at_the_first();
    let ticket = amal.issue("enquiries");
    amal.call("counter-1").is(200);
    (0..3).for_each(|_| drop(amal.act(&ticket, "recall", &json!({}))));
    let path = format!("/api/v1/tickets/{}/recall", id(&ticket));
    amal.post(&path, &json!({})).refuses(409, "recalls-spent");
    served.verify();
}

#[test]
fn h3_a_transferred_visitor_keeps_their_first_arrival_and_the_note_goes_with_them() {
    let (served, amal) = at_the_first();
    let dana = served.signed_in("dana");
    dana.open("counter-3");
    let early = amal.issue("support-request");
    let later = amal.issue("giving");
    amal.call("counter-1").is(200);
    amal.act(&early, "start", &json!({}));
    let to = json!({ "service": "giving", "note": "يريد التبرع بسجاد" });
    let moved = amal.act(&early, "transfer", &to);
    assert_eq!(
        (&moved["service"], &moved["state"]),
        (&json!("giving"), &json!("waiting"))
    );
    let called = dana.call("counter-3").is(200).json();
    assert_eq!(called["ticket"]["id"], early["id"], "{later}");
    assert_eq!(called["ticket"]["note"], "يريد التبرع بسجاد");
    let journal = served
        .command(["journal", "--kind", "ticket.transferred"])
        .out;
    assert_eq!(journal.lines().count(), 1);
    let fact: Value = serde_json::from_str(journal.trim()).unwrap();
    assert!(
        !fact["data"].to_string().contains("سجاد"),
        "a note is personal: {fact}"
    );
    served.verify();
}

#[test]
fn p7_p13_who_phones_or_writes_gets_a_ticket_from_staff_and_the_channel_is_on_record() {
    let (served, amal) = at_the_first();
    let channels = [
        "interview",
        "telephone",
        "social_media",
        "letter",
        "help_request",
        "volunteering",
        "website",
        "delegate",
    ];
    for channel in channels {
        let wish = json!({ "service": "enquiries", "channel": channel, "visitor": "supporter" });
        let ticket = amal.issue_as(&wish);
        let told = amal.get(&format!("/api/v1/tickets/{}", id(&ticket))).json();
        assert_eq!(
            (&told["channel"], &told["visitor"]),
            (&json!(channel), &json!("supporter"))
        );
    }
    let facts = served.record();
    let kept: Vec<&Value> = facts
        .of("ticket.issued")
        .iter()
        .map(|fact| &fact.data["channel"])
        .collect();
    assert_eq!(kept, channels);
    assert!(
        facts
            .of("ticket.issued")
            .iter()
            .all(|fact| fact.by == "staff:amal")
    );
    served.verify();
}

#[test]
fn a_press_is_taken_back_whole_once_and_not_after_something_was_built_on_it() {
    let (served, amal) = at_the_first();
    let (first, second) = (amal.issue("enquiries"), amal.issue("enquiries"));
    amal.call("counter-1").is(200);
    amal.act(&first, "start", &json!({}));
    let path = "/api/v1/counters/counter-1/call-next";
    amal.post(path, &json!({ "after": "finish" })).is(200);
    let undo = "/api/v1/counters/counter-1/undo";
    let counter = amal.post(undo, &json!({})).is(200).json();
    assert_eq!(
        (&counter["ticket"]["id"], &counter["ticket"]["state"]),
        (&first["id"], &json!("serving"))
    );
    let back = amal.get(&format!("/api/v1/tickets/{}", id(&second))).json();
    assert_eq!(back["state"], "waiting");
    amal.post(undo, &json!({})).refuses(409, "nothing-to-undo");
    assert_eq!(served.record().of("ticket.undone").len(), 1);
    served.verify();
}

#[test]
fn two_counters_that_press_at_once_get_two_visitors() {
    let (served, amal) = at_the_first();
    let badr = served.signed_in("badr");
    badr.open("counter-2");
    for round in 0..20 {
        amal.issue("enquiries");
        let pressed = std::thread::scope(|scope| {
            let clients = [(&amal, "counter-1"), (&badr, "counter-2")];
            let pressing = clients.map(|(who, counter)| scope.spawn(move || who.call(counter)));
            pressing.map(|press| press.join().unwrap())
        });
        let mut statuses = pressed.each_ref().map(|answer| answer.status);
        statuses.sort_unstable();
        assert_eq!(
            statuses,
            [200, 204],
            "one visitor was called twice in round {round}"
        );
        let called = pressed
            .iter()
            .find(|answer| answer.status == 200)
            .unwrap()
            .json();
        amal.act(&called["ticket"], "no-show", &json!({}));
    }
    served.verify();
}

#[test]
fn a_page_that_is_behind_cannot_end_a_visit_that_went_elsewhere() {
    let (served, amal) = at_the_first();
    let ticket = amal.issue("support-request");
    amal.call("counter-1").is(200);
    let elsewhere = served.signed_in("badr");
    elsewhere.act(&ticket, "transfer", &json!({ "service": "giving" }));
    let path = format!("/api/v1/tickets/{}/start", id(&ticket));
    let problem = amal.post(&path, &json!({})).refuses(409, "state");
    assert_eq!(problem["state"], "waiting");
    served.verify();
}

#[test]
fn counters_close_and_take_a_break_and_calling_opens_them_again() {
    let (served, amal) = at_the_first();
    for (turn, state) in [("break", "break"), ("close", "closed")] {
        let ticket = amal.issue("enquiries");
        let path = format!("/api/v1/counters/counter-1/{turn}");
        assert_eq!(amal.post(&path, &json!({})).is(200).json()["state"], state);
        assert_eq!(amal.counter("counter-1")["state"], state);
        let called = amal.call("counter-1").is(200).json();
        assert_eq!(called["ticket"]["id"], ticket["id"]);
        assert_eq!(amal.counter("counter-1")["state"], "open");
        amal.act(&ticket, "no-show", &json!({}));
    }
    served.verify();
}

#[test]
fn the_board_shows_the_last_call_by_number_and_counter_and_nobody() {
    let (served, amal) = at_the_first();
    let wish = json!({ "service": "enquiries", "visitor": "beneficiary" });
    let ticket = amal.issue_as(&wish);
    amal.call("counter-1").is(200);
    let board = served.device("board-1", "board");
    let shown = board.get("/api/v1/board").is(200).json();
    let call = &shown["calls"][0];
    assert_eq!(
        (&call["number"], &call["counter_number"]),
        (&ticket["number"], &json!(1))
    );
    assert!(!shown.to_string().contains("amal") && !shown.to_string().contains("beneficiary"));
}

#[test]
fn a_given_up_ticket_is_called_by_nobody() {
    let (served, amal) = at_the_first();
    let ticket = amal.issue("enquiries");
    assert_eq!(
        amal.act(&ticket, "cancel", &json!({}))["state"],
        "cancelled"
    );
    amal.call("counter-1").is(204);
    served.verify();
}
