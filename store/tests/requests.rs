//! Visits and requests in the journal: what is done with them, what stays sealed, and what of them is erased.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a story that cannot go on has failed"
)]

mod rig;

use domain::fact::{Fact, link};
use domain::request::{
    About, AnswerTimes, Decision, Field, Form, Kind, Label, Reference, Refused, Request, Signing,
    State, Typed, Values,
};
use domain::ticket::Channel;
use domain::visit::{Act, Begun, Ticks};
use rig::*;
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Asked, Ended, Forget, Keys, NewRequest, Once, RequestAct, RequestsOf, Store, StoreError,
    TicketAct, Verdict, VisitRules,
};
use uuid::Uuid;

const NAME: &str = "سارة العتيبي";
const ID: &str = "1012345672";
const TIMES: AnswerTimes = AnswerTimes {
    earliest_days: 14,
    latest_days: None,
};

fn form() -> Form {
    let field = |id: &str, kind, personal| Field {
        id: id.to_owned(),
        label: Label {
            ar: id.to_owned(),
            en: id.to_owned(),
        },
        kind,
        required: true,
        personal,
    };
    Form {
        id: "support".to_owned(),
        name: Label {
            ar: "طلب".to_owned(),
            en: "Request".to_owned(),
        },
        fields: vec![
            field("name", Kind::Text { longest: 80 }, true),
            field("id", Kind::NationalId, true),
            field("household", Kind::Number { least: 1, most: 40 }, false),
        ],
    }
}

fn values() -> Values {
    let typed = [("name", NAME), ("id", ID), ("household", "5")];
    let typed = typed.map(|(id, text)| (id.to_owned(), Typed::latin(text)));
    form().read(&typed.into()).values
}

fn rules() -> VisitRules {
    let papers = vec!["identity".to_owned(), "lease".to_owned()];
    VisitRules {
        papers: BTreeMap::from([("support".to_owned(), papers)]),
        outcomes: vec!["served".to_owned()],
        social_research: Some("enquiries".to_owned()),
    }
}

fn amal(seconds: u64) -> Asked {
    Asked {
        by: "staff:amal".to_owned(),
        ..asked(seconds)
    }
}

/// A visit of someone who phoned.
fn phoned(store: &mut Store) -> Uuid {
    let begun = Begun {
        ticket: None,
        visitor: None,
        channel: Channel::Telephone,
        service: "support".to_owned(),
    };
    new(store.begin_visit(&begun, &amal(5)).unwrap())
}

fn new_request(visit: Option<Uuid>) -> NewRequest {
    NewRequest {
        service: "support".to_owned(),
        channel: Channel::Interview,
        visit,
        form: form(),
        values: values(),
    }
}

fn begun(store: &mut Store, visit: Option<Uuid>) -> Uuid {
    new(store.begin_request(&new_request(visit), &amal(10)).unwrap())
}

/// Does it upon the version the request has.
fn act(rig: &Rig, store: &mut Store, id: Uuid, what: RequestAct) -> Result<(), StoreError> {
    let upon = rig.reader().request(id).unwrap().version;
    store.act_on_request((id, upon), &what, &amal(20)).map(drop)
}

fn checks(store: &mut Store, visit: Uuid, paper: &str) {
    let check = Act::Check {
        paper: paper.to_owned(),
        ticks: Ticks::ALL,
    };
    store
        .act_on_visit(visit, &check, &rules(), &amal(15))
        .unwrap();
}

fn sign() -> RequestAct {
    RequestAct::Sign {
        form: form(),
        signing: Signing::Finger {
            strokes: "M3 4 L5 6".to_owned(),
        },
    }
}

fn attest() -> RequestAct {
    RequestAct::Attest {
        form: form(),
        required: vec!["identity".to_owned()],
    }
}

fn answer(decision: Decision) -> RequestAct {
    RequestAct::Answer {
        decision,
        words: Some("يُصرف خلال أسبوع".to_owned()),
    }
}

fn tell(about: About) -> RequestAct {
    RequestAct::Tell {
        about,
        channel: Channel::Telephone,
        words: None,
    }
}

fn attested(rig: &Rig, store: &mut Store) -> Uuid {
    let visit = phoned(store);
    checks(store, visit, "identity");
    let id = begun(store, Some(visit));
    for what in [sign(), attest()] {
        act(rig, store, id, what).unwrap();
    }
    id
}

