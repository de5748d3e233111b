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
use domain::numbers::NumberRange;
use domain::ticket::Channel;
use domain::time::{ClockTrust, Stamp};
use std::collections::BTreeMap;
use std::path::PathBuf;
use store::{Answer, IssueRequest, Issued, Notice, Opening, Store, StoreError, Verdict};
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
