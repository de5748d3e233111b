//! A visitor with a keypad instead of a finger: arrows go where they point, enter touches, escape goes back; also from
//! what is written to the buttons and back.

use slint::platform::Key;
use ui::Language;
use ui::exit::{Score, Touch};

use crate::exit::Exit;

/// What enter touches after these keys on a sample.
fn after(name: &str, language: Language, keys: &[Key]) -> Vec<Touch> {
    let exit = Exit::at(name, language);
    keys.iter().for_each(|key| exit.key(*key));
    exit.meant();
    exit.key(Key::Return);
    exit.meant()
}

#[test]
fn arrows_lead_from_face_to_face_in_both_directions_of_reading() {
    use Key::{DownArrow as Down, LeftArrow as Left, RightArrow as Right};
    let rate = |score| vec![Touch::Rate(score)];
    assert_eq!(
        after("rate", Language::Arabic, &[Down]),
        rate(Score::VeryGood)
    );
    assert_eq!(
        after("rate", Language::Arabic, &[Down, Left]),
        rate(Score::Good)
    );
    assert_eq!(
        after("rate", Language::English, &[Down, Right, Right]),
        rate(Score::Bad)
    );
}

#[test]
fn the_first_key_rates_nothing() {
    let exit = Exit::at("rate", Language::Arabic);
    exit.key(Key::Return);
    assert_eq!(exit.meant(), []);
}

#[test]
fn escape_leads_back_also_from_writing() {
    for name in ["write", "link", "more-sad"] {
        let exit = Exit::at(name, Language::Arabic);
        exit.key(Key::DownArrow);
        exit.meant();
        exit.key(Key::Escape);
        assert_eq!(exit.meant(), [Touch::Back], "{name}");
    }
}

#[test]
fn any_key_keeps_everything() {
    let exit = Exit::at("more-time", Language::Arabic);
    exit.key(Key::Return);
    assert_eq!(exit.meant(), [Touch::MoreTime]);
}

#[test]
fn tab_does_not_take_the_keys_from_what_is_written() {
    let exit = Exit::at("write", Language::Arabic);
    exit.key(Key::Tab);
    exit.key("ن");
    assert_eq!(exit.written(), "ن");
}

#[test]
fn from_the_end_of_the_text_one_walks_down_to_the_keys_and_a_letter_leads_back() {
    let exit = Exit::at("write", Language::Arabic);
    exit.key("ن");
    exit.meant();
    let before = exit.screen.picture();
    exit.key(Key::DownArrow);
    assert_ne!(exit.screen.picture(), before, "no mark is seen");
    exit.key("ع");
    assert_eq!(exit.written(), "نع");
}
