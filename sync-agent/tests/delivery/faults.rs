//! What a receiver, a network or a killed program can do, and that nothing is lost or done twice by it.

use crate::device::{Device, Running, until};
use crate::receiver::Misdeed::*;
use crate::receiver::Receiver;
use std::time::{Duration, Instant};

fn all(device: &Device) -> Vec<String> {
    device.ids().iter().map(ToString::to_string).collect()
}

/// Waits until the receiver has done all that it does wrong, and has every fact once in its order.
fn each_is_there_once(device: &Device, receiver: &Receiver) {
    let expected = all(device);
    until("every fact", || {
        (receiver.has_done_all_misdeeds() && receiver.ids().len() >= expected.len()).then_some(())
    });
    assert_eq!(receiver.ids(), expected);
}

#[test]
fn every_fact_goes_to_the_branch_service_with_what_is_personal_and_the_devices_token() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    device.issue(3);
    device.notice("نعود بعد الصلاة");
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(receiver.ids(), all(&device));
    assert_eq!(
        receiver.authorization().as_deref(),
        Some("Bearer the-token")
    );
    let events = receiver.effects();
    let seqs: Vec<u64> = events
        .iter()
        .map(|event| event["seq"].as_u64().unwrap())
        .collect();
    assert_eq!(seqs, (1..=events.len() as u64).collect::<Vec<_>>());
    assert_eq!(
        events.last().unwrap()["data"]["personal"]["ar"],
        "نعود بعد الصلاة"
    );
    assert!(
        events[0]["source"]
            .as_str()
            .unwrap()
            .starts_with("urn:istiqbal:manarat:exit-1:")
    );
}

#[test]
fn a_case_system_gets_what_is_personal_only_where_the_settings_say_so_and_packed_batches_too() {
    for (lines, expected) in [("", None), ("personal = true\ngzip = true", Some("سر"))] {
        let receiver = Receiver::start();
        let url = format!("{}/api/v1/facts", receiver.address());
        let mut device = Device::delivering_to(&url, lines);
        device.notice("سر");
        assert_eq!(device.once().status.code(), Some(0));
        let personal = &receiver.effects().pop().unwrap()["data"]["personal"]["ar"];
        assert_eq!(personal.as_str(), expected);
        assert_eq!(receiver.authorization(), None);
    }
}

#[test]
fn whatever_a_receiver_does_once_each_fact_is_there_once_and_in_order() {
    let misdeeds = [301, 401, 404, 408, 425, 500, 503].map(Status);
    let others = [
        CutAfter,
        CutBefore,
        Page,
        HalfAnAnswer,
        HalfTheFacts,
        Rest(1),
    ];
    for misdeed in misdeeds.into_iter().chain(others) {
        let receiver = Receiver::start();
        receiver.misbehaves(&[misdeed]);
        let mut device = Device::of(receiver.address());
        device.issue(5);
        assert_eq!(device.once().status.code(), Some(0), "{misdeed:?}");
        assert_eq!(receiver.ids(), all(&device), "{misdeed:?}");
        assert_eq!(device.status()["parked"], 0, "{misdeed:?}");
    }
}

#[test]
fn a_receiver_that_does_wrong_again_and_again_has_each_fact_once_in_the_end() {
    let receiver = Receiver::start();
    receiver.misbehaves(&[Status(500), CutAfter, Page, HalfAnAnswer]);
    let mut device = Device::of(receiver.address());
    device.issue(500);
    let _running = device.run();
    each_is_there_once(&device, &receiver);
    // What comes later finds its way as well.
    receiver.misbehaves(&[CutAfter]);
    device.issue(5);
    each_is_there_once(&device, &receiver);
    until("all told as away", || {
        (device.status()["waiting"] == 0).then_some(())
    });
    assert_eq!(device.status()["last_error"], serde_json::Value::Null);
}

#[test]
fn a_receiver_that_wants_rest_is_left_alone_as_long() {
    let receiver = Receiver::start();
    receiver.misbehaves(&[Rest(2)]);
    let device = Device::of(receiver.address());
    assert_eq!(device.once().status.code(), Some(0));
    let requests = receiver.requests();
    assert!(
        requests[1] - requests[0] >= Duration::from_secs(2),
        "{requests:?}"
    );
}

