//! Who cannot read the screen touches "listen": what the loudspeaker then plays, and what it never plays. P4.

use super::staff_screen::{employ, sign_in, staff, tell};
use domain::screen::Touch;
use domain::speech::Language::Arabic;
use domain::speech::{at_page, at_takeover};
use domain::staff_screen as at_kiosk;
use tests::rig::{Place, Reception, until};
use ui::staff::{StaffPage, Voice};
use ui::{Takeover, View};

/// A branch whose reception can be heard.
fn spoken() -> Place {
    let place = Place::new();
    place.speaks();
    place
}

fn can_listen(view: &View) -> bool {
    view.chrome.can_listen
}

/// Touches "listen" where it is offered, and waits until the sentence was heard; it.
fn listened(place: &Place, reception: &mut Reception) -> String {
    let before = place.heard().len();
    reception.until("the button to listen", can_listen);
    reception.touch(Touch::Listen);
    let line = until("a sentence", || place.heard().get(before).cloned());
    reception.until("its end", |view| !view.chrome.speaking);
    assert!(line.1, "{line:?} was cut");
    line.0
}

/// How far the screens can be heard, as staff are told.
fn told_to_staff(reception: &mut Reception) -> Voice {
    sign_in(reception);
    tell(reception, at_kiosk::Touch::Open(at_kiosk::Place::Device));
    let view = reception.until("the device", |view| device(view).is_some());
    tell(reception, at_kiosk::Touch::Leave);
    reception.until_welcome();
    device(&view).unwrap()
}

fn device(view: &View) -> Option<Voice> {
    match staff(view).map(|staff| &staff.page) {
        Some(StaffPage::Device(sheet)) => Some(sheet.voice),
        _ => None,
    }
}

#[test]
fn p4_who_cannot_read_hears_each_screen_and_their_number() {
    let place = spoken();
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    let welcome = at_page(&domain::screen::Page::Idle, true, Arabic).written();
    assert_eq!(listened(&place, &mut reception), welcome);
    reception.begin();
    assert!(listened(&place, &mut reception).contains("الأولوية لهم"));
    reception.touch(Touch::Language);
    reception.until("English", |view| {
        view.chrome.language == ui::Language::English
    });
    assert!(listened(&place, &mut reception).starts_with("Choose a service"));
    reception.choose_here("enquiries");
    assert_eq!(reception.until_ticket(), 200);
    assert!(listened(&place, &mut reception).contains("two hundred"));
    reception.leave();
    place.printer_is("paper = \"out\"");
    reception.until_takeover(Takeover::OutOfPaper);
    let out = at_takeover(domain::screen::Takeover::OutOfPaper, Arabic).written();
    assert_eq!(listened(&place, &mut reception), out);
}

#[test]
fn a_new_visitor_never_hears_the_number_before() {
    let place = spoken();
    let mut reception = Reception::open(&place);
    reception.choose("enquiries");
    reception.until_ticket();
    reception.until("the button to listen", can_listen);
    // So slowly that the number is still being said when its visitor goes.
    place.sound_is("pace = 0.5");
    reception.touch(Touch::Listen);
    reception.until("the lit button", |view| view.chrome.speaking);
    reception.leave();
    let welcome = at_page(&domain::screen::Page::Idle, true, Arabic).written();
    reception.touch(Touch::Listen);
    until("the welcome", || {
        place.heard().into_iter().find(|line| line.0 == welcome)
    });
    let number = |line: &(String, bool)| line.0.contains("مئتين");
    assert!(!place.heard().iter().any(|line| number(line) && line.1));
}

#[test]
fn staff_who_open_their_screen_silence_the_visitors() {
    let place = spoken();
    let mut reception = Reception::open(&place);
    reception.until("the button to listen", can_listen);
    place.sound_is("pace = 1");
    reception.touch(Touch::Listen);
    reception.until("the lit button", |view| view.chrome.speaking);
    (0..5).for_each(|_| {
        tell(&reception, at_kiosk::Touch::Pressed);
        tell(&reception, at_kiosk::Touch::Lifted);
    });
    let view = reception.until("the staff screen", |view| staff(view).is_some());
    assert!(!view.chrome.can_listen);
    reception.touch(Touch::Home);
    let view = reception.until("the welcome", |view| staff(view).is_none());
    assert!(!view.chrome.speaking);
}

#[test]
fn a_missing_voice_takes_the_button_away_and_staff_see_why() {
    let place = Place::new();
    place.speaks_with(place.folder());
    employ(&place);
    let mut reception = Reception::open(&place);
    assert!(reception.take_ticket("enquiries") > 0);
    assert_eq!(told_to_staff(&mut reception), Voice::Missing);
    let view = reception.until("the welcome", |_| true);
    assert!(!view.chrome.can_listen);
}

#[test]
fn a_language_without_a_voice_has_no_button_and_the_other_keeps_its_own() {
    let place = spoken();
    place.add_to_printer("languages = [\"ar\"]");
    let mut reception = Reception::open(&place);
    reception.until("the button to listen", can_listen);
    reception.touch(Touch::Language);
    let view = reception.until("English", |view| {
        view.chrome.language == ui::Language::English
    });
    assert!(!view.chrome.can_listen);
    reception.touch(Touch::Language);
    reception.until("the button to listen again", can_listen);
}

#[test]
fn a_loudspeaker_that_vanishes_takes_the_button_with_it_and_brings_it_back() {
    let place = spoken();
    employ(&place);
    let mut reception = Reception::open(&place);
    reception.until("the button to listen", can_listen);
    assert_eq!(told_to_staff(&mut reception), Voice::Ready);
    place.sound_is("device = \"absent\"");
    reception.touch(Touch::Listen);
    let gone = reception.until("no button", |view| !can_listen(view));
    assert!(!gone.chrome.speaking);
    assert_eq!(told_to_staff(&mut reception), Voice::NoLoudspeaker);
    assert!(reception.take_ticket("enquiries") > 0);
    place.sound_is("");
    reception.until("the button again", can_listen);
    let welcome = at_page(&domain::screen::Page::Idle, true, Arabic).written();
    assert_eq!(listened(&place, &mut reception), welcome);
}

#[test]
fn a_device_without_a_loudspeaker_offers_nothing_to_hear_and_has_no_fault() {
    let place = Place::new();
    place.add_to_printer("[hardware.sound]\nkind = \"none\"");
    employ(&place);
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    reception.touch(Touch::Listen);
    assert_eq!(told_to_staff(&mut reception), Voice::Off);
    let view = reception.until("the welcome", |_| true);
    assert!(!view.chrome.can_listen && !view.chrome.speaking);
}
