//! Who cannot read the screen listens to it: what is said, what ends it, and what waits for it (P4).

use super::*;

/// What is said now, as people write it.
fn said(effects: &[Effect]) -> String {
    match effects {
        [Effect::Say { speech, .. }] => speech.written(),
        _ => panic!("{effects:?}"),
    }
}

fn listen(screen: &mut Screen, now_ms: u64) -> Vec<Effect> {
    touch(screen, Touch::Listen, now_ms)
}

#[test]
fn p4_who_cannot_read_hears_where_they_are_in_their_language() {
    let mut screen = ready();
    assert!(said(&listen(&mut screen, 1)).contains("المس الشاشة"));
    touch(&mut screen, Touch::Begin, 2);
    touch(&mut screen, Touch::Language, 3);
    assert!(said(&listen(&mut screen, 4)).starts_with("Choose a service"));
    let _ = step(&mut screen, Event::Doors(Doors::Prayer), 5);
    let prayer = crate::speech::at_takeover(Takeover::Prayer, crate::speech::Language::English);
    assert_eq!(said(&listen(&mut screen, 6)), prayer.written());
}

#[test]
fn a_second_touch_says_it_again_from_the_beginning() {
    let mut screen = ready();
    let first = listen(&mut screen, 1);
    let second = listen(&mut screen, 900);
    assert_eq!(said(&first), said(&second));
    assert_ne!(first, second);
    let _ = step(&mut screen, Event::Spoken { id: 1 }, 950);
    assert!(
        screen.saying.is_some(),
        "the end of the first is not that of the second"
    );
    let _ = step(&mut screen, Event::Spoken { id: 2 }, 9_000);
    assert_eq!(screen.saying, None);
}

#[test]
fn what_a_visitor_goes_on_from_is_said_no_more_and_what_only_looks_other_goes_on() {
    let ends = [
        Touch::Information,
        Touch::Language,
        Touch::Home,
        Touch::Choose("help".to_owned()),
    ];
    let goes_on = [
        Touch::TextSize,
        Touch::Contrast,
        Touch::Reach,
        Touch::Priority,
        Touch::Activity,
    ];
    let after = |touched: Touch| {
        let mut screen = ready();
        touch(&mut screen, Touch::Begin, 1);
        let _ = listen(&mut screen, 2);
        touch(&mut screen, touched, 3).contains(&Effect::Hush)
    };
    assert!(ends.into_iter().all(after));
    assert!(!goes_on.into_iter().any(after));
}

#[test]
fn a_page_that_turns_by_itself_is_said_in_place_of_the_one_before() {
    let mut screen = at_printing();
    assert!(said(&listen(&mut screen, 4)).contains("مئة وسبعة"));
    let ticket = ticket().id;
    let turned = step(&mut screen, Event::Printed { ticket }, 5);
    assert!(said(&turned).starts_with("استلم تذكرتك رقم مئة وسبعة"));
}

#[test]
fn a_new_visitor_never_hears_the_number_before() {
    let mut screen = at_printing();
    let ticket = ticket().id;
    let _ = step(&mut screen, Event::Printed { ticket }, 4);
    assert!(said(&listen(&mut screen, 5)).contains("مئة وسبعة"));
    assert_eq!(touch(&mut screen, Touch::Done, 6), [Effect::Hush]);
    assert!(!said(&listen(&mut screen, 7)).contains("سبعة"));
}

#[test]
fn h1_the_reset_waits_while_one_listens_and_asks_as_ever_after_it() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 0);
    let _ = listen(&mut screen, 20_000);
    assert_eq!(step(&mut screen, Event::Tick, 55_000), []);
    assert!(!screen.asks_more_time);
    let _ = step(&mut screen, Event::Spoken { id: 1 }, 56_000);
    let _ = step(&mut screen, Event::Tick, 85_000);
    assert!(!screen.asks_more_time);
    let _ = step(&mut screen, Event::Tick, 86_000);
    assert!(screen.asks_more_time);
}

#[test]
fn h1_who_cannot_read_the_question_hears_it_and_has_all_the_time_to_answer() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 0);
    let _ = step(&mut screen, Event::Tick, 30_000);
    assert!(said(&listen(&mut screen, 44_000)).starts_with("هل تحتاج إلى مزيد من الوقت؟"));
    let _ = step(&mut screen, Event::Tick, 50_000);
    let _ = step(&mut screen, Event::Spoken { id: 1 }, 52_000);
    let _ = step(&mut screen, Event::Tick, 66_000);
    assert!(screen.asks_more_time && screen.page == services());
    assert_eq!(touch(&mut screen, Touch::MoreTime, 66_500), []);
    assert!(!screen.asks_more_time && screen.page == services());
}

#[test]
fn a_touch_beside_the_question_while_it_is_said_keeps_everything_too() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 0);
    let _ = step(&mut screen, Event::Tick, 30_000);
    let _ = listen(&mut screen, 31_000);
    touch(&mut screen, Touch::Activity, 33_000);
    let _ = step(&mut screen, Event::Spoken { id: 1 }, 36_000);
    let _ = step(&mut screen, Event::Tick, 38_500);
    assert!(!screen.asks_more_time);
    assert_eq!(screen.page, services());
}

#[test]
fn a_sentence_whose_end_is_never_told_keeps_no_visit_for_ever() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 0);
    let _ = listen(&mut screen, 1_000);
    assert_eq!(step(&mut screen, Event::Tick, 61_000), [Effect::Hush]);
    assert_eq!(screen.page, Page::Idle);
}

#[test]
fn staff_who_stand_before_the_screen_silence_it() {
    let mut screen = ready();
    let _ = listen(&mut screen, 1);
    assert_eq!(step(&mut screen, Event::Covered, 2), [Effect::Hush]);
    assert_eq!(step(&mut screen, Event::Covered, 3), []);
}
