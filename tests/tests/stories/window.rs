//! The real window, touched by a pointer: what a finger does, twice, sliding, or without any sense. P4, H1.

use tests::rig::window::{
    BEGIN, DONE, FIRST_CARD, FIRST_CARD_ENGLISH, Key, LANGUAGE, MORE_TIME, OUT_OF_PAPER,
    SECOND_CARD, SERVICES, SKIP, TICKET, TICKET_ENGLISH, WELCOME, WHO, WITHOUT_PAPER, Window,
};
use tests::rig::{Place, until};

/// Waits for so many tickets, each with its paper's last state.
fn tickets(place: &Place, count: usize) {
    until("the tickets and their papers", || {
        let record = place.record();
        (record.tickets().len() >= count && record.papers_settled()).then_some(())
    });
    assert_eq!(place.record().tickets().len(), count);
}

#[test]
fn window_is_touched_and_a_ticket_is_printed() {
    let place = Place::new();
    let window = Window::open(&place);
    window.tap(BEGIN);
    window.until(SERVICES);
    window.tap(FIRST_CARD);
    window.until(TICKET);
    tickets(&place, 1);
    assert_eq!(
        place.record().paper(100),
        ["queued", "sending", "confirmed process-id"]
    );
    assert_eq!(place.papers().len(), 1);
    window.tap(DONE);
    window.until(WELCOME);
    place.assert_sound();
}

#[test]
fn language_switched_in_the_middle_is_the_tickets_and_gone_with_the_visitor() {
    let place = Place::new();
    let window = Window::open(&place);
    window.tap(BEGIN);
    window.until(SERVICES);
    window.tap(LANGUAGE);
    // In English the pager stands at the right; its place at the left is empty then.
    window.until_empty((103, 145));
    window.tap(FIRST_CARD_ENGLISH);
    window.until(TICKET_ENGLISH);
    tickets(&place, 1);
    let ticket = &place.record().tickets()[0];
    assert_eq!((ticket.number, ticket.language.as_str()), (100, "en"));
    window.tap(tests::rig::window::DONE_ENGLISH);
    window.until(WELCOME);
    window.tap(BEGIN);
    window.until(SERVICES);
    window.tap(SECOND_CARD);
    window.until(WHO);
    window.tap(SKIP);
    window.until(TICKET);
    tickets(&place, 2);
    assert_eq!(place.record().tickets()[1].language, "ar");
}

#[test]
fn a_double_tap_takes_one_ticket() {
    let place = Place::new();
    let window = Window::open(&place);
    window.tap(BEGIN);
    window.until(SERVICES);
    for _ in 0..4 {
        window.tap(FIRST_CARD);
    }
    window.until(TICKET);
    window.tap(DONE);
    window.until(WELCOME);
    tickets(&place, 1);
    assert_eq!(place.papers().len(), 1);
}

#[test]
fn a_swipe_takes_none() {
    let place = Place::new();
    let window = Window::open(&place);
    window.tap(BEGIN);
    window.until(SERVICES);
    for to in [
        (FIRST_CARD.0 - 100, FIRST_CARD.1),
        (FIRST_CARD.0, FIRST_CARD.1 - 60),
        SECOND_CARD,
    ] {
        window.press(FIRST_CARD);
        window.slide(to);
        window.lift();
    }
    window.tap(SECOND_CARD);
    window.until(WHO);
    window.tap(SKIP);
    window.until(TICKET);
    tickets(&place, 1);
    assert_eq!(place.record().tickets()[0].service, "enquiries");
}

#[test]
fn a_keypad_takes_a_ticket_without_a_finger() {
    let place = Place::new();
    let window = Window::open(&place);
    window.give_keys();
    window.key(Key::Enter);
    window.until(SERVICES);
    // From the first card to the one beside it, where one is asked who one is; back, and to the first again.
    window.key(Key::Left);
    window.key(Key::Enter);
    window.until(WHO);
    window.key(Key::Escape);
    window.until(SERVICES);
    window.key(Key::Enter);
    window.until(TICKET);
    tickets(&place, 1);
    assert_eq!(place.record().tickets()[0].service, "support-request");
}

#[test]
fn out_of_paper_in_the_middle_gives_the_page_back_and_a_number_without_paper() {
    let place = Place::new();
    let window = Window::open(&place);
    window.tap(BEGIN);
    window.until(SERVICES);
    place.printer_is("paper = \"out\"");
    window.until(OUT_OF_PAPER);
    place.printer_is("");
    window.until(SERVICES);
    place.printer_is("paper = \"out\"");
    window.until(OUT_OF_PAPER);
    window.tap(WITHOUT_PAPER);
    window.until(SERVICES);
    window.tap(FIRST_CARD);
    window.until(TICKET);
    tickets(&place, 1);
    assert_eq!(place.papers().len(), 0);
    place.assert_sound();
}

#[test]
fn h1_who_walks_away_is_asked_first_and_leaves_nothing_to_the_next() {
    let place = Place::new();
    place.idles_after(10, 5);
    let window = Window::open(&place);
    window.tap(LANGUAGE);
    window.tap(BEGIN);
    window.until(SERVICES);
    window.until(MORE_TIME);
    window.until(WELCOME);
    window.tap(BEGIN);
    window.until(SERVICES);
    window.tap(FIRST_CARD);
    window.until(TICKET);
    tickets(&place, 1);
    assert_eq!(place.record().tickets()[0].language, "ar");
}

#[test]
fn mashing_leaves_a_sound_journal_and_a_window_that_works() {
    let place = Place::new();
    let mut window = Window::open(&place);
    let mut dice = tests::rig::dice::Dice::seeded();
    for _ in 0..400 {
        window.tap((dice.below(1280) as i16, dice.below(800) as i16));
    }
    assert!(window.runs(), "{dice}");
    until("every paper's last state", || {
        place.record().papers_settled().then_some(())
    });
    let record = place.record();
    assert!(
        place.papers().len() <= record.of("print.sending").len(),
        "{dice}"
    );
    place.assert_sound();
}

#[test]
fn killed_in_the_middle_of_tickets_it_comes_back_with_every_number_kept() {
    let place = Place::new();
    let mut window = Window::open(&place);
    window.tap(BEGIN);
    window.until(SERVICES);
    window.tap(FIRST_CARD);
    until("the ticket", || {
        (place.record().tickets().len() == 1).then_some(())
    });
    window.kill();
    let before = place.record().tickets();
    drop(window);
    let again = Window::open(&place);
    again.tap(BEGIN);
    again.until(SERVICES);
    again.tap(FIRST_CARD);
    again.until(TICKET);
    tickets(&place, 2);
    let after = place.record().tickets();
    assert_eq!(after[0], before[0]);
    assert_eq!(after[1].number, 101);
    place.assert_sound();
}
