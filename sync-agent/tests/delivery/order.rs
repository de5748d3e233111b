//! A record that a receiver will not have: it is set aside, and with it only what follows of its own subject.

use crate::device::Device;
use crate::receiver::{Receiver, Refusal};

/// Facts 3 to 5 are a ticket's, a notice, and the notice's next words; 6 is another ticket's.
pub fn device(receiver: &Receiver) -> Device {
    let mut device = Device::of(receiver.address());
    device.issue(1);
    device.notice("first");
    device.notice("second");
    device.issue(1);
    device
}

pub fn seqs(receiver: &Receiver) -> Vec<u64> {
    receiver
        .effects()
        .iter()
        .map(|event| event["seq"].as_u64().unwrap())
        .collect()
}

#[test]
fn a_batch_that_is_refused_is_split_until_the_record_at_fault_is_alone() {
    let receiver = Receiver::start();
    receiver.refuses(Refusal::Batch(4));
    let device = device(&receiver);
    assert_eq!(device.once().status.code(), Some(3));
    assert_eq!(seqs(&receiver), [1, 2, 3, 6]);
    let status = device.status();
    assert_eq!(
        (&status["parked"], &status["waiting"]),
        (&1.into(), &1.into())
    );
    // It stays so; nothing is asked again and again.
    let before = receiver.requests().len();
    assert_eq!(device.once().status.code(), Some(3));
    assert_eq!(receiver.requests().len(), before);
}

#[test]
fn a_record_that_is_rejected_is_parked_and_later_ones_of_its_subject_wait_behind_it() {
    let receiver = Receiver::start();
    receiver.refuses(Refusal::Item(4));
    let mut device = device(&receiver);
    assert_eq!(device.once().status.code(), Some(3));
    // The fifth was in the same batch and is taken; the seventh comes too late for that.
    device.notice("third");
    device.issue(1);
    assert_eq!(device.once().status.code(), Some(3));
    assert_eq!(seqs(&receiver), [1, 2, 3, 5, 6, 8]);
    let status = device.status();
    assert_eq!(
        (&status["parked"], &status["waiting"]),
        (&1.into(), &1.into())
    );
    assert_eq!(status["last_delivered_seq"], 8);
}