fn submitted(rig: &Rig, store: &mut Store) -> Uuid {
    let id = attested(rig, store);
    act(rig, store, id, RequestAct::Submit { times: TIMES }).unwrap();
    id
}

fn keys(rig: &Rig) -> Keys {
    Keys::open(rig.folder.path()).unwrap()
}

fn refused(error: StoreError) -> Refused {
    match error {
        StoreError::Request(refused) => *refused,
        other => panic!("{other:?}"),
    }
}

/// Whether any file of the folder holds these bytes.
fn in_the_clear(rig: &Rig, words: &str) -> bool {
    let files = std::fs::read_dir(rig.folder.path()).unwrap();
    let files = files.filter_map(|file| std::fs::read(file.unwrap().path()).ok());
    let mut found = files.map(|bytes| {
        bytes
            .windows(words.len())
            .any(|part| part == words.as_bytes())
    });
    found.any(|found| found)
}

#[test]
fn h4_h5_h7_a_request_goes_its_way_and_replay_gives_the_same() {
    let rig = Rig::new();
    let mut store = rig.store();
    let id = submitted(&rig, &mut store);
    let request = rig.reader().request(id).unwrap();
    let dates = request.submitted.unwrap();
    assert_eq!(dates.earliest.to_string(), "2026-12-06");
    assert_eq!(dates.latest, None);
    assert_eq!(request.attested[0].mark.by, "staff:amal");
    act(&rig, &mut store, id, answer(Decision::Accepted)).unwrap();
    let looked = rig
        .reader()
        .look_into(&keys(&rig), &rig.reader().request(id).unwrap());
    assert_eq!(looked.unwrap().words.as_deref(), Some("يُصرف خلال أسبوع"));
    act(&rig, &mut store, id, RequestAct::Serve).unwrap();
    assert_eq!(rig.reader().request(id).unwrap().state, State::Served);
    rig.assert_sound();
}

#[test]
fn h4_without_the_papers_of_the_checklist_nothing_is_attested() {
    let rig = Rig::new();
    let mut store = rig.store();
    let visit = phoned(&mut store);
    let id = begun(&mut store, Some(visit));
    act(&rig, &mut store, id, sign()).unwrap();
    let lacking = refused(act(&rig, &mut store, id, attest()).unwrap_err());
    assert!(matches!(lacking, Refused::Papers { papers } if papers == ["identity"]));
    checks(&mut store, visit, "identity");
    act(&rig, &mut store, id, attest()).unwrap();
    let changed = RequestAct::Change {
        form: form(),
        values: values(),
    };
    let late = refused(act(&rig, &mut store, id, changed).unwrap_err());
    assert!(matches!(
        late,
        Refused::NotNow {
            state: State::Attested,
            ..
        }
    ));
}

#[test]
fn h6_a_request_waits_for_papers_and_is_resumed_on_a_later_visit_by_its_reference() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = phoned(&mut store);
    let id = begun(&mut store, Some(first));
    let wait = RequestAct::Wait {
        missing: vec!["lease".to_owned()],
        others: vec!["صك المنزل".to_owned()],
        papers: vec!["identity".to_owned(), "lease".to_owned()],
    };
    act(&rig, &mut store, id, wait).unwrap();
    let waiting = rig.reader().request(id).unwrap();
    let looked = rig.reader().look_into(&keys(&rig), &waiting).unwrap();
    assert_eq!(
        (waiting.others, looked.papers.as_slice()),
        (1, &["صك المنزل".to_owned()][..])
    );
    let typed = waiting.reference.to_string().replace('-', " ");
    let found = rig.reader().request_of(Reference::typed(&typed).unwrap());
    assert_eq!(found.unwrap().id, id);
    let later = phoned(&mut store);
    let resume = RequestAct::Resume {
        visit: Some(later),
        channel: Channel::Interview,
    };
    act(&rig, &mut store, id, resume).unwrap();
    let resumed = rig.reader().request(id).unwrap();
    assert_eq!(
        (resumed.state, resumed.visits),
        (State::Draft, vec![first, later])
    );
    let wait = RequestAct::Wait {
        missing: Vec::new(),
        others: vec!["صك المنزل".to_owned()],
        papers: Vec::new(),
    };
    act(&rig, &mut store, id, wait).unwrap();
    let resume = |visit| RequestAct::Resume {
        visit,
        channel: Channel::Letter,
    };
    let none = act(&rig, &mut store, id, resume(Some(id))).unwrap_err();
    assert!(matches!(none, StoreError::Unknown { what: "visit", .. }));
    act(&rig, &mut store, id, resume(None)).unwrap();
    let third = rig.reader().request(id).unwrap().visits[2];
    assert_eq!(
        rig.reader().visit(third).unwrap().begun.channel,
        Channel::Letter
    );
    rig.assert_sound();
}

