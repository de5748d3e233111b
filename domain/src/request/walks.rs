//! Random requests: what must hold whatever is done with them, in whatever order and upon whatever version.

use super::samples::{form, values};
use super::stories::{TIMES, begun, known, mark, papers};
use super::*;
use proptest::prelude::*;

/// One of the things that can be asked of a request, right or wrong.
#[derive(Debug, Clone)]
enum Wish {
    Change(bool),
    Wait(bool),
    Resume,
    Sign(bool),
    Attest(bool),
    Submit,
    Answer(bool),
    Serve,
    Withdraw,
    Amend(bool),
    Tell(usize),
}

fn any_wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        3 => any::<bool>().prop_map(Wish::Change),
        3 => any::<bool>().prop_map(Wish::Wait),
        4 => Just(Wish::Resume),
        6 => any::<bool>().prop_map(Wish::Sign),
        6 => any::<bool>().prop_map(Wish::Attest),
        6 => Just(Wish::Submit),
        4 => any::<bool>().prop_map(Wish::Answer),
        2 => Just(Wish::Serve),
        1 => Just(Wish::Withdraw),
        2 => any::<bool>().prop_map(Wish::Amend),
        2 => (0usize..4).prop_map(Wish::Tell),
    ]
}

/// Values with or without what is not required.
fn some_values(whole: bool) -> Values {
    let mut values = values();
    values.retain(|id, _| whole || id != "household");
    values
}

fn asked(request: &Request, upon: u32, wish: &Wish) -> Result<Done, Refused> {
    let (form, papers, known, none) = (form(), papers(), known(), Default::default());
    // Those it has: personal ones are in its facts alone, and are always the same here.
    let own = some_values(request.values.contains_key("household"));
    let act = match *wish {
        Wish::Change(whole) => Act::Change {
            form: &form,
            values: some_values(whole),
        },
        Wish::Wait(known_paper) => Act::Wait {
            missing: vec![if known_paper { "id" } else { "none" }.to_owned()],
            others: Vec::new(),
            papers: &known,
        },
        Wish::Resume => Act::Resume { visit: None },
        Wish::Sign(finger) => Act::Sign {
            form: &form,
            values: &own,
            signing: match finger {
                true => Signing::Finger {
                    strokes: "M1 1".to_owned(),
                },
                false => Signing::Paper,
            },
        },
        Wish::Attest(whole) => Act::Attest(Attest {
            form: &form,
            values: &own,
            papers: if whole { &papers } else { &none },
            required: &known,
            salt: Salt::new([1; 32]),
        }),
        Wish::Submit => Act::Submit {
            day: request.last.day,
            times: TIMES,
        },
        Wish::Answer(accepted) => Act::Answer {
            decision: match accepted {
                true => Decision::Accepted,
                false => Decision::Refused,
            },
            words: None,
        },
        Wish::Serve => Act::Serve,
        Wish::Withdraw => Act::Withdraw { why: None },
        Wish::Amend(whole) => Act::Amend {
            form: &form,
            values: some_values(whole),
        },
        Wish::Tell(about) => Act::Tell {
            about: About::ALL[about],
            channel: Channel::Telephone,
            words: None,
        },
    };
    request.act(upon, act)
}

/// One step forward, or one that says itself that it goes back.
fn goes_on(before: &Request, after: &Request, fact: &RequestFact) -> bool {
    let back = matches!(fact, RequestFact::Resumed { .. } | RequestFact::Amended(_));
    back || after.state >= before.state
}

/// What was attested stays as it was.
fn keeps_attested(before: &Request, after: &Request) -> bool {
    after.attested.starts_with(&before.attested)
}

proptest! {
    #[test]
    fn a_random_request_never_goes_back_and_what_was_attested_never_changes(
        wishes in proptest::collection::vec((any_wish(), 0u32..8), 0..60)
    ) {
        let (mut request, first) = begun();
        let mut told = vec![(first.clone(), request.drafted.clone())];
        for (minute, (wish, off)) in wishes.iter().enumerate() {
            // Now and then by someone who saw an older version.
            let upon = if *off == 0 { request.version - 1 } else { request.version };
            let before = request.clone();
            let mark = mark(&format!("user-{}", minute % 3), "2026-11-23");
            let Ok(done) = asked(&request, upon, wish) else {
                continue;
            };
            prop_assert_eq!(upon, before.version, "a stale act was done");
            request.apply(&done.fact, &mark);
            prop_assert_eq!(request.version, before.version + 1);
            prop_assert_eq!(&request.last, &mark);
            prop_assert!(goes_on(&before, &request, &done.fact), "{:?} {:?}", before.state, wish);
            prop_assert!(keeps_attested(&before, &request));
            prop_assert!(before.state < State::Served, "an ended request went on");
            // What lies with the committee was signed and attested in this edition.
            let with_committee = (State::Attested..=State::Served).contains(&request.state);
            prop_assert!(!with_committee || request.signed.is_some() && !request.attested.is_empty());
            told.push((done, mark));
        }
        let mut replayed = None;
        for (done, mark) in &told {
            let (kind, data) = done.fact.to_parts().unwrap();
            let fact = RequestFact::from_parts(&kind, &data).unwrap();
            prop_assert_eq!(&fact, &done.fact);
            match &mut replayed {
                None => replayed = Request::began(request.id, &fact, mark),
                Some(request) => request.apply(&fact, mark),
            }
            if let RequestFact::Attested(attestation) = &fact {
                let json = serde_json::to_string(&done.personal).unwrap();
                let personal: Personal = serde_json::from_str(&json).unwrap();
                let verdict = attestation.verify(request.id, Some(&personal));
                prop_assert_eq!(verdict, Verdict::Whole);
            }
        }
        prop_assert_eq!(replayed.as_ref(), Some(&request));
        let kept = serde_json::to_string(&request).unwrap();
        prop_assert_eq!(serde_json::from_str::<Request>(&kept).unwrap(), request);
    }

    #[test]
    fn no_state_allows_a_step_that_leads_to_a_state_before_it_but_resuming_and_amending(
        state in proptest::sample::select(State::ALL.to_vec())
    ) {
        prop_assert_eq!(State::from_code(state.code()), Some(state));
        let steps = [
            Step::Change, Step::Wait, Step::Sign, Step::Attest, Step::Submit, Step::Answer, Step::Serve,
            Step::Withdraw, Step::Tell,
        ];
        for step in steps {
            prop_assert!(state.after(step).is_none_or(|after| after >= state));
        }
        let ended = matches!(state, State::Served | State::Withdrawn);
        let after = [Step::Resume, Step::Amend].into_iter().chain(steps);
        prop_assert!(!ended || after.into_iter().all(|step| state.after(step).is_none()));
    }
}
