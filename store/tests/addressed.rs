//! Stories of visitors sent on to a person (H3): who calls them, who passes them over, and that nobody waits for one
//! who is away.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use domain::calling::Because;
use domain::ticket::Ticket;
use rig::*;
use store::{After, Asked, Call, Caller, CounterState, Store, StoreError, TicketAct};
use uuid::Uuid;

fn to(person: &str) -> TicketAct {
    TicketAct::Transfer {
        service: None,
        to: Some(person.to_owned()),
        note: None,
    }
}

fn by(user: &str, seconds: u64) -> Asked {
    Asked {
        by: format!("staff:{user}"),
        ..asked(seconds)
    }
}

/// Amal and Badr, at the first and the second counter.
fn two_at_work(rig: &Rig) -> Store {
    let mut store = rig.store();
    for (user, counter) in [("amal", "c1"), ("badr", "c2")] {
        joins(&mut store, user);
        let open = store.turn_counter(counter, CounterState::Open, &by(user, 0));
        open.unwrap();
    }
    store
}

fn turns(store: &mut Store, wanted: CounterState, asked: &Asked) {
    store.turn_counter("c1", wanted, asked).unwrap();
}

/// Each calls at their own counter, having ended with whoever was there.
fn calls_as(store: &mut Store, user: &str, seconds: u64) -> Option<Call> {
    let counter = if user == "amal" { "c1" } else { "c2" };
    let next = ending(counter, After::Finish);
    let call = store.call_next(&next, &by(user, seconds)).unwrap();
    call.into_answer()
}

fn whom(call: Option<Call>) -> Option<Uuid> {
    call.map(|call| call.ticket)
}

#[test]
fn h3_one_sent_to_a_person_keeps_their_place_and_only_that_person_calls_them() {
    let rig = Rig::new();
    let mut store = two_at_work(&rig);
    let first = comes(&mut store, "support", false, 0);
    let second = comes(&mut store, "support", false, 1);
    let third = comes(&mut store, "support", false, 2);
    assert_eq!(whom(calls_as(&mut store, "badr", 5)), Some(first));
    let sent = does(&mut store, first, &to("amal"), 6);
    assert_eq!(
        (
            sent.service.as_str(),
            sent.addressee.as_deref(),
            sent.arrived
        ),
        ("support", Some("amal"), later(0))
    );
    assert_eq!(store.waiting().unwrap()["support"], 3);
    let passed = calls_as(&mut store, "badr", 7).unwrap();
    assert_eq!((passed.ticket, passed.overtook), (second, 0));
    let call = calls_as(&mut store, "amal", 8).unwrap();
    assert_eq!((call.ticket, call.because), (first, Because::FirstCome));
    assert_eq!(whom(calls_as(&mut store, "amal", 9)), Some(third));
    drop(store);
    rig.assert_sound();
}

#[test]
fn h3_that_person_calls_them_also_where_the_counter_does_not_serve_the_service() {
    let rig = Rig::new();
    let mut store = two_at_work(&rig);
    let ticket = comes(&mut store, "enquiries", false, 1);
    let later_one = comes(&mut store, "support", false, 2);
    does(&mut store, ticket, &to("amal"), 3);
    let support = Caller {
        services: vec!["support".to_owned()],
        ..ending("c1", After::Finish)
    };
    let mut call = |seconds| {
        let call = store.call_next(&support, &by("amal", seconds)).unwrap();
        whom(call.into_answer())
    };
    assert_eq!(
        (call(4), call(5), call(6)),
        (Some(ticket), Some(later_one), None)
    );
    rig.assert_sound();
}

