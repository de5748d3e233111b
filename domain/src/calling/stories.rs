//! Who is called, told case by case. Services are letters, a counter's preference is their order.

use super::*;
use chrono::{DateTime, TimeDelta};

pub(super) const MINUTE: u64 = 60_000;

/// A ratio of 2:1, one rank for each ten minutes, nobody over half an hour.
pub(super) const POLICY: Policy = Policy {
    priority: 2,
    normal: 1,
    aging_ms: 10 * MINUTE,
    longest_wait_ms: 30 * MINUTE,
};

/// Minute `minute` of boot `boot`, with the wall clock `ahead_min` minutes ahead.
pub(super) fn moment(boot: u128, minute: u64, ahead_min: i64) -> Stamp {
    let wall = i64::try_from(minute).unwrap() + ahead_min;
    Stamp {
        at: DateTime::UNIX_EPOCH + TimeDelta::minutes(1_000_000 + wall),
        clock: crate::time::ClockTrust::Untrusted,
        boot: Uuid::from_u128(boot),
        mono_ms: minute * MINUTE,
    }
}

/// `A3` waits for A since minute 3, `B5!` is one of priority; the minute is also its number and order.
fn one(word: &str) -> Waiting {
    let (service, rest) = word.split_at(1);
    let minute = rest.trim_end_matches('!').parse().unwrap();
    Waiting {
        ticket: Uuid::from_u128(u128::from(minute)),
        service: service.to_owned(),
        priority: rest.ends_with('!'),
        addressee: None,
        order: Place {
            epoch: 1,
            seq: minute,
        },
        arrived: moment(1, minute, 0),
    }
}

fn queue(words: &str) -> Vec<Waiting> {
    words.split_whitespace().map(one).collect()
}

pub(super) fn desk(services: &str, turn: u32) -> Desk {
    Desk {
        services: services.chars().map(String::from).collect(),
        turn,
        ..Desk::default()
    }
}

fn number(ticket: Uuid) -> u128 {
    ticket.as_u128()
}

/// At minute 20 the counter calls this number for this reason, before these.
fn check(words: &str, desk: &Desk, expected: (u128, Because, &[u128])) {
    let choice = pick(&queue(words), desk, &POLICY, &moment(1, 20, 0)).unwrap();
    let overtaken: Vec<_> = choice.overtaken.iter().copied().map(number).collect();
    let seen = (number(choice.ticket), choice.because, &overtaken[..]);
    assert_eq!(seen, expected, "{words} at {desk:?}");
}

#[test]
fn p2_those_of_priority_are_called_before_earlier_ones() {
    check(
        "A11 A12! A13",
        &desk("A", 0),
        (12, Because::Priority, &[11]),
    );
    check(
        "A11! A12 A13!",
        &desk("A", 1),
        (11, Because::FirstCome, &[]),
    );
}

#[test]
fn p1_a_normal_visitor_has_their_turn_between_those_of_priority() {
    check(
        "A11! A12! A13 A14",
        &desk("A", 2),
        (13, Because::NormalTurn, &[11, 12]),
    );
}

#[test]
fn one_class_alone_follows_arrival_and_spends_no_turn() {
    for words in ["A13 A11 A12", "A13! A11! A12!"] {
        for turn in 0..3 {
            check(words, &desk("A", turn), (11, Because::FirstCome, &[]));
        }
    }
    let choice = pick(
        &queue("A11 A12 B13!"),
        &desk("A", 0),
        &POLICY,
        &moment(1, 20, 0),
    );
    assert!(!choice.unwrap().contested, "priority waits elsewhere only");
}

