//! Random queues, counters and policies: what must always hold of a call.

use super::stories::{MINUTE, moment};
use super::*;
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SERVICES: [&str; 4] = ["A", "B", "C", "D"];

/// Those whom tickets are addressed to; who works where is each desk's to say.
const PEOPLE: [&str; 3] = ["x", "y", "z"];

fn waiting(seq: u64, service: usize, priority: bool, arrived: Stamp) -> Waiting {
    Waiting {
        ticket: Uuid::from_u128(u128::from(seq)),
        service: SERVICES[service].to_owned(),
        priority,
        addressee: None,
        order: Place { epoch: 1, seq },
        arrived,
    }
}

/// Those who came one after another within one boot, up to two hours before minute 120.
fn any_queue() -> impl Strategy<Value = Vec<Waiting>> {
    vec((0usize..4, any::<bool>(), 0u64..120, any_address()), 0..40).prop_map(|mut came| {
        came.sort_by_key(|(_, _, minute, _)| *minute);
        let each = (1..).zip(came);
        each.map(|(seq, (service, priority, minute, addressee))| Waiting {
            addressee,
            ..waiting(seq, service, priority, moment(1, minute, 0))
        })
        .collect()
    })
}

/// Mostly nobody.
fn any_address() -> impl Strategy<Value = Option<String>> {
    proptest::option::weighted(0.3, any_person())
}

fn any_person() -> impl Strategy<Value = String> {
    proptest::sample::select(PEOPLE.to_vec()).prop_map(str::to_owned)
}

/// The same through restarts under clocks that are hours off either way.
fn any_doubtful_queue() -> impl Strategy<Value = Vec<Waiting>> {
    (any_queue(), vec((0u128..4, -500i64..500), 40)).prop_map(|(mut queue, doubts)| {
        for (one, (boot, ahead)) in queue.iter_mut().zip(doubts) {
            one.arrived = moment(boot, one.arrived.mono_ms / MINUTE, ahead);
        }
        queue
    })
}

fn any_desk() -> impl Strategy<Value = Desk> {
    let services = proptest::sample::subsequence(SERVICES.to_vec(), 0..=4).prop_shuffle();
    let others = proptest::sample::subsequence(PEOPLE.to_vec(), 0..=3);
    let person = proptest::option::of(any_person());
    (services, 0u32..50, person, others).prop_map(|(services, turn, person, others)| Desk {
        services: services.into_iter().map(str::to_owned).collect(),
        turn,
        person,
        colleagues: others.into_iter().map(str::to_owned).collect(),
    })
}

/// All counters of a branch that are open: each knows who works at the others.
fn any_branch() -> impl Strategy<Value = Vec<Desk>> {
    vec(any_desk(), 0..5).prop_map(|mut desks| {
        let people: Vec<_> = desks.iter().map(|desk| desk.person.clone()).collect();
        for (at, desk) in desks.iter_mut().enumerate() {
            let others = people.iter().enumerate().filter(|(other, _)| *other != at);
            desk.colleagues = others.filter_map(|(_, person)| person.clone()).collect();
        }
        desks
    })
}

fn calls(desk: &Desk, one: &Waiting) -> bool {
    desk.may_call(&one.service, one.addressee.as_deref())
}

fn any_policy() -> impl Strategy<Value = Policy> {
    (1u32..6, 1u32..6, 0u64..40, 0u64..100).prop_map(|(priority, normal, aging, longest)| Policy {
        priority,
        normal,
        aging_ms: aging * MINUTE,
        longest_wait_ms: longest * MINUTE,
    })
}

