//! Random walks that check after every step what must always hold.

use super::stories::seen;
use super::*;
use crate::people::DeviceRole;
use crate::print::Evidence;
use proptest::prelude::*;
use uuid::Uuid;

fn any_touch() -> impl Strategy<Value = Touch> {
    prop_oneof![
        4 => Just(Touch::Pressed),
        4 => Just(Touch::Lifted),
        6 => proptest::char::range('0', '9').prop_map(Touch::Key),
        2 => proptest::char::range(' ', 'z').prop_map(Touch::Key),
        1 => Just(Touch::Erase),
        1 => Just(Touch::OtherKeys),
        2 => proptest::sample::select(vec![Field::User, Field::Pin]).prop_map(Touch::Field),
        8 => Just(Touch::Enter),
        8 => proptest::sample::select(Place::ALL.to_vec()).prop_map(Touch::Open),
        2 => Just(Touch::TestPage),
        2 => Just(Touch::ChangeRoll),
        2 => Just(Touch::Next),
        2 => Just(Touch::Reprint(Uuid::nil())),
        2 => Just(Touch::SendAgain),
        2 => Just(Touch::ChooseDay),
        2 => Just(Touch::ChooseNumbers),
        3 => (0usize..3, proptest::sample::select(vec![Step::TenLess, Step::Less, Step::More, Step::TenMore]))
            .prop_map(|(row, step)| Touch::Step(row, step)),
        4 => Just(Touch::Confirm),
        2 => Just(Touch::Pair(DeviceRole::Board)),
        2 => proptest::sample::select(vec![Power::Off, Power::Restart]).prop_map(Touch::Power),
        3 => Just(Touch::Back),
        1 => Just(Touch::Leave),
        1 => Just(Touch::Language),
        1 => Just(Touch::Activity),
    ]
}

fn any_event() -> impl Strategy<Value = Event> {
    let roles = [StaffRole::Clerk, StaffRole::Manager, StaffRole::Admin];
    let welcome = proptest::sample::select(roles.to_vec()).prop_map(|role| {
        let name = "mariam".to_owned();
        SignedIn::Welcome(User { name, role })
    });
    let answer = prop_oneof![
        4 => welcome,
        1 => Just(SignedIn::Wrong),
        1 => Just(SignedIn::Wait(3)),
        1 => Just(SignedIn::Nobody)
    ];
    let printers = vec![
        Printer::Ready,
        Printer::PaperOut,
        Printer::CoverOpen,
        Printer::Disconnected,
    ];
    let ends = vec![
        PaperEnd::Printed(Evidence::Status),
        PaperEnd::Unconfirmed,
        PaperEnd::NotPrinted,
    ];
    prop_oneof![
        30 => any_touch().prop_map(Event::Touched),
        4 => (0u64..4, answer).prop_map(|(attempt, answer)| Event::SignedIn { attempt, answer }),
        3 => proptest::sample::select(printers).prop_map(Event::Printer),
        2 => proptest::sample::select(ends).prop_map(Event::Paper),
        1 => Just(Event::Seen(seen())),
        1 => Just(Event::Paired { code: "1".to_owned(), words: Vec::new() }),
        1 => Just(Event::Done),
        1 => Just(Event::NotDone),
        3 => Just(Event::Tick),
    ]
}

/// What holds of every screen.
fn holds(screen: &StaffScreen) -> Result<(), TestCaseError> {
    let asked = matches!(screen.page, Page::Away | Page::SignIn(_));
    prop_assert_eq!(
        screen.user.is_none(),
        asked,
        "somebody unknown is at {:?}",
        screen.page
    );
    if !screen.is_open() {
        let kept = (screen.notice, screen.printing, screen.manner);
        prop_assert_eq!(kept, (None, None, Manner::default()));
    }
    if let Page::Numbers(numbers) = &screen.page {
        prop_assert!(
            numbers
                .iter()
                .all(|run| (run.first..=run.last).contains(&run.from))
        );
    }
    let mut leaving = screen.clone();
    for _ in 0..6 {
        let _ = step(&mut leaving, Event::Touched(Touch::Back), 0);
    }
    prop_assert!(
        !leaving.is_open(),
        "back never leads out of {:?}",
        screen.page
    );
    let mut leaving = screen.clone();
    let _ = step(&mut leaving, Event::Touched(Touch::Leave), 0);
    prop_assert!(!leaving.is_open(), "no way out of {:?}", screen.page);
    Ok(())
}

/// What holds of everything that is asked for.
fn allowed(before: &StaffScreen, effect: &Effect) -> Result<(), TestCaseError> {
    let place = match effect {
        Effect::SignIn { .. } | Effect::Left { .. } => return Ok(()),
        Effect::TestPage => Place::Printer,
        Effect::SendAgain => Place::Delivery,
        Effect::Reprint { .. } => Place::Papers,
        Effect::OpenDay { .. } | Effect::ConfirmNumbers { .. } => Place::Day,
        Effect::PairCode { .. } => Place::Pair,
        Effect::Power(_) => Place::Power,
    };
    prop_assert!(
        before.may(place),
        "{:?} is asked for by {:?}",
        effect,
        before.user
    );
    Ok(())
}

proptest! {
    #[test]
    fn there_is_always_a_way_out_and_no_pin_and_no_right_survives_it(
        walk in proptest::collection::vec((any_event(), 0u64..700), 0..300)
    ) {
        let mut screen = StaffScreen::default();
        let mut now_ms = 0;
        for (mut event, passed_ms) in walk {
            now_ms += passed_ms;
            // Answers are to the question at hand, as often as to another.
            if let Event::SignedIn { attempt, .. } = &mut event && *attempt > 0 {
                *attempt = screen.attempt;
            }
            let before = screen.clone();
            let effects = step(&mut screen, event, now_ms);
            for effect in &effects {
                allowed(&before, effect)?;
            }
            holds(&screen)?;
        }
        let _ = step(&mut screen, Event::Tick, now_ms + IDLE_MS);
        let _ = step(&mut screen, Event::Tick, now_ms + 2 * IDLE_MS);
        prop_assert!(!screen.is_open());
    }
}

/// The walk is long enough to see what it is about.
#[test]
fn walks_come_to_the_pages_behind_the_pin() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let events = (any_event(), 0u64..500);
    let mut screen = StaffScreen::default();
    let (mut now_ms, mut inside) = (0, 0);
    for _ in 0..60_000 {
        let (mut event, passed_ms) = events.new_tree(&mut runner).unwrap().current();
        if let Event::SignedIn { attempt, .. } = &mut event {
            *attempt = screen.attempt;
        }
        now_ms += passed_ms;
        let _ = step(&mut screen, event, now_ms);
        inside += u32::from(screen.user.is_some());
    }
    assert!(inside > 1_000, "only {inside} steps were inside");
}
