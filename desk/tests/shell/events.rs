//! Live events: without a gap, without ratings, to whoever may hear them.

use crate::rig::{Client, Heard, Listener, Rig};
use desk::Limits;
use serde_json::{Value, json};
use std::time::Duration;

fn add(rig: &Rig, user: &'static str) {
    use domain::people::StaffRole::Clerk;
    rig.change(move |store, stamp| store.add_staff((user, Clerk), "hash", stamp, "rig"))
        .unwrap();
}

fn user(heard: &Heard) -> String {
    let fact: Value = serde_json::from_str(&heard.data).unwrap();
    assert_eq!(fact["kind"], heard.event);
    assert_eq!(
        heard.id,
        format!("{}:{}", fact["epoch"].as_str().unwrap(), fact["seq"])
    );
    fact["data"]["user"].as_str().unwrap().to_owned()
}

fn device(rig: &Rig) -> Client {
    let board = domain::people::DeviceRole::Board;
    let code = rig
        .running()
        .door()
        .pairing_code("board-1", board, "rig")
        .unwrap();
    let told = rig
        .client()
        .post("/api/v1/devices/pair", &json!({ "code": code.code }))
        .json();
    let bearer = format!("Bearer {}", told["token"].as_str().unwrap());
    rig.client().with("Authorization", &bearer)
}

#[test]
fn what_becomes_durable_is_heard_and_resumed_without_a_gap() {
    let rig = Rig::new();
    let client = rig.signed_in("mona");
    let mut live = Listener::open(&client, None);
    add(&rig, "badr");
    let first = live.next().unwrap();
    assert_eq!(user(&first), "badr");
    drop(live);
    add(&rig, "dana");
    add(&rig, "faris");
    let mut again = Listener::open(&client, Some(&first.id));
    add(&rig, "ghada");
    let heard: Vec<String> = (0..3).map(|_| user(&again.next().unwrap())).collect();
    assert_eq!(heard, ["dana", "faris", "ghada"]);
}

#[test]
fn a_place_of_another_journal_is_answered_by_a_reset_and_an_odd_one_refused() {
    let rig = Rig::new();
    let client = rig.signed_in("mona");
    let unknown = "11111111-1111-1111-1111-111111111111:5";
    let mut listener = Listener::open(&client, Some(unknown));
    assert_eq!(listener.next().unwrap().event, "reset");
    add(&rig, "badr");
    let live = listener.next().unwrap();
    assert_eq!(user(&live), "badr");
    let beyond = live.id.replace(':', ":9");
    let mut listener = Listener::open(&client, Some(&beyond));
    assert_eq!(listener.next().unwrap().event, "reset");
    for odd in ["5", "x:5", "11111111-1111-1111-1111-111111111111:"] {
        client
            .get(&format!("/api/v1/events?after={odd}"))
            .assert_problem(400, "place");
    }
}

#[test]
fn a_device_and_a_clerk_hear_nothing_of_who_signs_in() {
    let rig = Rig::new();
    let listeners = [device(&rig), rig.signed_in("amal")];
    for client in &listeners {
        let mut listener = Listener::open(client, None);
        add(
            &rig,
            if client.cookie.is_some() {
                "badr"
            } else {
                "dana"
            },
        );
        rig.change(|store, stamp| {
            let role = domain::people::DeviceRole::Exit;
            store.pair_device(("exit-1", role), &[1; 32], stamp, "rig")
        })
        .unwrap();
        assert_eq!(listener.next().unwrap().event, "device.paired");
    }
}

#[test]
fn a_restored_journal_tells_its_listeners_to_read_anew() {
    let rig = Rig::new();
    let client = rig.signed_in("mona");
    let mut listener = Listener::open(&client, None);
    rig.change(|store, stamp| {
        let role = domain::people::DeviceRole::Exit;
        store.pair_device(("exit-1", role), &[1; 32], stamp, "rig")
    })
    .unwrap();
    let last = listener.next().unwrap().id;
    drop(listener);
    let mut rig = rig;
    rig.stop();
    let copy = rig.folder.path().join("copy.db");
    store::backup(rig.folder.path(), &copy).unwrap();
    store::restore(rig.opening(), &copy, &rig.now()).unwrap();
    rig.restart();
    let mut listener = Listener::open(&rig.signed_in("mona"), Some(&last));
    let kinds: Vec<String> = (0..2).map(|_| listener.next().unwrap().event).collect();
    assert_eq!(kinds, ["device.epoch_began", "reset"]);
}

