//! Facts of other devices: each place is answered for once, whatever comes twice, late, or broken.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use domain::rating::{FollowUp, Given, Said, Score};
use rig::*;
use serde_json::json;
use store::{Delivered, Foreign, Keys, Rating, Source, Store, Whose};
use uuid::Uuid;

fn exit() -> Source {
    Source {
        device: "exit-1".to_owned(),
        epoch: Uuid::from_u128(9),
    }
}

fn rating(seq: u64, score: &str) -> Foreign {
    Foreign {
        seq,
        id: Uuid::new_v4(),
        hash: [u8::try_from(seq).unwrap(); 32],
        kind: "rating.given".to_owned(),
        subject: Uuid::new_v4().to_string(),
        business_day: Some(day()),
        at: morning().at,
        data: json!({"score": score, "reasons": ["waiting"]}),
        personal: None,
    }
}

fn of_kind(seq: u64, kind: &str) -> Foreign {
    Foreign {
        id: Uuid::now_v7(),
        kind: kind.to_owned(),
        data: json!({}),
        ..rating(seq, "good")
    }
}

fn counted(rig: &Rig) -> u32 {
    let whose = Whose {
        month: "2026-11".parse().unwrap(),
        internal: false,
        leave_out_play: true,
    };
    let cells = rig.reader().tally(whose).unwrap().cells;
    cells
        .iter()
        .map(|cell| domain::results::count(&cell.faces))
        .sum()
}

fn receives(store: &mut Store, facts: &[Foreign]) -> Vec<Delivered> {
    store.receive(&exit(), facts).unwrap()
}

#[test]
fn what_is_delivered_twice_is_kept_once() {
    let rig = Rig::new();
    let mut store = rig.store();
    let facts = [
        of_kind(1, "device.epoch_began"),
        rating(2, "good"),
        rating(3, "bad"),
    ];
    assert_eq!(receives(&mut store, &facts), vec![Delivered::Accepted; 3]);
    assert_eq!(receives(&mut store, &facts), vec![Delivered::Duplicate; 3]);
    assert_eq!(
        (counted(&rig), store.contiguous_through(&exit()).unwrap()),
        (2, 3)
    );
    let kinds = rig.facts();
    assert!(
        kinds.iter().all(|fact| fact.kind != "rating.given"),
        "never journaled here"
    );
    drop(store);
    rig.assert_sound();
}

#[test]
fn every_place_is_answered_for_and_a_gap_is_told() {
    let rig = Rig::new();
    let mut store = rig.store();
    let bad = Foreign {
        data: json!({"score": "angry"}),
        ..rating(2, "good")
    };
    let named = Foreign {
        data: json!({"score": "good", "employee": "sami"}),
        ..rating(3, "good")
    };
    let timed = Foreign {
        id: Uuid::now_v7(),
        ..rating(4, "good")
    };
    let verdicts = receives(
        &mut store,
        &[
            rating(1, "good"),
            bad.clone(),
            named,
            timed,
            rating(7, "good"),
        ],
    );
    assert_eq!(
        (&verdicts[0], &verdicts[4]),
        (&Delivered::Accepted, &Delivered::Accepted)
    );
    assert!(
        verdicts[1..4]
            .iter()
            .all(|verdict| matches!(verdict, Delivered::Rejected(_)))
    );
    assert_eq!(store.contiguous_through(&exit()).unwrap(), 4);
    assert_eq!(
        receives(&mut store, &[bad])[0],
        verdicts[1],
        "the same answer again"
    );
    receives(&mut store, &[rating(5, "good"), rating(6, "good")]);
    assert_eq!(
        (counted(&rig), store.contiguous_through(&exit()).unwrap()),
        (4, 7)
    );
    let other = Source {
        epoch: Uuid::from_u128(10),
        ..exit()
    };
    assert_eq!(store.contiguous_through(&other).unwrap(), 0);
}

#[test]
fn another_fact_of_the_same_id_or_place_is_a_conflict_and_changes_nothing() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = rating(1, "good");
    receives(&mut store, std::slice::from_ref(&first));
    let other_hash = Foreign {
        hash: [9; 32],
        ..first.clone()
    };
    let other_place = Foreign {
        seq: 2,
        ..first.clone()
    };
    let conflicts = receives(&mut store, &[other_hash, rating(1, "bad"), other_place]);
    assert_eq!(conflicts, vec![Delivered::Conflict; 3]);
    assert_eq!(
        (counted(&rig), store.contiguous_through(&exit()).unwrap()),
        (1, 2)
    );
    let own = rig.facts()[0].id;
    let of_ours = Foreign {
        id: own,
        ..of_kind(3, "print.queued")
    };
    assert_eq!(receives(&mut store, &[of_ours]), [Delivered::Conflict]);
}

#[test]
fn a_ticket_rated_at_the_exit_and_on_the_phone_is_rated_once() {
    let rig = Rig::new();
    let mut store = rig.store();
    let issued = issue(&mut store, "support").unwrap();
    let said = json!({"ticket": issued.ticket.code, "comment": "شكرًا\u{202E}"});
    let at_exit = Foreign {
        personal: Some(said.to_string()),
        ..rating(1, "bad")
    };
    receives(&mut store, &[at_exit]);
    let on_phone = Rating {
        subject: None,
        given: Given {
            score: Score::VeryGood,
            reasons: Vec::new(),
            marked: None,
        },
        said: Said {
            ticket: Some(issued.long_code),
            ..Said::default()
        },
    };
    store.rate(&on_phone, &morning(), "branch").unwrap();
    assert_eq!(counted(&rig), 1);
    let file = std::fs::read(rig.journal()).unwrap();
    assert!(
        !String::from_utf8_lossy(&file).contains("شكرًا"),
        "words are sealed"
    );
}

#[test]
fn p15_a_suggestion_left_at_the_exit_is_followed_here() {
    let rig = Rig::new();
    let mut store = rig.store();
    let said = json!({"suggestion": "ساعات مسائية"});
    let left = Foreign {
        kind: "suggestion.left".to_owned(),
        data: json!({}),
        personal: Some(said.to_string()),
        ..rating(1, "good")
    };
    assert_eq!(
        receives(&mut store, std::slice::from_ref(&left)),
        [Delivered::Accepted]
    );
    let id: Uuid = left.subject.parse().unwrap();
    store
        .follow(
            id,
            (FollowUp::Declined, Some("لا نستطيع")),
            &morning(),
            "staff:mona",
        )
        .unwrap();
    let keys = Keys::open(rig.folder.path()).unwrap();
    let all = rig.reader().suggestions(&keys, None).unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].words.as_deref(), Some("ساعات مسائية"));
    assert_eq!(
        (all[0].state, all[0].answer.as_deref()),
        (FollowUp::Declined, Some("لا نستطيع"))
    );
    drop(store);
    rig.assert_sound();
}
