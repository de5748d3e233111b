//! Stories of tickets promised, repeated and refused, and of the days they belong to.

mod rig;

use domain::print::Evidence;
use rig::*;
use store::{Answer, PrintOutcome, Reader, Since, StoreError, Verdict};

#[test]
fn numbers_of_a_service_are_given_in_order_and_run_out_by_name() {
    let rig = Rig::new();
    let mut store = rig.store();
    let mut given: Vec<u32> = (0..9)
        .map(|_| issue(&mut store, "enquiries").unwrap().ticket.number)
        .collect();
    assert!(store.spent().unwrap().is_empty());
    given.push(issue(&mut store, "enquiries").unwrap().ticket.number);
    assert!(store.spent().unwrap().into_iter().eq(["enquiries"]));
    assert_eq!(given, (200..=209).collect::<Vec<_>>());
    assert!(matches!(
        issue(&mut store, "enquiries"),
        Err(StoreError::NumbersSpent(_))
    ));
    assert_eq!(issue(&mut store, "support").unwrap().ticket.number, 100);
    rig.assert_sound();
}

#[test]
fn the_same_key_is_the_same_ticket_also_after_a_restart() {
    let rig = Rig::new();
    let first = rig
        .store()
        .issue(&request("support", "k1"), &morning())
        .unwrap();
    let again = rig
        .store()
        .issue(&request("support", "k1"), &morning())
        .unwrap();
    let (Answer::New(first), Answer::Repeated(again)) = (first, again) else {
        panic!("wrong kinds of answer")
    };
    assert_eq!(first, again);
    let other_body = rig.store().issue(&request("enquiries", "k1"), &morning());
    assert!(matches!(other_body, Err(StoreError::KeyReused)));
}

#[test]
fn a_new_day_expires_who_still_waits_and_starts_numbers_again() {
    let rig = Rig::new();
    let mut store = rig.store();
    let waiting = issue(&mut store, "support").unwrap();
    let next = at("2026-11-23T06:00:00Z");
    store
        .open_day(
            "2026-11-23".parse().unwrap(),
            &numbers(),
            &next,
            "reception-1",
        )
        .unwrap();
    assert_eq!(
        store.ticket(waiting.ticket.id).unwrap().state.code(),
        "expired"
    );
    assert_eq!(issue(&mut store, "support").unwrap().ticket.number, 100);
    assert!(matches!(
        store.open_day(
            "2026-11-23".parse().unwrap(),
            &numbers(),
            &next,
            "reception-1"
        ),
        Err(StoreError::DayOpen(_))
    ));
    rig.assert_sound();
}

#[test]
fn going_back_to_an_earlier_day_never_repeats_its_numbers() {
    let rig = Rig::new();
    let mut store = rig.store();
    issue(&mut store, "support").unwrap();
    store
        .open_day(
            "2026-11-23".parse().unwrap(),
            &numbers(),
            &morning(),
            "staff",
        )
        .unwrap();
    store
        .open_day(day(), &numbers(), &morning(), "staff")
        .unwrap();
    assert_eq!(issue(&mut store, "support").unwrap().ticket.number, 101);
}

#[test]
fn a_range_changed_in_mid_day_keeps_given_numbers_given() {
    let rig = Rig::new();
    let mut store = rig.store();
    issue(&mut store, "support").unwrap();
    let mut changed = numbers();
    changed.get_mut("support").unwrap().last = 150;
    changed.insert(
        "mosques".to_owned(),
        domain::numbers::NumberRange {
            first: 300,
            last: 399,
        },
    );
    store.keep_numbers(&changed, &morning()).unwrap();
    assert_eq!(issue(&mut store, "support").unwrap().ticket.number, 101);
    assert_eq!(issue(&mut store, "mosques").unwrap().ticket.number, 300);
    rig.assert_sound();
}

#[test]
fn ahead_counts_those_who_came_before_for_the_same_service() {
    let rig = Rig::new();
    let mut store = rig.store();
    issue(&mut store, "support").unwrap();
    issue(&mut store, "enquiries").unwrap();
    let second = issue(&mut store, "support").unwrap();
    issue(&mut store, "support").unwrap();
    assert_eq!(store.ahead(second.ticket.id).unwrap(), 1);
    assert_eq!(store.waiting().unwrap()["support"], 3);
}

#[test]
fn a_job_cut_by_a_stop_is_settled_at_the_next_start() {
    let rig = Rig::new();
    let mut store = rig.store();
    let queued = issue(&mut store, "support").unwrap().job.unwrap();
    let sending = issue(&mut store, "support").unwrap().job.unwrap();
    store.print_sending(sending, &morning()).unwrap();
    drop(store);
    let (store, notices) = rig.open();
    assert!(notices.contains(&store::Notice::JobsSettled(2)));
    assert_eq!(store.print_job(queued).unwrap().state, "failed");
    assert_eq!(store.print_job(sending).unwrap().state, "unconfirmed");
    rig.assert_sound();
}

