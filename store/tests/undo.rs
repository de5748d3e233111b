//! Stories of a counter's last action taken back whole, and of when it cannot be any more.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use domain::ticket::Ticket;
use rig::*;
use std::collections::BTreeMap;
use store::{After, Asked, Caller, CounterState, Ended, Store, StoreError, TicketAct};
use uuid::Uuid;

const SECONDS: u64 = 10;

fn undo(store: &mut Store, counter: &str, seconds: u64) -> Result<Vec<Uuid>, StoreError> {
    let undone = store.undo(counter, SECONDS * 1000, &asked(seconds))?;
    Ok(undone.into_answer())
}

fn refused(store: &mut Store, counter: &str, seconds: u64) {
    let undone = undo(store, counter, seconds);
    assert!(
        matches!(&undone, Err(StoreError::NothingToUndo(of)) if of == counter),
        "{undone:?}"
    );
}

fn tickets(store: &Store, ids: &[Uuid]) -> Vec<Ticket> {
    ids.iter().map(|id| store.ticket(*id).unwrap()).collect()
}

#[test]
fn a_call_taken_back_gives_the_ticket_its_place_again() {
    let rig = Rig::new();
    let mut store = rig.store();
    let (first, second) = (
        comes(&mut store, "support", false, 0),
        comes(&mut store, "support", true, 1),
    );
    let before = tickets(&store, &[first, second]);
    assert_eq!(calls(&mut store, "c1", 5).unwrap().ticket, second);
    assert_eq!(undo(&mut store, "c1", 6).unwrap(), [second]);
    assert_eq!(tickets(&store, &[first, second]), before);
    // The turn of the ratio is not spent either: it is still priority's.
    assert_eq!(calls(&mut store, "c2", 7).unwrap().ticket, second);
    assert_eq!(calls(&mut store, "c1", 7).unwrap().ticket, first);
    rig.assert_sound();
}

#[test]
fn a_spent_turn_comes_back_with_its_call() {
    let rig = Rig::new();
    let mut store = rig.store();
    comes(&mut store, "support", false, 0);
    let second = comes(&mut store, "support", true, 1);
    for seconds in [5, 7] {
        let call = calls(&mut store, "c1", seconds).unwrap();
        assert_eq!(call.ticket, second, "it is still priority's turn");
        undo(&mut store, "c1", seconds + 1).unwrap();
    }
}

#[test]
fn finish_and_call_in_one_are_taken_back_in_one() {
    for after in [After::Finish, After::NoShow, After::Hold] {
        let rig = Rig::new();
        let mut store = rig.store();
        let both = [
            comes(&mut store, "support", false, 0),
            comes(&mut store, "support", false, 1),
        ];
        calls(&mut store, "c1", 5).unwrap();
        let before = tickets(&store, &both);
        let first = rig.facts().len();
        store.call_next(&ending("c1", after), &asked(8)).unwrap();
        let mut undone = undo(&mut store, "c1", 9).unwrap();
        undone.sort_unstable();
        assert_eq!(undone, both);
        assert_eq!(tickets(&store, &both), before);
        let facts = rig.facts();
        let ids: Vec<String> = facts[first..first + 2]
            .iter()
            .map(|fact| fact.id.to_string())
            .collect();
        let last = facts.last().unwrap();
        assert_eq!(last.kind, "ticket.undone");
        assert_eq!(last.data["undoes"], serde_json::json!(ids));
        assert_eq!(facts.len(), first + 3, "one fact takes back the action");
        for ticket in both {
            let history = rig.reader().history(&ticket.to_string()).unwrap();
            let undone = history.iter().filter(|fact| fact.kind == "ticket.undone");
            assert_eq!(
                undone.count(),
                1,
                "each of them tells that it was taken back"
            );
            assert_eq!(history.last().map(|fact| fact.id), Some(last.id));
        }
        // And the counter goes on with the one it has again.
        does(&mut store, both[0], &TicketAct::Start, 10);
        rig.assert_sound();
    }
}

