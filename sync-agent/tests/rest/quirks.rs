//! What a system does that it should not: it is found out, said, and no other ticket has to wait for it.

use crate::device::{Device, until};
use crate::strange::{Quirk, Strange};
use std::time::{Duration, Instant};
use store::TicketAct;

/// Delivers a morning of three tickets, the first of which is called, to a system that does this with the first. What is
/// set aside then: why the first is parked.
fn parked_for(quirk: Quirk) -> (Strange, Device, String) {
    let system = Strange::start();
    system.does(1, quirk);
    let mut device = Device::delivering(&system.mapping(""));
    let first = device.issue();
    device.issue();
    device.call("counter-1");
    device.issue();
    let _running = device.run();
    until("the first to be parked", || {
        (device.status()["parked"] == 1).then_some(())
    });
    until("the others", || {
        (system.states(3) == ["waits"]).then_some(())
    });
    until("their being away", || {
        (device.status()["waiting"] == device.aside().len() as u64 - 1).then_some(())
    });
    let aside = device.aside();
    assert!(
        aside
            .iter()
            .all(|(subject, ..)| *subject == first.to_string()),
        "{aside:?}"
    );
    assert_eq!(system.states(2), ["waits"]);
    let why = aside[0].2.clone();
    (system, device, why)
}

#[test]
fn a_system_that_leaves_our_key_out_is_found_out() {
    let (system, device, why) = parked_for(Quirk::DropsTheKey);
    assert_eq!(why, "it made record 1 and left our key out of it");
    // The ticket was called meanwhile: that waits behind, and is seen.
    assert_eq!(device.aside()[1].1, "behind");
    assert_eq!(system.states(1), ["waits"]);
}

#[test]
fn a_system_that_makes_a_second_record_is_found_out_and_both_are_named() {
    let (_, _, why) = parked_for(Quirk::Doubles);
    assert!(
        why.contains("record") && why.contains('1') && why.contains('2'),
        "{why}"
    );
}

#[test]
fn a_system_whose_search_never_finds_what_it_made_is_found_out_and_makes_no_second() {
    let (system, _, why) = parked_for(Quirk::HidesIt);
    assert!(
        why.contains("record 1") && why.contains("does not find"),
        "{why}"
    );
    assert_eq!(system.states(1).len(), 1);
}

#[test]
fn a_record_that_is_refused_is_parked_with_the_systems_own_words() {
    let (system, device, why) = parked_for(Quirk::Refuses);
    assert!(
        why.contains("422") && why.ends_with(": the title is too short"),
        "{why}"
    );
    // Mended there, and asked for again: all of it arrives, in its order.
    system.behaves();
    device.retry();
    assert_eq!(device.once().status.code(), Some(0), "{:?}", device.aside());
    assert_eq!(system.states(1), ["ticket.called"]);
}

#[test]
fn a_record_at_which_the_system_fails_again_and_again_is_given_up_and_others_never_wait() {
    let (_, _, why) = parked_for(Quirk::Fails);
    assert!(why.contains("500") && why.contains("takes others"), "{why}");
}

#[test]
fn a_change_that_the_system_does_not_keep_is_found_out() {
    let (_, device, why) = parked_for(Quirk::KeepsNoChange);
    assert!(why.contains("changed record 1"), "{why}");
    assert_eq!(device.aside().len(), 1);
}

#[test]
fn a_system_that_fails_at_everything_parks_nothing() {
    let system = Strange::start();
    let mut device = Device::delivering(&system.mapping(""));
    for number in 1..=3 {
        device.issue();
        system.does(number, Quirk::Fails);
    }
    for _ in 0..2 {
        assert_eq!(device.once().status.code(), Some(3));
    }
    let status = device.status();
    assert_eq!(
        (&status["parked"], &status["waiting"]),
        (&0.into(), &3.into()),
        "{status}"
    );
    assert!(
        status["last_error"].as_str().unwrap().contains("500"),
        "{status}"
    );
    system.behaves();
    assert_eq!(device.once().status.code(), Some(0));
    assert!((1..=3).all(|number| system.states(number) == ["waits"]));
}