#[test]
fn a_counter_calls_its_own_service_first_until_waiting_lifts_another() {
    check(
        "B11 A12",
        &desk("AB", 0),
        (12, Because::PreferredService, &[11]),
    );
    check("B11 A12", &desk("BA", 0), (11, Because::FirstCome, &[]));
    // Ten minutes lift B beside A; there the earlier is called.
    check("B10 A12", &desk("AB", 0), (10, Because::FirstCome, &[]));
    // Twenty minutes lift C beside A, who came later.
    check("C0 B9 A12", &desk("ABC", 0), (0, Because::FirstCome, &[]));
    check(
        "C1 B11 A12",
        &desk("ABC", 0),
        (12, Because::PreferredService, &[1, 11]),
    );
}

#[test]
fn without_aging_preference_holds_however_long_one_waits() {
    let policy = Policy {
        aging_ms: 0,
        longest_wait_ms: 0,
        ..POLICY
    };
    let now = moment(1, 10_000, 0);
    let choice = pick(&queue("B1 A9999"), &desk("AB", 0), &policy, &now).unwrap();
    assert_eq!(number(choice.ticket), 9999);
}

#[test]
fn who_waited_half_an_hour_goes_before_priority_and_preference() {
    let (now, desk) = (moment(1, 35, 0), desk("AB", 0));
    let choice = pick(&queue("B5 B4! A6!"), &desk, &POLICY, &now).unwrap();
    assert_eq!(number(choice.ticket), 4);
    let choice = pick(&queue("A6! B5"), &desk, &POLICY, &now).unwrap();
    assert_eq!(
        (number(choice.ticket), choice.because),
        (5, Because::FirstCome)
    );
    assert!(!choice.contested, "the limit stands before the ratio");
    let choice = pick(&queue("A7! B6"), &desk, &POLICY, &now).unwrap();
    assert_eq!(number(choice.ticket), 7, "a minute short of the limit");
}

#[test]
fn h3_a_visitor_referred_to_another_service_keeps_the_place_of_their_arrival() {
    let mut referred = one("A11");
    referred.service = "R".to_owned();
    let mut waiting = queue("R12 R13");
    waiting.push(referred);
    let choice = pick(&waiting, &desk("R", 0), &POLICY, &moment(1, 20, 0)).unwrap();
    assert_eq!((number(choice.ticket), choice.overtook), (11, 0));
}

/// Those of `words`, the ones with `@` addressed to `me`.
fn some_addressed(words: &str) -> Vec<Waiting> {
    let one = |word: &str| Waiting {
        addressee: word.ends_with('@').then(|| "me".to_owned()),
        ..one(word.trim_end_matches('@'))
    };
    words.split_whitespace().map(one).collect()
}

fn mine(services: &str) -> Desk {
    Desk {
        person: Some("me".to_owned()),
        ..desk(services, 0)
    }
}

fn anothers(services: &str) -> Desk {
    Desk {
        person: Some("another".to_owned()),
        colleagues: ["me".to_owned()].into(),
        ..desk(services, 0)
    }
}

#[test]
fn h3_a_visitor_addressed_to_a_person_is_called_where_that_person_works_and_passed_over_elsewhere()
{
    let away = desk("A", 0);
    let cases = [
        // In the order of arrival, whatever the counter serves.
        ("A11 A12@", mine("A"), Some((11, Because::FirstCome))),
        ("A11@ A12", mine("A"), Some((11, Because::FirstCome))),
        ("C11@ A12", mine("A"), Some((11, Because::FirstCome))),
        // As the counter's first service, for nobody else will call them.
        ("B11 C12@", mine("AB"), Some((12, Because::Addressed))),
        ("B11 A12", mine("AB"), Some((12, Because::PreferredService))),
        // But not before the turn of priority.
        ("A11@ A12!", mine("A"), Some((12, Because::Priority))),
        ("A11@ A12", anothers("A"), Some((12, Because::FirstCome))),
        ("A11@", anothers("A"), None),
        // Who works at no open counter has nobody wait for them.
        ("A11@ A12", away.clone(), Some((11, Because::FirstCome))),
        ("C11@", away, None),
    ];
    for (words, desk, expected) in cases {
        let choice = pick(&some_addressed(words), &desk, &POLICY, &moment(1, 20, 0));
        let seen = choice.map(|choice| (number(choice.ticket), choice.because));
        assert_eq!(seen, expected, "{words} at {desk:?}");
    }
}