#[test]
fn a_job_is_sent_once_and_ends_once() {
    let rig = Rig::new();
    let mut store = rig.store();
    let job = issue(&mut store, "support").unwrap().job.unwrap();
    store.print_sending(job, &morning()).unwrap();
    assert!(matches!(
        store.print_sending(job, &morning()),
        Err(StoreError::JobOver { .. })
    ));
    let paper = PrintOutcome::Confirmed(Evidence::ProcessId);
    store.print_ended(job, &paper, &morning()).unwrap();
    assert!(
        store
            .print_ended(
                job,
                &PrintOutcome::Unconfirmed("late".to_owned()),
                &morning()
            )
            .is_err()
    );
    store.flush().unwrap();
    assert_eq!(
        store.print_job(job).unwrap().detail.as_deref(),
        Some("process-id")
    );
}

#[test]
fn a_confirmation_rides_with_the_next_ticket() {
    let rig = Rig::new();
    let mut store = rig.store();
    let job = issue(&mut store, "support").unwrap().job.unwrap();
    store.print_sending(job, &morning()).unwrap();
    store
        .print_ended(job, &PrintOutcome::Confirmed(Evidence::Status), &morning())
        .unwrap();
    issue(&mut store, "support").unwrap();
    drop(store);
    let mut kinds = Vec::new();
    Reader::open(rig.folder.path())
        .unwrap()
        .facts(Since::Beginning, None, |fact| {
            kinds.push(fact.kind.clone());
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(
        kinds,
        [
            "device.epoch_began",
            "day.opened",
            "ticket.issued",
            "print.queued",
            "print.sending",
            "print.confirmed",
            "ticket.issued",
            "print.queued"
        ]
    );
}

#[test]
fn facts_are_read_from_a_place_and_by_kind() {
    let rig = Rig::new();
    let mut store = rig.store();
    (0..3).for_each(|_| drop(issue(&mut store, "support").unwrap()));
    let (epoch, _) = store.place();
    let reader = Reader::open(rig.folder.path()).unwrap();
    let read = |since, kind| {
        let mut seqs = Vec::new();
        reader
            .facts(since, kind, |fact| {
                seqs.push(fact.seq);
                Ok::<_, StoreError>(())
            })
            .unwrap();
        seqs
    };
    assert_eq!(read(Since::Seq(6), None), [7, 8]);
    assert_eq!(read(Since::Place(epoch, 3), Some("ticket.issued")), [5, 7]);
    assert_eq!(read(Since::Beginning, Some("no.such")), [0u64; 0]);
}

#[test]
fn a_full_disk_promises_nothing_and_service_resumes_by_itself() {
    let mut rig = Rig::new();
    rig.max_mb = 1;
    let mut store = rig.store();
    let refused = (0..4000).find_map(|_| {
        // A number range is not what runs out here.
        let _ = store.open_day(day(), &numbers(), &morning(), "staff");
        match issue(&mut store, "support") {
            Err(StoreError::NumbersSpent(_)) => {
                let next = store
                    .day()
                    .unwrap()
                    .business_day
                    .unwrap()
                    .succ_opt()
                    .unwrap();
                store.open_day(next, &numbers(), &morning(), "staff").err()
            }
            other => other.err(),
        }
    });
    assert_eq!(refused.unwrap().trouble(), store::Trouble::Full);
    drop(store);
    rig.assert_sound();
    rig.max_mb = 0;
    let mut store = rig.store();
    store.probe().unwrap();
    let next = store
        .day()
        .unwrap()
        .business_day
        .unwrap()
        .succ_opt()
        .unwrap();
    store
        .open_day(next, &numbers(), &morning(), "staff")
        .unwrap();
    issue(&mut store, "support").unwrap();
    rig.assert_sound();
}

#[test]
fn verify_finds_what_was_changed_behind_the_journal() {
    let changes = [
        (
            "UPDATE tickets SET number = 177 WHERE number = 101",
            "table tickets",
        ),
        ("DELETE FROM print_jobs", "table print_jobs"),
        (
            "UPDATE facts SET data = replace(data, '101', '102')",
            "changed after it was written",
        ),
        ("DELETE FROM facts WHERE seq = 4", "fact 4 is missing"),
        (
            "UPDATE facts SET by = 'someone' WHERE seq = 3",
            "changed after it was written",
        ),
        (
            "UPDATE facts SET kind = 'ticket.gone' WHERE seq = 3",
            "changed after it was written",
        ),
        (
            "UPDATE facts SET epoch = 7 WHERE seq = 6",
            "epoch the journal does not know",
        ),
    ];
    for (sql, said) in changes {
        let rig = Rig::new();
        let mut store = rig.store();
        (0..2).for_each(|_| drop(issue(&mut store, "support").unwrap()));
        drop(store);
        rig.assert_sound();
        rusqlite::Connection::open(rig.journal())
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        match rig.verdict() {
            Verdict::Broken(why) => assert!(why.contains(said), "{sql}: {why}"),
            Verdict::Sound { .. } => panic!("{sql} went unnoticed"),
        }
    }
}
