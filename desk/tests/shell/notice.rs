//! What staff let the hall read on the boards.

use crate::rig::Rig;
use serde_json::{Value, json};

#[test]
fn a_notice_stands_on_the_board_until_it_is_taken_away() {
    let rig = Rig::new();
    let clerk = rig.signed_in("amal");
    let board = || clerk.get("/api/v1/board").json()["notice"].clone();
    let set = |wish: Value| assert_eq!(clerk.post("/api/v1/notice", &wish).status, 204);
    assert_eq!(board(), Value::Null);
    set(json!({ "ar": "  نستأنف\n الخدمة ", "en": "We resume" }));
    assert_eq!(board(), json!({ "ar": "نستأنف الخدمة", "en": "We resume" }));
    set(json!({ "ar": "نعود قريبًا" }));
    assert_eq!(board(), json!({ "ar": "نعود قريبًا" }));
    set(json!({}));
    assert_eq!(board(), Value::Null);
    assert_eq!(
        rig.facts("notice.set").last(),
        Some(&json!({ "shown": false }))
    );
}

#[test]
fn a_notice_that_no_hall_could_read_is_refused() {
    let rig = Rig::new();
    let clerk = rig.signed_in("amal");
    for text in ["ن".repeat(161), "a\u{7}b".to_owned()] {
        let answer = clerk.post("/api/v1/notice", &json!({ "ar": text }));
        answer.assert_problem(422, "notice");
    }
    let stranger = rig
        .client()
        .post("/api/v1/notice", &json!({ "ar": "نعود" }));
    stranger.assert_problem(401, "unauthorized");
}