#[test]
fn of_two_employees_on_one_draft_the_later_is_told_and_overwrites_nothing() {
    let rig = Rig::new();
    let mut store = rig.store();
    let id = begun(&mut store, None);
    act(&rig, &mut store, id, sign()).unwrap();
    let stale = store.act_on_request((id, 1), &RequestAct::Withdraw { why: None }, &amal(30));
    let Refused::Stale { version, by, .. } = refused(stale.unwrap_err()) else {
        panic!("it was not told as stale")
    };
    assert_eq!((version, by.as_str()), (2, "staff:amal"));
    assert_eq!(rig.reader().request(id).unwrap().state, State::Signed);
}

#[test]
fn a_repeated_request_is_one_request() {
    let rig = Rig::new();
    let mut store = rig.store();
    let first = store
        .begin_request(&new_request(None), &keyed(1, "k", 1))
        .unwrap();
    let again = store
        .begin_request(&new_request(None), &keyed(2, "k", 1))
        .unwrap();
    assert_eq!(repeated(again), new(first));
    let other = store.begin_request(&new_request(None), &keyed(3, "k", 2));
    assert!(matches!(other, Err(StoreError::KeyReused)));
    assert_eq!(
        rig.reader().requests(&RequestsOf::default()).unwrap().len(),
        1
    );
}

#[test]
fn what_is_personal_is_sealed_and_opens_with_the_key_alone() {
    let rig = Rig::new();
    let mut store = rig.store();
    let id = submitted(&rig, &mut store);
    for words in [NAME, ID, "M3 4 L5 6"] {
        assert!(!in_the_clear(&rig, words), "{words}");
    }
    let request = rig.reader().request(id).unwrap();
    assert!(!format!("{request:?}").contains(ID));
    let looked = rig.reader().look_into(&keys(&rig), &request).unwrap();
    let mut all = request.values;
    all.extend(looked.values);
    assert_eq!(all, values());
    store.see_request(id, &later(60), "staff:mona").unwrap();
    let seen = rig.facts().pop().unwrap();
    assert_eq!(
        (seen.kind.as_str(), seen.by.as_str()),
        ("request.seen", "staff:mona")
    );
    assert_eq!(
        (seen.subject, seen.data),
        (id.to_string(), serde_json::json!({}))
    );
    rig.assert_sound();
}

