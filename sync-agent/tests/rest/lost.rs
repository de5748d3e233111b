//! Answers that are lost, requests that arrive too late, and a delivery.db that is gone: no second issue, nothing undone.

use crate::device::Device;
use crate::proxy::{Misdeed, Proxy};
use crate::roundup::Roundup;
use crate::storm::{shipped, statuses};

/// The shipped mapping without the token: a plain create.
fn without_token(mapping: &str) -> String {
    let (before, rest) = mapping.split_once("\n[targets.records.token]\n").unwrap();
    let (_, after) = rest.split_once("\n[targets.records.create]\n").unwrap();
    format!("{before}\n[targets.records.create]\n{after}").replace(
        "data/issue/@poe/{{ token | split('/') | last }}",
        "data/issue",
    )
}

/// Delivers two tickets while this happens to what makes the first one's issue: one issue for each.
fn survives(misdeed: Misdeed, keyed: bool, mapping: impl Fn(&str) -> String) {
    let proxy = Proxy::start();
    let roundup = Roundup::start(proxy.address(), keyed);
    proxy.leads_to(roundup.address());
    proxy.misdoes(&[misdeed]);
    let mut device = Device::delivering(&mapping(&shipped(proxy.address())));
    let mut expected: Vec<String> = (0..2).map(|_| device.issue().to_string()).collect();
    assert_eq!(
        device.once().status.code(),
        Some(0),
        "{misdeed:?}: {:?}",
        device.aside()
    );
    assert!(proxy.has_done_all_misdeeds());
    expected.sort();
    assert_eq!(
        statuses(&roundup).into_keys().collect::<Vec<_>>(),
        expected,
        "{misdeed:?}"
    );
}

#[test]
fn a_lost_answer_to_a_create_makes_no_second_issue() {
    survives(Misdeed::CutAfter, false, str::to_owned);
    survives(Misdeed::CutAfter, false, without_token);
}

#[test]
fn a_page_of_somebody_between_is_not_taken_for_the_systems_answer() {
    survives(Misdeed::Page, false, str::to_owned);
    survives(Misdeed::Page, false, without_token);
}

#[test]
fn a_create_that_arrives_after_it_was_asked_again_makes_no_second_issue_with_a_token() {
    survives(Misdeed::ArrivesLater, false, str::to_owned);
}

#[test]
fn a_create_that_arrives_after_it_was_asked_again_makes_no_second_issue_where_our_key_is_the_key() {
    survives(Misdeed::ArrivesLater, true, without_token);
}

#[test]
fn without_token_and_key_a_create_that_arrives_too_late_is_found_out_and_both_issues_are_named() {
    let proxy = Proxy::start();
    let roundup = Roundup::start(proxy.address(), false);
    proxy.leads_to(roundup.address());
    proxy.misdoes(&[Misdeed::ArrivesLater]);
    let mut device = Device::delivering(&without_token(&shipped(proxy.address())));
    let (first, second) = (device.issue().to_string(), device.issue().to_string());
    device.call("counter-1");
    assert_eq!(device.once().status.code(), Some(3));
    let aside = device.aside();
    assert_eq!(aside.len(), 2, "{aside:?}");
    assert_eq!((&aside[0].0, aside[0].1.as_str()), (&first, "parked"));
    assert_eq!((&aside[1].0, aside[1].1.as_str()), (&first, "behind"));
    assert_eq!(aside[0].2, "more than one record holds our key: 1 and 2");
    let issues = roundup.issues();
    assert_eq!(
        issues
            .iter()
            .filter(|issue| issue["ticket"] == second.as_str())
            .count(),
        1
    );
}

#[test]
fn a_lost_delivery_db_makes_no_second_issue_and_undoes_nothing_that_people_did_since() {
    let proxy = Proxy::start();
    let roundup = Roundup::start(proxy.address(), false);
    proxy.leads_to(roundup.address());
    let mut device = Device::delivering(&shipped(proxy.address()));
    let ticket = device.issue();
    let called = device.call("counter-1");
    device.finish(called);
    assert_eq!(device.once().status.code(), Some(0));
    let issue = roundup.issues()[0]["id"].as_str().unwrap().to_owned();
    roundup.set_status(&issue, "need-eg");
    device.lose_delivery();
    let waiting = device.issue();
    assert_eq!(device.once().status.code(), Some(0), "{:?}", device.aside());
    let expected = [
        (ticket.to_string(), "need-eg"),
        (waiting.to_string(), "unread"),
    ];
    let statuses = statuses(&roundup);
    assert_eq!(statuses.len(), expected.len());
    for (ticket, status) in expected {
        assert_eq!(statuses[&ticket], status);
    }
}
