//! What is told of waiting, case by case, and what must hold of every queue. Services are letters.

use super::*;
use crate::time::ClockTrust;
use chrono::{DateTime, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;

const MINUTE: u64 = 60_000;
const POLICY: Policy = Policy {
    priority: 2,
    normal: 1,
    aging_ms: 0,
    longest_wait_ms: 0,
};

/// Minute `minute` of the boot; now is minute 1000.
fn moment(minute: u64) -> Stamp {
    Stamp {
        at: DateTime::UNIX_EPOCH + TimeDelta::minutes(minute.try_into().unwrap()),
        clock: ClockTrust::Synced,
        boot: Uuid::nil(),
        mono_ms: minute * MINUTE,
    }
}

/// `AAB!`: three who wait, in this order; `!` is of priority. Each came a second before now.
fn queue(words: &str) -> Vec<Waiting> {
    let letters = words.char_indices().filter(|(_, letter)| *letter != '!');
    let numbered = (0..).zip(letters);
    numbered
        .map(|(seq, (at, letter))| waiting(seq, letter, words[at + 1..].starts_with('!')))
        .collect()
}

fn waiting(seq: u64, service: char, priority: bool) -> Waiting {
    Waiting {
        ticket: Uuid::from_u128(seq.into()),
        service: service.to_string(),
        priority,
        addressee: None,
        order: Place { epoch: 1, seq },
        arrived: moment(1000),
    }
}

fn free(services: &str) -> Open {
    Open {
        desk: Desk {
            services: services.chars().map(String::from).collect(),
            ..Desk::default()
        },
        busy: None,
        on_break: false,
    }
}

fn busy(services: &str, service: &str, since: u64) -> Open {
    Open {
        busy: Some(Busy {
            service: service.to_owned(),
            since: moment(since),
        }),
        ..free(services)
    }
}

/// Every service takes exactly so many minutes.
fn steady(minutes: &[(&str, u64)]) -> Times {
    let lately =
        |(service, minutes): &(&str, u64)| ((*service).to_owned(), vec![minutes * MINUTE; 9]);
    Times::new(minutes.iter().map(lately))
}

fn told(waiting: &[Waiting], counters: &[Open], policy: &Policy, times: &Times) -> Estimates {
    estimate(&Queue {
        waiting,
        counters,
        policy,
        times,
        now: &moment(1000),
    })
}

fn pair(range: Range) -> (u32, u32) {
    (range.low_minutes, range.high_minutes)
}

/// What is told to each of the queue, in order.
fn check(words: &str, counters: &[Open], policy: &Policy, times: &Times, expected: &[(u32, u32)]) {
    let waiting = queue(words);
    let estimates = told(&waiting, counters, policy, times);
    let seen: Vec<_> = waiting
        .iter()
        .map(|one| estimates.ticket(one.ticket).map(pair).unwrap())
        .collect();
    assert_eq!(seen, expected, "{words}");
}

#[test]
fn h3_one_addressed_to_a_person_waits_for_that_person_and_no_longer_once_they_are_away() {
    let mut came = queue("AAA");
    came[0].addressee = Some("amal".to_owned());
    let mut counters = [busy("A", "A", 1000), free("A")];
    counters[0].desk.person = Some("amal".to_owned());
    counters[1].desk.colleagues = ["amal".to_owned()].into();
    let times = steady(&[("A", 10)]);
    let waits = |counters: &[Open]| {
        let told = told(&came, counters, &POLICY, &times);
        [0, 1, 2].map(|ticket| told.ticket(Uuid::from_u128(ticket)).map(pair))
    };
    let [amals, next, last] = waits(&counters);
    assert_eq!(amals, last, "both wait until a counter is free");
    assert!(amals > next, "the free counter calls the next at once");
    counters[1].desk.colleagues.clear();
    let [first, second, _] = waits(&counters[1..]);
    assert!(first < second, "in order again");
}

#[test]
fn p3_who_waits_alone_before_a_free_counter_is_told_a_minute_at_most() {
    check("A", &[free("A")], &POLICY, &steady(&[("A", 6)]), &[(0, 1)]);
}

#[test]
fn p3_each_waits_for_those_before_them_and_for_who_is_being_served() {
    let times = steady(&[("A", 5), ("B", 3)]);
    let at = |counters: &[Open], expected: &[(u32, u32)]| {
        check("AAB", counters, &POLICY, &times, expected)
    };
    at(&[free("AB")], &[(0, 1), (5, 5), (10, 10)]);
    at(&[busy("AB", "A", 998)], &[(3, 3), (8, 8), (13, 13)]);
    at(&[free("A"), busy("B", "B", 999)], &[(0, 1), (5, 5), (2, 2)]);
}

#[test]
fn p2_who_is_called_first_is_told_so() {
    let times = steady(&[("A", 6)]);
    check(
        "AAA!",
        &[free("A")],
        &POLICY,
        &times,
        &[(6, 6), (12, 12), (0, 1)],
    );
    // Two of priority, one normal, and again.
    let in_turns = [(12, 12), (24, 25), (0, 1), (6, 6), (18, 20)];
    check("AAA!A!A!", &[free("A")], &POLICY, &times, &in_turns);
    let estimates = told(&queue("AAAA"), &[busy("A", "A", 1000)], &POLICY, &times);
    assert_eq!(estimates.newcomer("A", true).map(pair), Some((6, 6)));
    assert_eq!(estimates.newcomer("A", false).map(pair), Some((30, 30)));
}

#[test]
fn time_that_passes_in_the_run_lifts_those_who_wait_as_real_time_would() {
    let times = steady(&[("A", 5), ("B", 5)]);
    let until = |longest, aging| Policy {
        longest_wait_ms: longest * MINUTE,
        aging_ms: aging * MINUTE,
        ..POLICY
    };
    let at =
        |policy, expected: &[(u32, u32)]| check("BAAA", &[free("AB")], &policy, &times, expected);
    at(until(0, 0), &[(15, 15), (0, 1), (5, 5), (10, 10)]);
    at(until(10, 0), &[(10, 10), (0, 1), (5, 5), (15, 15)]);
    // Everyone ages alike, so aging alone lifts nobody who came in the same second.
    at(until(0, 10), &[(15, 15), (0, 1), (5, 5), (10, 10)]);
    let mut waiting = queue("BAAA");
    waiting[0].arrived = moment(993);
    let estimates = told(&waiting, &[free("AB")], &until(0, 10), &times);
    assert_eq!(estimates.ticket(waiting[0].ticket).map(pair), Some((5, 5)));
}

#[test]
fn one_who_is_served_longer_than_ever_may_go_at_once_or_stay() {
    let times = steady(&[("A", 5)]);
    check("A", &[busy("A", "A", 900)], &POLICY, &times, &[(0, 5)]);
}

#[test]
fn p9_the_range_is_as_wide_as_service_times_differ() {
    let minutes = [4, 4, 4, 6, 6, 8, 8, 8, 9].map(|minutes| minutes * MINUTE);
    let times = Times::new([("A".to_owned(), minutes.to_vec())]);
    check(
        "AAA",
        &[free("A")],
        &POLICY,
        &times,
        &[(0, 1), (4, 8), (8, 20)],
    );
}

#[test]
fn only_the_last_times_of_a_service_count() {
    let mut minutes = vec![60 * MINUTE; 500];
    minutes.extend(vec![5 * MINUTE; KEPT]);
    let times = Times::new([("A".to_owned(), minutes)]);
    check("AA", &[free("A")], &POLICY, &times, &[(0, 1), (5, 5)]);
}

#[test]
fn p9_nothing_is_told_where_nothing_is_known() {
    let known = steady(&[("A", 5)]);
    let few = Times::new([("A".to_owned(), vec![5 * MINUTE; ENOUGH - 1])]);
    let on_break = Open {
        on_break: true,
        ..free("A")
    };
    let cases = [
        ("no counter is open", vec![], &known),
        (
            "no open counter serves it",
            vec![free("B"), busy("BC", "A", 990)],
            &known,
        ),
        ("the counter is on a break", vec![on_break], &known),
        ("four times are too few", vec![free("A")], &few),
        ("no times at all", vec![free("A")], &Times::default()),
    ];
    for (why, counters, times) in cases {
        let waiting = queue("A");
        let estimates = told(&waiting, &counters, &POLICY, times);
        assert_eq!(estimates.ticket(waiting[0].ticket), None, "{why}");
        assert_eq!(estimates.newcomer("A", true), None, "{why}");
    }
    let estimates = told(&[], &[free("A")], &POLICY, &known);
    assert_eq!(
        estimates.ticket(Uuid::nil()),
        None,
        "nobody waits by this id"
    );
}

#[test]
fn a_service_little_is_known_of_takes_the_branchs_time_before_others() {
    let waiting = queue("BA");
    let times = steady(&[("A", 5)]);
    let estimates = told(&waiting, &[free("AB")], &POLICY, &times);
    let seen = waiting.iter().map(|one| estimates.ticket(one.ticket));
    // A is preferred and called at once; then B, of which nothing is told.
    assert_eq!(
        seen.collect::<Vec<_>>(),
        [
            None,
            Some(Range {
                low_minutes: 0,
                high_minutes: 1
            })
        ]
    );
    let estimates = told(&waiting, &[free("BA")], &POLICY, &times);
    let second = estimates.ticket(waiting[1].ticket);
    assert_eq!(
        second.map(pair),
        Some((5, 5)),
        "B keeps the counter as long as A would"
    );
}

#[test]
fn nothing_is_told_beyond_the_calls_that_are_run() {
    let waiting = queue(&"A".repeat(CALLS + 1));
    let estimates = told(&waiting, &[free("A")], &POLICY, &steady(&[("A", 1)]));
    assert_eq!(
        estimates.ticket(waiting[CALLS - 1].ticket).map(pair),
        Some((499, 500))
    );
    assert_eq!(estimates.ticket(waiting[CALLS].ticket), None);
    assert_eq!(estimates.newcomer("A", false), None);
    assert!(estimates.newcomer("A", true).is_some());
}

#[test]
fn minutes_are_rounded_apart_and_never_to_nothing() {
    let cases = [
        // milliseconds, minutes told
        ((0, 0), (0, 1)),
        ((59_999, 60_000), (0, 1)),
        ((60_000, 60_001), (1, 2)),
        ((14 * MINUTE, 15 * MINUTE), (14, 15)),
        ((14 * MINUTE, 15 * MINUTE + 1), (14, 20)),
        ((21 * MINUTE, 17 * MINUTE), (17, 25)),
        ((u64::MAX, u64::MAX), (u32::MAX, u32::MAX)),
    ];
    for ((one, other), expected) in cases {
        assert_eq!(pair(Range::between(one, other)), expected, "{one} {other}");
    }
    let range = serde_json::to_value(Range::between(0, MINUTE)).unwrap();
    assert_eq!(range, serde_json::json!({"low": 0, "high": 1}));
}

/// Those who came one a minute, so that one after another reaches the longest wait in the run.
fn minute_by_minute(came: impl IntoIterator<Item = (char, bool)>) -> Vec<Waiting> {
    let numbered = (0..).zip(came);
    let one = |(seq, (service, priority))| Waiting {
        arrived: moment(960 + seq),
        ..waiting(seq, service, priority)
    };
    numbered.map(one).collect()
}

fn any_waiting() -> impl Strategy<Value = Vec<Waiting>> {
    let each = (proptest::sample::select(vec!['A', 'B', 'C']), any::<bool>());
    vec(each, 1..40).prop_map(minute_by_minute)
}

fn any_counter() -> impl Strategy<Value = Open> {
    let services = proptest::sample::subsequence(vec!["A", "B", "C"], 1..=3).prop_shuffle();
    let busy_with = proptest::option::of((proptest::sample::select(vec!["A", "B"]), 940u64..1000));
    (services, busy_with).prop_map(|(services, busy_with)| match busy_with {
        Some((service, since)) => busy(&services.concat(), service, since),
        None => free(&services.concat()),
    })
}

fn any_times() -> impl Strategy<Value = Times> {
    let lately = || vec(MINUTE..40 * MINUTE, 0..30);
    (lately(), lately(), lately()).prop_map(|(a, b, c)| {
        Times::new(
            ["A", "B", "C"]
                .map(str::to_owned)
                .into_iter()
                .zip([a, b, c]),
        )
    })
}

fn any_policy() -> impl Strategy<Value = Policy> {
    (1u32..4, 1u32..4, 0u64..30, 0u64..90).prop_map(|(priority, normal, aging, longest)| Policy {
        priority,
        normal,
        aging_ms: aging * MINUTE,
        longest_wait_ms: longest * MINUTE,
    })
}

proptest! {
    #[test]
    fn p3_each_in_line_waits_for_as_many_services_as_are_before_them(minutes in 1u64..60, served in 0u64..60, policy in any_policy(), many in 1usize..60) {
        let served = served.min(minutes - 1);
        let waiting = queue(&"A".repeat(many));
        let estimates = told(&waiting, &[busy("A", "A", 1000 - served)], &policy, &steady(&[("A", minutes)]));
        for (ahead, one) in (0..).zip(&waiting) {
            let wait_ms = (ahead * minutes + minutes - served) * MINUTE;
            prop_assert_eq!(estimates.ticket(one.ticket), Some(Range::between(wait_ms, wait_ms)));
        }
    }

    #[test]
    fn a_newcomer_is_told_what_their_ticket_will_tell(
        mut waiting in any_waiting(), counters in vec(any_counter(), 0..4), policy in any_policy(), times in any_times(), priority in any::<bool>(),
    ) {
        let before = told(&waiting, &counters, &policy, &times).newcomer("B", priority);
        let newcomer = self::waiting(99, 'B', priority);
        waiting.push(newcomer.clone());
        prop_assert_eq!(before, told(&waiting, &counters, &policy, &times).ticket(newcomer.ticket));
    }

    /// Of one service: with services of unequal length one more pair of hands can change who is called when,
    /// and one may wait longer for it (Graham's anomaly), in the run as in the branch.
    #[test]
    fn one_more_counter_for_a_service_makes_nobody_wait_longer(
        classes in vec(any::<bool>(), 1..40), since in vec(proptest::option::of(940u64..1000), 1..5), policy in any_policy(), times in any_times(),
    ) {
        let waiting = minute_by_minute(classes.into_iter().map(|priority| ('A', priority)));
        let counters: Vec<_> = since.into_iter().map(|since| since.map_or(free("A"), |since| busy("A", "A", since))).collect();
        let fewer = told(&waiting, &counters[1..], &policy, &times);
        let more = told(&waiting, &counters, &policy, &times);
        for one in &waiting {
            let high = |estimates: &Estimates| estimates.ticket(one.ticket).map_or(u32::MAX, |range| range.high_minutes);
            prop_assert!(high(&more) <= high(&fewer), "{} of {}", high(&more), high(&fewer));
        }
    }

    #[test]
    fn one_more_counter_silences_nobody(
        waiting in any_waiting(), counters in vec(any_counter(), 1..5), policy in any_policy(), times in any_times(),
    ) {
        let fewer = told(&waiting, &counters[1..], &policy, &times);
        let more = told(&waiting, &counters, &policy, &times);
        for one in &waiting {
            prop_assert!(fewer.ticket(one.ticket).is_none() || more.ticket(one.ticket).is_some());
        }
    }
}
