//! Requests and visits over the API: H2 to H7 at the desk, P3 and P13, and who sees what.

use crate::rig::{Answer, Client, PIN, Rig};
use serde_json::{Value, json};

const NAME: &str = "سارة بنت فهد";
const PHONE: &str = "٠٥١٢٣٤٥٦٧٨";
const PAPERS: [&str; 5] = ["identity", "family-register", "income", "home", "iban"];

/// A branch at work with its day open, and its clerk.
fn at_work() -> (Rig, Client) {
    let rig = Rig::new();
    rig.open_day();
    let amal = rig.signed_in("amal");
    (rig, amal)
}

fn keyed(client: &Client) -> Client {
    client
        .clone()
        .with("Idempotency-Key", &uuid::Uuid::new_v4().to_string())
}

fn typed() -> Value {
    let values = json!({
        "name": NAME, "national-id": "١٠١٢٣٤٥٦٧٢", "phone": PHONE, "birth-date": "22/10/1410", "household": "٥",
        "district": "العزيزية", "need": "housing",
    });
    json!({ "values": values, "calendars": { "birth-date": "umm-al-qura" } })
}

/// A request that somebody phoned for, with its visit.
fn begun(clerk: &Client) -> Value {
    let visit = json!({ "service": "support-request", "channel": "telephone" });
    let visit = keyed(clerk).post("/api/v1/visits", &visit);
    assert_eq!(visit.status, 201, "{visit:?}");
    let wish = json!({ "service": "support-request", "channel": "telephone", "visit": visit.json()["id"], "form": typed() });
    let begun = keyed(clerk).post("/api/v1/requests", &wish);
    assert_eq!(begun.status, 201, "{begun:?}");
    begun.json()
}

fn path(request: &Value, act: &str) -> String {
    format!("/api/v1/requests/{}/{act}", request["id"].as_str().unwrap())
}

/// Does something upon the version that the request has.
fn act(clerk: &Client, request: &mut Value, act: &str, mut more: Value) -> Answer {
    more["version"] = request["version"].clone();
    let answer = clerk.post(&path(request, act), &more);
    if answer.status == 200 {
        *request = answer.json();
    }
    answer
}

fn does(clerk: &Client, request: &mut Value, what: &str, more: Value) {
    let answer = act(clerk, request, what, more);
    assert_eq!(answer.status, 200, "{answer:?}");
}

fn ticks_all(clerk: &Client, request: &Value) {
    let visit = request["visits"][0].as_str().unwrap();
    for paper in PAPERS {
        let ticks = json!({ "paper": paper, "given": true, "matched": true, "valid": true });
        let ticked = clerk.post(&format!("/api/v1/visits/{visit}/check"), &ticks);
        assert_eq!(ticked.status, 200, "{ticked:?}");
    }
}

fn submitted(clerk: &Client) -> Value {
    let mut request = begun(clerk);
    ticks_all(clerk, &request);
    does(clerk, &mut request, "sign", json!({}));
    does(clerk, &mut request, "attest", json!({ "pin": PIN }));
    does(clerk, &mut request, "submit", json!({}));
    request
}

