//! Visits as the desk knows them, and random ones.

use super::*;
use crate::ticket::{Channel, VisitorKind};
use proptest::prelude::*;

const RESEARCH: &str = "social-research";

fn mark(by: &str, minute: u32) -> Mark {
    Mark {
        by: by.to_owned(),
        at: format!("2026-11-23T07:{minute:02}:00Z").parse().unwrap(),
        day: "2026-11-23".parse().unwrap(),
    }
}

fn begun(visitor: Option<VisitorKind>, channel: Channel) -> VisitFact {
    VisitFact::Begun(Begun {
        ticket: Some(Uuid::from_u128(9)),
        visitor,
        channel,
        service: "support-request".to_owned(),
    })
}

fn visit() -> Visit {
    let fact = begun(Some(VisitorKind::Beneficiary), Channel::Interview);
    Visit::began(Uuid::from_u128(1), &fact, &mark("amal", 0)).unwrap()
}

fn known(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Does it as `by` at `minute`, as the store will: the fact first, then what it makes of the visit.
fn done(visit: &mut Visit, act: Act, (by, minute): (&str, u32)) -> Result<VisitFact, Refused> {
    let (papers, outcomes) = (known(&["id", "lease"]), known(&["served", "referred"]));
    let rules = Rules {
        papers: &papers,
        outcomes: &outcomes,
        social_research: Some(RESEARCH),
    };
    let fact = visit.act(act, &rules)?;
    visit.apply(&fact, &mark(by, minute));
    Ok(fact)
}

fn check(paper: &str, given: bool, matched: bool, valid: bool) -> Act {
    let ticks = Ticks {
        given,
        matched,
        valid,
    };
    Act::Check {
        paper: paper.to_owned(),
        ticks,
    }
}

fn end(outcome: &str) -> Act {
    Act::End {
        outcome: outcome.to_owned(),
    }
}

#[test]
fn h2_each_tick_keeps_who_made_it_and_the_day_it_was_valid() {
    let mut visit = visit();
    done(&mut visit, check("id", true, false, false), ("amal", 1)).unwrap();
    done(&mut visit, check("id", true, true, true), ("badr", 2)).unwrap();
    let checked = &visit.checks["id"];
    assert_eq!(checked.given, Some(mark("amal", 1)));
    assert_eq!(checked.matched, Some(mark("badr", 2)));
    assert_eq!(checked.valid.as_ref().unwrap().day, mark("badr", 2).day);
    assert!(checked.is_whole());
    done(&mut visit, check("id", true, true, false), ("amal", 3)).unwrap();
    assert!(!visit.checks["id"].is_whole());
    assert_eq!(visit.checks["id"].matched, Some(mark("badr", 2)));
}

#[test]
fn h2_what_was_not_given_is_neither_matched_nor_valid() {
    let mut visit = visit();
    for act in [
        check("id", false, true, false),
        check("id", false, false, true),
    ] {
        let paper = "id".to_owned();
        let refused = done(&mut visit, act, ("amal", 1));
        assert_eq!(refused, Err(Refused::NotGiven { paper }));
    }
    let paper = "passport".to_owned();
    let refused = done(&mut visit, check("passport", true, true, true), ("amal", 1));
    assert_eq!(refused, Err(Refused::UnknownPaper { paper }));
    assert!(visit.checks.is_empty());
}

#[test]
fn h3_a_referral_goes_to_social_research_once() {
    let mut visit = visit();
    done(&mut visit, Act::Refer, ("amal", 4)).unwrap();
    assert_eq!(visit.service, RESEARCH);
    let referral = Referral {
        from: "support-request".to_owned(),
        to: RESEARCH.to_owned(),
        mark: mark("amal", 4),
    };
    assert_eq!(visit.referred, [referral]);
    let again = done(&mut visit, Act::Refer, ("badr", 5));
    assert_eq!(again, Err(Refused::AlreadyThere));
    let nowhere = Rules {
        papers: &[],
        outcomes: &[],
        social_research: None,
    };
    let refused = super::stories::visit().act(Act::Refer, &nowhere);
    assert_eq!(refused, Err(Refused::NowhereToRefer));
}

#[test]
fn h7_a_visit_ends_once_with_an_outcome_of_the_branch() {
    let mut visit = visit();
    let outcome = "gone".to_owned();
    let unknown = done(&mut visit, end("gone"), ("amal", 6));
    assert_eq!(unknown, Err(Refused::UnknownOutcome { outcome }));
    done(&mut visit, end("served"), ("amal", 6)).unwrap();
    let ended = Ended {
        outcome: "served".to_owned(),
        mark: mark("amal", 6),
    };
    for act in [end("served"), Act::Refer, check("id", true, false, false)] {
        let refused = done(&mut visit, act, ("badr", 7));
        assert_eq!(refused, Err(Refused::Ended(ended.clone())));
    }
}

#[test]
fn p13_p11_a_visit_carries_its_channel_and_who_comes_an_internal_one_too() {
    let kinds = [
        None,
        Some(VisitorKind::Beneficiary),
        Some(VisitorKind::Supporter),
        Some(VisitorKind::Volunteer),
        Some(VisitorKind::Internal),
        Some(VisitorKind::Other),
    ];
    assert_eq!(Channel::ALL.len(), 8);
    for channel in Channel::ALL {
        for kind in kinds {
            let (name, data) = begun(kind, channel).to_parts().unwrap();
            assert_eq!(data["channel"], channel.code());
            let read = VisitFact::from_parts(&name, &data).unwrap();
            assert_eq!(read, begun(kind, channel));
        }
    }
}

#[test]
fn facts_of_a_visit_are_written_like_this() {
    let mut visit = visit();
    let acts = [check("id", true, true, false), Act::Refer, end("referred")];
    let written: Vec<_> = acts
        .into_iter()
        .map(|act| done(&mut visit, act, ("amal", 1)).unwrap())
        .map(|fact| fact.to_parts().unwrap())
        .map(|(kind, data)| format!("{kind} {data}"))
        .collect();
    assert_eq!(
        written,
        [
            r#"visit.checked {"given":true,"matched":true,"paper":"id","valid":false}"#,
            r#"visit.referred {"to":"social-research"}"#,
            r#"visit.ended {"outcome":"referred"}"#,
        ]
    );
}

#[test]
fn h6_papers_of_two_visits_count_together_and_the_later_word_holds() {
    let (mut first, mut second) = (visit(), visit());
    done(&mut first, check("id", true, true, true), ("amal", 1)).unwrap();
    done(&mut first, check("lease", true, false, false), ("amal", 1)).unwrap();
    done(&mut second, check("lease", true, true, true), ("badr", 2)).unwrap();
    let papers = gathered([&first, &second]);
    assert!(papers.values().all(Checked::is_whole));
    assert_eq!(papers["lease"].given, Some(mark("badr", 2)));
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (proptest::sample::select(vec!["id", "lease", "none"]), any::<[bool; 3]>())
            .prop_map(|(paper, [given, matched, valid])| check(paper, given, matched, valid)),
        1 => Just(Act::Refer),
        1 => proptest::sample::select(vec!["served", "none"]).prop_map(end),
    ]
}

proptest! {
    #[test]
    fn a_random_visit_replays_from_its_facts(acts in proptest::collection::vec(any_act(), 0..40)) {
        let mut live = visit();
        let mut told = Vec::new();
        for (minute, act) in (0..).zip(acts) {
            let before = live.clone();
            match done(&mut live, act, ("amal", minute)) {
                Ok(fact) => told.push((fact, mark("amal", minute))),
                Err(_) => prop_assert_eq!(&live, &before),
            }
            prop_assert!(before.ended.is_none() || live == before);
            for checked in live.checks.values() {
                prop_assert!(checked.given.is_some() || checked.ticks() == Ticks::default());
            }
        }
        let mut replayed = visit();
        for (fact, mark) in &told {
            let (kind, data) = fact.to_parts().unwrap();
            replayed.apply(&VisitFact::from_parts(&kind, &data).unwrap(), mark);
        }
        prop_assert_eq!(replayed, live);
    }
}
