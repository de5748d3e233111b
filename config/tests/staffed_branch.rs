//! What a branch says of its counters, its calling and its service is read as it is written, and each silence has
//! its default.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use config::{Bilingual, Branch, Calling, Desk, Outcome, Settings};
use std::net::{IpAddr, Ipv4Addr};

const GOOD: &str = include_str!("files/good.toml");
const STAFFED: &str = include_str!("files/staffed.toml");

fn settings(text: &str) -> Settings {
    Settings::parse(text, "west.toml").unwrap()
}

fn branch(text: &str) -> Branch {
    settings(text).branch
}

fn bilingual(ar: &str, en: &str) -> Bilingual {
    Bilingual {
        ar: ar.to_owned(),
        en: en.to_owned(),
    }
}

#[test]
fn counters_serve_what_they_name_in_their_own_order() {
    let branch = branch(STAFFED);
    let counters = branch.counters.iter();
    let told: Vec<_> = counters
        .map(|c| (c.id.as_str(), c.number, c.services.join(" ")))
        .collect();
    assert_eq!(
        told,
        [
            ("first", 7, "giving help".to_owned()),
            ("second", 12, "help".to_owned())
        ]
    );
    assert_eq!(branch.counter("second").unwrap().name.ar, "شباك القاعة");
    assert_eq!(branch.counter("third"), None);
}

#[test]
fn a_counter_that_names_no_services_serves_all_in_the_order_of_the_file() {
    let branch = branch(&STAFFED.replace("services = [\"giving\", \"help\"]\n", ""));
    assert_eq!(branch.counters[0].services, ["help", "giving"]);
    assert_eq!(branch.counters[1].services, ["help"]);
}

#[test]
fn a_branch_without_counters_has_one_that_serves_all() {
    let branch = branch(GOOD);
    assert_eq!(branch.counters.len(), 1);
    let counter = branch.counter("counter-1").unwrap();
    assert_eq!(counter.number, 1);
    assert_eq!(counter.name, bilingual("الشباك الأول", "Counter 1"));
    assert_eq!(counter.services, ["help", "giving"]);
}

#[test]
fn calling_goes_by_the_figures_of_the_file() {
    let written = Calling {
        priority_ratio: (3, 2),
        aging_minutes: 0,
        longest_wait_minutes: 60,
        return_within_numbers: 8,
        return_within_minutes: 0,
        recalls: 2,
        hold_minutes: 20,
        undo_seconds: 30,
    };
    assert_eq!(branch(STAFFED).calling, written);
}

/// P2: where nobody says otherwise, two of those served first go before one of the others, and nobody waits for ever.
#[test]
fn p2_calling_has_its_figures_where_the_file_is_silent() {
    let default = Calling {
        priority_ratio: (2, 1),
        aging_minutes: 10,
        longest_wait_minutes: 45,
        return_within_numbers: 5,
        return_within_minutes: 15,
        recalls: 3,
        hold_minutes: 15,
        undo_seconds: 15,
    };
    assert_eq!(branch(GOOD).calling, default);
    let one = format!("{GOOD}\n[branch.calling]\nrecalls = 9\n");
    let recalls = 9;
    assert_eq!(branch(&one).calling, Calling { recalls, ..default });
}

/// H7: the visit ends with an outcome.
#[test]
fn h7_outcomes_are_those_of_the_file_or_four_for_any_reception() {
    let outcome = |id: &str, ar: &str, en: &str| Outcome {
        id: id.to_owned(),
        name: bilingual(ar, en),
    };
    let written = [
        outcome("done", "تمّت", "Done"),
        outcome("later", "لاحقًا", "Later"),
    ];
    assert_eq!(branch(STAFFED).outcomes, written);
    let default = [
        outcome("served", "قُدّمت الخدمة", "Served"),
        outcome("incomplete", "لم تكتمل المستندات", "Papers incomplete"),
        outcome("referred", "أُحيل إلى جهة أخرى", "Referred elsewhere"),
        outcome("information", "أُجيب عن الاستفسار", "Question answered"),
    ];
    assert_eq!(branch(GOOD).outcomes, default);
    assert_eq!(branch(GOOD).outcome("referred"), Some(&default[2]));
    assert_eq!(branch(STAFFED).outcome("referred"), None);
}

#[test]
fn a_service_says_what_comes_next_where_it_is_written() {
    let services = branch(STAFFED).services;
    let next = bilingual("تدرس اللجنة طلبك.", "The committee studies your request.");
    assert_eq!(services[0].next_step, Some(next));
    assert_eq!(services[1].next_step, None);
}

#[test]
fn the_branch_service_listens_where_the_file_says() {
    let written = Desk {
        listen: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        port: 9443,
        plain_on_loopback: false,
        names: vec!["reception-1.west.lan".to_owned(), "192.168.1.10".to_owned()],
        page_listen: Some("0.0.0.0:8080".parse().unwrap()),
        session_minutes: 30,
        requests_per_minute: 600,
        connections: 64,
    };
    assert_eq!(settings(STAFFED).desk, written);
}

#[test]
fn a_device_that_says_nothing_of_its_service_serves_itself_alone() {
    let default = Desk {
        listen: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: 8443,
        plain_on_loopback: true,
        names: vec!["reception.local".to_owned()],
        page_listen: None,
        session_minutes: 240,
        requests_per_minute: 1200,
        connections: 256,
    };
    assert_eq!(settings(GOOD).desk, default);
}

#[test]
fn plain_http_is_spoken_only_where_nobody_else_hears_it() {
    let table = [
        ("127.0.0.1", true, true),
        ("127.0.0.1", false, false),
        ("::1", true, true),
        ("0.0.0.0", true, false),
        ("192.168.1.10", true, false),
    ];
    for (listen, allowed, plain) in table {
        let text = format!("{GOOD}\n[desk]\nlisten = {listen:?}\nplain_on_loopback = {allowed}\n");
        assert_eq!(settings(&text).desk.is_plain(), plain, "{listen} {allowed}");
    }
}

#[test]
fn the_page_may_have_the_services_port_on_another_address() {
    let text = STAFFED
        .replace("listen = \"0.0.0.0\"", "listen = \"192.168.1.10\"")
        .replace("\"0.0.0.0:8080\"", "\"192.168.2.10:9443\"");
    let page = settings(&text).desk.page_listen;
    assert_eq!(page, Some("192.168.2.10:9443".parse().unwrap()));
}
