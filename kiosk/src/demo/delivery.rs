//! What was kept is delivered: `sync-agent` brings each device's journal to a receiver, which stands for the main case system, and
//! the exit terminal's to the branch service too. The very program that a device runs, beside this one.

use super::out::Out;
use anyhow::{Context, Result, bail, ensure};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use toml::Table;

/// What the target is called in the settings.
const TARGET: &str = "case-system";

/// The receiver while it listens; it ends with the demo.
pub(super) struct CaseSystem {
    receiver: Child,
    address: String,
    /// The branch's settings as they are written.
    text: Table,
}

/// A device whose records are to be delivered.
pub(super) struct Device<'a> {
    /// Its name in the journal.
    pub(super) name: &'a str,
    /// Its role, as the settings call it.
    pub(super) role: &'a str,
    /// The branch service that it is a client of.
    pub(super) branch_service: Option<&'a str>,
    /// Its data folder.
    pub(super) data: &'a Path,
}

impl CaseSystem {
    /// Starts a receiver; `text` is what the branch's settings were read from.
    pub(super) fn open(out: &Out, text: &str) -> Result<Self> {
        let mut receiver = sync_agent()?
            .arg("receive")
            .args(["--listen", "127.0.0.1:0", "--data"])
            .arg(out.receiver())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting the receiver")?;
        let mut line = String::new();
        if let Some(said) = receiver.stdout.take() {
            BufReader::new(said).read_line(&mut line)?;
        }
        let address = line.trim().strip_prefix("listening on ");
        Ok(Self {
            address: address.context("the receiver did not start")?.to_owned(),
            receiver,
            text: text.parse().context("reading the settings again")?,
        })
    }

    /// Delivers everything of a device, and answers how `sync-agent status` says that it stands.
    pub(super) fn deliver(&self, out: &Out, device: &Device<'_>) -> Result<String> {
        let name = device.name;
        let file = out.settings().join(format!("{name}.toml"));
        std::fs::write(&file, self.settings(device).to_string())?;
        let ended = agent("once", &file, device.data)?.status()?;
        ensure!(ended.success(), "not everything of {name} was delivered");
        let status = agent("status", &file, device.data)?.output()?;
        ensure!(
            status.status.success(),
            "sync-agent does not tell how {name} stands"
        );
        Ok(String::from_utf8_lossy(&status.stdout).trim().to_owned())
    }

    /// The branch's settings with the one target, as those of this device.
    fn settings(&self, device: &Device<'_>) -> Table {
        let mut table = self.text.clone();
        let kept = table.entry("device").or_insert_with(|| Table::new().into());
        if let Some(kept) = kept.as_table_mut() {
            kept.insert("name".to_owned(), device.name.into());
            kept.insert("role".to_owned(), device.role.into());
            kept.remove("branch_service");
            if let Some(address) = device.branch_service {
                kept.insert("branch_service".to_owned(), address.into());
            }
        }
        let mut target = Table::new();
        for (key, value) in [("name", TARGET), ("url", &self.address)] {
            target.insert(key.to_owned(), value.into());
        }
        table.insert("targets".to_owned(), vec![target].into());
        table
    }

    /// Keeps what arrived as the folder's `delivered.jsonl`; how many facts there are.
    pub(super) fn close(mut self, out: &Out) -> Result<usize> {
        let arrived = out.receiver().join("delivered.jsonl");
        let text = std::fs::read_to_string(&arrived)
            .with_context(|| format!("reading {}", arrived.display()))?;
        std::fs::write(out.file("delivered.jsonl"), &text)?;
        self.stop();
        Ok(text.lines().count())
    }

    fn stop(&mut self) {
        self.receiver.kill().ok();
        self.receiver.wait().ok();
    }
}

impl Drop for CaseSystem {
    fn drop(&mut self) {
        self.stop();
    }
}

fn agent(command: &str, settings: &Path, data: &Path) -> Result<Command> {
    let mut agent = sync_agent()?;
    agent.arg(command).arg("--config").arg(settings);
    agent.arg("--data").arg(data).stderr(Stdio::null());
    Ok(agent)
}

/// The other program of a device, where this one is.
fn sync_agent() -> Result<Command> {
    let beside: PathBuf = std::env::current_exe()?.with_file_name("sync-agent");
    if !beside.is_file() {
        bail!(
            "{} is not there; build it with: cargo build --workspace --bins",
            beside.display()
        );
    }
    Ok(Command::new(beside))
}
