//! Stories at the screen: what a visitor does, and what comes of it.

mod listening;

use super::*;
use crate::ticket::VisitorKind;
use uuid::Uuid;

pub(super) const PATIENCE: Patience = Patience {
    idle_ms: 30_000,
    grace_ms: 15_000,
};

/// A branch that asks nothing of those who come for support, who enquirers are, and a question before help;
/// nobody serves letters today, and giving has no numbers left.
pub(super) fn terms() -> BTreeMap<String, Terms> {
    let usual = Terms::default();
    let all = [
        ("support", usual),
        (
            "enquiries",
            Terms {
                visitor: Who::Asked,
                ..usual
            },
        ),
        (
            "help",
            Terms {
                visitor: Who::Asked,
                confirms: true,
                ..usual
            },
        ),
        (
            "volunteering",
            Terms {
                visitor: Who::Known(VisitorKind::Volunteer),
                ..usual
            },
        ),
        (
            "giving",
            Terms {
                serves: Serves::Full,
                ..usual
            },
        ),
        (
            "letters",
            Terms {
                serves: Serves::NotToday,
                ..usual
            },
        ),
    ];
    all.map(|(service, terms)| (service.to_owned(), terms))
        .into()
}

pub(super) fn ready() -> Screen {
    let mut screen = Screen::new(PATIENCE);
    let _ = step(&mut screen, Event::Terms(terms()), 0);
    let _ = step(&mut screen, Event::Started { works: true }, 0);
    screen
}

fn services() -> Page {
    Page::Services(Menu::default())
}

fn choose(screen: &mut Screen, service: &str) -> Vec<Effect> {
    touch(screen, Touch::Choose(service.to_owned()), 1)
}

fn touch(screen: &mut Screen, touch: Touch, now_ms: u64) -> Vec<Effect> {
    step(screen, Event::Touched(touch), now_ms)
}

pub(super) fn ticket() -> Promised {
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
    assert_eq!(screen.page, services());
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
    assert_eq!((screen.takeover(), screen.page.clone()), (None, services()));
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
    assert_eq!(screen.page, services());
}

#[test]
fn home_and_done_lead_out_of_every_page_that_offers_them() {
    let trouble = PrinterTrouble::OutOfPaper;
    let service = "support".to_owned();
    let pages = [
        services(),
        Page::Refused {
            service: service.clone(),
            why: Serves::Full,
            from: Menu::default(),
        },
        Page::Information {
            about: About::Service(service),
            sheet: Sheet::Unasked,
            from: Menu::default(),
        },
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

#[test]
fn p1_who_one_is_is_asked_once_and_may_be_passed_over() {
    for (answer, told) in [
        (Some(VisitorKind::Supporter), Some(VisitorKind::Supporter)),
        (None, None),
    ] {
        let mut screen = ready();
        touch(&mut screen, Touch::Begin, 1);
        assert_eq!(choose(&mut screen, "enquiries"), []);
        assert!(matches!(screen.page, Page::Who { .. }));
        let effects = touch(&mut screen, Touch::Who(answer), 2);
        assert!(matches!(&effects[..], [Effect::Issue { visitor, .. }] if *visitor == told));
    }
}

#[test]
fn p1_a_service_that_says_who_comes_for_it_does_not_ask() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    let effects = choose(&mut screen, "volunteering");
    let told = Some(VisitorKind::Volunteer);
    assert!(matches!(&effects[..], [Effect::Issue { visitor, .. }] if *visitor == told));
}

#[test]
fn a_service_asks_its_question_before_a_number_is_promised() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    choose(&mut screen, "help");
    assert_eq!(touch(&mut screen, Touch::Who(None), 2), []);
    assert!(matches!(screen.page, Page::Confirm { .. }));
    touch(&mut screen, Touch::Back, 3);
    assert_eq!(screen.page, services());
    choose(&mut screen, "help");
    touch(&mut screen, Touch::Who(None), 4);
    assert_eq!(touch(&mut screen, Touch::Confirm, 5).len(), 1);
}

