//! The far side of a walk: the reference receiver, and the faults of a network and of a target before it.

use crate::fault::{Trouble, TroubleKind};
use crate::http::{Heard, Letter, Wire};
use crate::receive::{Batch, Kept};
use flate2::read::GzDecoder;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};
use tempfile::TempDir;
use uuid::Uuid;

/// What goes wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    None,
    /// Nothing arrives.
    CutBefore,
    /// All is kept; nobody hears it.
    CutAfter,
    /// Nothing arrives, and nothing ever comes back.
    SilentBefore,
    /// All is kept, and nothing ever comes back.
    SilentAfter,
    /// A status, and nothing kept.
    Status(u16),
    /// A wish to be left alone for so many seconds.
    Rest(u32),
    /// A page of something else.
    Page,
    /// All is kept; half an answer comes back.
    HalfAnAnswer,
    /// The first half of the facts is kept and answered for.
    HalfTheFacts,
    /// Before it takes anything it loses so many of its last events.
    Forgets(usize),
}

/// How a record is refused until it is healed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Poison {
    /// The batch it is in is refused.
    Batch,
    /// It alone is.
    Item,
}

/// What the far side has and does.
pub(super) struct Far {
    _folder: TempDir,
    kept: Kept,
    /// Each effect, in the order of the effects.
    pub(super) effects: Vec<Uuid>,
    pub(super) fault: Fault,
    pub(super) poisoned: BTreeMap<Uuid, Poison>,
    /// Everything that was ever refused.
    pub(super) refused: BTreeSet<Uuid>,
    /// Whether it ever lost what it had answered for.
    pub(super) forgot: bool,
    pub(super) requests: usize,
    /// What each request carried.
    pub(super) carried: Vec<Uuid>,
}

/// The far side, as a walk and its sender share it.
#[derive(Clone)]
pub(super) struct Shared(Arc<Mutex<Far>>);

impl Shared {
    pub(super) fn new(beside: &Path) -> Self {
        let folder = tempfile::tempdir_in(beside).unwrap();
        Self(Arc::new(Mutex::new(Far {
            kept: Kept::open(folder.path()).unwrap(),
            _folder: folder,
            effects: Vec::new(),
            fault: Fault::None,
            poisoned: BTreeMap::new(),
            refused: BTreeSet::new(),
            forgot: false,
            requests: 0,
            carried: Vec::new(),
        })))
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Far> {
        self.0.lock().unwrap()
    }
}

impl Wire for Shared {
    async fn post(&mut self, letter: Letter) -> Result<Heard, Trouble> {
        let heard = self.lock().take(&letter);
        match heard {
            Some(heard) => heard,
            None => std::future::pending().await,
        }
    }
}

impl Far {
    /// What comes back of a letter; `None`: nothing ever.
    fn take(&mut self, letter: &Letter) -> Option<Result<Heard, Trouble>> {
        self.requests += 1;
        let mut events = events(letter);
        self.carried = events.iter().map(id).collect();
        match self.fault {
            Fault::None => {}
            Fault::CutBefore => return Some(Err(cut())),
            Fault::SilentBefore => return None,
            Fault::Status(status) => return Some(Ok(heard(status, ""))),
            Fault::Page => return Some(Ok(heard(200, "<!doctype html><p>Welcome"))),
            Fault::Rest(seconds) => return Some(Ok(rest(seconds))),
            Fault::HalfTheFacts => events.truncate(events.len().div_ceil(2)),
            Fault::Forgets(many) => self.forgets(many),
            Fault::CutAfter | Fault::SilentAfter | Fault::HalfAnAnswer => {}
        }
        let (status, answer) = self.keep(events);
        match self.fault {
            Fault::CutAfter => Some(Err(cut())),
            Fault::SilentAfter => None,
            Fault::HalfAnAnswer => Some(Ok(heard(status, &answer[..answer.len() / 2]))),
            _ => Some(Ok(heard(status, &answer))),
        }
    }

    /// Keeps events as the reference receiver does, but for those that are poisoned; its status and its answer.
    fn keep(&mut self, mut events: Vec<Value>) -> (u16, String) {
        let mut spoiled = false;
        for event in &mut events {
            let poison = self.poisoned.get(&id(event));
            if poison.is_some() {
                self.refused.insert(id(event));
            }
            match poison {
                Some(Poison::Batch) => spoiled = true,
                // No fact's data; the receiver finds that by itself.
                Some(Poison::Item) => event["data"] = Value::Null,
                None => {}
            }
        }
        if spoiled {
            return (422, String::new());
        }
        let batch = Batch::read(&serde_json::to_vec(&events).unwrap()).unwrap();
        let answer = serde_json::to_value(self.kept.take(&batch).unwrap()).unwrap();
        for result in answer["results"].as_array().unwrap() {
            assert_ne!(
                result["status"], "conflict",
                "one device alone has no conflicts"
            );
            if result["status"] == "accepted" {
                self.effects.push(id(result));
            }
        }
        (200, answer.to_string())
    }

    fn forgets(&mut self, many: usize) {
        let left = self.effects.len().saturating_sub(many);
        self.forgot |= left < self.effects.len();
        self.effects.truncate(left);
        self.kept.forget_after(left).unwrap();
    }
}

fn events(letter: &Letter) -> Vec<Value> {
    let mut plain = Vec::new();
    match letter.packed {
        true => GzDecoder::new(&letter.body[..])
            .read_to_end(&mut plain)
            .map(drop)
            .unwrap(),
        false => plain.clone_from(&letter.body),
    }
    serde_json::from_slice(&plain).unwrap()
}

fn id(value: &Value) -> Uuid {
    value["id"].as_str().unwrap().parse().unwrap()
}

fn heard(status: u16, body: &str) -> Heard {
    Heard {
        status: StatusCode::from_u16(status).unwrap(),
        headers: HeaderMap::new(),
        body: body.as_bytes().to_vec(),
    }
}

fn rest(seconds: u32) -> Heard {
    let mut heard = heard(429, "");
    heard.headers.insert(RETRY_AFTER, seconds.into());
    heard
}

fn cut() -> Trouble {
    Trouble::new(TroubleKind::Offline, "cut")
}
