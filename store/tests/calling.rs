//! Stories of visitors called, kept waiting, sent on and coming back.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use domain::calling::{Because, Policy};
use domain::ticket::TicketState;
use domain::time::ClockTrust;
use rig::*;
use store::{After, Asked, CounterState, Ended, StoreError, TicketAct};
use uuid::Uuid;

const LATE: TicketAct = TicketAct::Return {
    calls: 0,
    minutes: 0,
};
const RECALL: TicketAct = TicketAct::Recall { limit: 2 };

fn transfer(note: Option<&str>) -> TicketAct {
    TicketAct::Transfer {
        service: Some("support".to_owned()),
        to: None,
        note: note.map(str::to_owned),
    }
}

#[test]
fn who_came_first_is_called_first_and_nobody_twice() {
    let rig = Rig::new();
    let mut store = rig.store();
    let came: Vec<Uuid> = (0..4)
        .map(|n| comes(&mut store, "support", false, n))
        .collect();
    let called: Vec<Uuid> = (0..4)
        .map(|n| calls(&mut store, &format!("c{n}"), 10 + n).unwrap().ticket)
        .collect();
    assert_eq!(called, came);
    assert_eq!(calls(&mut store, "c9", 20), None);
    let ticket = store.ticket(came[3]).unwrap();
    assert_eq!(ticket.state, TicketState::Called);
    assert_eq!(ticket.counter.as_deref(), Some("c3"));
    assert_eq!(ticket.called.unwrap().waited_ms, 10_000);
    rig.assert_sound();
}

#[test]
fn p2_priority_and_normal_share_the_calls_as_the_ratio_says() {
    let rig = Rig::new();
    let mut store = rig.store();
    for n in 0..8 {
        comes(&mut store, "support", false, n);
    }
    for n in 8..16 {
        comes(&mut store, "support", true, n);
    }
    let two_to_one = store::Caller {
        policy: Policy {
            priority: 2,
            normal: 1,
            ..policy()
        },
        ..ending("c1", After::Finish)
    };
    let mut seen = Vec::new();
    for n in 0..6 {
        let call = store.call_next(&two_to_one, &asked(20 + n)).unwrap();
        let call = call.into_answer().unwrap();
        let priority = store.ticket(call.ticket).unwrap().priority;
        let expected = if priority {
            Because::Priority
        } else {
            Because::FirstCome
        };
        assert_eq!(call.because, expected);
        seen.push((priority, call.overtook));
    }
    // Overtaken are the normal ones who still wait: all eight, and after the first of them was called seven.
    let expected = [
        (true, 8),
        (true, 8),
        (false, 0),
        (true, 7),
        (true, 7),
        (false, 0),
    ];
    assert_eq!(seen, expected);
    rig.assert_sound();
}

#[test]
fn a_call_names_the_first_five_it_overtook() {
    let rig = Rig::new();
    let mut store = rig.store();
    let normal: Vec<Uuid> = (0..7)
        .map(|n| comes(&mut store, ["support", "enquiries"][n % 2], false, n as u64))
        .collect();
    let first = comes(&mut store, "enquiries", true, 9);
    let call = calls(&mut store, "c1", 10).unwrap();
    assert_eq!((call.ticket, call.overtook), (first, 7));
    let why = store.ticket(first).unwrap().called.unwrap();
    assert_eq!(why.overtaken, normal[..5]);
}

#[test]
fn a_counter_with_a_ticket_must_say_what_becomes_of_it() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = comes(&mut store, "support", false, 0);
    comes(&mut store, "support", false, 1);
    calls(&mut store, "c1", 2).unwrap();
    for act in [None, Some(TicketAct::Start)] {
        if let Some(act) = act {
            does(&mut store, first, &act, 3);
        }
        let refused = store.call_next(&caller("c1"), &asked(4)).unwrap_err();
        assert!(
            matches!(refused, StoreError::Holding(ticket) if ticket == first),
            "{refused}"
        );
        for state in [CounterState::Closed, CounterState::Break] {
            let refused = store.turn_counter("c1", state, &asked(4)).unwrap_err();
            assert!(matches!(refused, StoreError::Holding(_)), "{refused}");
        }
    }
    assert_eq!(store.waiting().unwrap()["support"], 1);
}

