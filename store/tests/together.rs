//! Stories of several changes made durable by one commit.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use rig::*;
use store::{StoreError, TicketAct, Trouble};
use uuid::Uuid;

#[test]
fn several_counters_act_with_one_commit() {
    let rig = Rig::new();
    let mut store = rig.store();
    let came: Vec<Uuid> = (0..3)
        .map(|n| comes(&mut store, "support", false, n))
        .collect();
    let before = rig.facts().len();
    let called = store.together(|store| {
        let called: Vec<Uuid> = (0..3)
            .map(|n| calls(store, &format!("c{n}"), 5).unwrap().ticket)
            .collect();
        does(store, called[0], &TicketAct::Start, 6);
        assert_eq!(
            rig.facts().len(),
            before,
            "nobody sees them before the commit"
        );
        called
    });
    assert_eq!(called.unwrap(), came);
    assert_eq!(rig.facts().len(), before + 7);
    rig.assert_sound();
}

#[test]
fn one_that_is_refused_leaves_the_others_as_they_are() {
    let rig = Rig::new();
    let mut store = rig.store();
    let (first, second) = (
        comes(&mut store, "support", false, 0),
        comes(&mut store, "support", false, 1),
    );
    let outcomes = store.together(|store| {
        let called = store
            .call_next(&caller("c1"), &keyed(2, "a", 1))
            .map(|_| ());
        let holding = store
            .call_next(&caller("c1"), &keyed(3, "b", 1))
            .map(|_| ());
        let forbidden = store.act(second, &TicketAct::Start, &asked(3)).map(|_| ());
        let other = store.call_next(&caller("c2"), &asked(4)).map(|_| ());
        [called, holding, forbidden, other].map(|made| made.err().map(|error| error.trouble()))
    });
    let refused = Some(Trouble::Refused);
    assert_eq!(outcomes.unwrap(), [None, refused, refused, None]);
    assert_eq!(
        (state(&store, first), state(&store, second)),
        ("called", "called")
    );
    rig.assert_sound();
    // The refused key is free, the other is known.
    let again = store.call_next(&caller("c1"), &keyed(5, "a", 1)).unwrap();
    assert_eq!(repeated(again).unwrap().ticket, first);
    let free = store.call_next(&ending("c1", store::After::Finish), &keyed(6, "b", 1));
    assert_eq!(new(free.unwrap()), None);
}

#[test]
fn the_same_key_twice_in_one_commit_is_one_change() {
    let rig = Rig::new();
    let mut store = rig.store();
    comes(&mut store, "support", false, 0);
    comes(&mut store, "support", false, 1);
    let both = store.together(|store| {
        [2, 3].map(|seconds| {
            let call = store.call_next(&caller("c1"), &keyed(seconds, "k", 1));
            call.unwrap()
        })
    });
    let [first, second] = both.unwrap();
    assert_eq!(new(first), repeated(second));
    assert_eq!(store.waiting().unwrap()["support"], 1);
}

/// Fills the journal's allowance, until not even a call finds room in it.
fn filled(rig: &mut Rig) -> store::Store {
    rig.max_mb = 1;
    let mut store = rig.store();
    for n in 0..60 {
        comes(&mut store, "support", false, n);
    }
    let long = "ن".repeat(4_000);
    loop {
        let ticket = match store.call_next(&caller("c1"), &asked(60)) {
            Ok(call) => call.into_answer().unwrap().ticket,
            Err(full) => {
                assert_eq!(full.trouble(), Trouble::Full);
                return store;
            }
        };
        let sent = TicketAct::Transfer {
            service: Some("support".to_owned()),
            to: None,
            note: Some(long.clone()),
        };
        let shortly = TicketAct::Transfer {
            service: Some("support".to_owned()),
            to: None,
            note: None,
        };
        let done = store.act(ticket, &sent, &asked(61));
        if done.is_err() && store.act(ticket, &shortly, &asked(61)).is_err() {
            return store;
        }
    }
}

#[test]
fn when_the_disk_is_full_nothing_of_any_is_kept_and_the_store_goes_on() {
    let mut rig = Rig::new();
    let mut store = filled(&mut rig);
    let before = (rig.facts(), store.place(), store.waiting().unwrap());
    let long = "ن".repeat(20_000);
    let lost = store.together(|store| {
        let ticket = store.ticket(last_ticket(&rig)).unwrap();
        let what = TicketAct::Transfer {
            service: Some("support".to_owned()),
            to: None,
            note: Some(long.clone()),
        };
        let first = store.act(ticket.id, &what, &asked(62)).map(|_| ());
        let after = store.call_next(&caller("c7"), &asked(63)).map(|_| ());
        (first, after)
    });
    match lost {
        Err(error) => assert_eq!(error.trouble(), Trouble::Full, "{error:?}"),
        Ok(outcomes) => panic!("there was room: {outcomes:?}"),
    }
    assert_eq!(
        (rig.facts(), store.place(), store.waiting().unwrap()),
        before
    );
    rig.assert_sound();
    drop(store);
    rig.max_mb = 0;
    let mut store = rig.store();
    calls(&mut store, "c8", 70).unwrap();
    rig.assert_sound();
}

fn last_ticket(rig: &Rig) -> Uuid {
    let glance = rig.reader().glance().unwrap();
    glance.waiting.last().unwrap().id
}

#[test]
fn when_the_commit_itself_fails_nothing_is_kept_and_the_next_one_succeeds() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = comes(&mut store, "support", false, 0);
    let before = (rig.facts(), store.place());
    // What refuses at the commit and not before: a promise about rows that is checked last.
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    raw.execute_batch(
        "CREATE TABLE known (id TEXT PRIMARY KEY);
        CREATE TABLE refuser (id TEXT REFERENCES known (id) DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER refuse AFTER INSERT ON facts BEGIN INSERT INTO refuser VALUES ('x'); END;",
    )
    .unwrap();
    let lost = store.together(|store| {
        let call = store.call_next(&caller("c1"), &keyed(2, "k", 1));
        assert_eq!(call.unwrap().into_answer().unwrap().ticket, first);
        does(store, first, &TicketAct::Start, 3);
    });
    assert!(matches!(lost, Err(StoreError::Sql { .. })), "{lost:?}");
    assert_eq!(state(&store, first), "waiting");
    raw.execute_batch("DROP TRIGGER refuse; DROP TABLE refuser; DROP TABLE known;")
        .unwrap();
    assert_eq!((rig.facts(), store.place()), before);
    let call = store.call_next(&caller("c1"), &keyed(4, "k", 1)).unwrap();
    assert_eq!(new(call).unwrap().ticket, first, "the lost key is free");
    drop(raw);
    rig.assert_sound();
}
