//! Random walks that check after every step what must always hold.

use super::stories::{PATIENCE, ready, terms, ticket};
use super::*;
use crate::ticket::VisitorKind;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

/// Faults come and go, but most of a walk finds the doors open and the kiosk well: visitors get numbers in it.
const DOORS: [Doors; 8] = [
    Doors::Open,
    Doors::Open,
    Doors::Open,
    Doors::Open,
    Doors::Open,
    Doors::Open,
    Doors::Prayer,
    Doors::Closed,
];

fn any_event() -> impl Strategy<Value = Event> {
    // What leads to a number is touched most.
    let touches = prop_oneof![
        6 => Just(Touch::Begin),
        12 => proptest::sample::select(terms().into_keys().collect::<Vec<_>>()).prop_map(Touch::Choose),
        1 => Just(Touch::Open("care".to_owned())),
        1 => Just(Touch::Information),
        1 => Just(Touch::Read("bylaws".to_owned())),
        6 => Just(Touch::TakeNumber),
        1 => Just(Touch::PrintInformation),
        6 => proptest::option::of(Just(VisitorKind::Volunteer)).prop_map(Touch::Who),
        6 => Just(Touch::Confirm),
        1 => Just(Touch::Back),
        1 => Just(Touch::Reach),
        1 => Just(Touch::Priority),
        1 => Just(Touch::Language),
        1 => Just(Touch::TextSize),
        1 => Just(Touch::Contrast),
        2 => Just(Touch::Listen),
        1 => Just(Touch::Home),
        1 => Just(Touch::PageForward),
        1 => Just(Touch::PageBack),
        1 => Just(Touch::Done),
        1 => Just(Touch::WithoutPaper),
        1 => Just(Touch::MoreTime),
        1 => Just(Touch::Activity),
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
        Just(Refusal::NumbersUnconfirmed),
        Just(Refusal::BranchAway)
    ];
    prop_oneof![
        24 => touches.prop_map(Event::Touched),
        4 => (0u64..4).prop_map(|visit| Event::Issued { visit, ticket: ticket() }),
        1 => ((0u64..4), why).prop_map(|(visit, why)| Event::Refused { visit, why }),
        1 => Just(Event::Printed { ticket: ticket().id }),
        1 => trouble.clone().prop_map(|trouble| Event::NotPrinted { ticket: ticket().id, trouble }),
        1 => proptest::option::weighted(0.2, trouble).prop_map(Event::Printer),
        1 => any::<bool>().prop_map(|printed| Event::Information { visit: 0, about: About::Service("support".to_owned()), printed }),
        2 => proptest::sample::select(DOORS.to_vec()).prop_map(Event::Doors),
        1 => proptest::bool::weighted(0.95).prop_map(|works| Event::Storing { works }),
        1 => proptest::bool::weighted(0.95).prop_map(|answers| Event::Branch { answers }),
        1 => proptest::bool::weighted(0.95).prop_map(|confirmed| Event::Numbers { confirmed }),
        2 => (1u64..4).prop_map(|id| Event::Spoken { id }),
        1 => Just(Event::Covered),
        3 => Just(Event::Tick),
    ]
}

/// What holds of every screen.
fn holds(screen: &Screen) -> Result<(), TestCaseError> {
    prop_assert!((1..=3).contains(&screen.manner.text_size));
    if screen.promised().is_some() {
        prop_assert_eq!(screen.takeover(), None, "a fault hides a promised number");
    }
    if screen.takeover().is_some() {
        let issuing = matches!(screen.page, Page::Issuing { .. });
        prop_assert!(!issuing, "a fault interrupts a promise being made");
    }
    if screen.page == Page::Idle {
        let kept = (
            screen.priority,
            screen.visitor,
            screen.asked_who,
            screen.asks_more_time,
        );
        prop_assert_eq!(
            kept,
            (false, None, false, false),
            "something personal survives"
        );
    }
    let before = screen.saying.filter(|saying| saying.visit != screen.visit);
    prop_assert_eq!(before, None, "something of an earlier visit is said");
    has_an_exit(screen)
}

/// From every screen that waits for a touch, home leads home.
fn has_an_exit(screen: &Screen) -> Result<(), TestCaseError> {
    let waits = !matches!(
        screen.page,
        Page::Idle | Page::Issuing { .. } | Page::Printing(_)
    );
    if waits {
        let mut leaving = screen.clone();
        // The first touch may be the answer that one is still there.
        for _ in 0..2 {
            let _ = step(&mut leaving, Event::Touched(Touch::Home), 0);
        }
        prop_assert_eq!(&leaving.page, &Page::Idle, "no exit from {:?}", screen.page);
    }
    Ok(())
}