#[test]
fn p3_what_calls_for_reaching_out_is_listed_until_the_applicant_was_told() {
    let rig = Rig::new();
    let mut store = rig.store();
    let answered = submitted(&rig, &mut store);
    act(&rig, &mut store, answered, answer(Decision::Refused)).unwrap();
    let silent = begun(&mut store, None);
    let reach = |days: u64| {
        let today = day() + chrono::Days::new(days);
        let due = rig.reader().to_reach(today, |_| 30).unwrap();
        let one =
            |(request, reach): (Request, Vec<domain::request::Reach>)| (request.id, reach[0].about);
        due.into_iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(reach(0), [(answered, About::Answer)]);
    assert_eq!(
        reach(30),
        [(answered, About::Answer), (silent, About::Silence)]
    );
    act(&rig, &mut store, answered, tell(About::Answer)).unwrap();
    assert_eq!(reach(30), [(silent, About::Silence)]);
    rig.assert_sound();
}

#[test]
fn p13_a_contact_of_any_channel_is_a_visit_without_a_ticket() {
    let rig = Rig::new();
    let mut store = rig.store();
    for channel in Channel::ALL {
        let begun = Begun {
            ticket: None,
            visitor: None,
            channel,
            service: "support".to_owned(),
        };
        let id = new(store.begin_visit(&begun, &amal(5)).unwrap());
        assert_eq!(rig.reader().visit(id).unwrap().begun.channel, channel);
    }
    rig.assert_sound();
}

/// A called ticket and its visit.
fn called(store: &mut Store) -> (Uuid, Uuid) {
    let ticket = comes(store, "support", false, 1);
    calls(store, "c1", 5).unwrap();
    (ticket, new(store.begin_visit_of(ticket, &amal(6)).unwrap()))
}

#[test]
fn h2_a_visit_begins_at_a_called_ticket_once_and_keeps_what_was_ticked() {
    let rig = Rig::new();
    let mut store = rig.store();
    let waiting = comes(&mut store, "support", false, 1);
    let early = store.begin_visit_of(waiting, &amal(2)).unwrap_err();
    assert!(matches!(early, StoreError::TicketState { .. }));
    calls(&mut store, "c1", 5).unwrap();
    let visit = new(store.begin_visit_of(waiting, &amal(6)).unwrap());
    assert_eq!(new(store.begin_visit_of(waiting, &amal(7)).unwrap()), visit);
    checks(&mut store, visit, "lease");
    let kept = rig.reader().visit_of(waiting).unwrap().unwrap();
    assert!(kept.checks["lease"].is_whole());
    assert_eq!(
        kept.checks["lease"].given.as_ref().unwrap().by,
        "staff:amal"
    );
    rig.assert_sound();
}

#[test]
fn h3_a_referral_moves_the_ticket_with_its_place_and_can_be_taken_back() {
    let rig = Rig::new();
    let mut store = rig.store();
    let (ticket, visit) = called(&mut store);
    checks(&mut store, visit, "identity");
    let arrived = store.ticket(ticket).unwrap().order;
    store
        .act_on_visit(visit, &Act::Refer, &rules(), &amal(8))
        .unwrap();
    let moved = store.ticket(ticket).unwrap();
    assert_eq!(
        (moved.service.as_str(), moved.order),
        ("enquiries", arrived)
    );
    assert_eq!(rig.reader().visit(visit).unwrap().service, "enquiries");
    rig.assert_sound();
    store.undo("c1", 10_000, &asked(9)).unwrap();
    let back = rig.reader().visit(visit).unwrap();
    assert_eq!((back.service.as_str(), back.referred.len()), ("support", 0));
    assert!(back.checks["identity"].is_whole());
    rig.assert_sound();
}

#[test]
fn h7_a_visit_and_its_ticket_end_together_whichever_is_ended() {
    let rig = Rig::new();
    let mut store = rig.store();
    let end = Act::End {
        outcome: "served".to_owned(),
    };
    let (ticket, visit) = called(&mut store);
    store.act_on_visit(visit, &end, &rules(), &amal(8)).unwrap();
    assert_eq!(state(&store, ticket), "finished");
    store.undo("c1", 10_000, &asked(9)).unwrap();
    assert!(rig.reader().visit(visit).unwrap().ended.is_none());
    let finish = TicketAct::Finish(Ended {
        outcome: Some("served".to_owned()),
        missing: Vec::new(),
    });
    store.act(ticket, &finish, &amal(10)).unwrap();
    let ended = rig.reader().visit(visit).unwrap().ended.unwrap();
    assert_eq!(ended.outcome, "served");
    let twice = store
        .act_on_visit(visit, &end, &rules(), &amal(11))
        .unwrap_err();
    assert!(matches!(twice, StoreError::Visit(_)));
    rig.assert_sound();
}

/// Writes the last fact anew with other data, its link and the state table as well.
fn forge(rig: &Rig, from: &str, to: &str) {
    let facts = rig.facts();
    let mut last: Fact = facts.last().unwrap().clone();
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    let read = "SELECT hash, commitment FROM facts WHERE seq = ?";
    let of = |seq: u64| -> ([u8; 32], Option<[u8; 32]>) {
        let row = raw.query_row(read, [seq as i64], |row| Ok((row.get(0)?, row.get(1)?)));
        row.unwrap()
    };
    let text = last.data.to_string();
    assert!(text.contains(from));
    last.data = serde_json::from_str(&text.replace(from, to)).unwrap();
    let hash = link(&of(last.seq - 1).0, &last, of(last.seq).1.as_ref());
    let sql = "UPDATE facts SET data = ?, hash = ? WHERE seq = ?";
    raw.execute(
        sql,
        rusqlite::params![last.data.to_string(), hash, last.seq as i64],
    )
    .unwrap();
    let sql = "UPDATE requests SET content = replace(content, ?, ?)";
    raw.execute(sql, [from, to]).unwrap();
}

#[test]
fn h4_an_attested_record_that_was_altered_is_found_even_where_the_chain_was_made_anew() {
    let rig = Rig::new();
    let mut store = rig.store();
    attested(&rig, &mut store);
    drop(store);
    rig.assert_sound();
    forge(&rig, r#""household":5"#, r#""household":9"#);
    let told = rig.verdict();
    assert!(
        matches!(&told, Verdict::Broken(why) if why.contains("attested")),
        "{told:?}"
    );
}

#[test]
fn a_request_that_was_altered_in_its_table_is_found() {
    let rig = Rig::new();
    let mut store = rig.store();
    attested(&rig, &mut store);
    drop(store);
    let raw = rusqlite::Connection::open(rig.journal()).unwrap();
    let sql = "UPDATE requests SET content = replace(content, 'attested', 'submitted')";
    raw.execute(sql, []).unwrap();
    assert!(matches!(rig.verdict(), Verdict::Broken(why) if why.contains("table requests")));
}

fn forget_all(store: &Store, before: &str) -> Forget {
    let before = before.parse().unwrap();
    Forget {
        away_before: before,
        all_before: before,
        through: BTreeMap::from([(store.place().0, store.place().1)]),
        kept_back: BTreeSet::new(),
    }
}

#[test]
fn retention_empties_a_request_that_was_closed_long_ago_and_none_that_is_open() {
    let rig = Rig::new();
    let mut store = rig.store();
    let (open, closed) = (submitted(&rig, &mut store), submitted(&rig, &mut store));
    act(&rig, &mut store, closed, RequestAct::Withdraw { why: None }).unwrap();
    let early = forget_all(&store, "2026-11-22T06:00:15Z");
    assert_eq!(
        store.forget(&early).unwrap().emptied,
        0,
        "it was closed after that"
    );
    let late = forget_all(&store, "2027-11-22T00:00:00Z");
    assert!(store.forget(&late).unwrap().emptied > 0);
    let looked = |id| {
        let reader = rig.reader();
        reader
            .look_into(&keys(&rig), &reader.request(id).unwrap())
            .unwrap()
    };
    assert!(looked(closed).erased && looked(closed).values.is_empty());
    assert!(!looked(open).erased && !looked(open).values.is_empty());
    rig.assert_sound();
}

#[test]
fn a_person_is_found_exported_and_erased_by_reference_and_the_chain_stays_whole() {
    let rig = Rig::new();
    let mut store = rig.store();
    let (ticket, visit) = called(&mut store);
    let id = begun(&mut store, Some(visit));
    let other = begun(&mut store, None);
    let reference = rig.reader().request(id).unwrap().reference;
    let exported = rig.reader().export(&keys(&rig), reference).unwrap();
    let kinds: BTreeSet<String> = exported.iter().map(|one| one.fact.kind.clone()).collect();
    assert!(kinds.contains("ticket.issued") && kinds.contains("visit.begun"));
    let personal: Vec<_> = exported
        .into_iter()
        .filter_map(|one| one.personal)
        .collect();
    assert_eq!(personal[0]["values"]["id"], ID);
    let erased = store.erase_person(reference, &amal(60)).unwrap();
    assert_eq!(new(erased), id);
    let fact = rig.facts().pop().unwrap();
    assert_eq!(fact.kind, "person.erased");
    assert_eq!(
        fact.data,
        serde_json::json!({ "subjects": [id, visit, ticket] })
    );
    let left = rig.reader().export(&keys(&rig), reference).unwrap();
    assert!(left.iter().all(|one| one.personal.is_none()));
    let reader = rig.reader();
    let kept = reader
        .look_into(&keys(&rig), &reader.request(other).unwrap())
        .unwrap();
    assert!(!kept.erased);
    let none = refused(act(&rig, &mut store, id, sign()).unwrap_err());
    assert!(
        matches!(none, Refused::Form(_)),
        "nobody signs what is erased: {none:?}"
    );
    let nobody = store.erase_person(Reference::drawn(1), &amal(61));
    assert!(matches!(nobody, Err(StoreError::UnknownReference(_))));
    rig.assert_sound();
    assert!(matches!(
        store.erase_person(reference, &amal(62)),
        Ok(Once::New(_))
    ));
}
