//! A running receiver, and a sender of whatever a story wants to send.

use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};
use reqwest::{Client, RequestBuilder};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use tempfile::TempDir;
use tokio::runtime::Runtime;

pub const BATCH: &str = "application/cloudevents-batch+json";
pub const SOURCE: &str = "urn:istiqbal:manarat:exit-1:7d6d0e5c-0001-4000-8000-000000000000";

/// A receiver over a folder; killed with its story.
pub struct Receiver {
    folder: TempDir,
    child: Child,
    address: String,
    runtime: Runtime,
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let _over_already = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// An answer: its status, its media type, and its JSON.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub kind: String,
    pub body: Value,
}

impl Receiver {
    pub fn start() -> Self {
        Self::with(tempfile::tempdir().unwrap(), &[])
    }

    pub fn with(folder: TempDir, more: &[&str]) -> Self {
        let (child, address) = spawn(folder.path(), more);
        Self {
            folder,
            child,
            address,
            runtime: Runtime::new().unwrap(),
        }
    }

    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    pub fn url(&self) -> &str {
        &self.address
    }

    /// Kills it as a cut of power would, and starts it again on the same folder.
    pub fn is_killed_and_started(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        (self.child, self.address) = spawn(self.folder.path(), &[]);
    }

    /// Tells it to stop; how it ended.
    pub fn stops(&mut self) -> ExitStatus {
        kill_process(Pid::from_child(&self.child), Signal::TERM).unwrap();
        self.child.wait().unwrap()
    }

    /// Posts a batch as the contract says.
    pub fn take(&self, events: &[Value]) -> Answer {
        let body = serde_json::to_vec(events).unwrap();
        self.sends(|request| request.header(CONTENT_TYPE, BATCH).body(body))
    }

    /// Posts a body packed by gzip.
    pub fn take_packed(&self, plain: &[u8]) -> Answer {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(plain).unwrap();
        let packed = packed.finish().unwrap();
        self.sends(|request| {
            let request = request.header(CONTENT_TYPE, BATCH);
            request.header(CONTENT_ENCODING, "gzip").body(packed)
        })
    }

    /// Posts whatever a story makes of a request.
    pub fn sends(&self, made: impl FnOnce(RequestBuilder) -> RequestBuilder) -> Answer {
        let _set_before = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().no_proxy().build().unwrap();
        let request = made(client.post(&self.address));
        self.runtime.block_on(async {
            let response = request.send().await.unwrap();
            let kind = response.headers().get(CONTENT_TYPE);
            let kind = kind.map(|kind| kind.to_str().unwrap().to_owned());
            let status = response.status().as_u16();
            let body = response.bytes().await.unwrap();
            Answer {
                status,
                kind: kind.unwrap_or_default(),
                body: serde_json::from_slice(&body).unwrap(),
            }
        })
    }

    /// Ids of the lines in `delivered.jsonl`.
    pub fn delivered(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.data().join("delivered.jsonl")).unwrap();
        let id = |line: &str| {
            let event: Value = serde_json::from_str(line).unwrap();
            event["id"].as_str().unwrap().to_owned()
        };
        text.lines().map(id).collect()
    }
}

impl Answer {
    /// What became of each event.
    pub fn statuses(&self) -> Vec<&str> {
        let results = self.body["results"].as_array().unwrap().iter();
        results
            .map(|result| result["status"].as_str().unwrap())
            .collect()
    }
}

/// Starts a receiver on a free port; its address.
fn spawn(folder: &Path, more: &[&str]) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sync-agent"));
    command.args(["receive", "--listen", "127.0.0.1:0", "--data"]);
    command.arg(folder).args(more).env_remove("RUST_LOG");
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    said.read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on ").unwrap();
    (child, address.to_owned())
}

/// An event of the source at a seq; its id and hash follow from the seq.
pub fn event(seq: u64) -> Value {
    json!({
        "specversion": "1.0",
        "id": id(seq),
        "source": SOURCE,
        "type": "org.istiqbal.ticket.issued.v1",
        "subject": "ticket:1",
        "time": "2026-11-22T06:00:00.000Z",
        "datacontenttype": "application/json",
        "seq": seq,
        "businessday": "2026-11-22",
        "clock": "synced",
        "hash": format!("{seq:064x}"),
        "data": { "number": seq, "personal": { "name": "نورة" } },
    })
}

pub fn id(seq: u64) -> String {
    format!("7d6d0e5c-0000-4000-8000-{seq:012}")
}

/// The event with one part of it changed.
pub fn changed(seq: u64, part: &str, value: Value) -> Value {
    let mut event = event(seq);
    event[part] = value;
    event
}