#[test]
fn h2_h4_h5_h7_a_request_from_the_form_to_what_was_provided() {
    let (rig, amal) = at_work();
    let mut request = begun(&amal);
    assert_eq!(
        (&request["state"], &request["version"]),
        (&json!("draft"), &json!(1))
    );
    assert_eq!(
        request["values"],
        json!({ "household": 5, "need": "housing" })
    );
    does(
        &amal,
        &mut request,
        "sign",
        json!({ "strokes": "M1 2 L3 4" }),
    );
    let early = act(&amal, &mut request, "attest", json!({ "pin": PIN }));
    early.assert_problem(409, "papers");
    ticks_all(&amal, &request);
    does(&amal, &mut request, "attest", json!({ "pin": PIN }));
    assert_eq!(request["attested"]["by"], "staff:amal");
    does(&amal, &mut request, "submit", json!({}));
    let day: chrono::NaiveDate = request["submitted"]["day"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let earliest = day + chrono::Days::new(14);
    assert_eq!(request["submitted"]["earliest"], earliest.to_string());
    assert_eq!(request["submitted"]["latest"], Value::Null);
    let decision = json!({ "decision": "accepted", "words": "من بداية الشهر" });
    act(&amal, &mut request, "answer", decision.clone()).assert_problem(403, "rank");
    does(&rig.signed_in("mona"), &mut request, "answer", decision);
    does(&amal, &mut request, "serve", json!({}));
    assert_eq!(
        (&request["state"], &request["closed"]),
        (&json!("served"), &json!(true))
    );
}

#[test]
fn h4_attesting_asks_for_the_pin_again_through_the_door_of_signing_in() {
    let (rig, amal) = at_work();
    let mut request = begun(&amal);
    ticks_all(&amal, &request);
    does(&amal, &mut request, "sign", json!({}));
    for _ in 0..3 {
        act(&amal, &mut request, "attest", json!({ "pin": "111222" })).assert_problem(401, "wrong");
    }
    let waits = act(&amal, &mut request, "attest", json!({ "pin": PIN }));
    waits.assert_problem(429, "wait");
    rig.pass(std::time::Duration::from_secs(61));
    does(&amal, &mut request, "attest", json!({ "pin": PIN }));
    let changed = act(&amal, &mut request, "change", json!({ "form": typed() }));
    changed.assert_problem(409, "request-state");
    does(&amal, &mut request, "amend", json!({ "form": typed() }));
    assert_eq!(
        (&request["state"], &request["edition"]),
        (&json!("draft"), &json!(2))
    );
}

#[test]
fn h6_a_request_waits_for_papers_and_is_found_by_its_reference() {
    let (_rig, amal) = at_work();
    let mut request = begun(&amal);
    act(&amal, &mut request, "wait", json!({})).assert_problem(422, "nothing-missing");
    does(
        &amal,
        &mut request,
        "wait",
        json!({ "missing": ["home"], "others": ["صك حصر الإرث"] }),
    );
    assert_eq!(
        (&request["missing"], &request["missing_others"]),
        (&json!(["home"]), &json!(1))
    );
    let reference = request["reference"].as_str().unwrap();
    let typed = reference.replace('-', "");
    let found = amal.get(&format!("/api/v1/requests?reference={typed}"));
    assert_eq!(found.json()["requests"][0]["id"], request["id"]);
    let wrong = if typed.ends_with('1') { '2' } else { '1' };
    let mistyped = format!("/api/v1/requests?reference={}{wrong}", &typed[..7]);
    amal.get(&mistyped).assert_problem(400, "reference");
    let visit = json!({ "service": "support-request" });
    let visit = keyed(&amal).post("/api/v1/visits", &visit).json();
    does(
        &amal,
        &mut request,
        "resume",
        json!({ "visit": visit["id"] }),
    );
    assert_eq!(
        (&request["state"], &request["visits"][1]),
        (&json!("draft"), &visit["id"])
    );
}

#[test]
fn what_is_wrong_with_a_form_is_told_field_by_field() {
    let (_rig, amal) = at_work();
    let values =
        json!({ "national-id": "1012345678", "birth-date": "30/2/1990", "household": "many" });
    let wish = json!({ "service": "support-request", "form": { "values": values } });
    let told = keyed(&amal).post("/api/v1/requests", &wish);
    told.assert_problem(422, "form");
    let faults = told.json()["faults"].clone();
    let why: Vec<&str> = faults
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| fault["why"].as_str().unwrap())
        .collect();
    assert_eq!(why, ["id-check-digit", "date-day", "not-a-number"]);
    let empty = json!({ "service": "support-request" });
    let mut request = keyed(&amal).post("/api/v1/requests", &empty).json();
    let unsigned = act(&amal, &mut request, "sign", json!({}));
    unsigned.assert_problem(422, "form");
    assert_eq!(
        unsigned.json()["faults"][0],
        json!({ "field": "name", "why": "missing", "detail": "it must be filled in" })
    );
    let no_form = keyed(&amal).post("/api/v1/requests", &json!({ "service": "letters" }));
    no_form.assert_problem(422, "no-form");
}