#[test]
fn every_action_at_a_counter_can_be_taken_back_and_leaves_nothing_behind() {
    let missing = TicketAct::Finish(Ended {
        outcome: Some("done".to_owned()),
        missing: vec!["x".to_owned()],
    });
    let transfer = TicketAct::Transfer {
        service: Some("enquiries".to_owned()),
        to: Some("amal".to_owned()),
        note: Some("x".to_owned()),
    };
    let resume = TicketAct::Resume {
        counter: Some("c1".to_owned()),
    };
    let stories: [(&[TicketAct], TicketAct); 9] = [
        (&[], TicketAct::Start),
        (&[], TicketAct::Recall { limit: 3 }),
        (&[], TicketAct::NoShow),
        (&[], TicketAct::Hold),
        (&[], TicketAct::Cancel),
        (&[TicketAct::Start], missing),
        (&[TicketAct::Start], transfer),
        (&[TicketAct::Start], TicketAct::Hold),
        (&[TicketAct::Hold], resume),
    ];
    for (before, act) in stories {
        let rig = Rig::new();
        let mut store = rig.store();
        joins(&mut store, "amal");
        let ticket = comes(&mut store, "support", false, 0);
        calls(&mut store, "c1", 2).unwrap();
        for step in before {
            does(&mut store, ticket, step, 3);
        }
        let was = store.ticket(ticket).unwrap();
        does(&mut store, ticket, &act, 5);
        assert_ne!(store.ticket(ticket).unwrap(), was, "{act:?}");
        assert_eq!(undo(&mut store, "c1", 6).unwrap(), [ticket], "{act:?}");
        assert_eq!(store.ticket(ticket).unwrap(), was, "{act:?}");
        refused(&mut store, "c1", 6);
        rig.assert_sound();
    }
}

#[test]
fn a_counter_opened_or_closed_by_mistake_is_as_it_was() {
    let rig = Rig::new();
    let mut store = rig.store();
    let counter = || {
        let counter = rig.reader().glance().unwrap().counters.remove(0);
        (counter.state, counter.since)
    };
    let turn = |store: &mut Store, state, seconds| {
        store.turn_counter("c1", state, &asked(seconds)).unwrap();
    };
    turn(&mut store, CounterState::Open, 5);
    assert!(undo(&mut store, "c1", 6).unwrap().is_empty());
    assert_eq!(counter().0, CounterState::Closed);
    turn(&mut store, CounterState::Open, 7);
    turn(&mut store, CounterState::Break, 8);
    turn(&mut store, CounterState::Closed, 9);
    undo(&mut store, "c1", 10).unwrap();
    assert_eq!(counter(), (CounterState::Break, later(8)));
    refused(&mut store, "c1", 11);
    // Being so already is no action that could be taken back.
    turn(&mut store, CounterState::Break, 12);
    refused(&mut store, "c1", 12);
    rig.assert_sound();
}

#[test]
fn a_counter_opened_by_its_call_is_closed_by_taking_it_back() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    assert_eq!(rig.last_kinds(2), ["counter.opened", "ticket.called"]);
    undo(&mut store, "c1", 2).unwrap();
    let counter = rig.reader().glance().unwrap().counters.remove(0);
    assert_eq!(counter.state, CounterState::Closed);
    assert_eq!(state(&store, ticket), "waiting");
    rig.assert_sound();
}

#[test]
fn nothing_is_taken_back_after_its_seconds() {
    let rig = Rig::new();
    let mut store = rig.store();
    comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 5).unwrap();
    refused(&mut store, "c1", 16);
    undo(&mut store, "c1", 15).unwrap();
    refused(&mut store, "c2", 15);
}

#[test]
fn nothing_is_taken_back_long_after_a_reboot_under_a_wrong_clock() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 5).unwrap();
    let mut rebooted = morning();
    rebooted.at -= chrono::TimeDelta::days(300);
    (rebooted.boot, rebooted.mono_ms) = (Uuid::from_u128(2), 3_600_000);
    let asked = Asked {
        stamp: rebooted,
        ..asked(0)
    };
    assert!(store.undo("c1", SECONDS * 1000, &asked).is_err());
    assert_eq!(state(&store, ticket), "called");
}

#[test]
fn nothing_is_taken_back_twice_and_never_what_came_before() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 5).unwrap();
    does(&mut store, ticket, &TicketAct::Start, 6);
    undo(&mut store, "c1", 7).unwrap();
    refused(&mut store, "c1", 7);
    assert_eq!(state(&store, ticket), "called");
}

