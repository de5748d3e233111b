//! Ratings and suggestions in the journal: what they tell, what they keep to themselves, and what results count.

#![allow(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod rig;

use domain::rating::{FollowUp, Given, Mark, Reason, Said, Score};
use domain::results::{Period, Release, Rule, Views, count, release, views};
use rig::*;
use std::collections::BTreeMap;
use store::{Asked, IssueRequest, Keys, Rating, Store, StoreError, TicketAct, Whose};
use uuid::Uuid;

const RULE: Rule = Rule {
    ratings: 5,
    employees: 2,
};

fn keys(rig: &Rig) -> Keys {
    Keys::open(rig.folder.path()).unwrap()
}

fn given(score: Score) -> Rating {
    Rating {
        subject: None,
        given: Given {
            score,
            reasons: Vec::new(),
            marked: None,
        },
        said: Said::default(),
    }
}

/// A rating of the ticket, by the long code or the short one.
fn linked(score: Score, code: &str) -> Rating {
    let mut rating = given(score);
    rating.said.ticket = Some(code.to_owned());
    rating
}

fn rates(store: &mut Store, rating: &Rating) -> Uuid {
    store.rate(rating, &later(1_000), "branch").unwrap()
}

/// A ticket served whole by a member of staff; its long code.
fn visit(store: &mut Store, service: &str, user: &str, internal: bool) -> String {
    let wanted = IssueRequest {
        visitor: internal.then_some(domain::ticket::VisitorKind::Internal),
        ..request(service, &Uuid::new_v4().to_string())
    };
    let store::Answer::New(issued) = store.issue(&wanted, &morning()).unwrap() else {
        unreachable!("the key is fresh")
    };
    let asked = Asked {
        by: format!("staff:{user}"),
        ..asked(60)
    };
    let caller = store::Caller {
        services: vec![service.to_owned()],
        ..caller("c1")
    };
    let called = store.call_next(&caller, &asked).unwrap().into_answer();
    assert_eq!(called.unwrap().ticket, issued.ticket.id);
    store
        .act(issued.ticket.id, &TicketAct::Start, &asked)
        .unwrap();
    store.act(issued.ticket.id, &FINISH, &asked).unwrap();
    issued.long_code
}

#[test]
fn p10_whoever_took_a_start_back_has_served_nobody() {
    let rig = Rig::new();
    let mut store = rig.store();
    let ticket = comes(&mut store, "support", false, 1);
    calls(&mut store, "c1", 60).unwrap();
    let huda = Asked {
        by: "staff:huda".to_owned(),
        ..asked(61)
    };
    store.act(ticket, &TicketAct::Start, &huda).unwrap();
    let month = november(false).month;
    assert_eq!(rig.reader().served(month).unwrap().len(), 1);
    store.undo("c1", 10_000, &asked(62)).unwrap();
    assert!(rig.reader().served(month).unwrap().is_empty());
    rig.assert_sound();
}

fn november(internal: bool) -> Whose {
    Whose {
        month: "2026-11".parse().unwrap(),
        internal,
        leave_out_play: true,
    }
}

/// What a manager who looks sees, after an edition where one is due.
fn looks_at(rig: &Rig, store: &mut Store, whose: Whose) -> Views {
    let departments = BTreeMap::new();
    let reader = rig.reader();
    let served = reader.served(whose.month).unwrap();
    let mut tally = reader.tally(whose).unwrap();
    let due: Option<Release> = release(
        &Period {
            cells: &tally.cells,
            served: &served,
            departments: &departments,
        },
        &tally.plan,
        RULE,
    );
    if let Some(due) = due {
        assert!(store.publish(&tally.edition(due)).unwrap());
        tally = reader.tally(whose).unwrap();
    }
    let period = Period {
        cells: &tally.cells,
        served: &served,
        departments: &departments,
    };
    views(&period, &tally.plan)
}

fn shown(rig: &Rig, store: &mut Store) -> [u32; 4] {
    let views = looks_at(rig, store, november(false));
    views.all.map(|all| all.faces).unwrap_or_default()
}

/// Two employees have served support; their tickets' codes.
fn served_by_two(store: &mut Store) -> Vec<String> {
    let users = ["amal", "badr", "amal", "badr", "amal", "badr", "amal"];
    users
        .map(|user| visit(store, "support", user, false))
        .into()
}

