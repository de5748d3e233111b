//! Ratings over HTTP: the visitor's page, a tablet, another device's facts, and what managers may see (P10).

use crate::rig::{Answer, Client, Rig};
use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::{After, Asked, Caller, Ended, IssueRequest, TicketAct};
use uuid::Uuid;

/// A visit for `service` that `user` served and ended; its ticket's long code.
fn visit(rig: &Rig, service: &'static str, user: &'static str) -> String {
    served(rig, service, user, true)
}

fn served(rig: &Rig, service: &'static str, user: &'static str, ends: bool) -> String {
    rig.change(move |store, stamp| {
        let request = IssueRequest {
            path: "test".to_owned(),
            key: Uuid::new_v4().to_string(),
            service: service.to_owned(),
            priority: false,
            visitor: None,
            language: "ar".to_owned(),
            channel: domain::ticket::Channel::Interview,
            by: "kiosk".to_owned(),
            paper: false,
            told: None,
        };
        let store::Answer::New(issued) = store.issue(&request, stamp).unwrap() else {
            panic!("the key is fresh");
        };
        let asked = Asked {
            by: format!("staff:{user}"),
            stamp: *stamp,
            repeat: None,
        };
        let caller = Caller {
            counter: format!("counter-of-{user}"),
            services: vec![service.to_owned()],
            policy: domain::calling::Policy {
                priority: 1,
                normal: 1,
                aging_ms: 0,
                longest_wait_ms: 0,
            },
            after: Some(After::Finish),
            ended: Ended::default(),
        };
        store.call_next(&caller, &asked).unwrap();
        if ends {
            let finish = TicketAct::Finish(Ended::default());
            store.act(issued.ticket.id, &finish, &asked).unwrap();
        }
        issued.long_code
    })
}

fn at_work() -> Rig {
    let rig = Rig::new();
    rig.open_day();
    rig
}

fn device(rig: &Rig, name: &str, role: &str) -> Client {
    let wish = json!({ "role": role, "name": name });
    let made = rig.signed_in("huda").post("/api/v1/devices/codes", &wish);
    let code = json!({ "code": made.json()["code"] });
    let told = rig.client().post("/api/v1/devices/pair", &code).json();
    let bearer = format!("Bearer {}", told["token"].as_str().unwrap());
    rig.client().with("Authorization", &bearer)
}

fn rate(rig: &Rig, code: &str, score: &str) -> Answer {
    let rating = json!({ "score": score, "ticket": code });
    rig.client().post("/api/v1/ratings", &rating)
}

/// A form of the visitor's page.
fn form(rig: &Rig, path: &str, fields: &str) -> Answer {
    let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
    let own = format!("{kind}Origin: http://{}\r\n", rig.client().socket);
    rig.client().ask("POST", path, &own, fields.as_bytes())
}