#[test]
fn of_two_employees_on_one_draft_the_later_is_told_who_was_first() {
    let (rig, amal) = at_work();
    let mut request = begun(&amal);
    let mut before = request.clone();
    does(&rig.signed_in("mona"), &mut request, "withdraw", json!({}));
    let stale = act(&amal, &mut before, "sign", json!({}));
    stale.assert_problem(409, "stale");
    let told = stale.json();
    assert_eq!(
        (&told["version"], &told["by"]),
        (&json!(2), &json!("staff:mona"))
    );
    assert_eq!(told["at"], request["last"]["at"]);
}

#[test]
fn a_repeated_press_is_one_act_and_another_body_under_its_key_is_refused() {
    let (rig, amal) = at_work();
    let request = begun(&amal);
    let once = keyed(&amal);
    for _ in 0..2 {
        let signed = once.post(&path(&request, "sign"), &json!({ "version": 1 }));
        assert_eq!(signed.json()["version"], 2, "{signed:?}");
    }
    let other = once.post(
        &path(&request, "sign"),
        &json!({ "version": 1, "strokes": "M0 0" }),
    );
    other.assert_problem(422, "key-reused");
    assert_eq!(rig.facts("request.signed").len(), 1);
}

#[test]
fn personal_values_go_to_the_roles_of_the_settings_alone_and_each_look_is_recorded() {
    let (rig, amal) = at_work();
    let request = submitted(&amal);
    let id = request["id"].as_str().unwrap();
    let looked = amal.get(&format!("/api/v1/requests/{id}/personal"));
    assert_eq!(looked.json()["values"]["name"], NAME);
    assert_eq!(looked.json()["values"]["phone"], "+966512345678");
    rig.signed_in("huda")
        .get(&format!("/api/v1/requests/{id}/personal"))
        .assert_problem(403, "personal");
    assert_eq!(
        rig.facts("request.seen"),
        [json!({})],
        "the one that was answered"
    );
    let open = [
        format!("/api/v1/requests/{id}"),
        "/api/v1/requests".to_owned(),
    ];
    for open in open {
        let told = amal.get(&open);
        assert!(
            !told.body.contains(NAME) && !told.body.contains("512345678"),
            "{told:?}"
        );
    }
    let files = std::fs::read_dir(rig.folder.path()).unwrap();
    for file in files
        .map(|file| file.unwrap().path())
        .filter(|file| file.is_file())
    {
        let bytes = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).into_owned();
        assert!(
            !bytes.contains(NAME) && !bytes.contains("512345678"),
            "{}",
            file.display()
        );
    }
}

#[test]
fn p3_what_calls_for_reaching_out_is_listed_until_the_applicant_was_told() {
    let (rig, amal) = at_work();
    let mut request = submitted(&amal);
    let listed = || amal.get("/api/v1/requests/reach").json()["requests"].clone();
    assert_eq!(listed(), json!([]));
    does(
        &rig.signed_in("mona"),
        &mut request,
        "answer",
        json!({ "decision": "refused" }),
    );
    assert_eq!(listed()[0]["reach"][0]["about"], "answer");
    does(
        &amal,
        &mut request,
        "tell",
        json!({ "about": "answer", "channel": "telephone" }),
    );
    assert_eq!(listed(), json!([]));
    assert_eq!(
        (&request["closed"], &request["told"]["answer"]["by"]),
        (&json!(true), &json!("staff:amal"))
    );
}

