//! Tickets come and go while everything between them and a real Roundup goes wrong.

use crate::device::{Device, until};
use crate::proxy::Proxy;
use crate::roundup::Roundup;
use domain::ticket::Channel;
use serde_json::Value;
use std::collections::BTreeMap;
use store::{RequestAct, TicketAct};
use uuid::Uuid;

/// The shipped mapping, for a tracker that people reach at `web`.
pub fn shipped(web: &str) -> String {
    include_str!("../../../config/examples/roundup.toml")
        .replace("https://cases.example.org", web)
        .replace("most_per_second = 5", "most_per_second = 500")
}

/// Each issue's key with its status.
pub fn statuses(roundup: &Roundup) -> BTreeMap<String, String> {
    let issues = roundup.issues();
    let of = |issue: &Value| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (text(&issue["ticket"]), text(&issue["status.name"]))
    };
    let statuses: BTreeMap<_, _> = issues.iter().map(of).collect();
    assert_eq!(
        statuses.len(),
        issues.len(),
        "one issue for each: {issues:#?}"
    );
    statuses
}

/// Waits until nothing is on its way any more.
pub fn all_away(device: &Device) {
    until("everything to be away, or something set aside", || {
        let waits = device.status()["waiting"] != 0;
        (!waits || !device.aside().is_empty()).then_some(())
    });
    assert_eq!(device.aside(), [], "{}", device.status());
}

/// What staff do at two counters in a morning; how the tickets' issues should stand after it is put into `expected`.
fn morning(device: &mut Device, counters: [&str; 2], expected: &mut BTreeMap<String, String>) {
    let mut stands =
        |ticket: Uuid, status: &str| expected.insert(ticket.to_string(), status.to_owned());
    let tickets: Vec<Uuid> = (0..6).map(|_| device.issue()).collect();
    for ticket in &tickets {
        stands(*ticket, "unread");
    }
    let served = device.call(counters[0]);
    device.finish(served);
    stands(served, "resolved");
    let missed = device.call(counters[0]);
    device.act(missed, &TicketAct::NoShow);
    stands(missed, "resolved");
    let mistaken = device.call(counters[1]);
    device.undo(counters[1]);
    stands(mistaken, "unread");
    let serving = device.call(counters[0]);
    device.act(serving, &TicketAct::Start);
    stands(serving, "in-progress");
    let called = [served, missed, serving];
    let gone = tickets
        .into_iter()
        .find(|ticket| !called.contains(ticket))
        .unwrap();
    device.act(gone, &TicketAct::Cancel);
    stands(gone, "resolved");
}

#[test]
fn after_a_storm_roundup_has_one_issue_for_each_ticket_as_the_ticket_stands() {
    let proxy = Proxy::start();
    let mut roundup = Roundup::start(proxy.address(), false);
    proxy.leads_to(roundup.address());
    let mut device = Device::delivering(&shipped(proxy.address()));
    let mut expected = BTreeMap::new();
    morning(&mut device, ["counter-1", "counter-2"], &mut expected);
    proxy.storms(7);
    for round in 1..=4 {
        let running = device.run();
        until("some requests", || {
            (proxy.asked().len() >= round * 12).then_some(())
        });
        drop(running);
        if round == 2 {
            roundup.kill();
            morning(&mut device, ["counter-3", "counter-4"], &mut expected);
            roundup.begin();
            proxy.leads_to(roundup.address());
        }
    }
    let _running = device.run();
    until("more requests", || {
        (proxy.asked().len() >= 90).then_some(())
    });
    proxy.calms_down();
    all_away(&device);
    assert_eq!(statuses(&roundup), expected);
    let tickets = roundup.issues();
    assert!(
        tickets
            .iter()
            .all(|issue| issue["title"].as_str().unwrap().starts_with("تذكرة ")),
        "{tickets:#?}"
    );
    assert_eq!(device.status()["last_error"], Value::Null);
}