/// What holds of a step and what it asked for.
fn follows(before: &Screen, after: &Screen, effects: &[Effect]) -> Result<(), TestCaseError> {
    for effect in effects {
        let Effect::Issue { visit, service, .. } = effect else {
            continue;
        };
        // Who says that they go on without paper takes away the one fault they stood before, and asks at once.
        let stood = Screen {
            without_paper: after.without_paper,
            ..before.clone()
        };
        prop_assert_eq!(
            stood.takeover(),
            None,
            "a number is asked for behind a fault"
        );
        prop_assert_eq!(*visit, before.visit);
        prop_assert!(before.terms[service].serves == Serves::Now);
        let issuing = |screen: &Screen| matches!(screen.page, Page::Issuing { .. });
        prop_assert!(issuing(after) && !issuing(before), "asked twice");
    }
    prop_assert!(after.visit == before.visit || after.page == Page::Idle);
    is_what_the_screen_says(before, after, effects)
}

/// What is said is what the screen says, and nothing that it says no more goes on.
fn is_what_the_screen_says(
    before: &Screen,
    after: &Screen,
    effects: &[Effect],
) -> Result<(), TestCaseError> {
    let said = effects.iter().filter_map(|effect| match effect {
        Effect::Say { speech, .. } => Some(speech),
        _ => None,
    });
    for speech in said.clone() {
        prop_assert_eq!(speech, &after.speech());
        prop_assert!(after.saying.is_some() && !speech.phrases.is_empty());
    }
    let other = before.visit != after.visit || before.speech() != after.speech();
    let ended = said.count() > 0 || effects.contains(&Effect::Hush);
    prop_assert!(
        before.saying.is_none() || !other || ended,
        "an old sentence goes on"
    );
    Ok(())
}

/// From anywhere, with every answer given and nobody touching, the screen comes home clean.
fn comes_home(mut screen: Screen, now_ms: u64) -> Result<(), TestCaseError> {
    if let Some(Saying { id, .. }) = screen.saying {
        let _ = step(&mut screen, Event::Spoken { id }, now_ms);
    }
    let (visit, ticket) = (screen.visit, ticket());
    let id = ticket.id;
    let _ = step(&mut screen, Event::Issued { visit, ticket }, now_ms);
    let _ = step(&mut screen, Event::Printed { ticket: id }, now_ms);
    let late = now_ms + PATIENCE.idle_ms + PATIENCE.grace_ms;
    let _ = step(&mut screen, Event::Tick, late);
    prop_assert_eq!(&screen.page, &Page::Idle);
    prop_assert_eq!(screen.manner, Manner::default());
    prop_assert!(!screen.priority && !screen.without_paper && !screen.asks_more_time);
    Ok(())
}

/// Takes a step, and holds it.
fn walk_on(screen: &mut Screen, event: Event, now_ms: u64) -> Result<(), TestCaseError> {
    let before = screen.clone();
    let effects = step(screen, event, now_ms);
    follows(&before, screen, &effects)?;
    holds(screen)
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
            walk_on(&mut screen, event, now_ms)?;
        }
        comes_home(screen, now_ms)?;
    }
}

#[test]
fn one_walk_of_a_hundred_thousand_events_keeps_what_must_hold() {
    let mut runner = TestRunner::new(Config::default());
    let events = (any_event(), 0u64..9_000);
    let mut screen = ready();
    let (mut now_ms, mut promised) = (0, 0);
    for _ in 0..100_000 {
        let (mut event, passed_ms) = events.new_tree(&mut runner).unwrap().current();
        // Answers are to the visit that asks, as often as to another.
        if let Event::Issued { visit, .. } | Event::Refused { visit, .. } = &mut event {
            *visit += screen.visit.saturating_sub(1);
        }
        if let (Event::Spoken { id }, Some(saying)) = (&mut event, screen.saying) {
            *id += saying.id.saturating_sub(2);
        }
        now_ms += passed_ms;
        let before = screen.promised().is_some();
        walk_on(&mut screen, event, now_ms).unwrap();
        promised += u32::from(!before && screen.promised().is_some());
    }
    assert!(promised > 100, "only {promised} numbers were promised");
    assert!(screen.visit > 100, "only {} visits", screen.visit);
}