#[test]
fn what_becomes_of_the_last_one_is_one_change_with_the_next_call() {
    for (after, became, kind) in [
        (After::Finish, "finished", "ticket.finished"),
        (After::NoShow, "no_show", "ticket.no_show"),
        (After::Hold, "held", "ticket.held"),
    ] {
        let rig = Rig::new();
        let mut store = rig.store();
        let first = comes(&mut store, "support", false, 0);
        let second = comes(&mut store, "support", false, 1);
        calls(&mut store, "c1", 2).unwrap();
        let call = store.call_next(&ending("c1", after), &asked(5)).unwrap();
        assert_eq!(new(call).unwrap().ticket, second);
        assert_eq!(state(&store, first), became);
        assert_eq!(rig.last_kinds(2), [kind, "ticket.called"]);
        let facts = rig.facts();
        let acts: Vec<_> = facts
            .iter()
            .rev()
            .take(2)
            .map(|fact| &fact.data["act"])
            .collect();
        assert_eq!(acts[0], acts[1]);
        rig.assert_sound();
    }
}

#[test]
fn what_becomes_of_the_last_one_takes_effect_also_when_nobody_waits() {
    let rig = Rig::new();
    let mut store = rig.store();
    let only = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 2).unwrap();
    let call = store.call_next(&ending("c1", After::Finish), &asked(5));
    assert_eq!(new(call.unwrap()), None);
    let ticket = store.ticket(only).unwrap();
    assert_eq!((ticket.state.code(), ticket.busy_ms), ("finished", 3000));
    drop(store);
    assert_eq!(state(&rig.store(), only), "finished");
}

#[test]
fn one_who_is_being_served_did_come() {
    let rig = Rig::new();
    let mut store = rig.store();
    let served = comes(&mut store, "support", false, 0);
    comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 2).unwrap();
    does(&mut store, served, &TicketAct::Start, 3);
    let refused = store.call_next(&ending("c1", After::NoShow), &asked(4));
    assert!(matches!(refused, Err(StoreError::TicketState { .. })));
    assert_eq!(state(&store, served), "serving");
    assert_eq!(store.waiting().unwrap()["support"], 1);
    rig.assert_sound();
}

#[test]
fn one_who_returns_late_goes_to_the_end_and_early_to_the_old_place() {
    let early_by_calls = TicketAct::Return {
        calls: 2,
        minutes: 0,
    };
    let early_by_minutes = TicketAct::Return {
        calls: 0,
        minutes: 5,
    };
    for (act, calls_before, seconds, keeps) in [
        (&LATE, 0, 1, false),
        (&early_by_calls, 2, 4000, true),
        (&early_by_calls, 3, 1, false),
        (&early_by_minutes, 3, 300, true),
        (&early_by_minutes, 0, 301, false),
    ] {
        let rig = Rig::new();
        let mut store = rig.store();
        let missed = comes(&mut store, "support", false, 0);
        let others: Vec<Uuid> = (0..5)
            .map(|_| comes(&mut store, "support", false, 1))
            .collect();
        calls(&mut store, "c1", 2).unwrap();
        does(&mut store, missed, &TicketAct::NoShow, 3);
        for other in &others[..calls_before] {
            assert_eq!(serves(&mut store, "c1", 3), Some(*other));
        }
        let back = does(&mut store, missed, act, 3 + seconds);
        assert_eq!((back.state.code(), back.counter), ("waiting", None));
        let next = serves(&mut store, "c1", 4 + seconds).unwrap();
        assert_eq!(next == missed, keeps, "{act:?} {calls_before} {seconds}");
        let waited = if keeps { 4 + seconds } else { 1 } * 1000;
        while serves(&mut store, "c1", 4 + seconds).is_some() {}
        let why = store.ticket(missed).unwrap().called.unwrap();
        assert_eq!(why.waited_ms, waited, "{act:?} {calls_before} {seconds}");
        rig.assert_sound();
    }
}

#[test]
fn a_number_only_announced_again_does_not_make_one_who_missed_it_late() {
    let rig = Rig::new();
    let mut store = rig.store();
    let (slow, missed) = (
        comes(&mut store, "support", false, 0),
        comes(&mut store, "support", false, 1),
    );
    let last = comes(&mut store, "support", false, 1);
    assert_eq!(calls(&mut store, "c2", 2).unwrap().ticket, slow);
    assert_eq!(calls(&mut store, "c1", 3).unwrap().ticket, missed);
    does(&mut store, missed, &TicketAct::NoShow, 4);
    does(&mut store, slow, &RECALL, 5);
    assert_eq!(calls(&mut store, "c1", 5).unwrap().ticket, last);
    let in_one_call = TicketAct::Return {
        calls: 1,
        minutes: 0,
    };
    let back = does(&mut store, missed, &in_one_call, 6);
    assert_eq!(back.arrived, later(1));
}

