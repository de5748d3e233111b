//! Random walks at the exit terminal that check after every step what must always hold.

use super::stories::{PATIENCE, SUBJECT, ready};
use super::*;
use crate::rating::{Reason, Score};
use proptest::prelude::*;

fn any_event() -> impl Strategy<Value = Event> {
    let touches = prop_oneof![
        6 => proptest::sample::select(&Score::ALL).prop_map(Touch::Rate),
        3 => proptest::sample::select(&Reason::ALL).prop_map(Touch::Reason),
        2 => Just(Touch::Comment),
        2 => Just(Touch::Suggest),
        2 => Just(Touch::Link),
        3 => "[ا-ي ]{0,8}".prop_map(Touch::Wrote),
        2 => "[0-9A-Z]{0,9}".prop_map(Touch::Typed),
        3 => Just(Touch::Keep),
        2 => Just(Touch::Back),
        2 => Just(Touch::Done),
        1 => Just(Touch::Home),
        1 => Just(Touch::Language),
        1 => Just(Touch::MoreTime),
        1 => Just(Touch::Listen),
        1 => Just(Touch::Activity),
    ];
    prop_oneof![
        20 => touches.prop_map(Event::Touched),
        2 => Just(Event::Scanned(Scanned::Ticket("CODE".to_owned()))),
        1 => Just(Event::Scanned(Scanned::Foreign)),
        1 => proptest::bool::weighted(0.9).prop_map(|works| Event::Storing { works }),
        1 => any::<bool>().prop_map(Event::Keys),
        4 => Just(Event::Tick),
    ]
}

/// The words and codes that a screen still knows.
fn personal(exit: &Exit) -> bool {
    !matches!(exit.page, Page::Rate | Page::Thanks(_))
}

proptest! {
    #[test]
    fn every_visit_rates_once_and_leaves_nothing_behind(
        walk in proptest::collection::vec((any_event(), 0u64..20_000, proptest::bool::weighted(0.95)), 0..150)
    ) {
        let (mut exit, mut now_ms) = (ready(), 0);
        let mut firsts = std::collections::BTreeMap::new();
        for (event, passed_ms, works) in walk {
            now_ms += passed_ms;
            let before = exit.clone();
            for effect in step(&mut exit, event, now_ms) {
                let Effect::Keep { visit, subject, record, said } = effect else {
                    continue;
                };
                prop_assert_eq!(visit, before.visit, "what a visitor says is that visitor's");
                if let (Record::Rating { .. }, None) = (&record, subject) {
                    let first: &mut u32 = firsts.entry(visit).or_default();
                    *first += u32::from(works);
                    prop_assert!(*first <= 1, "a visit rated twice");
                    prop_assert!(said.is_empty());
                }
                prop_assert!(subject.is_none_or(|subject| subject == SUBJECT));
                let answer = if works { Event::Kept { visit, subject: SUBJECT } } else { Event::Refused { visit } };
                let _ = step(&mut exit, answer, now_ms);
            }
            prop_assert!(!matches!(exit.page, Page::Keeping(_)), "a promise ends at once");
            prop_assert!(exit.visit == before.visit || !personal(&exit), "words survive a visit");
            prop_assert!(!exit.asks_more_time || personal(&exit), "nobody is asked for more time where there is nothing to lose");
        }
        // Whatever is being said ends.
        let last = exit.saying.unwrap_or_default();
        let _ = step(&mut exit, Event::Spoken { id: last }, now_ms);
        let late = now_ms + PATIENCE.idle_ms + PATIENCE.grace_ms;
        let _ = step(&mut exit, Event::Tick, late);
        prop_assert_eq!(&exit.page, &Page::Rate);
        prop_assert_eq!(exit.manner, Manner::default());
    }
}
