//! The files of a device: `delivery.db` damaged, replaced by an older one or lost while the agent runs, a journal that was
//! restored, a card that was copied.

use crate::device::{Device, until};
use crate::receiver::{Misdeed, Receiver};
use std::path::PathBuf;

fn all(device: &Device) -> Vec<String> {
    device.ids().iter().map(ToString::to_string).collect()
}

fn delivery_db(device: &Device) -> PathBuf {
    device.data().join("delivery.db")
}

/// The files of delivery that were set aside.
fn set_aside(device: &Device) -> Vec<String> {
    let files = std::fs::read_dir(device.data()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| name.starts_with("delivery.corrupt-") && name.ends_with(".db"))
        .collect()
}

#[test]
fn a_damaged_delivery_db_is_set_aside_and_everything_is_sent_again_once_in_effect() {
    for damage in [&b"no database at all"[..], &[0; 8192]] {
        let receiver = Receiver::start();
        let mut device = Device::of(receiver.address());
        device.issue(3);
        assert_eq!(device.once().status.code(), Some(0));
        std::fs::write(delivery_db(&device), damage).unwrap();
        assert_eq!(device.status()["state"], "disk");
        assert_eq!(device.parked(&[]).status.code(), Some(1));
        device.issue(1);
        assert_eq!(device.once().status.code(), Some(0));
        assert_eq!(receiver.ids(), all(&device));
        let kept = set_aside(&device);
        assert_eq!(kept.len(), 1);
        let said = device.command("status").output().unwrap();
        let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
        assert_eq!(said["set_aside"], kept[0]);
        assert_eq!(said["targets"][0]["state"], "idle");
    }
}

#[test]
fn a_delivery_db_of_yesterday_sends_again_what_came_since_once_in_effect() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    device.issue(3);
    assert_eq!(device.once().status.code(), Some(0));
    let yesterday = std::fs::read(delivery_db(&device)).unwrap();
    device.issue(3);
    assert_eq!(device.once().status.code(), Some(0));
    std::fs::write(delivery_db(&device), yesterday).unwrap();
    assert_eq!(device.status()["waiting"], 3);
    device.issue(1);
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(receiver.ids(), all(&device));
}

#[test]
fn a_delivery_db_that_is_lost_or_damaged_while_the_agent_runs_is_begun_anew() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    let running = device.run();
    let goes_on = |device: &mut Device| {
        device.issue(2);
        until("every fact", || {
            (receiver.ids() == all(device)).then_some(())
        });
        until("all told", || {
            (device.status()["state"] == "idle").then_some(())
        });
    };
    goes_on(&mut device);
    let is_lost = |device: &Device| {
        for ending in ["-wal", "-shm", ""] {
            let file = device.data().join(format!("delivery.db{ending}"));
            let _some_are_not_there = std::fs::remove_file(file);
        }
    };
    is_lost(&device);
    goes_on(&mut device);
    // Another file in its place, and that one no database.
    let other = device.data().join("other");
    std::fs::write(&other, "no database at all").unwrap();
    running.stands_still_while(|| {
        is_lost(&device);
        std::fs::rename(&other, delivery_db(&device)).unwrap();
    });
    goes_on(&mut device);
    assert_eq!(set_aside(&device).len(), 1);
}

#[test]
fn a_journal_that_was_restored_goes_on_in_a_new_epoch_of_its_own() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    device.issue(2);
    let backup = device.data().join("backup.db");
    store::backup(device.data(), &backup).unwrap();
    device.issue(3);
    assert_eq!(device.once().status.code(), Some(0));
    let before = receiver.ids();
    device.restores(&backup);
    device.notice("after");
    assert_eq!(device.once().status.code(), Some(0));
    let (after, now) = (receiver.ids(), all(&device));
    // What was sent stays; what the restored journal has more is the new epoch's.
    assert_eq!(after[..before.len()], before);
    assert_eq!(
        after[before.len()..],
        now[now.len() - (after.len() - before.len())..]
    );
    let status = device.status();
    let epochs = status["epochs"].as_array().unwrap();
    assert_eq!(epochs.len(), 2);
    assert_eq!(status["last_delivered_seq"], epochs[1]["last_seq"]);
    assert_eq!(status["waiting"], 0);
}

#[test]
fn a_record_that_the_restored_journal_no_longer_holds_can_only_be_given_up() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    let backup = device.data().join("backup.db");
    store::backup(device.data(), &backup).unwrap();
    device.issue(1);
    let lost = device.ids().pop().unwrap().to_string();
    receiver.refuses(crate::receiver::Refusal::Item(3));
    assert_eq!(device.once().status.code(), Some(3));
    device.restores(&backup);
    receiver.takes_all();
    device.records(&["--retry", &lost]);
    assert_eq!(device.once().status.code(), Some(3));
    let records = device.records(&[]);
    assert_eq!(records[0]["state"], "parked");
    assert!(
        records[0]["reason"]
            .as_str()
            .unwrap()
            .contains("no longer holds it")
    );
    device.records(&["--drop", &lost, "--why", "it is gone"]);
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(receiver.ids(), all(&device));
}

#[test]
fn two_devices_from_one_copied_card_are_told_as_a_conflict() {
    let receiver = crate::receive::Reference::start();
    let mut device = Device::delivering_to(receiver.url(), "");
    device.issue(2);
    assert_eq!(device.once().status.code(), Some(0));
    let mut copy = device.copied();
    device.issue(1);
    copy.issue(1);
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(copy.once().status.code(), Some(3));
    let status = copy.status();
    assert_eq!(
        (&status["state"], &status["conflicts"]),
        (&"conflict".into(), &1.into())
    );
    let reason = copy.records(&[])[0]["reason"].to_string();
    assert!(reason.contains("copied card"), "{reason}");
    assert_eq!(receiver.delivered(), all(&device));
}

#[test]
fn the_reference_receiver_takes_a_journal_through_cuts_of_both_sides() {
    let mut receiver = crate::receive::Reference::start();
    let mut device = Device::delivering_to(receiver.url(), "gzip = true\npersonal = true");
    device.issue(20);
    device.notice("نعود بعد الصلاة");
    let running = device.run();
    receiver.is_killed_and_started();
    device.issue(20);
    drop(running);
    receiver.is_killed_and_started();
    let _running = device.run();
    until("every fact", || {
        (receiver.delivered() == all(&device)).then_some(())
    });
}

#[test]
fn a_disk_that_is_full_loses_nothing() {
    let receiver = Receiver::start();
    let mut device = Device::of(receiver.address());
    assert_eq!(device.once().status.code(), Some(0));
    device.issue(50);
    // No file of the program may grow any more, as on a full disk.
    let mut limited = std::process::Command::new("bash");
    let program = device.command("once");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "-"]);
    limited.arg(program.get_program()).args(program.get_args());
    let ended = limited.env_remove("RUST_LOG").output().unwrap();
    assert_ne!(ended.status.code(), Some(0), "{ended:?}");
    receiver.misbehaves(&[Misdeed::CutAfter]);
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(receiver.ids(), all(&device));
    assert_eq!(device.status()["state"], "idle");
}