#[test]
fn h3_one_who_is_sent_on_keeps_the_first_arrival() {
    let rig = Rig::new();
    let mut store = rig.store();
    let sent = comes(&mut store, "enquiries", false, 0);
    let other = comes(&mut store, "support", false, 1);
    let before = store.ticket(sent).unwrap();
    let for_enquiries = store::Caller {
        services: vec!["enquiries".to_owned()],
        ..caller("c1")
    };
    store.call_next(&for_enquiries, &asked(60)).unwrap();
    let moved = does(&mut store, sent, &transfer(None), 90);
    assert_eq!((moved.order, moved.arrived), (before.order, before.arrived));
    assert_eq!((moved.service.as_str(), moved.counter), ("support", None));
    // What the first service took is not the next one's time.
    assert_eq!(moved.busy_ms, 0);
    assert_eq!(store.ahead(other).unwrap(), 1);
    let call = calls(&mut store, "c2", 100).unwrap();
    assert_eq!((call.ticket, call.because), (sent, Because::FirstCome));
    let why = store.ticket(sent).unwrap().called.unwrap();
    assert_eq!(why.waited_ms, 100_000);
    // The counter that sent them on is free.
    assert_eq!(calls(&mut store, "c1", 101).unwrap().ticket, other);
    rig.assert_sound();
}

#[test]
fn a_number_is_called_again_as_often_as_the_limit_says() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    let waiting = store.act(ticket, &RECALL, &asked(1)).unwrap_err();
    assert!(matches!(waiting, StoreError::TicketState { .. }));
    calls(&mut store, "c1", 2).unwrap();
    assert_eq!(does(&mut store, ticket, &RECALL, 3).recalls, 1);
    assert_eq!(does(&mut store, ticket, &RECALL, 4).recalls, 2);
    let refused = store.act(ticket, &RECALL, &asked(5)).unwrap_err();
    assert!(matches!(refused, StoreError::RecallsSpent { limit: 2, .. }));
    // Missed, returned and called anew, it may be called again as often.
    does(&mut store, ticket, &TicketAct::NoShow, 6);
    does(&mut store, ticket, &LATE, 7);
    calls(&mut store, "c1", 8).unwrap();
    assert_eq!(does(&mut store, ticket, &RECALL, 9).recalls, 1);
    rig.assert_sound();
}

#[test]
fn the_number_announced_last_stands_first_on_the_board() {
    let rig = Rig::new();
    let mut store = rig.store();
    let came: Vec<Uuid> = (0..3)
        .map(|n| comes(&mut store, "support", false, n))
        .collect();
    for n in 0..3 {
        calls(&mut store, &format!("c{n}"), 5 + n).unwrap();
    }
    does(&mut store, came[1], &RECALL, 60);
    let glance = rig.reader().glance().unwrap();
    let shown: Vec<_> = glance
        .calls
        .iter()
        .map(|call| (call.ticket.id, call.at))
        .collect();
    let expected = [
        (came[1], later(60)),
        (came[2], later(7)),
        (came[0], later(5)),
    ];
    assert_eq!(shown, expected);
}

#[test]
fn one_counter_never_has_two_tickets() {
    let rig = Rig::new();
    let mut store = rig.store();
    let held = comes(&mut store, "support", false, 0);
    let second = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    does(&mut store, held, &TicketAct::Hold, 2);
    calls(&mut store, "c1", 3).unwrap();
    for counter in [None, Some("c1".to_owned())] {
        let resumed = store.act(held, &TicketAct::Resume { counter }, &asked(4));
        assert!(
            matches!(resumed, Err(StoreError::Holding(ticket)) if ticket == second),
            "{resumed:?}"
        );
    }
    let elsewhere = TicketAct::Resume {
        counter: Some("c2".to_owned()),
    };
    let ticket = does(&mut store, held, &elsewhere, 5);
    assert_eq!(ticket.counter.as_deref(), Some("c2"));
    assert_eq!(ticket.state, TicketState::Serving);
    rig.assert_sound();
}

