//! An hour of the same trouble, in no time.

use super::device::{Device, Template};
use super::far::{Fault, Shared};
use crate::http::Credentials;
use crate::sender::{Sender, Step};
use crate::target::{HttpTarget, Kind, KnownBy, Target};
use crate::throttle::Limits;
use std::time::Duration;
use tokio::time::Instant;

/// A sender to the far side, from a device with some facts.
fn sender(device: &mut Device, far: &Shared) -> Sender<Shared> {
    for _ in 0..5 {
        device.issues();
    }
    device.reads();
    let http = HttpTarget {
        url: String::new(),
        known_by: KnownBy::Credentials(Credentials::default()),
        personal: false,
        gzip: false,
    };
    let target = Target {
        name: "cases".to_owned(),
        kind: Kind::Http(http.clone()),
        limits: Limits::default(),
    };
    Sender::new(&target, http, far.clone(), device.data(), "manarat").unwrap()
}

/// Steps until `end`; how many requests that were.
async fn until(end: Instant, sender: &mut Sender<Shared>, far: &Shared) -> usize {
    let before = far.lock().requests;
    while Instant::now() < end {
        match sender.step().await.unwrap() {
            Step::Failed(wait) | Step::Paced(wait) => tokio::time::advance(wait).await,
            Step::Moved | Step::Idle => {}
        }
    }
    far.lock().requests - before
}

#[tokio::test(start_paused = true)]
async fn an_hour_of_the_same_fault_takes_few_requests_and_ends_within_a_minute() {
    for (fault, most) in [
        (Fault::Status(500), 130),
        (Fault::CutAfter, 130),
        (Fault::Status(401), 130),
        (Fault::Page, 130),
        (Fault::Rest(600), 7),
    ] {
        let mut device = Device::new(&Template::new());
        let far = Shared::new(device.data());
        let mut sender = sender(&mut device, &far);
        far.lock().fault = fault;
        let hour = Instant::now() + Duration::from_secs(3600);
        let requests = until(hour, &mut sender, &far).await;
        assert!((6..=most).contains(&requests), "{fault:?}: {requests}");
        far.lock().fault = Fault::None;
        let restored = Instant::now();
        while sender.step().await.unwrap() != Step::Idle {}
        assert_eq!(far.lock().effects.len(), device.facts.len(), "{fault:?}");
        assert_eq!(restored.elapsed(), Duration::ZERO);
    }
}

#[tokio::test(start_paused = true)]
async fn a_target_that_refuses_everything_is_not_given_everything_to_refuse() {
    let mut device = Device::new(&Template::new());
    let far = Shared::new(device.data());
    let mut sender = sender(&mut device, &far);
    for _ in 0..200 {
        device.issues();
    }
    device.reads();
    far.lock().fault = Fault::Status(422);
    let hour = Instant::now() + Duration::from_secs(3600);
    let requests = until(hour, &mut sender, &far).await;
    assert!(requests < 150, "{requests}");
    far.lock().fault = Fault::None;
    while sender.step().await.unwrap() != Step::Idle {}
    let parked = crate::parked(device.data(), None).unwrap().len();
    assert_eq!(far.lock().effects.len(), device.facts.len() - parked);
    assert!(parked < 140, "{parked}");
}
