//! The reference receiver beside a device.

use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A running `sync-agent receive`; killed with its story.
pub struct Reference {
    folder: TempDir,
    child: Child,
    address: String,
}

impl Drop for Reference {
    fn drop(&mut self) {
        let _over_already = self.child.kill();
        let _reaped = self.child.wait();
    }
}

impl Reference {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (child, address) = spawn(&folder, "127.0.0.1:0");
        Self {
            folder,
            child,
            address,
        }
    }

    pub fn url(&self) -> &str {
        &self.address
    }

    /// Kills it as a cut of power would, and starts it again where it was.
    pub fn is_killed_and_started(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let listen = self.address.strip_prefix("http://").unwrap().to_owned();
        (self.child, self.address) = spawn(&self.folder, &listen);
    }

    /// Ids of what it received, in the order of the effects.
    pub fn delivered(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.folder.path().join("delivered.jsonl")).unwrap();
        // The last line may be on its way.
        let whole = text
            .lines()
            .map(serde_json::from_str::<Value>)
            .map_while(Result::ok);
        whole
            .map(|event| event["id"].as_str().unwrap().to_owned())
            .collect()
    }
}

fn spawn(folder: &TempDir, listen: &str) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sync-agent"));
    command.args(["receive", "--listen", listen, "--data"]);
    command.arg(folder.path()).env_remove("RUST_LOG");
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
