//! A device with a journal, and the program that delivers it.

use chrono::Utc;
use domain::ticket::Channel;
use domain::time::{ClockTrust, Stamp};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::park_timeout;
use std::time::{Duration, Instant};
use store::{IssueRequest, Opening, Pairing, Reader, Since, Store, StoreError};
use tempfile::TempDir;
use uuid::Uuid;

/// The longest a story waits for anything; far more than a slow machine needs.
const PATIENCE: Duration = Duration::from_secs(60);

/// What `look` finds, looked for until it is there.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        park_timeout(Duration::from_millis(10));
    }
}

pub struct Device {
    folder: TempDir,
    store: Option<Store>,
    said: u32,
}

/// A running `sync-agent`; killed with its story.
pub struct Running(pub Child);

impl Running {
    /// Does something while the program cannot.
    pub fn stands_still_while(&self, done: impl FnOnce()) {
        let child = Pid::from_child(&self.0);
        kill_process(child, Signal::STOP).unwrap();
        let stat = format!("/proc/{}/stat", self.0.id());
        until("it to stand still", || {
            let stat = std::fs::read_to_string(&stat).unwrap();
            stat.contains(") T ").then_some(())
        });
        done();
        kill_process(child, Signal::CONT).unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _over_already = self.0.kill();
        let _reaped = self.0.wait();
    }
}

impl Device {
    /// A device paired with a branch service at this address; its journal has two facts, that it began and its day.
    pub fn of(branch_service: &str) -> Self {
        let device = format!("[device]\nrole = \"exit\"\nbranch_service = \"{branch_service}\"\n");
        let made = Self::with(&device);
        let pairing = Pairing {
            token: "the-token".to_owned(),
            authority: None,
            ticket_key: None,
        };
        pairing.write(made.data()).unwrap();
        made
    }

    /// A device that delivers to one case system, with these lines more in its table.
    pub fn delivering_to(url: &str, lines: &str) -> Self {
        Self::with(&format!(
            "[[targets]]\nname = \"cases\"\nurl = \"{url}\"\n{lines}\n"
        ))
    }

    pub fn with(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shipped = include_str!("../../../config/branches/manarat.toml");
        std::fs::write(
            folder.path().join("branch.toml"),
            format!("{shipped}\n{settings}"),
        )
        .unwrap();
        let mut device = Self {
            folder,
            store: None,
            said: 0,
        };
        device.open();
        let numbers = [(
            "support-request".to_owned(),
            domain::numbers::NumberRange {
                first: 1,
                last: 9999,
            },
        )];
        let today = Utc::now().date_naive();
        let opened = device
            .store()
            .open_day(today, &numbers.into(), &stamp(), "exit-1");
        opened.unwrap();
        device
    }

    fn open(&mut self) {
        self.store = Some(Store::open(self.opening(), &stamp()).unwrap().0);
    }

    fn opening(&self) -> Opening {
        Opening {
            folder: self.data().to_owned(),
            device: "exit-1".to_owned(),
            branch: "manarat".to_owned(),
            hardware: None,
            max_mb: 0,
        }
    }

    /// Puts a backup in the journal's place.
    pub fn restores(&mut self, backup: &Path) {
        self.store = None;
        let (restored, _) = store::restore(self.opening(), backup, &stamp()).unwrap();
        self.store = Some(restored);
    }

    /// Another device whose card is a copy of this one's.
    pub fn copied(&mut self) -> Self {
        self.store = None;
        let folder = tempfile::tempdir().unwrap();
        copy_files(self.data(), folder.path());
        self.open();
        let mut copy = Self {
            folder,
            store: None,
            said: self.said,
        };
        copy.open();
        copy
    }

    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    /// Facts of as many subjects.
    pub fn issue(&mut self, many: u32) {
        for _ in 0..many {
            self.said += 1;
            let request = IssueRequest {
                path: "/tickets".to_owned(),
                key: self.said.to_string(),
                service: "support-request".to_owned(),
                priority: false,
                visitor: None,
                language: "ar".to_owned(),
                channel: Channel::Interview,
                by: "exit-1".to_owned(),
                paper: false,
                told: None,
            };
            self.store().issue(&request, &stamp()).unwrap();
        }
    }

    /// A fact with something personal; all of these are of one subject.
    pub fn notice(&mut self, words: &str) {
        let words = [("ar".to_owned(), words.to_owned())].into();
        self.store().set_notice(&words, &stamp(), "exit-1").unwrap();
    }

    /// Ids of all facts in their order.
    pub fn ids(&self) -> Vec<Uuid> {
        let mut ids = Vec::new();
        let reader = Reader::open(self.data()).unwrap();
        let read = reader.facts(Since::Beginning, None, |fact| {
            ids.push(fact.id);
            Ok::<_, StoreError>(())
        });
        read.unwrap();
        ids
    }

    pub fn command(&self, command: &str) -> Command {
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

    /// Runs `parked` with these arguments to its end.
    pub fn parked(&self, arguments: &[&str]) -> Output {
        self.command("parked").args(arguments).output().unwrap()
    }

    /// What `parked` lists, or says of the record it steers.
    pub fn records(&self, arguments: &[&str]) -> Vec<Value> {
        let said = self.parked(arguments);
        assert!(said.status.success(), "{said:?}");
        let lines = std::str::from_utf8(&said.stdout).unwrap().lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    pub fn run(&self) -> Running {
        let mut command = self.command("run");
        Running(command.stderr(Stdio::null()).spawn().unwrap())
    }

    /// The first target's status.
    pub fn status(&self) -> Value {
        let said = self.command("status").output().unwrap();
        assert!(said.status.success(), "{said:?}");
        let said: Value = serde_json::from_slice(&said.stdout).unwrap();
        said["targets"][0].clone()
    }
}

fn copy_files(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            std::fs::create_dir(&to).unwrap();
            copy_files(&file.path(), &to);
        } else {
            std::fs::copy(file.path(), to).unwrap();
        }
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