#[test]
fn h3_h7_a_called_ticket_has_a_visit_that_is_referred_and_ends() {
    let (_rig, amal) = at_work();
    let wish = json!({ "service": "support-request" });
    let ticket = keyed(&amal).post("/api/v1/tickets", &wish).json();
    let wish = json!({ "ticket": ticket["id"] });
    keyed(&amal)
        .post("/api/v1/visits", &wish)
        .assert_problem(409, "state");
    let called = amal.post("/api/v1/counters/counter-1/call-next", &json!({}));
    assert_eq!(called.status, 200, "{called:?}");
    let visit = keyed(&amal).post("/api/v1/visits", &wish).json();
    assert_eq!(visit["checklist"][0]["paper"], "identity");
    let again = keyed(&amal).post("/api/v1/visits", &wish).json();
    assert_eq!(again["id"], visit["id"]);
    let of = format!("/api/v1/visits/{}", visit["id"].as_str().unwrap());
    let bad = json!({ "paper": "passport", "given": true });
    amal.post(&format!("{of}/check"), &bad)
        .assert_problem(422, "paper");
    let referred = amal.post(&format!("{of}/refer"), &json!({})).json();
    assert_eq!(
        (&referred["service"], &referred["referred_from"]),
        (&json!("social-research"), &json!(["support-request"]))
    );
    let there = amal
        .get(&format!(
            "/api/v1/tickets/{}",
            ticket["id"].as_str().unwrap()
        ))
        .json();
    assert_eq!(
        (&there["service"], &there["state"]),
        (&json!("social-research"), &json!("waiting"))
    );
    amal.post(&format!("{of}/refer"), &json!({}))
        .assert_problem(409, "already-there");
    amal.post(&format!("{of}/end"), &json!({ "outcome": "flown" }))
        .assert_problem(422, "outcome");
}

#[test]
fn p13_a_contact_of_another_channel_is_a_visit_that_ends_too() {
    let (_rig, amal) = at_work();
    let wish = json!({ "service": "letters", "channel": "letter", "visitor": "internal" });
    let visit = keyed(&amal).post("/api/v1/visits", &wish).json();
    assert_eq!(
        (&visit["channel"], &visit["visitor"]),
        (&json!("letter"), &json!("internal"))
    );
    let of = format!("/api/v1/visits/{}", visit["id"].as_str().unwrap());
    let ended = amal.post(&format!("{of}/end"), &json!({ "outcome": "served" }));
    assert_eq!(ended.json()["outcome"], "served", "{ended:?}");
    amal.post(&format!("{of}/end"), &json!({ "outcome": "served" }))
        .assert_problem(409, "visit-ended");
    keyed(&amal)
        .post("/api/v1/visits", &json!({ "service": "nowhere" }))
        .assert_problem(422, "service");
}

#[test]
fn a_person_is_exported_and_erased_by_reference_by_managers() {
    let (rig, amal) = at_work();
    let request = submitted(&amal);
    let of = format!("/api/v1/persons/{}", request["reference"].as_str().unwrap());
    amal.get(&of).assert_problem(403, "rank");
    let mona = rig.signed_in("mona");
    let known = mona.get(&of);
    assert!(known.body.contains(NAME), "{known:?}");
    rig.signed_in("huda")
        .get(&of)
        .assert_problem(403, "personal");
    let erase = format!("{of}/erase");
    amal.post(&erase, &json!({})).assert_problem(403, "rank");
    assert_eq!(mona.post(&erase, &json!({})).status, 204);
    assert!(!mona.get(&of).body.contains(NAME));
    assert_eq!(rig.facts("person.erased").len(), 1);
    let id = request["id"].as_str().unwrap();
    let looked = mona.get(&format!("/api/v1/requests/{id}/personal")).json();
    assert_eq!(
        (&looked["erased"], &looked["values"]),
        (&json!(true), &json!({}))
    );
    mona.get("/api/v1/persons/1000-0007")
        .assert_problem(400, "reference");
}
