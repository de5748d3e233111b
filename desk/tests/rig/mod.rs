//! A branch service on a real journal in a folder of its own, spoken to by real HTTP over loopback. Time stands still
//! but for the leaps a story makes. Every answer a client gets is held against the API's description.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "each story uses its part of the rig, and a rig that cannot go on has failed it"
)]

mod client;
mod listener;
mod owner;

pub use client::{Answer, Client, exchange};
pub use listener::{Heard, Listener};

use chrono::{DateTime, TimeDelta, Utc};
use config::Settings;
use desk::{Branch, Health, Limits, Paper, Parts, Running};
use domain::people::StaffRole;
use domain::time::{ClockTrust, Stamp};
use owner::Owner;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use store::{Opening, Store};
use tempfile::TempDir;
use uuid::Uuid;

/// The PIN of everyone here.
pub const PIN: &str = "918273";
/// Admin, manager and clerk.
pub const STAFF: [(&str, StaffRole); 3] = [
    ("huda", StaffRole::Admin),
    ("mona", StaffRole::Manager),
    ("amal", StaffRole::Clerk),
];

pub struct Rig {
    pub folder: TempDir,
    pub settings: Settings,
    pub branch: Branch,
    limits: Limits,
    receipts: Arc<Mutex<Vec<Receipt>>>,
    time: Arc<Time>,
    owner: Option<Owner>,
    running: Option<Running>,
}

/// A visit's receipt that was asked for: its ticket, and the papers it lacks.
pub type Receipt = (Uuid, Vec<String>);

/// The device's clocks, which a story can put forward.
struct Time {
    began: DateTime<Utc>,
    leapt_ms: AtomicU64,
    boot: Mutex<Uuid>,
}

impl Time {
    fn now(&self) -> Stamp {
        let leapt = self.leapt_ms.load(Ordering::Relaxed);
        Stamp {
            at: self.began + TimeDelta::milliseconds(leapt as i64),
            clock: ClockTrust::Synced,
            boot: *self.boot.lock().unwrap(),
            mono_ms: 1_000_000 + leapt,
        }
    }
}

impl Rig {
    /// A branch at work, plain on loopback, with its three members of staff.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// As [`Rig::new`], by settings changed so.
    pub fn with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::limited(Limits::default(), change)
    }

    /// As [`Rig::new`], with this patience for those who are slow.
    pub fn patient(limits: Limits) -> Self {
        Self::limited(limits, |_| {})
    }

    fn limited(limits: Limits, change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::shipped().with_base(folder.path());
        settings.desk.port = 0;
        settings.desk.requests_per_minute = 100_000;
        change(&mut settings);
        let time = Arc::new(Time {
            began: Utc::now(),
            leapt_ms: AtomicU64::new(0),
            boot: Mutex::new(Uuid::new_v4()),
        });
        let mut rig = Self {
            folder,
            settings,
            branch: Branch::new(|_| false),
            limits,
            receipts: Arc::default(),
            time,
            owner: None,
            running: None,
        };
        rig.start();
        rig.change(people);
        rig
    }

    fn start(&mut self) {
        let (store, _) = Store::open(self.opening(), &self.now()).unwrap();
        let time = self.time.clone();
        let (owner, branch) = Owner::start(store, move || time.now());
        let receipts = self.receipts.clone();
        self.branch = branch.printing(move |paper| {
            if let Paper::Receipt { ticket, missing } = paper {
                receipts.lock().unwrap().push((ticket, missing));
            }
        });
        self.owner = Some(owner);
        let time = self.time.clone();
        let parts = Parts {
            settings: self.settings.clone(),
            data: self.folder.path().to_owned(),
            branch: self.branch.clone(),
            clock: Arc::new(move || time.now()),
            health: Arc::new(|| {
                vec![Health {
                    part: "printer".to_owned(),
                    works: true,
                    detail: String::new(),
                    since_seconds: 0,
                }]
            }),
        };
        self.running = Some(desk::start_with(parts, self.limits).unwrap());
    }

    /// Ends the service and its journal's owner.
    pub fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop();
        }
        if let Some(owner) = self.owner.take() {
            owner.stop();
        }
    }

    /// Ends everything and starts it on the same folder, in the same boot.
    pub fn restart(&mut self) {
        self.stop();
        self.start();
    }

    /// As [`Rig::restart`], after the device was switched off and on.
    pub fn reboot(&mut self) {
        self.stop();
        *self.time.boot.lock().unwrap() = Uuid::new_v4();
        self.start();
    }

    pub fn now(&self) -> Stamp {
        self.time.now()
    }

    /// Puts the clocks forward.
    pub fn pass(&self, time: Duration) {
        let leap = time.as_millis() as u64;
        self.time.leapt_ms.fetch_add(leap, Ordering::Relaxed);
    }

    /// Has the owner change the journal, and waits until it is durable.
    pub fn change<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Store, &Stamp) -> T + Send + 'static,
    ) -> T {
        let changing = self.branch.change(|store, stamp| Ok(change(store, stamp)));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(changing).unwrap()
    }

    pub fn opening(&self) -> Opening {
        Opening {
            folder: self.folder.path().to_owned(),
            device: self.settings.device.name.clone(),
            branch: self.settings.branch.id.clone(),
            hardware: None,
            max_mb: 0,
        }
    }

    pub fn running(&self) -> &Running {
        self.running.as_ref().unwrap()
    }

    /// Someone with a browser who has not signed in.
    pub fn client(&self) -> Client {
        Client::new(self.running().addresses().main_socket)
    }

    /// A browser in which this member of staff signed in.
    pub fn signed_in(&self, user: &str) -> Client {
        let mut client = self.client();
        let answer = client.sign_in(user, PIN);
        assert_eq!(answer.status, 200, "{answer:?}");
        client
    }

    /// Opens a day with the numbers of the settings' services.
    pub fn open_day(&self) {
        let numbers = desk::day::numbers(&self.settings);
        self.change(move |store, stamp| {
            let today = stamp.at.date_naive();
            store.open_day(today, &numbers, stamp, "staff").unwrap();
        });
    }

    /// The receipts that were asked for, in their order.
    pub fn receipts(&self) -> Vec<Receipt> {
        self.receipts.lock().unwrap().clone()
    }

    /// The journal's facts of a kind, as their data.
    pub fn facts(&self, kind: &str) -> Vec<serde_json::Value> {
        let reader = store::Reader::open(self.folder.path()).unwrap();
        let mut facts = Vec::new();
        reader
            .facts::<store::StoreError>(store::Since::Beginning, Some(kind), |fact| {
                facts.push(fact.data.clone());
                Ok(())
            })
            .unwrap();
        facts
    }
}

impl Drop for Rig {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Hashed once: it takes as long as it should.
pub fn hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| desk::hash_secret(PIN).unwrap())
}

fn people(store: &mut Store, stamp: &Stamp) {
    for (user, role) in STAFF {
        store
            .add_staff((user, role), hash(), stamp, "staff")
            .unwrap();
    }
}
