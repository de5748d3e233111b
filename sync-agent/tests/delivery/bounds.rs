//! What delivery never takes more of: a target's patience, and this device's memory.

use crate::device::{Device, until};
use crate::receive::Reference;
use crate::receiver::Receiver;
use std::time::{Duration, Instant};

#[test]
fn a_target_gets_no_more_records_a_second_than_its_settings_say() {
    let receiver = Receiver::start();
    let url = format!("{}/api/v1/facts", receiver.address());
    let mut device = Device::delivering_to(&url, "most_per_second = 2\nbandwidth_kib = 64");
    device.issue(3);
    let begun = Instant::now();
    assert_eq!(device.once().status.code(), Some(0));
    // Two, two and one, with a second after each of the first.
    assert!(begun.elapsed() >= Duration::from_secs(2), "{begun:?}");
    assert_eq!((receiver.ids().len(), receiver.requests().len()), (5, 3));
}

/// The most memory that a device's agent had while it delivered everything, in KiB.
fn most_memory(device: &Device) -> u64 {
    let running = device.run();
    until("every fact", || {
        (device.status()["waiting"] == 0).then_some(())
    });
    let told = std::fs::read_to_string(format!("/proc/{}/status", running.0.id())).unwrap();
    let most = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let most = most.unwrap().trim().strip_suffix(" kB").unwrap();
    most.parse().unwrap()
}

#[test]
fn a_long_backlog_takes_no_more_memory_than_a_short_one() {
    let receiver = Reference::start();
    let mut device = Device::delivering_to(receiver.url(), "gzip = true\npersonal = true");
    // Facts of 20 KiB: first some more than fit into a batch, then six megabytes.
    let words = "x".repeat(20 * 1024);
    (0..40).for_each(|_| device.notice(&words));
    let short = most_memory(&device);
    (0..300).for_each(|_| device.notice(&words));
    let long = most_memory(&device);
    assert!(long < short + 3072, "{short} KiB, then {long} KiB");
}
