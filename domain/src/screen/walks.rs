//! Stories at the screen, and random walks that check after every step what must always hold.

use super::*;
use proptest::prelude::*;

const PATIENCE: Patience = Patience {
    idle_ms: 30_000,
    grace_ms: 15_000,
};

fn ready() -> Screen {
    let mut screen = Screen::new(PATIENCE);
    let _ = step(&mut screen, Event::Started { works: true }, 0);
    screen
}

fn touch(screen: &mut Screen, touch: Touch, now_ms: u64) -> Vec<Effect> {
    step(screen, Event::Touched(touch), now_ms)
}

fn ticket() -> Promised {
    Promised {
        id: Uuid::from_u128(1),
        number: 107,
        service: "support".to_owned(),
    }
}

fn at_printing() -> Screen {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    touch(&mut screen, Touch::Choose("support".to_owned()), 2);
    let _ = step(
        &mut screen,
        Event::Issued {
            visit: 0,
            ticket: ticket(),
        },
        3,
    );
    screen
}

#[test]
fn a_double_tap_asks_for_one_ticket() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    let first = touch(&mut screen, Touch::Choose("support".to_owned()), 2);
    let second = touch(&mut screen, Touch::Choose("support".to_owned()), 3);
    assert_eq!((first.len(), second.len()), (1, 0));
}

#[test]
fn p2_one_tap_makes_the_ticket_a_priority_ticket() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    touch(&mut screen, Touch::Priority, 2);
    let effects = touch(&mut screen, Touch::Choose("support".to_owned()), 3);
    assert!(matches!(
        &effects[..],
        [Effect::Issue {
            priority: true,
            english: false,
            ..
        }]
    ));
}

#[test]
fn h1_the_reset_asks_first_and_any_touch_keeps_everything() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 0);
    touch(&mut screen, Touch::Language, 0);
    let _ = step(&mut screen, Event::Tick, 30_000);
    assert!(screen.asks_more_time);
    touch(&mut screen, Touch::Choose("support".to_owned()), 31_000);
    assert_eq!(screen.page, Page::Services { page: 0 });
    assert!(screen.manner.english && !screen.asks_more_time);
    let _ = step(&mut screen, Event::Tick, 76_000);
    assert_eq!(
        (screen.page.clone(), screen.manner),
        (Page::Idle, Manner::default())
    );
}

#[test]
fn paper_that_comes_after_a_refill_turns_the_page_to_take_your_ticket() {
    let mut screen = at_printing();
    let id = ticket().id;
    let trouble = PrinterTrouble::OutOfPaper;
    let _ = step(
        &mut screen,
        Event::NotPrinted {
            ticket: id,
            trouble,
        },
        10,
    );
    assert_eq!(screen.page, Page::Unprinted(ticket(), trouble));
    let _ = step(&mut screen, Event::Printed { ticket: id }, 20);
    assert_eq!(screen.page, Page::Ticket(ticket()));
}

#[test]
fn a_printer_that_says_nothing_more_does_not_hold_the_screen() {
    let mut screen = at_printing();
    let _ = step(&mut screen, Event::Tick, 40_000);
    let unknown = Page::Unprinted(ticket(), PrinterTrouble::Unconfirmed);
    assert_eq!(screen.page, unknown);
    let _ = step(
        &mut screen,
        Event::Printed {
            ticket: ticket().id,
        },
        41_000,
    );
    assert_eq!(screen.page, Page::Ticket(ticket()));
}

#[test]
fn h1_no_i_am_done_ends_the_visit_also_under_a_fault() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 0);
    let _ = step(&mut screen, Event::Printer(Some(PrinterTrouble::Fault)), 1);
    let _ = step(&mut screen, Event::Tick, 30_000);
    assert!(screen.asks_more_time);
    touch(&mut screen, Touch::Done, 31_000);
    assert_eq!(screen.page, Page::Idle);
}

#[test]
fn a_promised_number_is_never_hidden_by_a_fault() {
    let mut screen = at_printing();
    for event in [
        Event::Storing { works: false },
        Event::Printer(Some(PrinterTrouble::OutOfPaper)),
    ] {
        let _ = step(&mut screen, event, 5);
        assert_eq!(screen.takeover(), None);
    }
    let _ = step(
        &mut screen,
        Event::Printed {
            ticket: ticket().id,
        },
        6,
    );
    touch(&mut screen, Touch::Done, 7);
    assert_eq!(screen.takeover(), Some(Takeover::CannotStore));
}

#[test]
fn out_of_paper_has_a_way_on_without_paper() {
    let mut screen = ready();
    let _ = step(
        &mut screen,
        Event::Printer(Some(PrinterTrouble::OutOfPaper)),
        0,
    );
    assert_eq!(screen.takeover(), Some(Takeover::OutOfPaper));
    touch(&mut screen, Touch::Begin, 1);
    assert_eq!(screen.page, Page::Idle);
    touch(&mut screen, Touch::WithoutPaper, 2);
    assert_eq!(
        (screen.takeover(), screen.page.clone()),
        (None, Page::Services { page: 0 })
    );
    assert_eq!(
        touch(&mut screen, Touch::Choose("support".to_owned()), 3).len(),
        1
    );
}

