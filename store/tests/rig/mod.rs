//! A journal on a real disk, with time and day set by the test.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "each story uses its part of the rig, and a rig that cannot go on has failed it"
)]

use chrono::{DateTime, Utc};
use domain::calling::Policy;
use domain::numbers::NumberRange;
use domain::ticket::{Channel, Ticket};
use domain::time::{ClockTrust, Stamp};
use std::collections::BTreeMap;
use std::path::PathBuf;
use store::{
    After, Answer, Asked, Call, Caller, Ended, IssueRequest, Issued, Notice, Once, Opening, Reader,
    Repeat, Since, Store, StoreError, TicketAct, Verdict,
};
use tempfile::TempDir;
use uuid::Uuid;

pub struct Rig {
    pub folder: TempDir,
    pub hardware: Option<String>,
    pub device: String,
    pub branch: String,
    pub max_mb: u32,
}

pub fn at(text: &str) -> Stamp {
    let at: DateTime<Utc> = text.parse().unwrap();
    Stamp {
        at,
        clock: ClockTrust::Synced,
        boot: Uuid::from_u128(1),
        mono_ms: 1000,
    }
}

pub fn morning() -> Stamp {
    at("2026-11-22T06:00:00Z")
}

pub fn day() -> chrono::NaiveDate {
    "2026-11-22".parse().unwrap()
}

pub fn numbers() -> BTreeMap<String, NumberRange> {
    BTreeMap::from([
        (
            "support".to_owned(),
            NumberRange {
                first: 100,
                last: 199,
            },
        ),
        (
            "enquiries".to_owned(),
            NumberRange {
                first: 200,
                last: 209,
            },
        ),
    ])
}

impl Rig {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            hardware: Some("board-1".to_owned()),
            device: "reception-1".to_owned(),
            branch: "manarat".to_owned(),
            max_mb: 0,
        }
    }

    pub fn opening(&self) -> Opening {
        Opening {
            folder: self.folder.path().to_owned(),
            device: self.device.clone(),
            branch: self.branch.clone(),
            hardware: self.hardware.clone(),
            max_mb: self.max_mb,
        }
    }

    pub fn open(&self) -> (Store, Vec<Notice>) {
        Store::open(self.opening(), &morning()).unwrap()
    }

    /// A store with today's day open.
    pub fn store(&self) -> Store {
        let (mut store, _) = self.open();
        if store.day().unwrap().business_day.is_none() {
            store
                .open_day(day(), &numbers(), &morning(), "reception-1")
                .unwrap();
        }
        store
    }

    pub fn journal(&self) -> PathBuf {
        self.folder.path().join(store::JOURNAL)
    }

    pub fn verdict(&self) -> Verdict {
        store::verify(self.folder.path()).unwrap()
    }

    pub fn assert_sound(&self) {
        let verdict = self.verdict();
        assert!(matches!(verdict, Verdict::Sound { .. }), "{verdict:?}");
    }
}

pub fn request(service: &str, key: &str) -> IssueRequest {
    IssueRequest {
        path: "/api/v1/tickets".to_owned(),
        key: key.to_owned(),
        service: service.to_owned(),
        priority: false,
        visitor: None,
        language: "ar".to_owned(),
        channel: Channel::Interview,
        by: "reception-1".to_owned(),
        paper: true,
        told: None,
    }
}

pub fn issue(store: &mut Store, service: &str) -> Result<Issued, StoreError> {
    let answer = store.issue(&request(service, &Uuid::new_v4().to_string()), &morning())?;
    match answer {
        Answer::New(issued) => Ok(issued),
        Answer::Repeated(_) => panic!("a fresh key was repeated"),
    }
}

/// So many seconds into the morning, on both clocks.
pub fn later(seconds: u64) -> Stamp {
    let morning = morning();
    Stamp {
        at: morning.at + chrono::TimeDelta::seconds(i64::try_from(seconds).unwrap()),
        mono_ms: morning.mono_ms + seconds * 1000,
        ..morning
    }
}

