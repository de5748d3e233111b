//! Stories at the staff screen: what staff do, and what comes of it.

use super::*;
use crate::people::DeviceRole;
use crate::print::Evidence;
use chrono::NaiveDate;
use uuid::Uuid;

pub(super) fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

pub(super) fn seen() -> Seen {
    let numbers = |service: &str, from, first, last| Numbers {
        service: service.to_owned(),
        from,
        first,
        last,
    };
    Seen {
        today: date(22),
        days: (date(22), date(23)),
        numbers: vec![
            numbers("support", 132, 100, 199),
            numbers("giving", 225, 200, 299),
        ],
    }
}

fn tell(screen: &mut StaffScreen, event: Event) -> Vec<Effect> {
    step(screen, event, 1_000)
}

fn touch(screen: &mut StaffScreen, touch: Touch) -> Vec<Effect> {
    tell(screen, Event::Touched(touch))
}

fn at(screen: &mut StaffScreen, touch: Touch, now_ms: u64) -> Vec<Effect> {
    step(screen, Event::Touched(touch), now_ms)
}

fn tap(screen: &mut StaffScreen, now_ms: u64) {
    let _ = at(screen, Touch::Pressed, now_ms);
    let _ = at(screen, Touch::Lifted, now_ms + 80);
}

fn knocked() -> StaffScreen {
    let mut screen = StaffScreen::default();
    for tapped in 0..5 {
        tap(&mut screen, tapped * 200);
    }
    screen
}

fn type_in(screen: &mut StaffScreen, text: &str) {
    for key in text.chars() {
        let _ = touch(screen, Touch::Key(key));
    }
}

/// Signed in as that role, at the menu.
fn signed_in(role: StaffRole) -> StaffScreen {
    let mut screen = knocked();
    let _ = tell(&mut screen, Event::Seen(seen()));
    type_in(&mut screen, "mariam");
    let _ = touch(&mut screen, Touch::Enter);
    type_in(&mut screen, "481516");
    let asked = touch(&mut screen, Touch::Enter);
    let [Effect::SignIn { attempt, .. }] = asked.as_slice() else {
        panic!("nobody is asked: {asked:?}");
    };
    let answer = SignedIn::Welcome(User {
        name: "mariam".to_owned(),
        role,
    });
    let attempt = *attempt;
    let _ = tell(&mut screen, Event::SignedIn { attempt, answer });
    assert_eq!(screen.page, Page::Menu);
    screen
}

fn at_place(role: StaffRole, place: Place) -> StaffScreen {
    let mut screen = signed_in(role);
    let _ = touch(&mut screen, Touch::Open(place));
    screen
}

#[test]
fn five_taps_on_the_header_within_three_seconds_ask_who_one_is() {
    assert!(matches!(knocked().page, Page::SignIn(_)));
    let mut slow = StaffScreen::default();
    for tapped in 0..40 {
        tap(&mut slow, tapped * 760);
        assert!(!slow.is_open(), "slow taps open it");
    }
}

#[test]
fn a_finger_that_rests_on_the_header_for_three_seconds_is_asked_without_lifting() {
    let mut screen = StaffScreen::default();
    let _ = at(&mut screen, Touch::Pressed, 500);
    let _ = step(&mut screen, Event::Tick, 3_400);
    assert!(!screen.is_open());
    let _ = step(&mut screen, Event::Tick, 3_500);
    assert!(screen.is_open());
    let _ = at(&mut screen, Touch::Lifted, 3_600);
    assert!(screen.is_open());
}

#[test]
fn whoever_comes_upon_the_question_by_chance_loses_it_after_twenty_seconds() {
    let mut screen = knocked();
    let _ = at(&mut screen, Touch::Activity, 5_000);
    assert_eq!(step(&mut screen, Event::Tick, 24_999), []);
    let left = step(&mut screen, Event::Tick, 25_000);
    assert_eq!(left, [Effect::Left { signed_in: false }]);
    assert!(!screen.is_open());
}

