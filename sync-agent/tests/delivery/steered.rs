//! Parked records that staff send again or give up, beside an agent that runs or without one.

use crate::device::{Device, until};
use crate::order::{device, seqs};
use crate::receiver::{Misdeed, Receiver, Refusal};
use serde_json::Value;

/// A device whose notice is refused at 4; 5 and 7 say more of it, 7 of them after the refusal.
fn refused(receiver: &Receiver, refusal: Refusal) -> (Device, Vec<String>) {
    receiver.refuses(refusal);
    let mut device = device(receiver);
    assert_eq!(device.once().status.code(), Some(3));
    device.notice("third");
    device.notice("fourth");
    device.issue(1);
    assert_eq!(device.once().status.code(), Some(3));
    let ids = device.ids().iter().map(ToString::to_string).collect();
    (device, ids)
}

fn states(records: &[Value]) -> Vec<(u64, &str)> {
    let seq = |record: &Value| record["seq"].as_u64().unwrap();
    let each = records.iter();
    each.map(|record| (seq(record), record["state"].as_str().unwrap()))
        .collect()
}

#[test]
fn what_is_parked_and_what_waits_behind_it_is_listed_with_why() {
    let receiver = Receiver::start();
    let (device, ids) = refused(&receiver, Refusal::Item(4));
    let records = device.records(&[]);
    assert_eq!(
        states(&records),
        [(4, "parked"), (7, "behind"), (8, "behind")]
    );
    let parked = &records[0];
    assert_eq!(parked["target"], "branch");
    assert_eq!(parked["id"], ids[3]);
    assert_eq!(parked["kind"], "notice.set");
    assert_eq!(parked["reason"], "never");
    assert_eq!(
        (&parked["who"], &parked["why"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(records, device.records(&["--target", "branch"]));
    let status = device.status();
    assert_eq!(
        (&status["state"], &status["behind"]),
        (&"parked".into(), &2.into())
    );
}

#[test]
fn a_record_that_is_sent_again_is_followed_by_what_waited_behind_it_in_order() {
    let receiver = Receiver::start();
    let (device, ids) = refused(&receiver, Refusal::Item(4));
    receiver.takes_all();
    let said = device.records(&["--retry", &ids[3]]);
    assert_eq!(states(&said), [(4, "waiting")]);
    assert!(said[0]["who"].is_string(), "{said:?}");
    assert_eq!(
        states(&device.records(&[])),
        [(4, "waiting"), (7, "waiting"), (8, "waiting")]
    );
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(seqs(&receiver), [1, 2, 3, 5, 6, 9, 4, 7, 8]);
    assert_eq!(device.records(&[]), [] as [Value; 0]);
    assert_eq!(device.status()["state"], "idle");
}

#[test]
fn an_agent_that_runs_notices_at_once_what_is_to_be_sent_again() {
    let receiver = Receiver::start();
    let (device, ids) = refused(&receiver, Refusal::Batch(4));
    let _running = device.run();
    receiver.takes_all();
    device.records(&["--retry", &ids[3]]);
    until("what was parked", || {
        (seqs(&receiver).len() == 9).then_some(())
    });
    assert_eq!(seqs(&receiver), [1, 2, 3, 6, 9, 4, 5, 7, 8]);
    until("nothing left", || {
        device.records(&[]).is_empty().then_some(())
    });
}

#[test]
fn a_record_that_is_refused_again_keeps_what_is_behind_it() {
    for refusal in [Refusal::Item(4), Refusal::Batch(4)] {
        let receiver = Receiver::start();
        let (device, ids) = refused(&receiver, refusal);
        let (before, taken) = (device.records(&[]), seqs(&receiver));
        device.records(&["--retry", &ids[3]]);
        assert_eq!(device.once().status.code(), Some(3));
        assert_eq!(states(&device.records(&[])), states(&before));
        assert_eq!(seqs(&receiver), taken);
    }
}

#[test]
fn a_record_that_is_given_up_lets_the_others_go_on_and_is_never_sent_again() {
    let receiver = Receiver::start();
    let (mut device, ids) = refused(&receiver, Refusal::Item(4));
    let why = "the case system was told by hand";
    let said = device.records(&["--drop", &ids[3], "--why", why]);
    assert_eq!(
        (&said[0]["state"], &said[0]["why"]),
        (&"dropped".into(), &why.into())
    );
    assert!(!said[0]["who"].as_str().unwrap().is_empty());
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(seqs(&receiver), [1, 2, 3, 5, 6, 9, 7, 8]);
    let status = device.status();
    assert_eq!(
        (&status["dropped"], &status["parked"]),
        (&1.into(), &0.into())
    );
    assert_eq!(status["state"], "idle");
    // Nor is it when the receiver says what it lacks.
    receiver.misbehaves(&[Misdeed::Forget(2)]);
    device.issue(1);
    assert_eq!(device.once().status.code(), Some(0));
    let mut there = seqs(&receiver);
    there.sort_unstable();
    assert_eq!(there, [1, 2, 3, 5, 6, 7, 8, 9, 10]);
}

#[test]
fn a_conflict_alarms() {
    let receiver = Receiver::start();
    let (device, ids) = refused(&receiver, Refusal::Clash(4));
    let status = device.status();
    assert_eq!(status["state"], "conflict");
    assert_eq!(
        (&status["parked"], &status["conflicts"]),
        (&1.into(), &1.into())
    );
    device.records(&["--drop", &ids[3], "--why", "the other device's is right"]);
    assert_eq!(device.once().status.code(), Some(0));
    assert_eq!(device.status()["conflicts"], 0);
}

#[test]
fn what_cannot_be_steered_is_told() {
    let receiver = Receiver::start();
    let (device, ids) = refused(&receiver, Refusal::Item(4));
    let unknown = "7d6d0e5c-0000-4000-8000-000000000000";
    let (parked, behind, away) = (ids[3].as_str(), ids[6].as_str(), ids[0].as_str());
    for (arguments, code, says) in [
        (&["--retry", unknown][..], 1, "no record 7d6d"),
        (&["--retry", away], 1, "is parked"),
        (&["--retry", parked, "--target", "cases"], 1, "for cases"),
        (&["--drop", unknown, "--why", "x"], 1, "no record 7d6d"),
        (&["--retry", behind], 1, "waits behind another"),
        (&["--drop", behind, "--why", "x"], 1, "waits behind another"),
        (&["--target", "cases"], 1, "a target called cases"),
        (&["--drop", parked], 2, "--why"),
        (&["--drop", parked, "--why", ""], 2, "--why"),
        (&["--drop", parked, "--why", "  "], 1, "--why"),
        (&["--why", "x"], 2, "--drop"),
        (
            &["--retry", parked, "--drop", parked, "--why", "x"],
            2,
            "cannot be used with",
        ),
        (&["--retry", "7"], 2, "--retry"),
    ] {
        let ended = device.parked(arguments);
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(code), "{arguments:?}: {told}");
        assert!(told.contains(says), "{arguments:?}: {told}");
    }
    assert_eq!(states(&device.records(&[]))[0], (4, "parked"));
}

#[test]
fn nothing_is_parked_where_nothing_was_delivered() {
    let device = Device::of("http://127.0.0.1:1");
    assert_eq!(device.records(&[]), [] as [Value; 0]);
}