#[test]
fn a_closed_counter_that_takes_a_ticket_up_again_is_open_by_that() {
    let rig = Rig::new();
    let mut store = rig.store();
    let held = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    does(&mut store, held, &TicketAct::Hold, 2);
    store
        .turn_counter("c1", CounterState::Closed, &asked(3))
        .unwrap();
    does(&mut store, held, &TicketAct::Resume { counter: None }, 4);
    let counter = rig.reader().glance().unwrap().counters.remove(0);
    assert_eq!(
        (counter.state, counter.since),
        (CounterState::Open, later(4))
    );
    store.undo("c1", 10_000, &asked(5)).unwrap();
    let counter = rig.reader().glance().unwrap().counters.remove(0);
    assert_eq!(
        (counter.state, counter.since),
        (CounterState::Closed, later(3))
    );
    assert_eq!(state(&store, held), "held");
    rig.assert_sound();
}

#[test]
fn time_at_counters_adds_up_and_time_on_hold_is_none_of_it() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 10).unwrap();
    does(&mut store, ticket, &TicketAct::Start, 15);
    does(&mut store, ticket, &TicketAct::Hold, 30);
    does(
        &mut store,
        ticket,
        &TicketAct::Resume { counter: None },
        100,
    );
    assert_eq!(does(&mut store, ticket, &FINISH, 110).busy_ms, 30_000);
    assert_eq!(rig.reader().busy_times("support").unwrap(), [30_000]);
}

#[test]
fn a_clock_set_back_changes_no_order_and_no_waiting_time() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = comes(&mut store, "support", false, 60);
    let set_back = |seconds: u64| {
        let mut stamp = later(seconds);
        stamp.at -= chrono::TimeDelta::hours(1);
        stamp.clock = ClockTrust::Untrusted;
        stamp
    };
    let wanted = request("support", "later");
    let store::Answer::New(second) = store.issue(&wanted, &set_back(120)).unwrap() else {
        panic!("a fresh key was repeated")
    };
    let asked = |seconds| Asked {
        stamp: set_back(seconds),
        ..asked(0)
    };
    let call = new(store.call_next(&caller("c1"), &asked(180)).unwrap()).unwrap();
    assert_eq!((call.ticket, call.overtook), (first, 0));
    let why = store.ticket(first).unwrap().called.unwrap();
    assert_eq!(why.waited_ms, 120_000);
    let finished = store.act(first, &FINISH, &asked(200)).unwrap();
    assert_eq!(store.ticket(*finished.answer()).unwrap().busy_ms, 20_000);
    let call = new(store.call_next(&caller("c1"), &asked(210)).unwrap()).unwrap();
    assert_eq!(call.ticket, second.ticket.id);
    let why = store.ticket(call.ticket).unwrap().called.unwrap();
    assert_eq!(why.waited_ms, 90_000);
    rig.assert_sound();
}

#[test]
fn after_a_reboot_with_the_clock_behind_nobody_has_waited_less_than_the_boot_has_lasted() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = comes(&mut store, "support", false, 60);
    let mut rebooted = morning();
    rebooted.at -= chrono::TimeDelta::days(300);
    (rebooted.boot, rebooted.mono_ms) = (Uuid::from_u128(2), 45_000);
    let asked = Asked {
        stamp: rebooted,
        ..asked(0)
    };
    store.call_next(&caller("c1"), &asked).unwrap();
    assert_eq!(
        store.ticket(first).unwrap().called.unwrap().waited_ms,
        45_000
    );
}

#[test]
fn what_staff_write_is_readable_with_the_keys_and_can_be_erased_without_a_trace() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "enquiries", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    does(&mut store, ticket, &transfer(Some("أم لثلاثة أيتام")), 2);
    calls(&mut store, "c1", 3).unwrap();
    let finish = TicketAct::Finish(Ended {
        outcome: Some("incomplete".to_owned()),
        missing: vec!["صك الطلاق".to_owned(), "تعريف بالراتب".to_owned()],
    });
    assert_eq!(
        does(&mut store, ticket, &finish, 4).outcome.as_deref(),
        Some("incomplete")
    );
    let read = |kind| {
        let reader = rig.reader();
        let words = reader.personal(store.keys(), &ticket.to_string(), kind);
        words
            .unwrap()
            .map(|words| serde_json::from_str::<serde_json::Value>(&words).unwrap())
    };
    let note = serde_json::json!({ "note": ["أم لثلاثة أيتام"] });
    let missing = serde_json::json!({ "missing": ["صك الطلاق", "تعريف بالراتب"] });
    assert_eq!(read("ticket.transferred"), Some(note));
    assert_eq!(read("ticket.finished"), Some(missing));
    let facts = rig.facts();
    assert_eq!(facts.last().unwrap().data["missing"], 2);
    for fact in &facts {
        let said = format!("{fact:?}");
        assert!(!said.contains("أيتام") && !said.contains("الطلاق"), "{said}");
    }
    rig.assert_sound();
    rusqlite::Connection::open(rig.journal())
        .unwrap()
        .execute_batch("UPDATE facts SET personal = NULL, salt = NULL")
        .unwrap();
    assert_eq!(read("ticket.transferred"), None);
    assert_eq!(rig.facts(), facts);
    rig.assert_sound();
}