#[test]
fn a_record_that_people_took_away_is_not_made_again() {
    let system = Strange::start();
    let mut device = Device::delivering(&system.mapping(""));
    let ticket = device.issue();
    assert_eq!(device.once().status.code(), Some(0));
    system.removes(1);
    device.call("counter-1");
    assert_eq!(device.once().status.code(), Some(3));
    assert_eq!(system.states(1), [""; 0]);
    let (subject, state, why) = device.aside().remove(0);
    assert_eq!((subject, state.as_str()), (ticket.to_string(), "parked"));
    assert!(why.contains("taken away"), "{why}");
}

#[test]
fn a_template_that_a_fact_cannot_fill_parks_it_and_says_which() {
    let system = Strange::start();
    let mapping = system
        .mapping("")
        .replace("{{ data.number }}", "{{ data.numbr }}");
    let mut device = Device::delivering(&mapping);
    device.issue();
    assert_eq!(device.once().status.code(), Some(3));
    let why = device.aside().remove(0).2;
    assert!(why.contains("{{ data.numbr }}"), "{why}");
    device.maps(&system.mapping(""));
    device.retry();
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(system.states(1), ["waits"]);
}

#[test]
fn a_search_that_finds_too_much_takes_no_others_record_for_ours() {
    let system = Strange::start();
    let mut device = Device::delivering(&system.mapping(""));
    let tickets: Vec<_> = (0..20).map(|_| device.issue()).collect();
    assert_eq!(device.once().status.code(), Some(0), "{:?}", device.aside());
    // Made within one second, their keys begin the same.
    assert!(
        tickets
            .windows(2)
            .any(|pair| pair[0].to_string()[..8] == pair[1].to_string()[..8])
    );
    assert!((1..=20).all(|number| system.states(number).len() == 1));
}

#[test]
fn a_system_is_asked_no_faster_than_the_settings_say() {
    let system = Strange::start();
    let mapping = system
        .mapping("")
        .replace("most_per_second = 500", "most_per_second = 3");
    let mut device = Device::delivering(&mapping);
    device.issue();
    let begun = Instant::now();
    assert_eq!(device.once().status.code(), Some(0));
    let pauses = u32::try_from(system.asked()).unwrap() - 1;
    assert!(pauses >= 3);
    assert!(begun.elapsed() >= Duration::from_millis(333) * pauses);
}

#[test]
fn a_systems_token_or_login_is_read_from_its_file_and_told_to_nobody_else() {
    for (lines, secret, expected) in [
        ("token_file = \"secret\"", "the-token\n", "Bearer the-token"),
        (
            "login_file = \"secret\"",
            "amal:pass:word\n",
            "Basic YW1hbDpwYXNzOndvcmQ=",
        ),
    ] {
        let system = Strange::start();
        let mut device = Device::delivering(&system.mapping(lines));
        device.issue();
        let without = device.once();
        assert_eq!(without.status.code(), Some(3));
        assert!(
            device.status()["last_error"]
                .as_str()
                .unwrap()
                .contains("secret")
        );
        std::fs::write(device.data().join("secret"), secret).unwrap();
        let with = device.once();
        assert_eq!(with.status.code(), Some(0));
        assert_eq!(system.authorization().as_deref(), Some(expected));
        let log = String::from_utf8_lossy(&with.stderr).into_owned();
        assert!(!log.contains("the-token") && !log.contains("word"), "{log}");
    }
}

#[test]
fn facts_that_are_not_mapped_pass_by_and_are_not_said_to_wait() {
    let system = Strange::start();
    let mut device = Device::delivering(&system.mapping(""));
    let ticket = device.issue();
    device.call("counter-1");
    device.act(ticket, &TicketAct::Start);
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(system.states(1), ["ticket.called"]);
    let status = device.status();
    assert_eq!(status["waiting"], 0, "{status}");
}