#[test]
fn whom_a_call_may_not_call_it_does_not_overtake() {
    let waiting = some_addressed("A11@ A12");
    let choice = pick(&waiting, &anothers("A"), &POLICY, &moment(1, 20, 0)).unwrap();
    assert_eq!((number(choice.ticket), choice.overtook), (12, 0));
}

#[test]
fn after_a_restore_those_of_the_earlier_epoch_come_first() {
    let mut restored = one("A2");
    restored.order.epoch = 2;
    let choice = pick(
        &[restored, one("A19")],
        &desk("A", 0),
        &POLICY,
        &moment(1, 20, 0),
    );
    assert_eq!(number(choice.unwrap().ticket), 19);
}

#[test]
fn nobody_is_called_where_nobody_waits_for_the_counters_services() {
    let now = moment(1, 20, 0);
    assert_eq!(pick(&[], &desk("AB", 0), &POLICY, &now), None);
    assert_eq!(pick(&queue("C1 C2!"), &desk("AB", 0), &POLICY, &now), None);
    assert_eq!(pick(&queue("A1"), &desk("", 0), &POLICY, &now), None);
}

#[test]
fn a_call_names_five_of_those_it_overtook_and_counts_all() {
    let waiting = queue("A19! A14 A13 A12 A11 A17 A16 A15");
    let choice = pick(&waiting, &desk("A", 0), &POLICY, &moment(1, 20, 0)).unwrap();
    assert_eq!(choice.overtook, 7);
    let named: Vec<_> = choice.overtaken.into_iter().map(number).collect();
    assert_eq!(named, [11, 12, 13, 14, 15]);
}

#[test]
fn a_ticket_issued_under_a_clock_far_ahead_reaches_the_limit_all_the_same() {
    let mut waiting = queue("A20! B5");
    waiting[1].arrived = moment(7, 5, 1_000_000);
    let now = |minute| moment(1, minute, 0);
    let called = |now| {
        number(
            pick(&waiting, &desk("AB", 0), &POLICY, &now)
                .unwrap()
                .ticket,
        )
    };
    assert_eq!(called(now(29)), 20);
    assert_eq!(called(now(30)), 5, "it has waited through this whole boot");
}

#[test]
fn the_words_of_reasons_are_those_that_facts_carry() {
    for because in [
        Because::FirstCome,
        Because::Priority,
        Because::NormalTurn,
        Because::LongestWait,
        Because::PreferredService,
        Because::Addressed,
    ] {
        assert_eq!(serde_json::to_value(because).unwrap(), because.code());
    }
}

#[test]
fn one_who_returns_soon_keeps_their_place_and_one_who_returns_late_goes_to_the_end() {
    let cases = [
        // (calls, minutes) allowed, (calls, minutes) gone, keeps the place
        ((3, 10), (3, 60), true),
        ((3, 10), (9, 10), true),
        ((3, 10), (4, 11), false),
        ((0, 10), (0, 11), false),
        ((0, 10), (9, 10), true),
        ((3, 0), (4, 0), false),
        ((3, 0), (3, 600), true),
        ((0, 0), (0, 0), false),
    ];
    for (allowed, gone, keeps) in cases {
        let (calls, minutes) = allowed;
        let missed = Missed {
            at: moment(1, 5, 0),
            calls_since: gone.0,
        };
        let policy = ReturnPolicy { calls, minutes };
        let now = moment(1, 5 + gone.1, -600);
        let seen = returns_to_place(&missed, &policy, &now);
        assert_eq!(seen, keeps, "{allowed:?} {gone:?}");
    }
}

#[test]
fn a_number_is_called_again_as_often_as_the_limit_says() {
    let again = |limit| (0..5).filter(|recalls| may_recall(*recalls, limit)).count();
    assert_eq!((again(0), again(1), again(3)), (0, 1, 3));
}