#[test]
fn p10_a_rating_tells_its_hour_and_nothing_by_which_a_visitor_could_be_found() {
    let rig = Rig::new();
    let mut store = rig.store();
    let mut rating = linked(Score::Bad, "4K7-QF2-M9D");
    rating.given.reasons = vec![Reason::Place, Reason::Waiting, Reason::Place];
    rating.given.marked = Some(Mark::Quick);
    rating.said.comment = Some("انتظرت طويلًا\u{202E}".to_owned());
    let subject = rates(&mut store, &rating);
    let fact = rig.facts().pop().unwrap();
    assert_eq!(
        (fact.kind.as_str(), fact.subject),
        ("rating.given", subject.to_string())
    );
    assert_eq!(fact.at.to_rfc3339(), "2026-11-22T06:00:00+00:00");
    assert_eq!(
        (fact.boot, fact.mono_ms, fact.by.as_str()),
        (None, None, "branch")
    );
    assert_eq!(fact.business_day, Some(day()));
    assert_eq!(
        (fact.id.get_version_num(), subject.get_version_num()),
        (4, 4)
    );
    assert_eq!(
        fact.data,
        serde_json::json!({"score": "bad", "reasons": ["waiting", "place"], "marked": "quick"})
    );
    let said = rig
        .reader()
        .personal(&keys(&rig), &subject.to_string(), "rating.given");
    let said: Said = serde_json::from_str(&said.unwrap().unwrap()).unwrap();
    assert_eq!(said.comment.as_deref(), Some("انتظرت طويلًا"));
    assert_eq!(said.ticket.as_deref(), Some("4K7-QF2-M9D"));
    let file = std::fs::read(rig.journal()).unwrap();
    assert!(!String::from_utf8_lossy(&file).contains("4K7-QF2"));
    assert!(
        rig.reader()
            .audit(None, 100)
            .unwrap()
            .iter()
            .all(|entry| entry.kind != "rating.given")
    );
    drop(store);
    rig.assert_sound();
}

#[test]
fn without_an_open_day_nothing_is_rated() {
    let rig = Rig::new();
    let (mut store, _) = rig.open();
    let refused = store.rate(&given(Score::Good), &morning(), "exit-1");
    assert!(matches!(refused, Err(StoreError::NoDay)));
}

#[test]
fn a_rating_survives_a_restart_and_an_erasure() {
    let rig = Rig::new();
    let mut store = rig.store();
    let codes = served_by_two(&mut store);
    for code in &codes[..5] {
        rates(&mut store, &linked(Score::VeryGood, code));
    }
    drop(store);
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    raw.execute_batch("UPDATE facts SET personal = NULL, salt = NULL WHERE kind = 'rating.given'")
        .unwrap();
    let mut store = rig.store();
    assert_eq!(shown(&rig, &mut store), [0, 0, 0, 5]);
    drop(store);
    rig.assert_sound();
}

#[test]
fn p10_four_ratings_are_withheld_and_the_fifth_shows_all_five() {
    let rig = Rig::new();
    let mut store = rig.store();
    let codes = served_by_two(&mut store);
    for code in &codes[..4] {
        rates(&mut store, &linked(Score::Good, code));
        assert_eq!(shown(&rig, &mut store), [0; 4]);
    }
    rates(&mut store, &given(Score::Bad));
    assert_eq!(shown(&rig, &mut store), [0, 1, 4, 0]);
}

#[test]
fn the_last_rating_of_a_ticket_counts_by_whatever_code_and_both_facts_remain() {
    let rig = Rig::new();
    let mut store = rig.store();
    let codes = served_by_two(&mut store);
    let short = |store: &Store, code: &str| {
        let content = domain::code::read(&store.keys().ticket, code).unwrap();
        store.ticket(content.ticket).unwrap().code
    };
    for code in &codes[..5] {
        rates(&mut store, &linked(Score::VeryBad, code));
    }
    let typed = short(&store, &codes[0]).to_lowercase();
    rates(&mut store, &linked(Score::VeryGood, &typed));
    assert_eq!(shown(&rig, &mut store), [4, 0, 0, 1]);
    let ratings = rig
        .facts()
        .into_iter()
        .filter(|fact| fact.kind == "rating.given");
    assert_eq!(ratings.count(), 6);
}