#[test]
fn a_pin_is_given_away_once_and_forgotten() {
    let mut screen = knocked();
    type_in(&mut screen, "omar");
    let _ = touch(&mut screen, Touch::Enter);
    type_in(&mut screen, "1234567");
    let _ = touch(&mut screen, Touch::Erase);
    assert!(!format!("{screen:?}").contains("123456"));
    let effects = touch(&mut screen, Touch::Enter);
    let [Effect::SignIn { user, pin, .. }] = effects.as_slice() else {
        panic!("nobody is asked");
    };
    assert_eq!((user.as_str(), pin.reveal()), ("omar", "123456"));
    assert!(!format!("{effects:?}").contains("123456"));
    let Page::SignIn(sign_in) = &screen.page else {
        panic!("not asked any more");
    };
    assert_eq!((sign_in.pin.typed(), sign_in.checking), (0, true));
}

#[test]
fn a_wrong_pin_is_said_and_typed_again_with_the_user_kept() {
    for (answer, notice) in [
        (SignedIn::Wrong, Notice::Wrong),
        (SignedIn::Wait(40), Notice::Wait(40)),
    ] {
        let mut screen = knocked();
        type_in(&mut screen, "omar");
        let _ = touch(&mut screen, Touch::Enter);
        type_in(&mut screen, "1");
        let _ = touch(&mut screen, Touch::Enter);
        let _ = tell(&mut screen, Event::SignedIn { attempt: 1, answer });
        assert_eq!(screen.notice, Some(notice));
        let Page::SignIn(sign_in) = &screen.page else {
            panic!("not asked any more");
        };
        assert_eq!((sign_in.user.as_str(), sign_in.field), ("omar", Field::Pin));
    }
}

#[test]
fn an_answer_that_comes_after_leaving_lets_nobody_in() {
    let mut screen = knocked();
    type_in(&mut screen, "omar");
    let _ = touch(&mut screen, Touch::Enter);
    type_in(&mut screen, "1");
    let _ = touch(&mut screen, Touch::Enter);
    let _ = touch(&mut screen, Touch::Leave);
    let answer = SignedIn::Welcome(User {
        name: "omar".to_owned(),
        role: StaffRole::Admin,
    });
    let late = Event::SignedIn { attempt: 1, answer };
    let _ = tell(&mut screen, late.clone());
    assert!(!screen.is_open());
    for tapped in 0..5 {
        tap(&mut screen, 9_000 + tapped * 200);
    }
    let _ = tell(&mut screen, late);
    assert_eq!(screen.user, None, "an earlier answer lets another one in");
}

#[test]
fn each_role_sees_the_places_it_may_go_to_and_no_other() {
    use Place::{Day, Delivery, Device, Papers, Power, Printer};
    let table = [
        (StaffRole::Clerk, vec![Printer, Papers, Delivery, Device]),
        (
            StaffRole::Manager,
            vec![Printer, Papers, Delivery, Day, Device, Power],
        ),
        (StaffRole::Admin, Place::ALL.to_vec()),
    ];
    for (role, places) in table {
        assert_eq!(signed_in(role).places(), places, "{role:?}");
    }
    let screen = at_place(StaffRole::Clerk, Power);
    assert_eq!(screen.page, Page::Menu);
}

#[test]
fn refused_records_are_sent_again_by_managers_alone() {
    let mut clerk = at_place(StaffRole::Clerk, Place::Delivery);
    assert_eq!(touch(&mut clerk, Touch::SendAgain), []);
    let mut manager = at_place(StaffRole::Manager, Place::Delivery);
    assert_eq!(touch(&mut manager, Touch::SendAgain), [Effect::SendAgain]);
    let _ = tell(&mut manager, Event::Done);
    assert_eq!(manager.notice, Some(Notice::SentAgain));
    let _ = tell(&mut manager, Event::NotDone);
    assert_eq!(manager.notice, Some(Notice::NotDone));
}