#[test]
fn a_note_is_read_of_the_last_transfer_only_and_not_of_one_taken_back() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    let read = |store: &store::Store| {
        let reader = rig.reader();
        let subject = ticket.to_string();
        reader
            .personal(store.keys(), &subject, "ticket.transferred")
            .unwrap()
    };
    calls(&mut store, "c1", 1).unwrap();
    does(&mut store, ticket, &transfer(Some("first")), 2);
    calls(&mut store, "c1", 3).unwrap();
    does(&mut store, ticket, &transfer(Some("mistaken")), 4);
    store.undo("c1", 10_000, &asked(5)).unwrap();
    assert!(read(&store).unwrap().contains("first"));
    does(&mut store, ticket, &transfer(None), 6);
    assert_eq!(read(&store), None);
}

#[test]
fn a_new_day_expires_everyone_closes_counters_and_forgets_keys() {
    let rig = Rig::new();
    let mut store = rig.store();
    let states: [&[TicketAct]; 5] = [
        &[],
        &[TicketAct::Start],
        &[TicketAct::Hold],
        &[TicketAct::NoShow],
        &[FINISH],
    ];
    let mut tickets = Vec::new();
    for (n, acts) in states.into_iter().enumerate() {
        let ticket = comes(&mut store, "support", false, 0);
        calls(&mut store, &format!("c{n}"), 1).unwrap();
        acts.iter()
            .for_each(|act| drop(does(&mut store, ticket, act, 2)));
        tickets.push(ticket);
    }
    tickets.push(comes(&mut store, "support", false, 3));
    let call = store.call_next(&ending("c4", After::Hold), &keyed(4, "k", 1));
    assert_eq!(new(call.unwrap()).unwrap().ticket, tickets[5]);
    let waiting = comes(&mut store, "support", false, 5);
    let next = at("2026-11-23T06:00:00Z");
    store
        .open_day(next.at.date_naive(), &numbers(), &next, "reception-1")
        .unwrap();
    let ended: Vec<_> = tickets
        .iter()
        .map(|ticket| state(&store, *ticket))
        .collect();
    assert_eq!(
        ended,
        [
            "expired", "expired", "expired", "expired", "finished", "expired"
        ]
    );
    assert_eq!(state(&store, waiting), "expired");
    let glance = rig.reader().glance().unwrap();
    assert!(glance.waiting.is_empty() && glance.taken.is_empty());
    assert!(glance.missed.is_empty() && glance.calls.is_empty());
    for counter in &glance.counters {
        assert_eq!((counter.state, counter.turn), (CounterState::Closed, 0));
        assert_eq!((counter.since, counter.acted), (next, None));
        let refused = store.undo(&counter.id, u64::MAX, &asked(6)).unwrap_err();
        assert!(matches!(refused, StoreError::NothingToUndo(_)), "{refused}");
    }
    let call = store.call_next(&caller("c4"), &keyed(7, "k", 2)).unwrap();
    assert_eq!(new(call), None);
    rig.assert_sound();
}

#[test]
fn a_counter_calls_its_preferred_service_first_and_says_so() {
    let rig = Rig::new();
    let mut store = rig.store();
    comes(&mut store, "enquiries", false, 0);
    let preferred = comes(&mut store, "support", false, 1);
    let call = calls(&mut store, "c1", 2).unwrap();
    assert_eq!(call.ticket, preferred);
    assert_eq!(
        (call.because, call.overtook),
        (Because::PreferredService, 1)
    );
}

#[test]
fn nobody_is_sent_where_nobody_calls() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    let nowhere = TicketAct::Transfer {
        service: Some("no-such".to_owned()),
        to: None,
        note: None,
    };
    let refused = store.act(ticket, &nowhere, &asked(2)).unwrap_err();
    assert!(
        matches!(refused, StoreError::UnknownService(_)),
        "{refused}"
    );
    assert_eq!(state(&store, ticket), "called");
}