#[test]
fn fifty_listeners_hear_the_same() {
    let rig = Rig::new();
    let client = rig.signed_in("mona");
    let mut listeners: Vec<Listener> = (0..50).map(|_| Listener::open(&client, None)).collect();
    add(&rig, "badr");
    let first = listeners[0].next().unwrap();
    assert_eq!(user(&first), "badr");
    for listener in &mut listeners[1..] {
        assert_eq!(listener.next().unwrap(), first);
    }
}

/// Ten papers fail, for reasons that fill a connection soon.
fn ten_fail(rig: &Rig) {
    rig.change(|store, stamp| {
        for _ in 0..10 {
            let wish = store::IssueRequest {
                path: "/api/v1/tickets".to_owned(),
                key: uuid::Uuid::new_v4().to_string(),
                service: "enquiries".to_owned(),
                priority: false,
                visitor: None,
                language: "ar".to_owned(),
                channel: domain::ticket::Channel::Interview,
                by: "rig".to_owned(),
                paper: true,
                told: None,
            };
            let store::Answer::New(issued) = store.issue(&wish, stamp).unwrap() else {
                panic!("a fresh key was repeated")
            };
            let end = store::PrintOutcome::Failed("x".repeat(100_000));
            store.print_ended(issued.job.unwrap(), &end, stamp).unwrap();
        }
    });
}

#[test]
fn a_listener_that_stops_reading_is_dropped_and_costs_nobody() {
    let rig = Rig::patient(Limits {
        listener: Duration::from_millis(100),
        ..Limits::default()
    });
    rig.open_day();
    let client = rig.signed_in("mona");
    let listening = || {
        let told = rig.client().get("/metrics").body;
        let mut lines = told.lines();
        let line = lines.find_map(|line| line.strip_prefix("istiqbal_event_listeners "));
        line.unwrap().to_owned()
    };
    let mut live = Listener::open(&client, None);
    let stalled = Listener::cramped(&client);
    assert_eq!(listening(), "2");
    let mut heard: Vec<u64> = Vec::new();
    while listening() == "2" {
        assert!(
            heard.len() < 270,
            "the listener that does not read is still there"
        );
        ten_fail(&rig);
        // Issued, queued, failed.
        heard.extend((0..30).map(|_| seq(&live.next().unwrap())));
    }
    assert!(
        heard.windows(2).all(|two| two[1] == two[0] + 1),
        "{heard:?}"
    );
    drop(stalled);
}

fn seq(heard: &Heard) -> u64 {
    heard.id.rsplit(':').next().unwrap().parse().unwrap()
}

#[test]
fn listeners_are_told_the_end_when_the_service_stops() {
    let mut rig = Rig::new();
    let client = rig.signed_in("mona");
    let mut listener = Listener::open(&client, None);
    rig.stop();
    assert_eq!(listener.next(), None);
}

#[test]
fn whoever_is_shut_out_hears_nothing_more() {
    let rig = Rig::new();
    let admin = rig.signed_in("huda");
    let board = device(&rig);
    let mut listeners = [
        Listener::open(&rig.signed_in("mona"), None),
        Listener::open(&board, None),
    ];
    admin.post("/api/v1/staff/mona/disable", &json!({}));
    admin.delete("/api/v1/devices/board-1");
    for listener in &mut listeners {
        let ended = std::iter::from_fn(|| listener.next()).last();
        let last = ended.map(|heard| heard.event);
        let shut = ["staff.disabled", "device.revoked"];
        assert!(last.is_none_or(|kind| shut.contains(&kind.as_str())));
    }
}
