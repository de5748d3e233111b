//! The real exit terminal in a real window, touched by a pointer: P8.

use serde_json::{Value, json};
use tests::rig::Place;
use tests::rig::window::{BEST_FACE, FACES, RATED, THANKED, WORST_FACE, Window};

/// Where nobody listens.
const NOWHERE: &str = "http://127.0.0.1:9";

/// What the ratings kept so far say.
fn said(place: &Place) -> Vec<Value> {
    let record = place.record();
    let ratings = record.of("rating.given").into_iter();
    ratings.map(|fact| fact.data.clone()).collect()
}

#[test]
fn p8_a_finger_on_a_face_is_a_rating_and_many_fingers_are_one() {
    let place = Place::of_exit(NOWHERE);
    let mut window = Window::open_exit(&place);
    window.tap(BEST_FACE);
    window.until(THANKED);
    assert_eq!(said(&place), [json!({"score": "very_good", "reasons": []})]);
    window.tap_away(RATED, THANKED);
    window.until(FACES);
    for face in [WORST_FACE, BEST_FACE, (500, 630), (800, 630), WORST_FACE] {
        window.tap(face);
    }
    window.until(THANKED);
    assert_eq!(said(&place).len(), 2, "whoever mashes all faces rates once");
    assert_eq!(said(&place)[1]["score"], "very_bad");
    window.kill();
    place.assert_sound();
    let _again = Window::open_exit(&place);
    assert_eq!(
        said(&place).len(),
        2,
        "a power cut loses nothing and adds nothing"
    );
}