#[test]
fn what_another_counter_built_on_is_not_taken_back() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    does(&mut store, ticket, &TicketAct::Hold, 2);
    let there = TicketAct::Resume {
        counter: Some("c2".to_owned()),
    };
    does(&mut store, ticket, &there, 3);
    refused(&mut store, "c1", 4);
    assert_eq!(state(&store, ticket), "serving");
    // Taken back there, nothing is built on the hold any more.
    undo(&mut store, "c2", 5).unwrap();
    undo(&mut store, "c1", 6).unwrap();
    assert_eq!(state(&store, ticket), "called");
    rig.assert_sound();
}

#[test]
fn a_no_show_who_came_back_is_not_called_again_by_undo() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    does(&mut store, ticket, &TicketAct::NoShow, 2);
    let back = TicketAct::Return {
        calls: 0,
        minutes: 0,
    };
    does(&mut store, ticket, &back, 3);
    refused(&mut store, "c1", 4);
    assert_eq!(state(&store, ticket), "waiting");
}

#[test]
fn giving_up_one_who_did_not_come_is_not_the_counters_last_action() {
    let rig = Rig::new();
    let mut store = rig.store();
    let (missed, second) = (
        comes(&mut store, "support", false, 0),
        comes(&mut store, "support", false, 0),
    );
    calls(&mut store, "c1", 1).unwrap();
    store
        .call_next(&ending("c1", After::NoShow), &asked(2))
        .unwrap();
    does(&mut store, second, &TicketAct::Start, 3);
    does(&mut store, missed, &TicketAct::Cancel, 4);
    assert_eq!(undo(&mut store, "c1", 5).unwrap(), [second]);
    assert_eq!(state(&store, missed), "cancelled");
    assert_eq!(state(&store, second), "called");
}

#[test]
fn a_ticket_whose_number_was_given_again_does_not_come_back_to_life() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    does(&mut store, ticket, &FINISH, 2);
    let again = BTreeMap::from([("support".to_owned(), 100)]);
    store.resume_numbers(&again, 0, &later(3), "staff").unwrap();
    let other = comes(&mut store, "support", false, 4);
    let number = |id| store.ticket(id).unwrap().number;
    assert_eq!(number(other), number(ticket));
    refused(&mut store, "c1", 5);
    rig.assert_sound();
}

#[test]
fn taking_back_is_remembered_by_its_key() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    let undone = store.undo("c1", 9_000, &keyed(2, "u", 1)).unwrap();
    assert_eq!(new(undone), [ticket]);
    calls(&mut store, "c1", 3).unwrap();
    let again = store.undo("c1", 9_000, &keyed(4, "u", 1)).unwrap();
    assert_eq!(repeated(again), [ticket]);
    assert_eq!(state(&store, ticket), "called");
}

#[test]
fn an_action_can_be_taken_back_after_the_program_was_started_again() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 0);
    calls(&mut store, "c1", 1).unwrap();
    drop(store);
    let mut store = rig.store();
    assert_eq!(undo(&mut store, "c1", 3).unwrap(), [ticket]);
    rig.assert_sound();
}

#[test]
fn h2_what_came_of_a_visit_is_told_with_the_next_call_and_taken_back_with_it() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = comes(&mut store, "support", false, 0);
    let second = comes(&mut store, "support", false, 1);
    calls(&mut store, "c1", 2).unwrap();
    let incomplete = Caller {
        ended: Ended {
            outcome: Some("incomplete".to_owned()),
            missing: vec!["تعريف بالراتب".to_owned()],
        },
        ..ending("c1", After::Finish)
    };
    let call = new(store.call_next(&incomplete, &asked(5)).unwrap()).unwrap();
    assert_eq!(call.ticket, second);
    let ticket = store.ticket(first).unwrap();
    assert_eq!(ticket.outcome.as_deref(), Some("incomplete"));
    let missing = |store: &store::Store| {
        let subject = first.to_string();
        let words = rig
            .reader()
            .personal(store.keys(), &subject, "ticket.finished");
        words.unwrap()
    };
    assert!(missing(&store).unwrap().contains("تعريف بالراتب"));
    store.undo("c1", 10_000, &asked(6)).unwrap();
    assert_eq!((state(&store, first), missing(&store)), ("called", None));
    assert_eq!(store.ticket(first).unwrap().outcome, None);
    rig.assert_sound();
}