#[test]
fn an_action_that_is_taken_back_after_it_was_told_is_told_again_as_it_was() {
    let web = Proxy::start();
    let roundup = Roundup::start(web.address(), false);
    web.leads_to(roundup.address());
    let mut device = Device::delivering(&shipped(web.address()));
    let ticket = device.issue();
    device.call("counter-1");
    let status = |device: &Device| {
        assert_eq!(device.once().status.code(), Some(0), "{:?}", device.aside());
        statuses(&roundup)[&ticket.to_string()].clone()
    };
    assert_eq!(status(&device), "chatting");
    device.act(ticket, &TicketAct::Start);
    assert_eq!(status(&device), "in-progress");
    device.undo("counter-1");
    assert_eq!(status(&device), "chatting");
}

#[test]
fn roundup_shows_a_request_with_its_states_and_nothing_personal_of_it() {
    let web = Proxy::start();
    let roundup = Roundup::start(web.address(), false);
    web.leads_to(roundup.address());
    let mut device = Device::delivering(&shipped(web.address()));
    let request = device.request("سارة العتيبي");
    let status = |device: &Device| {
        assert_eq!(device.once().status.code(), Some(0), "{:?}", device.aside());
        statuses(&roundup)[&request.to_string()].clone()
    };
    assert_eq!(status(&device), "unread");
    let wait = RequestAct::Wait {
        missing: vec!["lease".to_owned()],
        others: Vec::new(),
        papers: vec!["lease".to_owned()],
    };
    device.on_request(request, &wait);
    assert_eq!(status(&device), "deferred");
    let (visit, channel) = (None, Channel::Interview);
    device.on_request(request, &RequestAct::Resume { visit, channel });
    assert_eq!(status(&device), "chatting");
    let why = Some("لم أعد بحاجة".to_owned());
    device.on_request(request, &RequestAct::Withdraw { why });
    assert_eq!(status(&device), "resolved");
    for asked in web.asked() {
        let body = String::from_utf8_lossy(&asked.body).into_owned();
        assert!(!body.contains("سارة") && !body.contains("بحاجة"), "{body}");
    }
}

#[test]
fn nothing_personal_reaches_a_system_whose_mapping_does_not_say_so() {
    let web = Proxy::start();
    let roundup = Roundup::start(web.address(), false);
    web.leads_to(roundup.address());
    let mut device = Device::delivering(&shipped(web.address()));
    let suggestion = device.suggest("ضعوا مقاعد أكثر");
    assert_eq!(device.once().status.code(), Some(0), "{:?}", device.aside());
    assert_eq!(
        statuses(&roundup).into_keys().collect::<Vec<_>>(),
        [suggestion.to_string()]
    );
    let asked = web.asked();
    assert!(asked.iter().any(|asked| !asked.body.is_empty()));
    for asked in asked {
        assert!(
            !String::from_utf8_lossy(&asked.body).contains("مقاعد"),
            "{asked:?}"
        );
    }
    let title = roundup.issues()[0]["title"].as_str().unwrap().to_owned();
    assert!(title.starts_with("اقتراح – 20"), "{title}");
}

#[test]
fn what_is_personal_reaches_a_system_whose_mapping_names_it() {
    let web = Proxy::start();
    let roundup = Roundup::start(web.address(), false);
    web.leads_to(roundup.address());
    let mapping = shipped(web.address())
        .replace("personal = false", "personal = true")
        .replace(
            "title = \"اقتراح – ",
            "title = \"{{ personal.suggestion }} – ",
        );
    let mut device = Device::delivering(&mapping);
    device.suggest("ضعوا مقاعد أكثر");
    assert_eq!(device.once().status.code(), Some(0), "{:?}", device.aside());
    let title = roundup.issues()[0]["title"].as_str().unwrap().to_owned();
    assert!(title.starts_with("ضعوا مقاعد أكثر"), "{title}");
}