fn heads(queue: &[Waiting]) -> Vec<Waiting> {
    let mut heads = BTreeMap::new();
    for one in queue {
        heads
            .entry((one.service.clone(), one.priority, one.addressee.clone()))
            .or_insert_with(|| one.clone());
    }
    heads.into_values().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_first_of_each_lane_are_all_that_a_choice_needs(
        queue in prop_oneof![any_queue(), any_doubtful_queue()], desk in any_desk(), policy in any_policy(),
    ) {
        let now = moment(1, 120, 0);
        let picked = pick(&queue, &desk, &policy, &now).map(|c| (c.ticket, c.because, c.contested));
        let heads = heads(&queue);
        let chosen = choose(&heads, &desk, &policy, &now).map(|c| (c.waiting.ticket, c.because, c.contested));
        prop_assert_eq!(picked, chosen);
    }

    #[test]
    fn a_call_does_not_depend_on_how_rows_were_read(
        (queue, shuffled) in any_doubtful_queue().prop_flat_map(|queue| (Just(queue.clone()), Just(queue).prop_shuffle())),
        desk in any_desk(), policy in any_policy(),
    ) {
        let now = moment(1, 120, 0);
        prop_assert_eq!(pick(&queue, &desk, &policy, &now), pick(&shuffled, &desk, &policy, &now));
    }

    #[test]
    fn a_call_is_of_those_the_counter_may_call_and_counts_exactly_whom_it_overtook(
        queue in any_doubtful_queue(), desk in any_desk(), policy in any_policy(),
    ) {
        let callable: Vec<_> = queue.iter().filter(|one| calls(&desk, one)).collect();
        let Some(choice) = pick(&queue, &desk, &policy, &moment(1, 120, 0)) else {
            prop_assert!(callable.is_empty());
            return Ok(());
        };
        let place = callable.iter().position(|one| one.ticket == choice.ticket).unwrap();
        prop_assert_eq!(choice.overtook as usize, place);
        let earliest: Vec<_> = callable[..place.min(5)].iter().map(|one| one.ticket).collect();
        prop_assert_eq!(choice.overtaken, earliest);
        prop_assert_eq!(choice.because == Because::FirstCome, place == 0);
    }

    #[test]
    fn within_a_lane_the_first_to_come_is_called_first(
        mut queue in any_doubtful_queue(), mut desk in any_desk(), policy in any_policy(),
    ) {
        let now = moment(1, 120, 0);
        while let Some(choice) = pick(&queue, &desk, &policy, &now) {
            let called = queue.remove(queue.iter().position(|one| one.ticket == choice.ticket).unwrap());
            let lane_earlier = |one: &Waiting| one.lane() == called.lane() && one.order < called.order;
            prop_assert!(!queue.iter().any(lane_earlier));
            desk.turn += u32::from(choice.contested);
        }
    }

    #[test]
    fn a_clock_set_back_an_hour_changes_no_call(
        queue in any_queue(), desk in any_desk(), policy in any_policy(), from in 0usize..40,
    ) {
        let mut set_back = queue.clone();
        for one in set_back.iter_mut().skip(from) {
            one.arrived.at -= TimeDelta::hours(1);
        }
        let before = pick(&queue, &desk, &policy, &moment(1, 120, 0));
        prop_assert_eq!(pick(&set_back, &desk, &policy, &moment(1, 120, -60)), before);
    }

    #[test]
    fn p2_the_ratio_is_kept_within_one_call_while_both_classes_wait(policy in any_policy(), start in 0u64..1000) {
        let policy = Policy { longest_wait_ms: 0, ..policy };
        let (ratio, cycle) = (u64::from(policy.priority), u64::from(policy.priority + policy.normal));
        let queue: Vec<_> = (0..80).map(|seq| waiting(seq, 0, seq >= 40, moment(1, 0, 0))).collect();
        let mut desk = Desk { services: vec!["A".to_owned()], ..Desk::default() };
        let (mut left, mut priority) = (queue, 0u64);
        for calls in 1u64..40 {
            let choice = pick(&left, &desk, &policy, &moment(1, start, 0)).unwrap();
            prop_assert!(choice.contested);
            desk.turn += 1;
            let called = left.remove(left.iter().position(|one| one.ticket == choice.ticket).unwrap());
            priority += u64::from(called.priority);
            prop_assert!(calls > 1 || called.priority, "the first turn is priority's");
            prop_assert!((priority * cycle).abs_diff(calls * ratio) < cycle, "{priority} of {calls}");
        }
    }

    /// Whom a ticket is addressed to may be there, elsewhere or away.
    #[test]
    fn h3_nobody_is_stranded_by_whom_a_ticket_is_addressed_to(queue in any_queue(), mut branch in any_branch(), policy in any_policy()) {
        let at_work = |person: &String| branch.iter().any(|desk| desk.person.as_ref() == Some(person));
        let served = |one: &Waiting| branch.iter().any(|desk| desk.services.contains(&one.service));
        let comes_up = |one: &&Waiting| one.addressee.as_ref().is_some_and(at_work) || served(one);
        let mut due: Vec<Uuid> = queue.iter().filter(comes_up).map(|one| one.ticket).collect();
        let mut left = queue.clone();
        loop {
            let before = left.len();
            for desk in &mut branch {
                let Some(choice) = pick(&left, desk, &policy, &moment(1, 120, 0)) else { continue };
                left.retain(|one| one.ticket != choice.ticket);
                due.retain(|ticket| *ticket != choice.ticket);
                desk.turn += u32::from(choice.contested);
            }
            if left.len() == before { break }
        }
        prop_assert!(due.is_empty(), "never called: {due:?}");
    }

    /// Nobody else will call them, so that no newcomer of a service the counter prefers may go before.
    #[test]
    fn h3_who_is_addressed_to_the_person_there_is_passed_by_no_later_one_of_the_same_class(
        queue in any_queue(), desk in any_desk(), policy in any_policy(),
    ) {
        let Some(choice) = pick(&queue, &desk, &policy, &moment(1, 120, 0)) else { return Ok(()) };
        let called = queue.iter().find(|one| one.ticket == choice.ticket).unwrap();
        let mine = |one: &&Waiting| desk.person.is_some() && one.addressee == desk.person && one.priority == called.priority;
        prop_assert!(!queue.iter().filter(mine).any(|one| one.order < called.order));
    }

    /// Whoever is over the limit is called after at most those who came before them: no stream of
    /// newcomers, of whatever class or service, puts anything between.
    #[test]
    fn nobody_over_the_longest_wait_is_passed_by_a_later_one(
        steps in vec((0u64..20, vec((0usize..4, any::<bool>(), any_address()), 0..4)), 1..80),
        mut desk in any_desk(), policy in any_policy(), longest in 1u64..60,
    ) {
        let policy = Policy { longest_wait_ms: longest * MINUTE, ..policy };
        let (mut queue, mut due) = (Vec::<Waiting>::new(), BTreeMap::<Uuid, usize>::new());
        let (mut minute, mut seq) = (0, 0);
        for (gap, newcomers) in steps {
            minute += gap;
            for (service, priority, addressee) in newcomers {
                seq += 1;
                queue.push(Waiting { addressee, ..waiting(seq, service, priority, moment(1, minute, 0)) });
            }
            let now = moment(1, minute, 0);
            let callable = queue.iter().filter(|one| calls(&desk, one));
            for (ahead, one) in callable.enumerate().filter(|(_, one)| one.waited(&now) >= policy.longest_wait_ms) {
                due.entry(one.ticket).or_insert(ahead + 1);
            }
            let Some(choice) = pick(&queue, &desk, &policy, &now) else { continue };
            desk.turn += u32::from(choice.contested);
            queue.retain(|one| one.ticket != choice.ticket);
            due.values_mut().for_each(|calls| *calls -= 1);
            due.remove(&choice.ticket);
            prop_assert!(due.values().all(|calls| *calls > 0), "over the limit and passed: {due:?}");
        }
    }
}