#[test]
fn h3_nobody_waits_for_one_who_is_away() {
    type Leaves = fn(&mut Store);
    let ways: [Leaves; 5] = [
        |store| turns(store, CounterState::Break, &by("amal", 5)),
        |store| turns(store, CounterState::Closed, &by("amal", 5)),
        // A colleague takes the counter over.
        |store| {
            joins(store, "dana");
            store.call_next(&caller("c1"), &by("dana", 5)).unwrap();
        },
        |store| {
            store
                .disable_staff("amal", &later(5), "staff:root")
                .unwrap()
        },
        |store| {
            turns(store, CounterState::Closed, &asked(5));
            turns(store, CounterState::Open, &asked(5));
        },
    ];
    for (way, leaves) in ways.into_iter().enumerate() {
        let rig = Rig::new();
        let mut store = two_at_work(&rig);
        joins(&mut store, "root");
        store
            .change_staff_role(
                "root",
                domain::people::StaffRole::Admin,
                &later(0),
                "staff:root",
            )
            .unwrap();
        let early = comes(&mut store, "support", false, 0);
        let ticket = comes(&mut store, "support", false, 1);
        does(&mut store, ticket, &to("amal"), 3);
        assert_eq!(whom(calls_as(&mut store, "badr", 4)), Some(early), "{way}");
        assert_eq!(calls_as(&mut store, "badr", 4), None, "{way}");
        leaves(&mut store);
        let called = store.ticket(ticket).unwrap().state.code() == "called";
        let call = calls_as(&mut store, "badr", 6);
        assert!(called || whom(call) == Some(ticket), "{way}");
        rig.assert_sound();
    }
}

#[test]
fn a_person_back_at_an_open_counter_has_their_visitors_back() {
    let rig = Rig::new();
    let mut store = two_at_work(&rig);
    let ticket = comes(&mut store, "support", false, 1);
    does(&mut store, ticket, &to("amal"), 2);
    for (state, called) in [
        (CounterState::Break, Some(ticket)),
        (CounterState::Open, None),
    ] {
        store.turn_counter("c1", state, &by("amal", 3)).unwrap();
        assert_eq!(whom(calls_as(&mut store, "badr", 4)), called);
        if called.is_some() {
            store.undo("c2", 10_000, &by("badr", 5)).unwrap();
        }
    }
    assert_eq!(whom(calls_as(&mut store, "amal", 6)), Some(ticket));
    rig.assert_sound();
}

#[test]
fn one_who_missed_the_persons_call_waits_for_that_person_again_until_sent_elsewhere() {
    let rig = Rig::new();
    let mut store = two_at_work(&rig);
    let ticket = comes(&mut store, "support", false, 1);
    does(&mut store, ticket, &to("amal"), 2);
    assert_eq!(whom(calls_as(&mut store, "amal", 3)), Some(ticket));
    store
        .act(ticket, &TicketAct::NoShow, &by("amal", 4))
        .unwrap();
    let back = TicketAct::Return {
        calls: 3,
        minutes: 5,
    };
    let addressee = |ticket: Ticket| ticket.addressee;
    assert_eq!(
        addressee(does(&mut store, ticket, &back, 5)).as_deref(),
        Some("amal")
    );
    assert_eq!(calls_as(&mut store, "badr", 6), None);
    let on = TicketAct::Transfer {
        service: Some("enquiries".to_owned()),
        to: None,
        note: None,
    };
    assert_eq!(addressee(does(&mut store, ticket, &on, 7)), None);
    assert_eq!(whom(calls_as(&mut store, "badr", 8)), Some(ticket));
    rig.assert_sound();
}

#[test]
fn nobody_is_sent_to_who_is_not_there_to_be_sent_to() {
    let rig = Rig::new();
    let mut store = two_at_work(&rig);
    let ticket = comes(&mut store, "support", false, 1);
    store
        .disable_staff("badr", &later(2), "staff:root")
        .unwrap();
    let refused = |store: &mut Store, person: &str| {
        let refused = store.act(ticket, &to(person), &asked(3)).unwrap_err();
        assert_eq!(store.ticket(ticket).unwrap().addressee, None);
        refused
    };
    assert!(matches!(
        refused(&mut store, "nobody"),
        StoreError::NoUser(_)
    ));
    assert!(matches!(
        refused(&mut store, "badr"),
        StoreError::ShutOut(_)
    ));
}

#[test]
fn lanes_of_people_are_gone_when_nobody_waits_in_them() {
    let rig = Rig::new();
    let mut store = two_at_work(&rig);
    let ticket = comes(&mut store, "support", false, 1);
    does(&mut store, ticket, &to("amal"), 2);
    does(&mut store, ticket, &to("badr"), 3);
    does(&mut store, ticket, &TicketAct::Cancel, 4);
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    let count = |sql| raw.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM lanes"), 1);
    assert_eq!(count("SELECT sum(waiting) FROM lanes"), 0);
    rig.assert_sound();
}
