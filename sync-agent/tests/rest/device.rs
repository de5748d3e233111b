//! A reception with a journal in which tickets come and go, and the program that delivers it.

use chrono::Utc;
use domain::calling::Policy;
use domain::numbers::NumberRange;
use domain::rating::Said;
use domain::request::{Field, Form, Kind, Label, Typed};
use domain::ticket::Channel;
use domain::time::{ClockTrust, Stamp};
use rusqlite::Connection;
use serde_json::Value;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::park_timeout;
use std::time::{Duration, Instant};
use store::{
    Answer, Asked, Caller, Ended, IssueRequest, NewRequest, Once, Opening, Reader, RequestAct,
    Store, TicketAct,
};
use tempfile::TempDir;
use uuid::Uuid;

/// The longest a story waits for anything; far more than a slow machine needs.
const PATIENCE: Duration = Duration::from_secs(300);
const SERVICE: &str = "support-request";

/// What `look` finds, looked for until it is there.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        park_timeout(Duration::from_millis(100));
    }
}

pub struct Device {
    folder: TempDir,
    store: Store,
    said: u32,
}

/// A running `sync-agent`; killed with its story.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _over_already = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// A fact that is set aside: its subject, its state and why.
pub type Aside = (String, String, String);

impl Device {
    /// A reception of the shipped branch that delivers as this target says.
    pub fn delivering(target: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let opening = Opening {
            folder: folder.path().to_owned(),
            device: "reception-1".to_owned(),
            branch: "manarat".to_owned(),
            hardware: None,
            max_mb: 0,
        };
        let mut store = Store::open(opening, &stamp()).unwrap().0;
        let numbers = [(
            SERVICE.to_owned(),
            NumberRange {
                first: 1,
                last: 9999,
            },
        )];
        let today = Utc::now().date_naive();
        store
            .open_day(today, &numbers.into(), &stamp(), "reception-1")
            .unwrap();
        let mut device = Self {
            folder,
            store,
            said: 0,
        };
        device.maps(target);
        device
    }

    /// Other settings from now on.
    pub fn maps(&mut self, target: &str) {
        let shipped = include_str!("../../../config/branches/manarat.toml");
        std::fs::write(
            self.data().join("branch.toml"),
            format!("{shipped}\n{target}"),
        )
        .unwrap();
        std::fs::write(
            self.data().join("roundup.login"),
            "istiqbal:kiosk-password\n",
        )
        .unwrap();
    }

    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    pub fn issue(&mut self) -> Uuid {
        self.said += 1;
        let request = IssueRequest {
            path: "/tickets".to_owned(),
            key: self.said.to_string(),
            service: SERVICE.to_owned(),
            priority: self.said.is_multiple_of(3),
            visitor: None,
            language: "ar".to_owned(),
            channel: Channel::Interview,
            by: "reception-1".to_owned(),
            paper: false,
            told: None,
        };
        let (Answer::New(issued) | Answer::Repeated(issued)) =
            self.store.issue(&request, &stamp()).unwrap();
        issued.ticket.id
    }

    /// A support request of someone by this name.
    pub fn request(&mut self, name: &str) -> Uuid {
        let label = |text: &str| Label {
            ar: text.to_owned(),
            en: text.to_owned(),
        };
        let form = Form {
            id: "support".to_owned(),
            name: label("support"),
            fields: vec![Field {
                id: "name".to_owned(),
                label: label("name"),
                kind: Kind::Text { longest: 80 },
                required: true,
                personal: true,
            }],
        };
        let typed = ("name".to_owned(), Typed::latin(name));
        let new = NewRequest {
            service: SERVICE.to_owned(),
            channel: Channel::Interview,
            visit: None,
            values: form.read(&[typed].into()).values,
            form,
        };
        let begun = self.store.begin_request(&new, &asked()).unwrap();
        let (Once::New(id) | Once::Repeated(id)) = begun;
        id
    }

    /// Does something with a request as it stands.
    pub fn on_request(&mut self, request: Uuid, act: &RequestAct) {
        let upon = Reader::open(self.data()).unwrap();
        let upon = upon.request(request).unwrap().version;
        self.store
            .act_on_request((request, upon), act, &asked())
            .unwrap();
    }

    /// Calls whoever is next to a counter.
    pub fn call(&mut self, counter: &str) -> Uuid {
        let caller = Caller {
            counter: counter.to_owned(),
            services: vec![SERVICE.to_owned()],
            policy: Policy {
                priority: 1,
                normal: 1,
                aging_ms: 0,
                longest_wait_ms: 0,
            },
            after: None,
            ended: Ended::default(),
        };
        let call = self.store.call_next(&caller, &asked()).unwrap();
        call.answer().as_ref().unwrap().ticket
    }

    pub fn act(&mut self, ticket: Uuid, act: &TicketAct) {
        self.store.act(ticket, act, &asked()).unwrap();
    }

    pub fn finish(&mut self, ticket: Uuid) {
        self.act(ticket, &TicketAct::Start);
        self.act(ticket, &TicketAct::Finish(Ended::default()));
    }

    /// Takes a counter's last action back.
    pub fn undo(&mut self, counter: &str) {
        self.store.undo(counter, u64::MAX, &asked()).unwrap();
    }

    /// A suggestion, whose words are personal.
    pub fn suggest(&mut self, words: &str) -> Uuid {
        let said = Said {
            suggestion: Some(words.to_owned()),
            ..Said::default()
        };
        self.store.suggest(None, &said, &stamp(), "branch").unwrap()
    }

    fn command(&self, command: &str) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_sync-agent"));
        program.arg(command).arg("--data").arg(self.data());
        program.arg("--config").arg(self.data().join("branch.toml"));
        program.env_remove("RUST_LOG").env("NO_PROXY", "*");
        program
    }

    /// Runs `once` to its end.
    pub fn once(&self) -> Output {
        self.command("once").output().unwrap()
    }

    pub fn run(&self) -> Running {
        let mut command = self.command("run");
        Running(command.stderr(Stdio::null()).spawn().unwrap())
    }

    /// The target's status.
    pub fn status(&self) -> Value {
        let said = self.command("status").output().unwrap();
        assert!(said.status.success(), "{said:?}");
        let said: Value = serde_json::from_slice(&said.stdout).unwrap();
        said["targets"][0].clone()
    }

    /// What is set aside, in its order.
    pub fn aside(&self) -> Vec<Aside> {
        let delivery = Connection::open(self.data().join("delivery.db")).unwrap();
        let sql = "SELECT subject, state, reason FROM set_aside ORDER BY seq";
        let mut statement = delivery.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        rows.unwrap().map(Result::unwrap).collect()
    }

    /// Lets what is set aside go again, as a person asks for it.
    pub fn retry(&self) {
        let delivery = Connection::open(self.data().join("delivery.db")).unwrap();
        delivery.execute("DELETE FROM set_aside", []).unwrap();
    }

    /// As a card that lost the file.
    pub fn lose_delivery(&self) {
        for ending in ["", "-wal", "-shm"] {
            let _some_are_not_there =
                std::fs::remove_file(self.data().join(format!("delivery.db{ending}")));
        }
    }
}

fn asked() -> Asked {
    Asked {
        by: "staff:amal".to_owned(),
        stamp: stamp(),
        repeat: None,
    }
}

fn stamp() -> Stamp {
    Stamp {
        at: Utc::now(),
        clock: ClockTrust::Synced,
        boot: Uuid::from_u128(1),
        mono_ms: 1,
    }
}
