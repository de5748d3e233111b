//! Linking a rating to a visit: the ticket's code typed on the glass or on a real keyboard.

use ui::Language;
use ui::exit::{LinkState, Page, Touch, samples};

use crate::area::area;
use crate::exit::{Exit, GLASSES, LANGUAGES};

fn typed(code: &str) -> Touch {
    Touch::Typed(code.to_owned())
}

fn link(code: &str, state: LinkState) -> Page {
    Page::Link {
        typed: code.to_owned(),
        state,
        scanner: false,
    }
}

#[test]
fn a_code_is_typed_sign_by_sign_and_erased() {
    let exit = Exit::at("link", Language::Arabic);
    exit.taps(&["4", "K", "7", "مسح"]);
    let told = [typed("4"), typed("4K"), typed("4K7"), typed("4K")];
    assert_eq!(exit.meant(), told);
}

#[test]
fn a_code_has_nine_signs_and_is_linked_only_then() {
    let exit = Exit::at("link", Language::Arabic);
    for key in "4K7QF2M9".chars() {
        exit.tap(&key.to_string());
    }
    exit.meant();
    exit.tap("ربط");
    assert_eq!(exit.meant(), []);
    exit.taps(&["D", "Z", "ربط"]);
    assert_eq!(exit.meant(), [typed("4K7QF2M9D"), Touch::Keep]);
}

#[test]
fn a_real_keyboard_types_the_code_too_with_small_letters_and_look_alikes() {
    let exit = Exit::at("link", Language::Arabic);
    for key in ["k", "o", "l", "ش", "7", "\u{8}"] {
        exit.key(key);
    }
    let told = [typed("K"), typed("K0"), typed("K01"), typed("K017")];
    assert_eq!(exit.meant()[..4], told);
}

#[test]
fn the_view_says_what_is_typed() {
    let exit = Exit::new(GLASSES[0]);
    let view = |code| samples::view(Language::Arabic, link(code, LinkState::Waiting));
    exit.show(&view("4K7Q"));
    exit.tap("F");
    assert_eq!(exit.meant(), [typed("4K7QF")]);
    exit.show(&view(""));
    exit.tap("M");
    assert_eq!(exit.meant(), [typed("M")]);
}

/// The first place of a code and its last, from the left.
#[test]
fn codes_run_from_left_to_right_in_both_languages() {
    for language in LANGUAGES {
        let exit = Exit::at("link", language);
        let place = |sign: &str| area(&exit.button(sign)).left;
        assert!(
            place("0") < place("9") && place("A") < place("K"),
            "{language:?}"
        );
    }
}

#[test]
fn every_state_is_said_in_words() {
    let said = [
        ("link-unknown", "هذا ليس رمز تذكرة من هذا الفرع."),
        ("link-old", "هذه تذكرة من يوم آخر."),
        (
            "link-mistyped",
            "في الرمز حرف غير صحيح. قارنه بما على تذكرتك.",
        ),
        ("link-done", "رُبط التقييم بزيارتك"),
        (
            "link",
            "لنتمكّن من الرد عليك. ومن دون ذلك لا يعرف أحد صاحب التقييم.",
        ),
    ];
    for (name, words) in said {
        let exit = Exit::at(name, Language::Arabic);
        let texts = exit.all("Text");
        let found = texts
            .iter()
            .any(|text| text.accessible_label().is_some_and(|it| it == words));
        assert!(found, "{words}");
    }
}

#[test]
fn what_is_linked_is_done_with() {
    let exit = Exit::at("link-done", Language::Arabic);
    exit.taps(&["4", "تم"]);
    assert_eq!(exit.meant(), [Touch::Keep]);
}
