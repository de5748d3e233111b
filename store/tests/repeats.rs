//! Stories of requests that come twice: after a lost answer, a crash, or by somebody's mistake.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use rig::*;
use store::{After, Asked, Repeat, StoreError};

#[test]
fn a_lost_answer_never_calls_a_second_visitor_also_after_a_crash() {
    let rig = Rig::new();
    let mut store = rig.store();
    comes(&mut store, "support", true, 0);
    comes(&mut store, "support", false, 0);
    let call = new(store.call_next(&caller("c1"), &keyed(1, "k", 1)).unwrap()).unwrap();
    let again = store.call_next(&caller("c1"), &keyed(2, "k", 1)).unwrap();
    assert_eq!(repeated(again).unwrap(), call);
    let (facts, copy) = (rig.facts(), Rig::new());
    // As a cut leaves it: the file and its log, with nobody to close them.
    for name in ["journal.db", "journal.db-wal", "epochs"] {
        let from = rig.folder.path().join(name);
        std::fs::copy(from, copy.folder.path().join(name)).unwrap();
    }
    let mut store = copy.store();
    let again = store.call_next(&caller("c1"), &keyed(90, "k", 1)).unwrap();
    assert_eq!(repeated(again).unwrap(), call);
    assert_eq!(store.waiting().unwrap()["support"], 1);
    assert_eq!(copy.facts(), facts);
    copy.assert_sound();
}

#[test]
fn the_same_key_repeats_even_when_the_queue_went_on() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = comes(&mut store, "support", false, 0);
    comes(&mut store, "support", false, 0);
    let call = new(store.call_next(&caller("c1"), &keyed(1, "k", 1)).unwrap()).unwrap();
    does(&mut store, first, &FINISH, 2);
    calls(&mut store, "c1", 3).unwrap();
    let again = store.call_next(&caller("c1"), &keyed(4, "k", 1)).unwrap();
    assert_eq!(repeated(again).unwrap(), call);
}

#[test]
fn that_nobody_waited_is_repeated_too() {
    let rig = Rig::new();
    let mut store = rig.store();
    let none = store.call_next(&caller("c1"), &keyed(1, "k", 1)).unwrap();
    assert_eq!(new(none), None);
    comes(&mut store, "support", false, 2);
    let again = store.call_next(&caller("c1"), &keyed(3, "k", 1)).unwrap();
    assert_eq!(repeated(again), None);
    assert_eq!(store.waiting().unwrap()["support"], 1);
}

#[test]
fn a_key_with_another_body_is_refused_and_changes_nothing() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = comes(&mut store, "support", false, 0);
    comes(&mut store, "support", false, 0);
    store.call_next(&caller("c1"), &keyed(1, "k", 1)).unwrap();
    let facts = rig.facts().len();
    let other = store.call_next(&ending("c1", After::Finish), &keyed(2, "k", 2));
    assert!(matches!(other, Err(StoreError::KeyReused)));
    assert_eq!(state(&store, first), "called");
    assert_eq!(rig.facts().len(), facts);
}

#[test]
fn a_key_is_of_its_path_and_one_that_was_refused_is_free() {
    let rig = Rig::new();
    let mut store = rig.store();
    comes(&mut store, "support", false, 0);
    let waiting = comes(&mut store, "support", false, 0);
    new(store.call_next(&caller("c1"), &keyed(1, "k", 1)).unwrap());
    let elsewhere = Asked {
        repeat: Some(Repeat {
            path: "/api/v1/counters/c2/call-next".to_owned(),
            key: "k".to_owned(),
            body: [1; 32],
        }),
        ..asked(2)
    };
    let call = new(store.call_next(&caller("c2"), &elsewhere).unwrap()).unwrap();
    assert_eq!(call.ticket, waiting);
    let last = comes(&mut store, "support", false, 3);
    let holding = store.call_next(&caller("c1"), &keyed(4, "k2", 1));
    assert!(matches!(holding, Err(StoreError::Holding(_))));
    let call = store.call_next(&ending("c1", After::Finish), &keyed(5, "k2", 2));
    assert_eq!(new(call.unwrap()).unwrap().ticket, last);
}

#[test]
fn an_action_on_a_ticket_is_done_once_for_a_key() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    let recall = store::TicketAct::Recall { limit: 5 };
    for (n, key) in ["k", "k", "other"].into_iter().enumerate() {
        let once = store.act(ticket, &recall, &keyed(2, key, 1)).unwrap();
        assert_eq!(once == store::Once::Repeated(ticket), n == 1);
    }
    assert_eq!(store.ticket(ticket).unwrap().recalls, 2);
}