#[test]
fn the_answer_to_an_earlier_visit_is_not_shown_to_the_next() {
    let mut screen = at_printing();
    let _ = step(
        &mut screen,
        Event::Printed {
            ticket: ticket().id,
        },
        4,
    );
    touch(&mut screen, Touch::Done, 5);
    touch(&mut screen, Touch::Begin, 6);
    let _ = step(
        &mut screen,
        Event::Issued {
            visit: 0,
            ticket: ticket(),
        },
        7,
    );
    let _ = step(
        &mut screen,
        Event::Printed {
            ticket: ticket().id,
        },
        8,
    );
    assert_eq!(screen.page, Page::Services { page: 0 });
}

#[test]
fn home_and_done_lead_out_of_every_page_that_offers_them() {
    let trouble = PrinterTrouble::OutOfPaper;
    let service = "support".to_owned();
    let pages = [
        Page::Services { page: 0 },
        Page::Refused { service },
        Page::Ticket(ticket()),
        Page::Unprinted(ticket(), trouble),
    ];
    for page in pages {
        for way_out in [Touch::Home, Touch::Done] {
            let mut screen = ready();
            screen.page = page.clone();
            touch(&mut screen, way_out.clone(), 1);
            assert_eq!(screen.page, Page::Idle, "{way_out:?} from {page:?}");
        }
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    let touches = prop_oneof![
        Just(Touch::Begin),
        Just(Touch::Choose("support".to_owned())),
        Just(Touch::Priority),
        Just(Touch::Language),
        Just(Touch::TextSize),
        Just(Touch::Contrast),
        Just(Touch::Home),
        Just(Touch::PageForward),
        Just(Touch::PageBack),
        Just(Touch::Done),
        Just(Touch::WithoutPaper),
        Just(Touch::MoreTime),
        Just(Touch::Activity)
    ];
    let trouble = prop_oneof![
        Just(PrinterTrouble::OutOfPaper),
        Just(PrinterTrouble::CoverOpen),
        Just(PrinterTrouble::Fault),
        Just(PrinterTrouble::Unconfirmed)
    ];
    let why = prop_oneof![
        Just(Refusal::NumbersSpent),
        Just(Refusal::CannotStore),
        Just(Refusal::NumbersUnconfirmed)
    ];
    prop_oneof![
        8 => touches.prop_map(Event::Touched),
        2 => (0u64..4).prop_map(|visit| Event::Issued { visit, ticket: ticket() }),
        1 => ((0u64..4), why).prop_map(|(visit, why)| Event::Refused { visit, why }),
        1 => Just(Event::Printed { ticket: ticket().id }),
        1 => trouble.clone().prop_map(|trouble| Event::NotPrinted { ticket: ticket().id, trouble }),
        1 => proptest::option::of(trouble).prop_map(Event::Printer),
        1 => any::<bool>().prop_map(|works| Event::Storing { works }),
        1 => any::<bool>().prop_map(|confirmed| Event::Numbers { confirmed }),
        3 => Just(Event::Tick),
    ]
}

fn holds(screen: &Screen) -> Result<(), TestCaseError> {
    prop_assert!((1..=3).contains(&screen.manner.text_size));
    if screen.promised().is_some() {
        prop_assert_eq!(screen.takeover(), None, "a fault hides a promised number");
    }
    if screen.takeover().is_some() {
        let issuing = matches!(screen.page, Page::Issuing { .. });
        prop_assert!(!issuing, "a fault interrupts a promise being made");
    }
    Ok(())
}

/// From anywhere, with every answer given and nobody touching, the screen comes home clean.
fn comes_home(mut screen: Screen, now_ms: u64) -> Result<(), TestCaseError> {
    let visit = screen.visit;
    let _ = step(
        &mut screen,
        Event::Issued {
            visit,
            ticket: ticket(),
        },
        now_ms,
    );
    let _ = step(
        &mut screen,
        Event::Printed {
            ticket: ticket().id,
        },
        now_ms,
    );
    let _ = step(
        &mut screen,
        Event::Tick,
        now_ms + PATIENCE.idle_ms + PATIENCE.grace_ms,
    );
    prop_assert_eq!(&screen.page, &Page::Idle);
    prop_assert_eq!(screen.manner, Manner::default());
    prop_assert!(!screen.priority && !screen.without_paper && !screen.asks_more_time);
    Ok(())
}

proptest! {
    #[test]
    fn there_is_always_a_way_home_and_nothing_personal_survives_it(
        walk in proptest::collection::vec((any_event(), 0u64..40_000), 0..120)
    ) {
        let mut screen = ready();
        let mut now_ms = 0;
        for (event, passed_ms) in walk {
            now_ms += passed_ms;
            let _ = step(&mut screen, event, now_ms);
            holds(&screen)?;
        }
        comes_home(screen, now_ms)?;
    }
}
