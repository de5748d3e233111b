//! Keeping the staff over the API.

use crate::rig::{PIN, Rig};
use serde_json::{Value, json};

#[test]
fn an_admin_adds_someone_who_then_signs_in() {
    let rig = Rig::new();
    let admin = rig.signed_in("huda");
    let wish = json!({ "user": "badr", "role": "clerk", "pin": "592781" });
    assert_eq!(admin.post("/api/v1/staff", &wish).status, 201);
    admin
        .post("/api/v1/staff", &wish)
        .assert_problem(409, "user-exists");
    assert_eq!(rig.client().sign_in("badr", "592781").status, 200);
    let added = rig.facts("staff.added");
    assert_eq!(
        added.last(),
        Some(&json!({ "user": "badr", "role": "clerk" }))
    );
}

#[test]
fn ranks_below_an_admin_keep_no_staff_and_no_devices() {
    let rig = Rig::new();
    let wish = json!({ "user": "badr", "role": "admin", "pin": "592781" });
    let code = json!({ "role": "board", "name": "board-1" });
    for user in ["amal", "mona"] {
        let client = rig.signed_in(user);
        let refused = [
            client.get("/api/v1/staff"),
            client.post("/api/v1/staff", &wish),
            client.post("/api/v1/staff/huda/disable", &json!({})),
            client.post("/api/v1/staff/huda/enable", &json!({})),
            client.post("/api/v1/staff/amal/role", &json!({ "role": "admin" })),
            client.post("/api/v1/staff/huda/pin", &json!({ "pin": "592781" })),
            client.post("/api/v1/devices/codes", &code),
            client.delete("/api/v1/devices/board-1"),
        ];
        for answer in refused {
            answer.assert_problem(403, "rank");
        }
    }
    let clerk = rig.signed_in("amal");
    clerk.get("/api/v1/audit").assert_problem(403, "rank");
    clerk.get("/api/v1/devices").assert_problem(403, "rank");
}

#[test]
fn whoever_is_shut_out_is_so_at_once_and_can_be_let_in_again() {
    let rig = Rig::new();
    let (admin, clerk) = (rig.signed_in("huda"), rig.signed_in("amal"));
    let done = admin.post("/api/v1/staff/amal/disable", &json!({}));
    assert_eq!(done.status, 204);
    clerk
        .get("/api/v1/session")
        .assert_problem(401, "unauthorized");
    rig.client()
        .sign_in("amal", PIN)
        .assert_problem(401, "wrong");
    admin.post("/api/v1/staff/amal/enable", &json!({}));
    assert_eq!(rig.client().sign_in("amal", PIN).status, 200);
}

#[test]
fn another_role_counts_at_once_and_another_pin_ends_sessions() {
    let rig = Rig::new();
    let (admin, clerk) = (rig.signed_in("huda"), rig.signed_in("amal"));
    admin.post("/api/v1/staff/amal/role", &json!({ "role": "manager" }));
    assert_eq!(clerk.get("/api/v1/audit").status, 200);
    let done = admin.post("/api/v1/staff/amal/pin", &json!({ "pin": "604417" }));
    assert_eq!(done.status, 204);
    clerk
        .get("/api/v1/audit")
        .assert_problem(401, "unauthorized");
    assert_eq!(rig.client().sign_in("amal", "604417").status, 200);
}

#[test]
fn easily_guessed_pins_odd_names_and_the_last_admin_are_refused_in_words() {
    let rig = Rig::new();
    let admin = rig.signed_in("huda");
    let cases = [
        (
            json!({ "user": "badr", "role": "clerk", "pin": "123456" }),
            "weak-pin",
        ),
        (
            json!({ "user": "badr", "role": "clerk", "pin": "000000" }),
            "weak-pin",
        ),
        (
            json!({ "user": "Badr!", "role": "clerk", "pin": "592781" }),
            "name",
        ),
        (
            json!({ "user": "badr", "role": "king", "pin": "592781" }),
            "body",
        ),
        (
            json!({ "user": "badr", "role": "clerk", "pin": 592781 }),
            "body",
        ),
        (
            json!({ "user": "badr", "role": "clerk", "pin": "592781", "x": 1 }),
            "body",
        ),
        (json!([]), "body"),
    ];
    for (wish, word) in cases {
        admin.post("/api/v1/staff", &wish).assert_problem(422, word);
    }
    admin
        .post("/api/v1/staff/huda/disable", &json!({}))
        .assert_problem(409, "last-admin");
    admin
        .post("/api/v1/staff/nobody/disable", &json!({}))
        .assert_problem(404, "no-user");
}

#[test]
fn the_audit_tells_who_did_what_without_a_secret() {
    let rig = Rig::new();
    let admin = rig.signed_in("huda");
    let wish = json!({ "user": "badr", "role": "clerk", "pin": "592781" });
    admin.post("/api/v1/staff", &wish);
    let audit = rig.signed_in("mona").get("/api/v1/audit");
    let entries = audit.json()["entries"].as_array().unwrap().clone();
    let added = entries
        .iter()
        .find(|entry| entry["subject"] == "staff:badr")
        .unwrap();
    assert_eq!(
        (&added["kind"], &added["by"]),
        (&json!("staff.added"), &json!("staff:huda"))
    );
    assert!(!audit.body.contains("592781") && !audit.body.contains("argon2"));
}

#[test]
fn the_audit_goes_back_page_by_page() {
    let rig = Rig::new();
    let manager = rig.signed_in("mona");
    rig.change(|store, stamp| {
        for _ in 0..120 {
            store.staff_refused(None, 1, stamp, "rig").unwrap();
        }
    });
    let first = manager.get("/api/v1/audit").json();
    assert_eq!(first["entries"].as_array().unwrap().len(), 100);
    let before = first["before"].as_str().unwrap();
    let second = manager
        .get(&format!("/api/v1/audit?before={before}"))
        .json();
    assert_eq!(second["before"], Value::Null);
    assert_eq!(second["entries"].as_array().unwrap().len(), 25);
    for odd in ["", "1", "x:1", "00000000-0000-0000-0000-000000000000:-1"] {
        manager
            .get(&format!("/api/v1/audit?before={odd}"))
            .assert_problem(400, "place");
    }
    manager
        .get("/api/v1/audit?after=1")
        .assert_problem(400, "query");
}