fn results(manager: &Client, by: &str) -> Value {
    let answer = manager.get(&format!("/api/v1/results?by={by}"));
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

fn ratings(group: &Value) -> u64 {
    group["figures"]["ratings"].as_u64().unwrap()
}

#[test]
fn four_faces_in_one_tap_then_more_and_a_suggestion_whose_answer_stands_on_the_page() {
    let rig = at_work();
    let code = visit(&rig, "enquiries", "amal");
    let page = rig.client().get(&format!("/t/{code}"));
    assert_eq!(page.header("referrer-policy"), Some("same-origin"));
    assert_eq!(page.body.matches("<button name=\"score\"").count(), 4);
    assert!(page.body.contains("تقييمك حقّ لك"));
    let rated = form(&rig, &format!("/t/{code}/rating"), "lang=ar&score=bad");
    assert_eq!(rated.status, 303, "{rated:?}");
    let next = rated.header("location").unwrap();
    assert!(next.ends_with("said=bad#rating"), "{next}");
    let more = rig.client().get(next.split('#').next().unwrap());
    assert!(
        more.body.contains("name=\"about-waiting\""),
        "{}",
        more.body
    );
    let said =
        "lang=ar&score=bad&more=1&about-waiting=on&about-place=on&comment=%D8%B7%D8%A7%D9%84";
    form(&rig, &format!("/t/{code}/rating"), said);
    let facts = rig.facts("rating.given");
    assert_eq!(facts.len(), 2);
    assert_eq!(
        facts[1],
        json!({ "score": "bad", "reasons": ["waiting", "place"] })
    );
    form(
        &rig,
        &format!("/t/{code}/suggestion"),
        "suggestion=More+seats",
    );
    let manager = rig.signed_in("mona");
    let listed = manager.get("/console/suggestions").body;
    assert!(listed.contains("More seats"), "{listed}");
    let id = listed.split("/api/v1/suggestions/").nth(1).unwrap();
    let path = format!("/api/v1/suggestions/{}/follow", &id[..36]);
    let answer = json!({ "state": "adopted", "answer": "Six more\u{202E} came" });
    assert_eq!(manager.post(&path, &answer).status, 204);
    let page = rig.client().get(&format!("/t/{code}?lang=en"));
    assert!(page.body.contains("Six more came"), "{}", page.body);
    assert!(
        !rig.facts("suggestion.followed")[0]
            .to_string()
            .contains("Six")
    );
}

#[test]
fn a_visit_is_rated_by_its_own_code_and_only_once_it_has_ended() {
    let rig = at_work();
    let going = served(&rig, "enquiries", "amal", false);
    let ended = visit(&rig, "giving", "mona");
    for code in [&going, "4K7-QF2-M9D", "", &"A".repeat(64)] {
        rate(&rig, code, "good").assert_problem(422, "ticket");
        if !code.is_empty() {
            let told = form(&rig, &format!("/t/{code}/rating"), "score=good");
            assert!(told.header("location").unwrap().contains("said=failed"));
        }
    }
    let unlinked = json!({ "score": "good" });
    rig.client()
        .post("/api/v1/ratings", &unlinked)
        .assert_problem(422, "ticket");
    assert_eq!(rate(&rig, &ended, "good").status, 201);
    let clerk = device(&rig, "board-1", "board");
    clerk
        .post("/api/v1/ratings", &unlinked)
        .assert_problem(403, "rank");
    let tablet = device(&rig, "tablet-1", "tablet");
    let first = tablet.post("/api/v1/ratings", &unlinked);
    assert_eq!(first.status, 201);
    let on = json!({ "score": "bad", "rating": first.json()["rating"] });
    assert_eq!(tablet.post("/api/v1/ratings", &on).status, 201);
    let facts = rig.facts("rating.given");
    assert_eq!(facts[2]["marked"], "quick", "one sooner than a visitor can");
}

#[test]
fn what_visitors_write_harms_no_page_no_cell_and_no_log() {
    let rig = at_work();
    let odd = "=cmd|' /C calc'!A1 <script>alert(1)</script>\u{202E}\u{0}\r\n😀";
    let texts = [
        odd.to_owned(),
        "كلمة ".repeat(2_000),
        "\u{200F}\u{202E}".to_owned(),
    ];
    for (place, text) in texts.iter().enumerate() {
        for user in ["amal", "mona"] {
            let code = visit(&rig, "enquiries", user);
            let rating = json!({ "score": "bad", "comment": text, "ticket": code });
            let kept = rig.client().post("/api/v1/ratings", &rating);
            assert_eq!(kept.status, 201, "{place}");
        }
    }
    let manager = rig.signed_in("mona");
    let page = manager.get("/console/results").body;
    assert!(
        page.contains("&#60;script&#62;") && !page.contains("<script>alert"),
        "{page}"
    );
    assert!(!page.contains('\u{202E}') && page.contains('😀'));
    let table = manager.get("/api/v1/comments.csv");
    assert_eq!(
        table.header("content-type"),
        Some("text/csv; charset=utf-8")
    );
    assert!(table.body.contains("\"'=cmd"), "{}", table.body);
    assert!(table.body.lines().all(|line| !line.contains(",\"=")));
    for bad in [
        json!({ "score": "angry" }),
        json!({ "score": "bad", "employee": "amal" }),
    ] {
        rig.client()
            .post("/api/v1/ratings", &bad)
            .assert_problem(422, "body");
    }
}

#[test]
fn p10_only_managers_see_results_and_nobody_hears_ratings() {
    let rig = at_work();
    let clerk = rig.signed_in("amal");
    for path in [
        "/api/v1/results",
        "/api/v1/results.csv",
        "/api/v1/comments.csv",
    ] {
        clerk.get(path).assert_problem(403, "rank");
        rig.client().get(path).assert_problem(401, "unauthorized");
    }
    assert_eq!(clerk.get("/console/results").status, 403);
    let manager = rig.signed_in("mona");
    for period in ["2026", "2026-13", "x"] {
        let path = format!("/api/v1/results?period={period}");
        manager.get(&path).assert_problem(400, "period");
    }
    let audit = rate(&rig, &visit(&rig, "giving", "mona"), "bad");
    assert_eq!(audit.status, 201);
    assert!(!manager.get("/api/v1/audit").body.contains("rating"));
}

#[test]
fn p12_results_are_told_with_their_range_and_their_share_of_finished_visits() {
    let rig = at_work();
    for place in 0..10 {
        let code = visit(&rig, "enquiries", ["amal", "mona"][place % 2]);
        if place < 8 {
            let score = if place < 6 { "very_good" } else { "bad" };
            assert_eq!(rate(&rig, &code, score).status, 201);
        }
    }
    let manager = rig.signed_in("mona");
    let shown = results(&manager, "service");
    let group = &shown["groups"][0];
    assert_eq!(group["of"], json!(["enquiries"]));
    let figures = &group["figures"];
    assert_eq!(
        (&figures["very_good"], &figures["bad"]),
        (&json!(6), &json!(2))
    );
    assert_eq!(
        figures["satisfied"],
        json!({ "percent": 75, "low": 40, "high": 93 })
    );
    assert_eq!(
        (&figures["finished"], &figures["response"]),
        (&json!(10), &json!(80))
    );
    assert_eq!(shown["internal"], Value::Null);
    let accepts = manager.clone().with("Accept", "text/csv");
    let table = accepts.get("/api/v1/results?by=service");
    assert!(table.body.contains("\"enquiries\""), "{}", table.body);
    assert!(
        table
            .body
            .contains("\"6\",\"8\",\"75\",\"40\",\"93\",\"10\",\"80\""),
        "{}",
        table.body
    );
}

/// A group as a stranger knows it: which visits it may be of.
#[derive(Debug, Clone)]
struct Shown {
    /// When it was looked at.
    turn: u32,
    of: BTreeSet<String>,
    days: (NaiveDate, NaiveDate),
    ratings: u64,
}

fn shown(manager: &Client, turn: u32, all: &[&str]) -> Vec<Shown> {
    let long = ("2000-01-01".parse().unwrap(), "2100-01-01".parse().unwrap());
    let everything: BTreeSet<String> = all.iter().map(|of| (*of).to_owned()).collect();
    let mut seen = Vec::new();
    for by in ["service", "day"] {
        for group in results(manager, by)["groups"].as_array().unwrap() {
            let mut of: BTreeSet<String> = serde_json::from_value(group["of"].clone()).unwrap();
            of.extend(group["unlinked"].as_bool().unwrap().then(|| "-".to_owned()));
            let date = |name: &str| group[name].as_str().map(|day| day.parse().unwrap());
            seen.push(Shown {
                turn,
                of: if by == "day" { everything.clone() } else { of },
                days: date("first").zip(date("last")).unwrap_or(long),
                ratings: ratings(group),
            });
        }
    }
    seen
}

#[test]
fn p10_no_pair_of_views_at_any_two_moments_tells_fewer_than_five_or_one_employees_service() {
    let rig = at_work();
    let manager = rig.signed_in("mona");
    let services = ["enquiries", "giving", "letters", "support-request", "-"];
    let tablet = device(&rig, "tablet-1", "tablet");
    let mut seen: Vec<Shown> = Vec::new();
    let mut chance = 0x9E37_79B9_u64;
    for turn in 0..24 {
        for _ in 0..3 {
            chance = chance
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let (service, user) = match chance >> 33 & 7 {
                0..=2 => ("enquiries", ["amal", "mona"][(chance >> 40) as usize % 2]),
                3 => ("giving", "mona"),
                4 => (
                    "support-request",
                    ["amal", "huda"][(chance >> 40) as usize % 2],
                ),
                5 => ("letters", ["amal", "mona"][(chance >> 40) as usize % 2]),
                _ => ("-", "amal"),
            };
            let kept = match service {
                "-" => tablet.post("/api/v1/ratings", &json!({ "score": "bad" })),
                service => rate(&rig, &visit(&rig, service, user), "good"),
            };
            assert_eq!(kept.status, 201);
        }
        // Tablets mark what comes faster than visitors: a minute passes.
        rig.pass(std::time::Duration::from_secs(60));
        if turn == 12 {
            let numbers = desk::day::numbers(&rig.settings);
            // Another day of the same month: no figure spans two.
            let today = rig.now().at.date_naive();
            let (next, before) = (today + Days::new(1), today - Days::new(1));
            let next = if next.month() == today.month() {
                next
            } else {
                before
            };
            rig.change(move |store, stamp| store.open_day(next, &numbers, stamp, "staff").unwrap());
        }
        seen.extend(shown(&manager, turn, &services));
    }
    assert!(seen.len() > 20, "nothing was shown: {seen:?}");
    for whole in &seen {
        assert_ne!(
            whole.of,
            BTreeSet::from(["giving".to_owned()]),
            "Mona alone serves it"
        );
        for part in &seen {
            // What was shown of a part is in what is shown of the whole since.
            let within = part.turn <= whole.turn
                && part.of.is_subset(&whole.of)
                && whole.days.0 <= part.days.0
                && part.days.1 <= whole.days.1;
            if within && whole.ratings > part.ratings {
                let rest = whole.ratings - part.ratings;
                assert!(rest >= 5, "{rest} are left of {whole:?} without {part:?}");
            }
        }
    }
}

/// A rating as another device delivers it.
fn event(source: &str, seq: u64) -> Value {
    json!({
        "specversion": "1.0", "id": Uuid::new_v4(), "source": source,
        "type": "org.istiqbal.rating.given.v1", "subject": Uuid::new_v4(),
        "time": "2026-11-23T09:00:00Z", "businessday": "2026-11-23", "seq": seq, "clock": "synced",
        "hash": format!("{seq:064x}"), "data": { "score": "good", "reasons": [] },
    })
}

fn deliver(device: &Client, body: &[u8], more: &str) -> Answer {
    let kind = "Content-Type: application/cloudevents-batch+json\r\n";
    device.ask("POST", "/api/v1/facts", &format!("{kind}{more}"), body)
}

fn batch(device: &Client, events: &[Value]) -> Value {
    let answer = deliver(device, json!(events).to_string().as_bytes(), "");
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.json()
}

fn statuses(told: &Value) -> Vec<&str> {
    let results = told["results"].as_array().unwrap();
    results
        .iter()
        .map(|each| each["status"].as_str().unwrap())
        .collect()
}

#[test]
fn a_devices_facts_are_taken_once_and_what_is_wrong_is_told_of_each() {
    let rig = at_work();
    let exit = device(&rig, "exit-1", "exit");
    let source = format!(
        "urn:istiqbal:{}:exit-1:{}",
        rig.settings.branch.id,
        Uuid::new_v4()
    );
    let good = [event(&source, 1), event(&source, 2)];
    assert_eq!(batch(&exit, &good)["contiguous_through"], 2);
    assert_eq!(statuses(&batch(&exit, &good)), ["duplicate", "duplicate"]);
    let mut mixed = [
        event(&source, 3),
        event(&source, 4),
        event(&source, 6),
        good[0].clone(),
    ];
    mixed[1]["data"] = json!({ "score": "angry" });
    mixed[2]["hash"] = json!("odd");
    mixed[3]["hash"] = json!("f".repeat(64));
    let told = batch(&exit, &mixed);
    assert_eq!(
        statuses(&told),
        ["accepted", "rejected", "rejected", "conflict"]
    );
    assert_eq!(told["contiguous_through"], 4);
    assert!(
        told["results"][1]["reason"]
            .as_str()
            .unwrap()
            .contains("rating.given")
    );
    let foreign = event(
        "urn:istiqbal:other:exit-1:00000000-0000-4000-8000-000000000001",
        5,
    );
    assert_eq!(statuses(&batch(&exit, &[foreign])), ["rejected"]);
    assert_eq!(batch(&exit, &[])["results"], json!([]));
}

#[test]
fn a_batch_may_be_packed_and_one_that_swells_or_is_nothing_is_refused() {
    let rig = at_work();
    let exit = device(&rig, "exit-1", "exit");
    let source = format!(
        "urn:istiqbal:{}:exit-1:{}",
        rig.settings.branch.id,
        Uuid::new_v4()
    );
    let pack = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut packer, bytes).unwrap();
        packer.finish().unwrap()
    };
    let gzip = "Content-Encoding: gzip\r\n";
    let packed = pack(json!([event(&source, 1)]).to_string().as_bytes());
    let answer = deliver(&exit, &packed, gzip);
    assert_eq!(statuses(&answer.json()), ["accepted"], "{answer:?}");
    let bomb = pack(&vec![b' '; 64 * 1024 * 1024]);
    deliver(&exit, &bomb, gzip).assert_problem(413, "too-large");
    deliver(&exit, b"no gzip", gzip).assert_problem(400, "json");
    deliver(&exit, b"{}", "").assert_problem(400, "json");
    deliver(&exit, &vec![b' '; 1024 * 1024 + 1], "").assert_problem(413, "too-large");
    deliver(&rig.client(), b"[]", "").assert_problem(401, "unauthorized");
    rig.signed_in("huda")
        .post("/api/v1/facts", &json!([]))
        .assert_problem(401, "unauthorized");
}