#[test]
fn a_visitor_who_goes_on_is_counted_once_and_may_take_the_link_back() {
    let rig = Rig::new();
    let mut store = rig.store();
    let codes = served_by_two(&mut store);
    for _ in 0..4 {
        rates(&mut store, &given(Score::Good));
    }
    let subject = rates(&mut store, &given(Score::Bad));
    let on = |rating: Rating| Rating {
        subject: Some(subject),
        ..rating
    };
    rates(&mut store, &on(linked(Score::Bad, &codes[0])));
    rates(&mut store, &on(given(Score::VeryBad)));
    assert_eq!(shown(&rig, &mut store), [1, 0, 4, 0]);
    // The link was taken back: the ticket's next rating is another visitor's.
    rates(&mut store, &linked(Score::VeryGood, &codes[0]));
    let tally = rig.reader().tally(november(false)).unwrap();
    assert_eq!(
        tally
            .cells
            .iter()
            .map(|cell| count(&cell.faces))
            .sum::<u32>(),
        6
    );
}

#[test]
fn p10_what_was_released_stands_until_what_replaces_it_is_released_in_its_place() {
    let rig = Rig::new();
    let mut store = rig.store();
    let codes = served_by_two(&mut store);
    let subject = rates(&mut store, &given(Score::VeryBad));
    for _ in 0..4 {
        rates(&mut store, &given(Score::Good));
    }
    assert_eq!(shown(&rig, &mut store), [1, 0, 4, 0]);
    let again = Rating {
        subject: Some(subject),
        ..linked(Score::VeryGood, &codes[0])
    };
    rates(&mut store, &again);
    rates(&mut store, &again);
    assert_eq!(
        shown(&rig, &mut store),
        [1, 0, 4, 0],
        "one new rating moves nothing"
    );
    for _ in 0..4 {
        rates(&mut store, &given(Score::Good));
    }
    let views = looks_at(&rig, &mut store, november(false));
    assert_eq!(views.all.unwrap().faces, [0, 0, 8, 1]);
    assert!(
        views.services.iter().all(|group| group.of.contains(&None)),
        "it keeps its service"
    );
    drop(store);
    rig.assert_sound();
}

#[test]
fn ratings_that_look_like_play_are_kept_and_left_out_where_the_settings_say_so() {
    let rig = Rig::new();
    let mut store = rig.store();
    served_by_two(&mut store);
    for marked in [None, Some(Mark::Burst)] {
        for _ in 0..5 {
            let mut rating = given(Score::Good);
            rating.given.marked = marked;
            rates(&mut store, &rating);
        }
    }
    assert_eq!(shown(&rig, &mut store), [0, 0, 5, 0]);
    let with_play = Whose {
        leave_out_play: false,
        ..november(false)
    };
    let views = looks_at(&rig, &mut store, with_play);
    assert_eq!(views.all.unwrap().faces, [0, 0, 10, 0]);
    assert_eq!(
        shown(&rig, &mut store),
        [0, 0, 10, 0],
        "what was shown is not taken back"
    );
}

#[test]
fn p11_internal_visitors_are_counted_apart() {
    let rig = Rig::new();
    let mut store = rig.store();
    served_by_two(&mut store);
    for user in ["amal", "badr", "amal", "badr", "amal"] {
        let code = visit(&mut store, "support", user, true);
        rates(&mut store, &linked(Score::Bad, &code));
        rates(&mut store, &given(Score::Good));
    }
    assert_eq!(shown(&rig, &mut store), [0, 0, 5, 0]);
    let internal = looks_at(&rig, &mut store, november(true));
    assert_eq!(internal.all.unwrap().faces, [0, 5, 0, 0]);
    let reader = rig.reader();
    let month = november(false).month;
    let finished =
        |internal| reader.finished(month, internal).unwrap()[&("support".to_owned(), day())];
    assert_eq!((finished(false), finished(true)), (7, 5));
    assert_eq!(reader.rated_months().unwrap(), [month]);
}

#[test]
fn an_edition_is_refused_when_a_rating_was_replaced_while_it_was_reckoned() {
    let rig = Rig::new();
    let mut store = rig.store();
    let codes = served_by_two(&mut store);
    for code in &codes[..5] {
        rates(&mut store, &linked(Score::Good, code));
    }
    let reader = rig.reader();
    let tally = reader.tally(november(false)).unwrap();
    let served = reader.served(november(false).month).unwrap();
    let period = Period {
        cells: &tally.cells,
        served: &served,
        departments: &BTreeMap::new(),
    };
    let edition = tally.edition(release(&period, &tally.plan, RULE).unwrap());
    rates(&mut store, &linked(Score::Bad, &codes[0]));
    assert!(!store.publish(&edition).unwrap());
    assert_eq!(shown(&rig, &mut store), [0, 1, 4, 0]);
    assert!(!store.publish(&edition).unwrap(), "an edition comes once");
    drop(store);
    rig.assert_sound();
}

