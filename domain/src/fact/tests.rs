//! Facts as the journal writes them and reads them back.

use super::*;

fn issued() -> Payload {
    Payload::TicketIssued(IssuedData {
        number: 107,
        service: "support-request".to_owned(),
        priority: true,
        visitor: None,
        language: "ar".to_owned(),
        channel: Channel::Interview,
        code: "4K7-QF2-M9D".to_owned(),
        told: None,
    })
}

fn fact() -> Fact {
    let (kind, data) = issued().to_parts().unwrap();
    Fact {
        seq: 3,
        epoch: Uuid::from_u128(1),
        device: "reception-1".to_owned(),
        id: Uuid::from_u128(2),
        kind,
        subject: Uuid::from_u128(3).to_string(),
        business_day: "2026-11-22".parse().ok(),
        at: "2026-11-22T06:47:00Z".parse().unwrap(),
        clock: ClockTrust::Synced,
        boot: Some(Uuid::from_u128(4)),
        mono_ms: Some(5_000),
        by: "reception-1".to_owned(),
        data,
    }
}

#[test]
fn the_persisted_form_of_facts_is_kept() {
    let kept = include_str!("../ticket.issued.json");
    assert_eq!(
        serde_json::to_string_pretty(&fact()).unwrap(),
        kept.trim_end()
    );
}

#[test]
fn every_kind_reads_back_what_it_wrote() {
    let job = Uuid::from_u128(9);
    let range = NumberRange {
        first: 100,
        last: 199,
    };
    let numbers = BTreeMap::from([("enquiries".to_owned(), range)]);
    let user = || "amal".to_owned();
    let kinds = [
        issued(),
        Payload::TicketExpired {},
        Payload::EpochBegan {
            number: 1,
            cause: EpochCause::FirstBoot,
            numbers_unconfirmed: false,
        },
        Payload::DayOpened {
            business_day: "2026-11-22".parse().unwrap(),
            numbers: numbers.clone(),
        },
        Payload::NumbersChanged { numbers },
        Payload::NumbersResumed {
            runs: BTreeMap::from([("enquiries".to_owned(), range.into())]),
        },
        Payload::PrintQueued { job, copy: false },
        Payload::PrintSending { job },
        Payload::PrintConfirmed {
            job,
            evidence: Evidence::ProcessId,
        },
        Payload::PrintUnconfirmed {
            job,
            why: "no_answer".to_owned(),
        },
        Payload::PrintFailed {
            job,
            why: "paper_out".to_owned(),
        },
        Payload::StaffAdded {
            user: user(),
            role: StaffRole::Clerk,
        },
        Payload::StaffChanged {
            user: user(),
            role: None,
        },
        Payload::StaffDisabled { user: user() },
        Payload::StaffEnabled { user: user() },
        Payload::StaffSignedIn { user: user() },
        Payload::StaffSignedOut { user: user() },
        Payload::StaffRefused {
            user: None,
            times: 3,
        },
        Payload::NoticeSet { shown: true },
        Payload::DevicePaired {
            name: "exit-1".to_owned(),
            role: DeviceRole::Exit,
        },
        Payload::DeviceRevoked {
            name: "exit-1".to_owned(),
        },
        Payload::Visit(VisitFact::Ended {
            outcome: "done".to_owned(),
        }),
        Payload::Request(RequestFact::Served { version: 9 }),
        Payload::RequestSeen {},
        Payload::PersonErased {
            subjects: vec![job],
        },
    ];
    for payload in kinds {
        let (kind, data) = payload.to_parts().unwrap();
        assert_eq!(
            Payload::from_parts(&kind, &data).unwrap(),
            payload,
            "{kind}"
        );
    }
}

/// Serde names all kinds of a type when it is asked for one that there is not.
fn named<T: std::fmt::Debug + serde::de::DeserializeOwned>() -> Vec<String> {
    let none = serde_json::json!({ "kind": "none", "data": {} });
    let named = serde_json::from_value::<T>(none).unwrap_err().to_string();
    let quoted = named.split('`').skip(3).step_by(2);
    quoted.map(str::to_owned).collect()
}

#[test]
fn every_kind_is_known_and_one_of_a_newer_version_is_told_with_those_that_are() {
    let mut kinds = named::<Payload>();
    kinds.extend(named::<VisitFact>());
    kinds.extend(named::<RequestFact>());
    kinds.sort_unstable();
    let mut known = KINDS.map(str::to_owned).to_vec();
    known.sort_unstable();
    assert_eq!(kinds, known);
    for newer in ["visit.painted", "request.painted", "ticket.painted"] {
        let fault = Payload::from_parts(newer, &serde_json::json!({})).unwrap_err();
        let told = fault.to_string();
        assert!(
            told.contains(newer) && told.contains("request.drafted"),
            "{told}"
        );
    }
}

#[test]
fn any_change_to_a_fact_breaks_its_link() {
    let link_of = |fact: &Fact| link(&[0; 32], fact, None);
    let changes: [fn(&mut Fact); 6] = [
        |fact| fact.seq += 1,
        |fact| fact.data["number"] = 108.into(),
        |fact| fact.by.push('x'),
        |fact| fact.business_day = None,
        |fact| fact.mono_ms = None,
        |fact| fact.clock = ClockTrust::Untrusted,
    ];
    for change in changes {
        let mut changed = fact();
        change(&mut changed);
        assert_ne!(link_of(&changed), link_of(&fact()));
    }
    assert_ne!(link(&[0; 32], &fact(), Some(&[1; 32])), link_of(&fact()));
    assert_ne!(link(&[1; 32], &fact(), None), link_of(&fact()));
}