#[test]
fn a_service_that_gives_no_numbers_says_why_and_leads_back() {
    for (service, why) in [("giving", Serves::Full), ("letters", Serves::NotToday)] {
        let mut screen = ready();
        touch(&mut screen, Touch::Begin, 1);
        assert_eq!(choose(&mut screen, service), []);
        assert!(matches!(&screen.page, Page::Refused { why: told, .. } if *told == why));
        touch(&mut screen, Touch::Begin, 2);
        assert_eq!(screen.page, services());
    }
}

#[test]
fn p6_papers_are_read_and_printed_before_a_number_is_taken() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    touch(&mut screen, Touch::Information, 2);
    assert_eq!(choose(&mut screen, "support"), []);
    let printing = touch(&mut screen, Touch::PrintInformation, 3);
    let again = touch(&mut screen, Touch::PrintInformation, 4);
    assert_eq!((printing.len(), again.len()), (1, 0));
    let service = "support".to_owned();
    let told = Event::Information {
        visit: 0,
        about: About::Service(service),
        printed: true,
    };
    let _ = step(&mut screen, told, 5);
    let printed = Sheet::Printed;
    assert!(matches!(&screen.page, Page::Information { sheet, .. } if *sheet == printed));
    assert_eq!(touch(&mut screen, Touch::TakeNumber, 6).len(), 1);
}

#[test]
fn p6_papers_are_read_while_the_branch_is_closed_but_no_number_is_given() {
    let mut screen = ready();
    let _ = step(&mut screen, Event::Doors(Doors::Closed), 0);
    touch(&mut screen, Touch::Begin, 1);
    assert_eq!(screen.takeover(), Some(Takeover::Closed));
    touch(&mut screen, Touch::Information, 2);
    assert_eq!(screen.takeover(), None);
    choose(&mut screen, "support");
    assert_eq!(touch(&mut screen, Touch::TakeNumber, 3), []);
    assert_eq!(screen.takeover(), Some(Takeover::Closed));
    touch(&mut screen, Touch::Home, 4);
    assert_eq!(screen.page, Page::Idle);
}

#[test]
fn a_group_opens_and_the_way_back_is_the_page_it_was_on() {
    let mut screen = ready();
    screen.pages = 3;
    touch(&mut screen, Touch::Begin, 1);
    touch(&mut screen, Touch::PageForward, 2);
    touch(&mut screen, Touch::Open("care".to_owned()), 3);
    touch(&mut screen, Touch::Open("homes".to_owned()), 4);
    let Page::Services(menu) = &screen.page else {
        panic!("{:?}", screen.page)
    };
    assert_eq!((menu.group(), menu.page), (Some("homes"), 0));
    touch(&mut screen, Touch::Back, 5);
    touch(&mut screen, Touch::Back, 6);
    let second = Menu {
        page: 1,
        ..Menu::default()
    };
    assert_eq!(screen.page, Page::Services(second));
    touch(&mut screen, Touch::Back, 7);
    assert_eq!(screen.page, Page::Idle);
}

#[test]
fn the_doors_close_on_a_choice_and_give_it_back_to_the_same_visitor() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    choose(&mut screen, "enquiries");
    let before = screen.page.clone();
    let _ = step(&mut screen, Event::Doors(Doors::Prayer), 2);
    assert_eq!(screen.takeover(), Some(Takeover::Prayer));
    assert_eq!(touch(&mut screen, Touch::Who(None), 3), []);
    let _ = step(&mut screen, Event::Doors(Doors::Open), 4);
    assert_eq!((screen.takeover(), &screen.page), (None, &before));
}

#[test]
fn the_highest_interruption_is_shown() {
    let mut screen = ready();
    let steps = [
        (
            Event::Printer(Some(PrinterTrouble::OutOfPaper)),
            Takeover::OutOfPaper,
        ),
        (
            Event::Printer(Some(PrinterTrouble::Fault)),
            Takeover::PrinterFault,
        ),
        (
            Event::Numbers { confirmed: false },
            Takeover::NumbersUnconfirmed,
        ),
        (Event::Storing { works: false }, Takeover::CannotStore),
        (Event::Started { works: false }, Takeover::OutOfOrder),
        (Event::Doors(Doors::Prayer), Takeover::Prayer),
        (Event::Doors(Doors::Closed), Takeover::Closed),
    ];
    for (event, shown) in steps {
        let _ = step(&mut screen, event, 1);
        assert_eq!(screen.takeover(), Some(shown));
    }
}

