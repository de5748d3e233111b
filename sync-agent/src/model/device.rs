//! The device of a walk: its journal, made once and copied for each walk.

use chrono::Utc;
use config::Settings;
use domain::ticket::Channel;
use domain::time::{ClockTrust, Stamp};
use std::path::{Path, PathBuf};
use store::{Answer, Asked, IssueRequest, Opening, Reader, Since, Store, StoreError, TicketAct};
use tempfile::TempDir;
use uuid::Uuid;

/// A folder with a journal in which a day is open.
pub(super) struct Template {
    folder: TempDir,
    /// Of a device that delivers to one target, `cases`.
    pub(super) settings: Settings,
}

/// A folder in memory where there is one: thousands of walks flush many times each.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = tempfile::tempdir_in(memory);
    made.unwrap_or_else(|_| tempfile::tempdir().unwrap())
}

impl Template {
    pub(super) fn new() -> Self {
        let folder = folder();
        let mut store = open(folder.path());
        let range = domain::numbers::NumberRange {
            first: 1,
            last: 9999,
        };
        let numbers = [("support-request".to_owned(), range)].into();
        let today = Utc::now().date_naive();
        store.open_day(today, &numbers, &stamp(), "exit-1").unwrap();
        drop(store);
        let target = "[[targets]]\nname = \"cases\"\nurl = \"https://cases.example.org/\"";
        let shipped = include_str!("../../../config/branches/manarat.toml");
        let settings = Settings::parse(&format!("{shipped}\n{target}"), "branch.toml");
        Self {
            folder,
            settings: settings.unwrap(),
        }
    }
}

/// A fact, as far as delivery cares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) epoch: Uuid,
    pub(super) seq: u64,
    pub(super) id: Uuid,
    pub(super) subject: String,
}

pub(super) struct Device {
    folder: TempDir,
    store: Option<Store>,
    /// Of the journal that is there now.
    reader: Option<Reader>,
    said: u32,
    tickets: Vec<Uuid>,
    /// Every fact that the journal holds.
    pub(super) facts: Vec<Known>,
}

impl Device {
    pub(super) fn new(template: &Template) -> Self {
        let folder = folder();
        copy(template.folder.path(), folder.path());
        Self {
            store: Some(open(folder.path())),
            reader: None,
            folder,
            said: 0,
            tickets: Vec::new(),
            facts: Vec::new(),
        }
    }

    pub(super) fn data(&self) -> &Path {
        self.folder.path()
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    /// A ticket is issued.
    pub(super) fn issues(&mut self) {
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
        let issued = self.store().issue(&request, &stamp()).unwrap();
        if let Answer::New(issued) = issued {
            self.tickets.push(issued.ticket.id);
        }
    }

    /// Something befalls a ticket of before, where it can.
    pub(super) fn acts(&mut self, pick: usize) {
        let Some(ticket) = self.tickets.get(pick % self.tickets.len().max(1)).copied() else {
            return;
        };
        let transfer = TicketAct::Transfer {
            service: None,
            to: None,
            note: Some("again".to_owned()),
        };
        let asked = Asked {
            by: "exit-1".to_owned(),
            stamp: stamp(),
            repeat: None,
        };
        let what = if pick.is_multiple_of(5) {
            TicketAct::Cancel
        } else {
            transfer
        };
        let _its_state_may_forbid_it = self.store().act(ticket, &what, &asked);
    }

    /// The hall reads something else.
    pub(super) fn tells(&mut self) {
        self.said += 1;
        let words = [("ar".to_owned(), self.said.to_string())].into();
        self.store().set_notice(&words, &stamp(), "exit-1").unwrap();
    }

    pub(super) fn backs_up(&self) -> PathBuf {
        let file = self.data().join("backup.db");
        store::backup(self.data(), &file).unwrap();
        file
    }

    /// The journal of a backup goes on, in a new epoch.
    pub(super) fn restores(&mut self, file: &Path) {
        (self.store, self.reader) = (None, None);
        let restored = store::restore(opening(self.data()), file, &stamp());
        let mut restored = restored.unwrap().0;
        restored
            .resume_numbers(&Default::default(), 25, &stamp(), "exit-1")
            .unwrap();
        self.store = Some(restored);
        self.tickets.clear();
    }

    /// Looks at what the journal holds now.
    pub(super) fn reads(&mut self) {
        let mut facts = Vec::with_capacity(self.facts.len() + 8);
        let opened = || Reader::open(self.folder.path()).unwrap();
        let read = self
            .reader
            .get_or_insert_with(opened)
            .facts(Since::Beginning, None, |fact| {
                facts.push(Known {
                    epoch: fact.epoch,
                    seq: fact.seq,
                    id: fact.id,
                    subject: fact.subject.clone(),
                });
                Ok::<_, StoreError>(())
            });
        read.unwrap();
        self.facts = facts;
    }
}

fn opening(folder: &Path) -> Opening {
    Opening {
        folder: folder.to_owned(),
        device: "exit-1".to_owned(),
        branch: "manarat".to_owned(),
        hardware: None,
        max_mb: 0,
    }
}

fn open(folder: &Path) -> Store {
    Store::open(opening(folder), &stamp()).unwrap().0
}

fn copy(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            std::fs::create_dir(&to).unwrap();
            copy(&file.path(), &to);
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
