//! The end of local retention: what is personal is emptied in place, and nothing else changes.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use chrono::{DateTime, Utc};
use domain::rating::{Given, Said, Score};
use rig::*;
use std::collections::{BTreeMap, BTreeSet};
use store::{Forget, Rating, Store};
use uuid::Uuid;

fn at(day: u32) -> DateTime<Utc> {
    format!("2026-12-{day:02}T00:00:00Z").parse().unwrap()
}

/// Three comments of the morning of the rig, in November; their facts' ids.
fn comments(rig: &Rig, store: &mut Store) -> BTreeSet<Uuid> {
    let rating = |comment: &str| Rating {
        subject: None,
        given: Given {
            score: Score::Bad,
            reasons: Vec::new(),
            marked: None,
        },
        said: Said {
            comment: Some(comment.to_owned()),
            ..Said::default()
        },
    };
    for words in ["الأول", "الثاني", "الثالث"] {
        store.rate(&rating(words), &later(60), "branch").unwrap();
    }
    let facts = rig.facts().into_iter();
    let ratings = facts.filter(|fact| fact.kind == "rating.given");
    ratings.map(|fact| fact.id).collect()
}

fn wish(store: &Store, through: u64) -> Forget {
    Forget {
        away_before: at(10),
        all_before: at(1) - chrono::TimeDelta::days(300),
        through: BTreeMap::from([(store.place().0, through)]),
        kept_back: BTreeSet::new(),
    }
}

#[test]
fn what_every_target_has_is_emptied_and_the_journal_stays_sound() {
    let rig = Rig::new();
    let mut store = rig.store();
    comments(&rig, &mut store);
    let last = store.place().1;
    let done = store.forget(&wish(&store, last)).unwrap();
    assert_eq!((done.emptied, done.lost, done.overdue), (3, 0, 0));
    let again = store.forget(&wish(&store, last)).unwrap();
    assert_eq!(again.emptied, 0);
    rig.assert_sound();
    let bytes = std::fs::read(rig.journal()).unwrap();
    let words = "الأول".as_bytes();
    assert!(!bytes.windows(words.len()).any(|part| part == words));
}

#[test]
fn what_a_target_lacks_stays_until_the_longest_time_is_over_and_staff_are_told() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ids = comments(&rig, &mut store);
    let last = store.place().1;
    let done = store.forget(&wish(&store, last - 1)).unwrap();
    assert_eq!(
        (done.emptied, done.overdue),
        (2, 1),
        "the last is not away yet"
    );
    let mut parked = wish(&store, last);
    parked.kept_back = ids;
    let done = store.forget(&parked).unwrap();
    assert_eq!((done.emptied, done.overdue), (0, 1), "it is parked");
    parked.all_before = parked.away_before;
    let done = store.forget(&parked).unwrap();
    assert_eq!((done.emptied, done.lost, done.overdue), (1, 1, 0));
    rig.assert_sound();
}

#[test]
fn what_is_young_stays() {
    let rig = Rig::new();
    let mut store = rig.store();
    comments(&rig, &mut store);
    let young = Forget {
        away_before: at(1) - chrono::TimeDelta::days(300),
        ..wish(&store, 1000)
    };
    assert_eq!(store.forget(&young).unwrap().emptied, 0);
}