#[test]
fn h1_no_i_am_done_is_heard_however_slowly_the_finger_lifts() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 0);
    let _ = step(&mut screen, Event::Tick, 30_000);
    touch(&mut screen, Touch::Activity, 31_000);
    let _ = step(&mut screen, Event::Tick, 31_400);
    touch(&mut screen, Touch::Done, 31_500);
    assert_eq!(screen.page, Page::Idle);
}

#[test]
fn h1_a_touch_beside_the_question_keeps_everything_too() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 0);
    let _ = step(&mut screen, Event::Tick, 30_000);
    touch(&mut screen, Touch::Activity, 31_000);
    let _ = step(&mut screen, Event::Tick, 33_500);
    assert!(!screen.asks_more_time);
    assert_eq!(screen.page, services());
}

#[test]
fn out_of_paper_on_the_way_from_reading_leads_on_to_the_same_service() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    touch(&mut screen, Touch::Information, 2);
    choose(&mut screen, "support");
    let out = Some(PrinterTrouble::OutOfPaper);
    let _ = step(&mut screen, Event::Printer(out), 3);
    assert_eq!(touch(&mut screen, Touch::TakeNumber, 4), []);
    let effects = touch(&mut screen, Touch::WithoutPaper, 5);
    assert!(matches!(&effects[..], [Effect::Issue { service, .. }] if service == "support"));
}

#[test]
fn p6_back_from_reading_behind_closed_doors_keeps_how_one_reads() {
    let mut screen = ready();
    let _ = step(&mut screen, Event::Doors(Doors::Closed), 0);
    touch(&mut screen, Touch::Language, 1);
    touch(&mut screen, Touch::Information, 2);
    touch(&mut screen, Touch::Back, 3);
    assert_eq!(screen.page, Page::Idle);
    assert!(screen.manner.english);
    let _ = step(&mut screen, Event::Tick, 60_000);
    assert!(!screen.manner.english);
}

#[test]
fn a_sheet_that_comes_after_a_refill_is_told() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    touch(&mut screen, Touch::Information, 2);
    choose(&mut screen, "support");
    touch(&mut screen, Touch::PrintInformation, 3);
    for (printed, sheet) in [(false, Sheet::Failed), (true, Sheet::Printed)] {
        let service = "support".to_owned();
        let told = Event::Information {
            visit: 0,
            about: About::Service(service),
            printed,
        };
        let _ = step(&mut screen, told, 4);
        assert!(matches!(&screen.page, Page::Information { sheet: shown, .. } if *shown == sheet));
    }
}

#[test]
fn p14_a_document_is_read_and_printed_and_leads_back_but_to_no_number() {
    let mut screen = ready();
    touch(&mut screen, Touch::Begin, 1);
    let bylaws = || Touch::Read("bylaws".to_owned());
    touch(&mut screen, bylaws(), 2);
    assert_eq!(screen.page, services(), "nobody reads yet");
    touch(&mut screen, Touch::Information, 3);
    touch(&mut screen, bylaws(), 4);
    let about = About::Document("bylaws".to_owned());
    assert!(matches!(&screen.page, Page::Information { about: shown, .. } if *shown == about));
    assert_eq!(touch(&mut screen, Touch::TakeNumber, 5), []);
    let printing = touch(&mut screen, Touch::PrintInformation, 6);
    let expected = Effect::PrintInformation {
        visit: 0,
        about: about.clone(),
        english: false,
    };
    assert_eq!(printing, [expected]);
    let told = Event::Information {
        visit: 0,
        about,
        printed: true,
    };
    let _ = step(&mut screen, told, 7);
    assert!(matches!(
        &screen.page,
        Page::Information {
            sheet: Sheet::Printed,
            ..
        }
    ));
    touch(&mut screen, Touch::Back, 8);
    assert!(matches!(&screen.page, Page::Services(menu) if menu.reading));
}

#[test]
fn p9_documents_are_read_also_while_the_doors_are_closed() {
    let mut screen = ready();
    let _ = step(&mut screen, Event::Doors(Doors::Closed), 1);
    touch(&mut screen, Touch::Information, 2);
    touch(&mut screen, Touch::Read("bylaws".to_owned()), 3);
    assert!(matches!(screen.page, Page::Information { .. }));
    assert_eq!(screen.takeover(), None);
}