#[test]
fn a_minute_without_a_touch_signs_out_from_everywhere() {
    for place in Place::ALL {
        let mut screen = at_place(StaffRole::Admin, place);
        assert_eq!(step(&mut screen, Event::Tick, 60_999), []);
        let left = step(&mut screen, Event::Tick, 61_000);
        assert_eq!(left, [Effect::Left { signed_in: true }], "{place:?}");
        assert_eq!((screen.user, screen.page), (None, Page::Away));
    }
}

#[test]
fn a_new_roll_is_followed_by_what_the_printer_reports() {
    let mut screen = at_place(StaffRole::Clerk, Place::Printer);
    let _ = tell(&mut screen, Event::Printer(Printer::PaperOut));
    let _ = touch(&mut screen, Touch::ChangeRoll);
    let steps = [
        (Printer::CoverOpen, RollStep::Change),
        (Printer::PaperOut, RollStep::Open),
        (Printer::CoverOpen, RollStep::Change),
        (Printer::Ready, RollStep::Test),
    ];
    assert_eq!(screen.page, Page::Roll(RollStep::Open));
    for (printer, expected) in steps {
        let _ = tell(&mut screen, Event::Printer(printer));
        assert_eq!(screen.page, Page::Roll(expected), "{printer:?}");
    }
    assert_eq!(touch(&mut screen, Touch::TestPage), [Effect::TestPage]);
    let printed = PaperEnd::Printed(Evidence::ProcessId);
    let _ = tell(&mut screen, Event::Paper(printed));
    assert_eq!(screen.page, Page::Roll(RollStep::Done));
    let _ = touch(&mut screen, Touch::Next);
    assert_eq!(screen.page, Page::Printer);
}

#[test]
fn a_printer_that_does_not_tell_of_its_cover_is_followed_by_hand() {
    let mut screen = at_place(StaffRole::Clerk, Place::Printer);
    let _ = tell(&mut screen, Event::Printer(Printer::Ready));
    let _ = touch(&mut screen, Touch::ChangeRoll);
    for expected in [RollStep::Change, RollStep::Close, RollStep::Test] {
        let _ = touch(&mut screen, Touch::Next);
        assert_eq!(screen.page, Page::Roll(expected));
    }
}

#[test]
fn a_cover_that_is_still_open_is_not_said_to_be_closed() {
    let mut screen = at_place(StaffRole::Clerk, Place::Printer);
    let _ = tell(&mut screen, Event::Printer(Printer::CoverOpen));
    let _ = touch(&mut screen, Touch::ChangeRoll);
    let _ = touch(&mut screen, Touch::Next);
    let _ = touch(&mut screen, Touch::Next);
    assert_eq!(screen.page, Page::Roll(RollStep::Close));
}

#[test]
fn a_test_that_did_not_come_can_be_printed_again_and_two_are_never_on_the_way() {
    let mut screen = at_place(StaffRole::Clerk, Place::Printer);
    assert_eq!(touch(&mut screen, Touch::TestPage), [Effect::TestPage]);
    assert_eq!(touch(&mut screen, Touch::TestPage), []);
    let _ = tell(&mut screen, Event::Paper(PaperEnd::NotPrinted));
    assert_eq!(screen.notice, Some(Notice::NotPrinted(Printing::Test)));
    assert_eq!(touch(&mut screen, Touch::TestPage), [Effect::TestPage]);
}

#[test]
fn a_copy_is_asked_for_by_its_job_and_its_end_is_told() {
    let mut screen = at_place(StaffRole::Clerk, Place::Papers);
    let job = Uuid::from_u128(7);
    assert_eq!(
        touch(&mut screen, Touch::Reprint(job)),
        [Effect::Reprint { job }]
    );
    let _ = tell(&mut screen, Event::Paper(PaperEnd::Unconfirmed));
    assert_eq!(screen.notice, Some(Notice::Unconfirmed(Printing::Copy)));
}