#[test]
fn a_receiver_that_lost_what_it_had_gets_it_again() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    device.issue(30);
    assert_eq!(device.once().status.code(), Some(0));
    receiver.misbehaves(&[Forget(10)]);
    device.issue(1);
    assert_eq!(device.once().status.code(), Some(0));
    let (mut there, mut expected) = (receiver.ids(), all(&device));
    // The new fact came first, by which the loss was found.
    there.sort();
    expected.sort();
    assert_eq!(there, expected);
}

#[test]
fn a_receiver_that_denies_whatever_it_took_is_not_asked_without_end() {
    let receiver = Receiver::start();
    receiver.misbehaves(&[Deny; 3]);
    let device = Device::of(receiver.address());
    assert_eq!(device.once().status.code(), Some(3));
    assert_eq!(receiver.requests().len(), 3);
    let why = device.status()["last_error"].to_string();
    assert!(why.contains("has lost facts after 0"), "{why}");
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(receiver.ids(), all(&device));
}

#[test]
fn a_receiver_that_is_away_keeps_everything_waiting_and_is_named() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let device = Device::of(&address);
    assert_eq!(device.once().status.code(), Some(3));
    let status = device.status();
    assert_eq!(status["waiting"], device.ids().len());
    assert!(
        status["last_error"].as_str().unwrap().contains("refused"),
        "{status}"
    );
}

#[test]
fn a_device_that_is_shut_out_parks_nothing() {
    let receiver = Receiver::start();
    receiver.misbehaves(&[Status(401); 3]);
    let device = Device::of(receiver.address());
    assert_eq!(device.once().status.code(), Some(3));
    let status = device.status();
    assert_eq!(status["parked"], 0);
    assert!(
        status["last_error"]
            .as_str()
            .unwrap()
            .contains("kiosk pair"),
        "{status}"
    );
    assert_eq!(device.once().status.code(), Some(0));
}

#[test]
fn killed_again_and_again_while_facts_come_it_delivers_each_once() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    for round in 0..20 {
        let misdeed = [CutAfter, HalfAnAnswer, HalfTheFacts, Status(503)][round % 4];
        receiver.misbehaves(&[misdeed]);
        device.issue(25);
        let before = receiver.requests().len();
        let running = device.run();
        until("a request", || {
            (receiver.requests().len() > before).then_some(())
        });
        // Somewhere between what was received and what is kept of the answer.
        std::thread::park_timeout(Duration::from_millis(3 * round as u64));
        drop(running);
    }
    let _running = device.run();
    each_is_there_once(&device, &receiver);
}

#[test]
fn a_lost_delivery_db_sends_everything_again_and_nothing_twice() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    device.issue(10);
    assert_eq!(device.once().status.code(), Some(0));
    for ending in ["", "-wal", "-shm"] {
        let _some_are_not_there =
            std::fs::remove_file(device.data().join(format!("delivery.db{ending}")));
    }
    device.issue(1);
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(receiver.ids(), all(&device));
}

#[test]
fn a_new_fact_is_on_its_way_at_once_and_the_end_comes_when_it_is_asked_for() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    let mut running = device.run();
    each_is_there_once(&device, &receiver);
    device.issue(1);
    each_is_there_once(&device, &receiver);
    ends_when_asked(&mut running);
}

#[test]
fn a_receiver_that_never_answers_does_not_keep_the_program_from_ending() {
    let receiver = Receiver::start();
    receiver.misbehaves(&[Silence]);
    let device = Device::of(receiver.address());
    let mut running = device.run();
    until("a request", || receiver.requests().first().copied());
    ends_when_asked(&mut running);
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(receiver.ids(), all(&device));
}

fn ends_when_asked(running: &mut Running) {
    let child = rustix::process::Pid::from_child(&running.0);
    rustix::process::kill_process(child, rustix::process::Signal::TERM).unwrap();
    let asked = Instant::now();
    let ended = until("its end", || running.0.try_wait().unwrap());
    assert_eq!(ended.code(), Some(0));
    assert!(
        asked.elapsed() < Duration::from_secs(5),
        "{:?}",
        asked.elapsed()
    );
}

#[test]
fn two_do_not_deliver_from_one_folder() {
    let receiver = Receiver::start();
    let device = Device::of(receiver.address());
    let _running = device.run();
    each_is_there_once(&device, &receiver);
    let second = device.once();
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("another sync-agent"));
}