pub fn asked(seconds: u64) -> Asked {
    Asked {
        by: "staff".to_owned(),
        stamp: later(seconds),
        repeat: None,
    }
}

/// As [`asked`], known again by a key.
pub fn keyed(seconds: u64, key: &str, body: u8) -> Asked {
    Asked {
        repeat: Some(Repeat {
            path: "/api/v1/counters/c1/call-next".to_owned(),
            key: key.to_owned(),
            body: [body; 32],
        }),
        ..asked(seconds)
    }
}

/// One priority call to one normal; nobody is lifted by waiting.
pub fn policy() -> Policy {
    Policy {
        priority: 1,
        normal: 1,
        aging_ms: 0,
        longest_wait_ms: 0,
    }
}

pub fn caller(counter: &str) -> Caller {
    Caller {
        counter: counter.to_owned(),
        services: vec!["support".to_owned(), "enquiries".to_owned()],
        policy: policy(),
        after: None,
        ended: Ended::default(),
    }
}

pub fn ending(counter: &str, after: After) -> Caller {
    Caller {
        after: Some(after),
        ..caller(counter)
    }
}

/// Issues one; its id.
pub fn comes(store: &mut Store, service: &str, priority: bool, seconds: u64) -> Uuid {
    let wanted = IssueRequest {
        priority,
        paper: false,
        ..request(service, &Uuid::new_v4().to_string())
    };
    match store.issue(&wanted, &later(seconds)).unwrap() {
        Answer::New(issued) => issued.ticket.id,
        Answer::Repeated(_) => panic!("a fresh key was repeated"),
    }
}

pub fn calls(store: &mut Store, counter: &str, seconds: u64) -> Option<Call> {
    store
        .call_next(&caller(counter), &asked(seconds))
        .unwrap()
        .into_answer()
}

/// Calls the next and ends with it at once; whom.
pub fn serves(store: &mut Store, counter: &str, seconds: u64) -> Option<Uuid> {
    let ticket = calls(store, counter, seconds)?.ticket;
    does(store, ticket, &FINISH, seconds);
    Some(ticket)
}

/// A clerk is added to the staff.
pub fn joins(store: &mut Store, user: &str) {
    let member = (user, domain::people::StaffRole::Clerk);
    store
        .add_staff(member, "hash", &morning(), "staff:root")
        .unwrap();
}

pub fn does(store: &mut Store, ticket: Uuid, what: &TicketAct, seconds: u64) -> Ticket {
    store.act(ticket, what, &asked(seconds)).unwrap();
    store.ticket(ticket).unwrap()
}

pub fn state(store: &Store, ticket: Uuid) -> &'static str {
    store.ticket(ticket).unwrap().state.code()
}

pub const FINISH: TicketAct = TicketAct::Finish(Ended {
    outcome: None,
    missing: Vec::new(),
});

pub fn new<T>(once: Once<T>) -> T {
    match once {
        Once::New(answer) => answer,
        Once::Repeated(_) => panic!("this was made before"),
    }
}

pub fn repeated<T>(once: Once<T>) -> T {
    match once {
        Once::Repeated(answer) => answer,
        Once::New(_) => panic!("this was made anew"),
    }
}

impl Rig {
    pub fn reader(&self) -> Reader {
        Reader::open(self.folder.path()).unwrap()
    }

    /// Every fact, oldest first.
    pub fn facts(&self) -> Vec<domain::fact::Fact> {
        let mut facts = Vec::new();
        let each = |fact: &domain::fact::Fact| {
            facts.push(fact.clone());
            Ok::<_, StoreError>(())
        };
        self.reader().facts(Since::Beginning, None, each).unwrap();
        facts
    }

    /// The kinds of the last facts.
    pub fn last_kinds(&self, count: usize) -> Vec<String> {
        let facts = self.facts();
        let last = &facts[facts.len() - count..];
        last.iter().map(|fact| fact.kind.clone()).collect()
    }
}