#[test]
fn p10_comments_are_read_only_once_their_ratings_are_released() {
    let rig = Rig::new();
    let mut store = rig.store();
    let codes = served_by_two(&mut store);
    let month = november(false).month;
    for (place, code) in codes[..5].iter().enumerate() {
        assert!(
            rig.reader()
                .comments(&keys(&rig), month)
                .unwrap()
                .is_empty()
        );
        let mut rating = linked(Score::Bad, code);
        rating.said.comment = (place < 2).then(|| format!("comment {place}"));
        rates(&mut store, &rating);
    }
    shown(&rig, &mut store);
    let mut words: Vec<String> = rig
        .reader()
        .comments(&keys(&rig), month)
        .unwrap()
        .into_iter()
        .map(|comment| comment.words)
        .collect();
    words.sort();
    assert_eq!(words, ["comment 0", "comment 1"]);
}

#[test]
fn p15_a_suggestion_is_followed_and_its_answer_is_known_to_the_visit_it_is_linked_with() {
    let rig = Rig::new();
    let mut store = rig.store();
    let code = visit(&mut store, "support", "amal", false);
    let ticket = domain::code::read(&store.keys().ticket, &code)
        .unwrap()
        .ticket;
    let said = Said {
        suggestion: Some("مقاعد أكثر".to_owned()),
        ticket: Some(code),
        ..Said::default()
    };
    let id = store.suggest(None, &said, &morning(), "exit-1").unwrap();
    let found = |state| rig.reader().suggestions(&keys(&rig), state).unwrap();
    assert_eq!(
        found(Some(FollowUp::New))[0].words.as_deref(),
        Some("مقاعد أكثر")
    );
    let answered = (FollowUp::InHand, Some("سنضيف مقاعد"));
    store
        .follow(id, answered, &morning(), "staff:mona")
        .unwrap();
    store
        .follow(id, (FollowUp::Adopted, None), &morning(), "staff:mona")
        .unwrap();
    let of = rig.reader().suggestions_of(&keys(&rig), ticket).unwrap();
    assert_eq!(
        (of[0].state, of[0].answer.as_deref()),
        (FollowUp::Adopted, Some("سنضيف مقاعد"))
    );
    assert!(of[0].linked && found(Some(FollowUp::New)).is_empty());
    let nobody = store.follow(Uuid::new_v4(), answered, &morning(), "staff:mona");
    assert!(matches!(nobody, Err(StoreError::Unknown { .. })));
    assert!(
        !serde_json::to_string(&rig.facts())
            .unwrap()
            .contains("مقاعد")
    );
    drop(store);
    rig.assert_sound();
}

#[test]
fn who_served_is_known_by_service_and_a_device_is_nobody() {
    let rig = Rig::new();
    let mut store = rig.store();
    visit(&mut store, "support", "amal", false);
    let ticket = comes(&mut store, "enquiries", false, 0);
    assert_eq!(serves(&mut store, "c2", 5), Some(ticket));
    let served = rig.reader().served(november(false).month).unwrap();
    let users: Vec<_> = served
        .into_iter()
        .map(|((service, _), users)| (service, users))
        .collect();
    assert_eq!(users, [("support".to_owned(), ["amal".to_owned()].into())]);
    drop(store);
    rig.assert_sound();
}

#[test]
fn a_hundred_thousand_ratings_are_read_in_little_time() {
    let rig = Rig::new();
    let mut store = rig.store();
    served_by_two(&mut store);
    drop(store);
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    raw.execute_batch(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        INSERT INTO opinions (fact, subject, business_day, service, internal, score, reasons, marked, commented, edition)
        SELECT randomblob(16), i, printf('2026-11-%02d', 1 + i % 28), 'service-' || (i / 28 % 8), 0, i % 4,
            (i / 4 % 3) * 5, i % 50 = 0, 0, i / 10000 FROM n",
    )
    .unwrap();
    let reader = rig.reader();
    let began = std::time::Instant::now();
    let tally = reader.tally(november(false)).unwrap();
    let took = began.elapsed();
    assert!(tally.cells.len() > 600);
    // A bound for a loaded machine; some 30 ms on an idle one.
    assert!(took.as_millis() < 1_500, "{took:?}");
}