#[test]
fn a_day_is_opened_within_what_the_clock_allows() {
    let mut screen = at_place(StaffRole::Manager, Place::Day);
    let _ = touch(&mut screen, Touch::ChooseDay);
    assert_eq!(screen.page, Page::OpenDay(date(22)));
    for (step, expected) in [
        (Step::More, date(23)),
        (Step::TenMore, date(23)),
        (Step::TenLess, date(22)),
    ] {
        let _ = touch(&mut screen, Touch::Step(0, step));
        assert_eq!(screen.page, Page::OpenDay(expected), "{step:?}");
    }
    let open = Effect::OpenDay { date: date(22) };
    assert_eq!(touch(&mut screen, Touch::Confirm), [open]);
    let _ = tell(&mut screen, Event::Done);
    assert_eq!(
        (&screen.page, screen.notice),
        (&Page::Day, Some(Notice::DayOpened))
    );
}

#[test]
fn numbers_go_on_from_where_staff_say_within_their_range() {
    let mut screen = at_place(StaffRole::Manager, Place::Day);
    let _ = touch(&mut screen, Touch::ChooseNumbers);
    let steps = [
        (0, Step::TenMore),
        (0, Step::Less),
        (1, Step::TenMore),
        (9, Step::More),
    ];
    for (row, step) in steps {
        let _ = touch(&mut screen, Touch::Step(row, step));
    }
    for _ in 0..20 {
        let _ = touch(&mut screen, Touch::Step(1, Step::TenMore));
    }
    let from = [("support".to_owned(), 141), ("giving".to_owned(), 299)].into();
    assert_eq!(
        touch(&mut screen, Touch::Confirm),
        [Effect::ConfirmNumbers { from }]
    );
    let _ = tell(&mut screen, Event::NotDone);
    assert_eq!(screen.notice, Some(Notice::NotDone));
    assert!(matches!(screen.page, Page::Numbers(_)));
}

#[test]
fn a_device_joins_by_a_name_and_a_code() {
    let mut screen = at_place(StaffRole::Admin, Place::Pair);
    let _ = touch(&mut screen, Touch::Pair(DeviceRole::Exit));
    assert_eq!(
        touch(&mut screen, Touch::Enter),
        [],
        "a device without a name"
    );
    type_in(&mut screen, "exit-1");
    let role = DeviceRole::Exit;
    let name = "exit-1".to_owned();
    let asked = [Effect::PairCode {
        role,
        name: name.clone(),
    }];
    assert_eq!(touch(&mut screen, Touch::Enter), asked);
    assert_eq!(touch(&mut screen, Touch::Enter), [], "asked twice");
    let (code, words) = ("482 913".to_owned(), vec!["bako".to_owned()]);
    let paired = Event::Paired {
        code: code.clone(),
        words: words.clone(),
    };
    let _ = tell(&mut screen, paired);
    assert_eq!(screen.page, Page::PairCode { name, code, words });
}

#[test]
fn the_device_is_switched_off_after_two_questions() {
    let mut screen = at_place(StaffRole::Manager, Place::Power);
    for expected in [vec![], vec![Effect::Power(Power::Off)]] {
        if expected.is_empty() {
            assert_eq!(touch(&mut screen, Touch::Power(Power::Off)), []);
        }
        assert_eq!(touch(&mut screen, Touch::Confirm), expected);
    }
    let _ = touch(&mut screen, Touch::Power(Power::Restart));
    let _ = touch(&mut screen, Touch::Back);
    assert_eq!(screen.page, Page::Power);
    assert_eq!(touch(&mut screen, Touch::Confirm), []);
}

#[test]
fn whoever_leaves_leaves_nothing_of_their_manner() {
    let mut screen = signed_in(StaffRole::Clerk);
    for wish in [
        Touch::Language,
        Touch::TextSize,
        Touch::Contrast,
        Touch::Reach,
    ] {
        let _ = touch(&mut screen, wish);
    }
    assert!(screen.manner.english && screen.manner.high_contrast);
    assert_eq!(
        touch(&mut screen, Touch::Back),
        [Effect::Left { signed_in: true }]
    );
    assert_eq!(screen.manner, Manner::default());
}
