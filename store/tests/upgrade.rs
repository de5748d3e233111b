//! Yesterday's journal under today's program. `files/journal-1.db` was written by the program of format 1: an eve with
//! one ticket that expired, and a morning with five tickets, the fourth after a reboot without a known time.
//! `files/journal-3.db` is of format 3: Amal at `c1` holds 200 and called 100 in its stead, Badr at `c2` called 101, and
//! 201 was sent on to another service, where it waits. `files/journal-4.db` is of format 4: Amal served 100; Badr began
//! with 101 and sent it on to enquiries, where Dana ended with it; Badr sent 102 there by mistake, took that back and ended
//! with it; an internal visitor's 200 was ended by a device. `files/journal-5.db` is of format 5: 101 was served, and
//! 100 waits.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use domain::calling::Place;
use domain::ticket::{Channel, TicketState, VisitorKind};
use domain::time::ClockTrust;
use rig::*;
use store::{Answer, IssueRequest, Store, StoreError, TicketAct, Verdict};
use uuid::Uuid;

const NUMBERS: [u32; 5] = [100, 101, 200, 102, 201];

/// A folder with yesterday's file in it.
fn yesterday() -> Rig {
    written(1)
}

/// A folder with a file of this format in it.
fn written(format: u32) -> Rig {
    let rig = Rig::new();
    let files = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files");
    std::fs::copy(format!("{files}/journal-{format}.db"), rig.journal()).unwrap();
    rig
}

/// The morning's tickets in the order of their facts.
fn tickets(rig: &Rig) -> Vec<Uuid> {
    let facts = rig.facts();
    let issued = facts.iter().filter(|fact| fact.kind == "ticket.issued");
    let ids = issued.map(|fact| fact.subject.parse().unwrap());
    ids.skip(1).collect()
}

/// After a reboot at noon.
fn noon(seconds: u64) -> store::Asked {
    let mut stamp = at("2026-11-22T12:00:00Z");
    stamp.at += chrono::TimeDelta::seconds(i64::try_from(seconds).unwrap());
    (stamp.boot, stamp.mono_ms) = (Uuid::from_u128(3), 10_000 + seconds * 1000);
    store::Asked { stamp, ..asked(0) }
}

#[test]
fn tickets_keep_their_state_their_order_and_what_was_known_of_them() {
    let rig = yesterday();
    let facts = rig.facts();
    let store = rig.store();
    assert_eq!(&rig.facts()[..facts.len()], facts, "no fact is changed");
    let tickets: Vec<_> = tickets(&rig)
        .into_iter()
        .map(|id| store.ticket(id).unwrap())
        .collect();
    let numbers: Vec<u32> = tickets.iter().map(|ticket| ticket.number).collect();
    assert_eq!(numbers, NUMBERS);
    assert!(
        tickets
            .iter()
            .all(|ticket| ticket.state == TicketState::Waiting)
    );
    assert!(tickets.windows(2).all(|two| two[0].order < two[1].order));
    let third = &tickets[2];
    assert_eq!(third.visitor, Some(VisitorKind::Volunteer));
    assert_eq!(third.channel, Channel::Telephone);
    assert_eq!(third.order, Place { epoch: 1, seq: 15 });
    let moment = at("2026-11-22T06:02:00.125Z");
    for stamp in [third.issued, third.arrived, third.since] {
        assert_eq!((stamp.at, stamp.boot), (moment.at, moment.boot));
        assert_eq!(stamp.mono_ms, 79_180_000);
    }
    assert_eq!(tickets[3].issued.clock, ClockTrust::Untrusted);
    assert_eq!(tickets[3].issued.boot, Uuid::from_u128(2));
    let eve = facts
        .iter()
        .find(|fact| fact.kind == "ticket.expired")
        .unwrap();
    let eve = store.ticket(eve.subject.parse().unwrap()).unwrap();
    assert_eq!(eve.state, TicketState::Expired);
    assert_eq!(eve.since.mono_ms, 75_000_000);
    drop(store);
    rig.assert_sound();
}

#[test]
fn the_morning_is_called_and_served_in_its_order() {
    let rig = yesterday();
    let mut store = rig.store();
    let came = tickets(&rig);
    assert_eq!(store.ahead(came[3]).unwrap(), 2);
    let mut served = Vec::new();
    for n in 0.. {
        let Some(call) = store
            .call_next(&caller("c1"), &noon(n))
            .unwrap()
            .into_answer()
        else {
            break;
        };
        store.act(call.ticket, &TicketAct::Start, &noon(n)).unwrap();
        store.act(call.ticket, &FINISH, &noon(n)).unwrap();
        served.push(call.ticket);
    }
    // Priority, normal, in turn; then who is left.
    assert_eq!(served, [1, 0, 4, 3, 2].map(|n: usize| came[n]));
    let why = store.ticket(came[1]).unwrap().called.unwrap();
    assert_eq!(why.waited_ms, (5 * 3600 + 59 * 60) * 1000 - 125);
    rig.assert_sound();
}

