//! Pairing devices.

use crate::rig::Rig;
use serde_json::json;
use std::time::Duration;

fn code(rig: &Rig, name: &str) -> String {
    let wish = json!({ "role": "board", "name": name });
    let made = rig.signed_in("huda").post("/api/v1/devices/codes", &wish);
    assert_eq!(made.status, 201, "{made:?}");
    made.json()["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_code_pairs_one_device_once_and_its_token_works_until_it_is_shut_out() {
    let rig = Rig::new();
    let code = json!({ "code": code(&rig, "board-1") });
    let paired = rig.client().post("/api/v1/devices/pair", &code);
    assert_eq!(paired.status, 201, "{paired:?}");
    let told = paired.json();
    assert_eq!(
        (&told["name"], &told["role"]),
        (&json!("board-1"), &json!("board"))
    );
    rig.client()
        .post("/api/v1/devices/pair", &code)
        .assert_problem(401, "wrong");
    let bearer = format!("Bearer {}", told["token"].as_str().unwrap());
    let device = rig.client().with("Authorization", &bearer);
    device
        .get("/api/v1/events?after=odd")
        .assert_problem(400, "place");
    let admin = rig.signed_in("huda");
    assert_eq!(admin.delete("/api/v1/devices/board-1").status, 204);
    device
        .get("/api/v1/events?after=odd")
        .assert_problem(401, "unauthorized");
    let listed = admin.get("/api/v1/devices").json();
    assert_eq!(
        listed["devices"],
        json!([{ "name": "board-1", "role": "board", "revoked": true }])
    );
    let facts = rig.facts("device.paired");
    assert_eq!(facts, [json!({ "name": "board-1", "role": "board" })]);
}

#[test]
fn a_devices_token_keeps_no_staff() {
    let rig = Rig::new();
    let code = json!({ "code": code(&rig, "board-1") });
    let told = rig.client().post("/api/v1/devices/pair", &code).json();
    let bearer = format!("Bearer {}", told["token"].as_str().unwrap());
    let device = rig.client().with("Authorization", &bearer);
    for path in ["/api/v1/staff", "/api/v1/devices", "/api/v1/audit"] {
        device.get(path).assert_problem(401, "unauthorized");
    }
}

#[test]
fn guessed_codes_are_slowed() {
    let rig = Rig::new();
    let good = code(&rig, "board-1");
    let client = rig.client();
    let guess = |code: &str| client.post("/api/v1/devices/pair", &json!({ "code": code }));
    for _ in 0..5 {
        guess("0000 0000").assert_problem(401, "wrong");
    }
    guess(&good).assert_problem(429, "wait");
    rig.pass(Duration::from_secs(1));
    assert_eq!(guess(&good).status, 201);
}

#[test]
fn a_code_ends_after_ten_minutes_and_no_device_takes_the_branchs_name() {
    let rig = Rig::new();
    let good = code(&rig, "board-1");
    rig.pass(Duration::from_secs(601));
    rig.client()
        .post("/api/v1/devices/pair", &json!({ "code": good }))
        .assert_problem(401, "wrong");
    let admin = rig.signed_in("huda");
    for name in [
        rig.settings.device.name.as_str(),
        "../x",
        "",
        "pair",
        "codes",
    ] {
        let wish = json!({ "role": "board", "name": name });
        admin
            .post("/api/v1/devices/codes", &wish)
            .assert_problem(422, "device-name");
    }
}

#[test]
fn the_running_service_makes_codes_for_commands() {
    let rig = Rig::new();
    let exit = domain::people::DeviceRole::Exit;
    let made = rig
        .running()
        .door()
        .pairing_code("exit-1", exit, "staff")
        .unwrap();
    assert_eq!((made.code.len(), made.seconds), (9, 600));
    let paired = rig
        .client()
        .post("/api/v1/devices/pair", &json!({ "code": made.code }));
    assert_eq!(paired.json()["role"], "exit");
}