#[test]
fn the_mornings_key_still_gives_the_mornings_ticket() {
    let rig = yesterday();
    let mut store = rig.store();
    let morning = IssueRequest {
        visitor: Some(VisitorKind::Other),
        channel: Channel::HelpRequest,
        ..request("support", "morning")
    };
    let Answer::Repeated(again) = store.issue(&morning, &noon(0).stamp).unwrap() else {
        panic!("a second ticket for one key")
    };
    assert_eq!(again.ticket.number, 102);
    let other = store.issue(&request("support", "morning"), &noon(1).stamp);
    assert!(matches!(other, Err(StoreError::KeyReused)));
    let Answer::New(next) = store
        .issue(&request("support", "new"), &noon(2).stamp)
        .unwrap()
    else {
        panic!("a fresh key was repeated")
    };
    assert_eq!(next.ticket.number, 103);
    rig.assert_sound();
}

#[test]
fn yesterdays_file_is_found_sound_before_it_is_upgraded_and_damage_is_found_too() {
    let rig = yesterday();
    assert_eq!(
        rig.verdict(),
        Verdict::Sound {
            facts: 20,
            epochs: 1
        }
    );
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    raw.execute_batch("UPDATE tickets SET number = 177 WHERE number = 101")
        .unwrap();
    assert!(matches!(rig.verdict(), Verdict::Broken(why) if why.contains("table tickets")));
}

#[test]
fn of_format_3_what_was_done_last_can_be_taken_back_and_visitors_sent_to_people() {
    let rig = written(3);
    rig.assert_sound();
    let mut store = rig.store();
    assert_eq!(store.waiting().unwrap()["support"], 1);
    let calls = |store: &mut Store, counter: &str, by: &str| {
        let asked = store::Asked {
            by: by.to_owned(),
            ..asked(60)
        };
        let next = ending(counter, store::After::Hold);
        let call = store.call_next(&next, &asked).unwrap().into_answer();
        call.map(|call| store.ticket(call.ticket).unwrap())
    };
    store.undo("c1", 60_000, &asked(50)).unwrap();
    let back = store.at_counter("c1").unwrap().unwrap();
    assert_eq!(
        (back.number, back.state, back.addressee),
        (200, TicketState::Called, None)
    );
    let last = rig.reader().glance().unwrap().waiting;
    let numbers: Vec<u32> = last.iter().map(|ticket| ticket.number).collect();
    assert_eq!(numbers, [100, 201]);
    let to_badr = TicketAct::Transfer {
        service: None,
        to: Some("badr".to_owned()),
        note: None,
    };
    store.act(last[0].id, &to_badr, &asked(55)).unwrap();
    let passed = calls(&mut store, "c1", "staff:amal").unwrap();
    assert_eq!(passed.number, 201);
    assert_eq!(calls(&mut store, "c2", "staff:badr").unwrap().number, 100);
    drop(store);
    rig.assert_sound();
}

#[test]
fn p10_of_format_4_who_served_is_known_so_that_a_service_of_one_employee_is_never_shown() {
    let rig = written(4);
    rig.assert_sound();
    let mut store = rig.store();
    let served = rig.reader().served("2026-11".parse().unwrap()).unwrap();
    let of = |service: &str| {
        let users = &served[&(service.to_owned(), day())];
        users.iter().cloned().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        (of("support"), of("enquiries")),
        ("amal badr".to_owned(), "dana".to_owned())
    );
    let finished = |internal| {
        let all = rig.reader().finished("2026-11".parse().unwrap(), internal);
        all.unwrap().values().sum::<u32>()
    };
    assert_eq!((finished(false), finished(true)), (3, 1));
    let rating = store::Rating {
        subject: None,
        given: domain::rating::Given {
            score: domain::rating::Score::Good,
            reasons: Vec::new(),
            marked: None,
        },
        said: domain::rating::Said::default(),
    };
    store.rate(&rating, &morning(), "branch").unwrap();
    drop(store);
    rig.assert_sound();
}

#[test]
fn of_format_5_a_visit_begins_at_a_ticket_of_the_time_before_visits() {
    let rig = written(5);
    rig.assert_sound();
    let mut store = rig.store();
    let call = calls(&mut store, "c1", 60).unwrap();
    let visit = new(store.begin_visit_of(call.ticket, &asked(61)).unwrap());
    let kept = rig.reader().visit(visit).unwrap();
    assert_eq!(
        (kept.begun.ticket, kept.service.as_str()),
        (Some(call.ticket), "support")
    );
    drop(store);
    rig.assert_sound();
}

#[test]
fn an_upgrade_of_many_tickets_takes_seconds_not_hours() {
    let rig = yesterday();
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    // Each ticket's facts must be found by its subject: read through for every ticket, this would never end.
    raw.execute_batch(
        "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 40999)
        INSERT INTO facts SELECT f.epoch, n.i, randomblob(16), f.kind,
            substr(f.subject, 1, 24) || printf('%012x', n.i), f.business_day, f.at_ms, f.clock, f.boot, f.mono_ms,
            f.by, f.data, NULL, NULL, NULL, f.hash
        FROM n, (SELECT * FROM facts WHERE kind = 'ticket.issued' LIMIT 1) f;
        INSERT INTO tickets SELECT unhex(replace(f.subject, '-', '')), t.business_day, t.number, t.service, t.state,
            t.priority, t.language, t.code, f.epoch, f.seq
        FROM facts f, tickets t WHERE f.seq >= 1000 AND t.state = 'expired';",
    )
    .unwrap();
    drop(raw);
    let began = std::time::Instant::now();
    drop(Store::open(rig.opening(), &morning()).unwrap());
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}
